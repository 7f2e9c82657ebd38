//! The kinds that look at rows and at the way up and down.

use super::scene::{Scene, Walker, read};
use crate::run::Run;
use book::Database;

const BEFORE: &str = "
    CREATE TABLE users (id integer PRIMARY KEY, name text);
    INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob');
    CREATE TABLE logs (line text);
    INSERT INTO logs VALUES ('x'), ('y');
";

/// One walk, and what a kind finds in it.
pub(super) struct Case {
    pub(super) kind: &'static str,
    parameters: &'static str,
    /// The upgrade, the downgrade and the second upgrade, as far as they go.
    steps: &'static [&'static str],
    pub(super) found: &'static str,
}

const fn case(
    kind: &'static str,
    parameters: &'static str,
    steps: &'static [&'static str],
    found: &'static str,
) -> Case {
    Case { kind, parameters, steps, found }
}

const ADD: &str = "ALTER TABLE users ADD email text";
const DROP: &str = "ALTER TABLE users DROP email";
const NOTHING: &str = "SELECT 1";
const LOWER: &str = "UPDATE users SET name = lower(name)";

/// The learner's file, whose downgrade says why it does nothing.
const WITH_REASON: &str =
    "def upgrade():\n    pass\n\ndef downgrade():\n    \"\"\"The capitals cannot be restored.\"\"\"\n";

pub(super) const CASES: &[Case] = &[
    case("downgrade_restores", "{}", &[ADD, DROP], "holds"),
    case(
        "downgrade_restores",
        "{}",
        &[ADD, NOTHING],
        "the downgrade of b does nothing: column users.email is still there [alembic/versions/b.py:4:1]",
    ),
    case(
        "downgrade_restores",
        "{}",
        &[ADD, "ALTER TABLE users DROP email, DROP name"],
        "after the downgrade of b column users.name is gone [alembic/versions/b.py:4:1]",
    ),
    case(
        "downgrade_restores",
        "{}",
        &[LOWER, "UPDATE users SET name = 'x' WHERE id = 1"],
        "after the downgrade of b the row of users with id = 1 has name x, not Ann [alembic/versions/b.py:4:1]",
    ),
    case(
        "downgrade_restores",
        "{}",
        &[ADD, "ALTER TABLE users DROP phone"],
        "the downgrade of b fails: column \"phone\" of relation \"users\" does not exist [alembic/versions/b.py:4:1]",
    ),
    case(
        "downgrade_restores",
        r#"{"irreversible": "declared"}"#,
        &[LOWER, "raise The capitals are gone for good."],
        "holds",
    ),
    case(
        "downgrade_restores",
        r#"{"irreversible": "declared"}"#,
        &[LOWER, "raise No."],
        "the downgrade of b fails: No. [alembic/versions/b.py:4:1]",
    ),
    case("downgrade_restores", r#"{"irreversible": "declared"}"#, &[LOWER, NOTHING], "holds"),
    case(
        "downgrade_restores",
        "{}",
        &[LOWER, NOTHING],
        "the downgrade of b does nothing: the row of users with id = 1 has name ann, not Ann [alembic/versions/b.py:4:1]",
    ),
    case("is_empty", r#"{"query": "SELECT * FROM users WHERE name IS NULL"}"#, &[ADD], "holds"),
    case("is_empty", r#"{"query": "SELECT id FROM users WHERE id = 2"}"#, &[ADD], "there is a row: id = 2"),
    case("is_empty", r#"{"query": "SELECT id FROM users ORDER BY id"}"#, &[ADD], "there are 2 rows, the first: id = 1"),
    case(
        "is_empty",
        r#"{"query": "SELECT x FROM users"}"#,
        &[ADD],
        "the question cannot be asked: column \"x\" does not exist",
    ),
    case(
        "results_eq",
        r#"{"query": "SELECT name FROM users ORDER BY id", "rows": [["Ann"], ["Bob"]]}"#,
        &[ADD],
        "holds",
    ),
    case("results_eq", r#"{"query": "SELECT email FROM users WHERE id = 1", "rows": [[null]]}"#, &[ADD], "holds"),
    case(
        "results_eq",
        r#"{"query": "SELECT name FROM users ORDER BY id", "rows": [["ann"], ["Bob"]]}"#,
        &[LOWER],
        "row 2 of the result is name = bob, not name = Bob",
    ),
    case(
        "results_eq",
        r#"{"query": "SELECT name FROM users ORDER BY id", "rows": [["Ann"]]}"#,
        &[ADD],
        "row 2 of the result is name = Bob, not nothing",
    ),
    case("results_kept", r#"{"query": "SELECT id, name FROM users"}"#, &[ADD], "holds"),
    case(
        "results_kept",
        r#"{"query": "SELECT id, name FROM users"}"#,
        &["INSERT INTO users VALUES (3, 'Eve')"],
        "holds",
    ),
    case(
        "results_kept",
        r#"{"query": "SELECT id, name FROM users"}"#,
        &["DELETE FROM users WHERE id = 2"],
        "this is no longer so: id = 2, name = Bob",
    ),
    case("rows_kept", r#"{"table": "users"}"#, &[ADD], "holds"),
    case("rows_kept", r#"{"table": "users", "columns": ["id"]}"#, &[LOWER], "holds"),
    case("rows_kept", r#"{"table": "users"}"#, &[LOWER], "the row of users with id = 1 has name ann, not Ann"),
    case(
        "rows_kept",
        r#"{"table": "logs"}"#,
        &["DELETE FROM logs WHERE line = 'y'"],
        "a row of logs is gone: line = y",
    ),
    case("rows_kept", r#"{"table": "users"}"#, &["DROP TABLE users"], "there is no table users (missing: table users)"),
    case("schema_kept", "{}", &[LOWER], "holds"),
    case("schema_kept", "{}", &[ADD], "column users.email is new"),
    case("schema_kept", "{}", &["DROP TABLE logs"], "table logs is gone"),
    case(
        "schema_kept",
        "{}",
        &["ALTER TABLE users ALTER name SET NOT NULL"],
        "column users.name is text not null, not text",
    ),
    case("sql_contains", r#"{"text": "alter  table USERS"}"#, &[ADD], "holds"),
    case("sql_contains", r#"{"text": "drop"}"#, &[ADD], "the SQL of the upgrade has no drop"),
    case("sql_lacks", r#"{"text": "drop"}"#, &[ADD], "holds"),
    case("sql_lacks", r#"{"text": "Alter Table"}"#, &[ADD], "the SQL of the upgrade has Alter Table"),
    case("up_down_up_stable", "{}", &[ADD, DROP, ADD], "holds"),
    case("up_down_up_stable", "{}", &[LOWER, "raise It is gone for good.", ADD], "holds"),
    case(
        "up_down_up_stable",
        "{}",
        &[ADD, NOTHING, ADD],
        "the second upgrade fails: column \"email\" of relation \"users\" already exists",
    ),
    case(
        "up_down_up_stable",
        "{}",
        &[ADD, DROP, "ALTER TABLE users ADD email text, ADD phone text"],
        "after the second upgrade there is also column users.phone",
    ),
    case("up_down_up_stable", "{}", &[ADD, DROP, NOTHING], "after the second upgrade column users.email is gone"),
    case(
        "up_down_up_stable",
        "{}",
        &[LOWER, NOTHING, "UPDATE users SET name = name || '!' WHERE id = 1"],
        "after the second upgrade the row of users with id = 1 has name ann!, not ann",
    ),
    case("upgrades", "{}", &[ADD], "holds"),
    case("upgrades", "{}", &["SELECT x"], "column \"x\" does not exist"),
    case(
        "upgrades",
        "{}",
        &["INSERT INTO users VALUES (1, 'Eve')"],
        "duplicate key value violates unique constraint \"users_pkey\" (Key (id)=(1) already exists.)",
    ),
];

#[test]
fn what_a_walk_shows() {
    for Case { kind, parameters, steps, found } in CASES {
        let demand = read(kind, parameters);
        let mut walker = Walker::new(BEFORE, &*demand);
        let before = walker.look();
        let mut walked = steps.iter().map(|step| walker.step(step));
        let up = walked.next().expect("there is an upgrade");
        let (down, again) = (walked.next(), walked.next());
        drop(walked);
        let sql = demand.wants_sql().then(|| Ok(format!("BEGIN;\n\n{};\n\nCOMMIT;\n", steps[0])));
        let run = Run { database: Database::Seeded, start: "a".into(), before, up, down, again, sql };
        assert_eq!(Scene::new(WITH_REASON).look(&*demand, Some(&run)), *found, "{kind} {parameters} {steps:?}");
    }
}
