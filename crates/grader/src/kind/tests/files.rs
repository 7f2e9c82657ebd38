//! The kinds that look at files, revisions and answers, and run nothing.

use super::scene::{APPLIED, OWN, Scene, read, revision};
use crate::terminal::Problem;

/// What is changed about a submission that is right.
type Change = fn(&mut Scene);

const RIGHT: &str = "def upgrade():\n    \"\"\"Adds it.\"\"\"\n\ndef downgrade():\n    pass\n";

fn nothing(_: &mut Scene) {}

fn edited(scene: &mut Scene) {
    scene.files.insert(APPLIED.into(), "revision = 'a'\n\ndef upgrade():\n    return\n".into());
}

fn deleted(scene: &mut Scene) {
    scene.files.remove(APPLIED);
}

fn unreadable(scene: &mut Scene) {
    scene.chain = Err(Problem::default());
}

fn add(scene: &mut Scene, id: &str, down: &[&str]) {
    if let Ok(chain) = &mut scene.chain {
        chain.revisions.push(revision(&format!("alembic/versions/{id}.py"), id, down));
    }
}

fn second_head(scene: &mut Scene) {
    add(scene, "c", &["a"]);
}

fn third(scene: &mut Scene) {
    add(scene, "c", &["b"]);
}

fn ring(scene: &mut Scene) {
    if let Ok(chain) = &mut scene.chain {
        chain.revisions[0].down = vec!["b".into()];
    }
}

fn without_docstring(scene: &mut Scene) {
    scene.files.insert(OWN.into(), "def upgrade():\n    pass\n".into());
}

fn without_function(scene: &mut Scene) {
    scene.files.insert(OWN.into(), "revision = 'b'\n".into());
}

fn answered(scene: &mut Scene) {
    scene.truths.insert("p".into(), Ok("id, name".into()));
    scene.answers.insert("p".into(), " ID ,name".into());
}

fn answered_wrongly(scene: &mut Scene) {
    answered(scene);
    scene.answers.insert("p".into(), " id ".into());
}

fn not_answered(scene: &mut Scene) {
    answered(scene);
    scene.answers.clear();
}

fn not_computed(scene: &mut Scene) {
    scene.truths.insert("p".into(), Err("`x` fails".into()));
}

/// Kind, parameters, the change, what is found.
pub(super) const CASES: &[(&str, &str, Change, &str)] = &[
    ("applied_unchanged", "{}", nothing, "holds"),
    (
        "applied_unchanged",
        "{}",
        edited,
        "alembic/versions/a.py has already run; line 4 is no longer what ran [alembic/versions/a.py:4:1]",
    ),
    ("applied_unchanged", "{}", deleted, "alembic/versions/a.py has already run, and is gone [alembic/versions/a.py]"),
    ("descends_from", r#"{"revision": "a"}"#, nothing, "holds"),
    ("descends_from", r#"{"revision": "b"}"#, third, "holds"),
    ("descends_from", r#"{"revision": "b"}"#, second_head, "c comes after a, not after b [alembic/versions/c.py:1:1]"),
    ("descends_from", r#"{"revision": "a"}"#, unreadable, "unknown"),
    ("has_docstring", r#"{"function": "upgrade"}"#, nothing, "holds"),
    (
        "has_docstring",
        r#"{"function": "upgrade"}"#,
        without_docstring,
        "upgrade() of b has no docstring [alembic/versions/b.py:1:1]",
    ),
    (
        "has_docstring",
        r#"{"function": "upgrade"}"#,
        without_function,
        "b has no function upgrade [alembic/versions/b.py:1:1]",
    ),
    (
        "has_docstring",
        r#"{"function": "downgrade"}"#,
        nothing,
        "downgrade() of b has no docstring [alembic/versions/b.py:4:1]",
    ),
    ("prediction", r#"{"prediction": "p"}"#, answered, "holds"),
    ("prediction", r#"{"prediction": "p"}"#, answered_wrongly, "you said id; it is id, name"),
    ("prediction", r#"{"prediction": "p"}"#, not_answered, "you have not answered yet"),
    ("prediction", r#"{"prediction": "p"}"#, not_computed, "the answer cannot be computed: `x` fails"),
    ("prediction", r#"{"prediction": "p"}"#, nothing, "there is no prediction \"p\""),
    ("revision_count", r#"{"count": 1}"#, nothing, "holds"),
    ("revision_count", r#"{"count": 1}"#, third, "there are 2 revisions that have not run yet, not 1"),
    ("revision_count", r#"{"count": 1}"#, unreadable, "unknown"),
    ("single_head", "{}", nothing, "holds"),
    ("single_head", "{}", second_head, "there are 2 heads: b and c"),
    ("single_head", "{}", ring, "there is no head: the revisions form a ring"),
    ("single_head", "{}", unreadable, "unknown"),
];

#[test]
fn what_files_and_answers_show() {
    for (kind, parameters, change, found) in CASES {
        let mut scene = Scene::new(RIGHT);
        change(&mut scene);
        assert_eq!(scene.look(&*read(kind, parameters), None), *found, "{kind} {parameters}");
    }
}
