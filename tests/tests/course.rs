//! The course holds, and a learner can walk through an exercise of it.

use bash::Bashkit;
use book::{Book, Files, load};
use engine::Environment;
use grader::{Grader, RevisionCache, verify};
use interpreter::RustPython;
use protocol::{Command, Event, Outcome, Output, Saved, Verdict, Walk};
use std::collections::BTreeMap;
use std::path::Path;
use workbook::Workbook;

const REVISION: &str = "alembic/versions/5f3e81c2d9b7_add_last_login_to_users.py";

fn read(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).expect("the folder exists").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read_to_string(&path).expect("it is text"));
        }
    }
}

fn course() -> Book {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../book");
    let mut files = Files::new();
    read(&root, &root, &mut files);
    load(&files).expect("the book has no fault")
}

fn environment() -> Environment {
    Environment::fixed(802_051_200_000_000, 1)
}

struct Learner {
    workbook: Workbook,
    saved: Option<Saved>,
}

impl Learner {
    fn new(book: &Book) -> Self {
        let workbook =
            Workbook::new(book.bundle(), Box::new(RustPython::new()), Box::new(Bashkit::new()), environment());
        Self { workbook, saved: None }
    }

    #[track_caller]
    fn say(&mut self, command: Command) -> Vec<Event> {
        let events = self.workbook.handle(command);
        assert_eq!(events.last(), Some(&Event::Done));
        if let Some(saved) = events.iter().rev().find_map(|event| match event {
            Event::Saved(saved) => Some(saved.clone()),
            _ => None,
        }) {
            self.saved = Some(saved);
        }
        events
    }

    #[track_caller]
    fn line(&mut self, text: &str) -> String {
        shown(&self.say(Command::Line { text: text.to_owned() }))
    }

    #[track_caller]
    fn check(&mut self) -> Verdict {
        let events = self.say(Command::Check { answers: BTreeMap::new() });
        let verdict = events.into_iter().find_map(|event| match event {
            Event::Verdict(verdict) => Some(verdict),
            _ => None,
        });
        verdict.expect("a verdict")
    }
}

fn shown(events: &[Event]) -> String {
    let texts = events.iter().filter_map(|event| match event {
        Event::Output(Output::Stdout(text) | Output::Stderr(text)) => Some(text.as_str()),
        Event::Output(Output::Problem { rendered, .. }) => Some(rendered.as_str()),
        _ => None,
    });
    texts.collect()
}

fn current(events: &[Event]) -> Option<Vec<String>> {
    events.iter().find_map(|event| match event {
        Event::Opened { current, .. } | Event::SchemaChanged { current, .. } => Some(current.clone()),
        _ => None,
    })
}

#[test]
fn every_exercise_does_what_it_declares() {
    let book = course();
    let mut interpreter = RevisionCache::new(Box::new(RustPython::new()));
    let mut grader = Grader::new(environment());
    let mut faults = Vec::new();
    for exercise in book.exercises.values() {
        let found = verify(&mut grader, &book, exercise, &mut interpreter);
        faults.extend(found.into_iter().map(|fault| format!("{}: {}", exercise.id, fault.message)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_learner_walks_through_an_exercise() {
    let book = course();
    let mut learner = Learner::new(&book);
    let opened = learner.say(Command::Open { exercise: "last-login".to_owned(), saved: None });
    assert_eq!(current(&opened), Some(vec!["d20be918a74c".to_owned()]));
    assert!(!learner.check().passed);

    let solution = book.exercises["last-login"].solution[REVISION].clone();
    learner.say(Command::Write { path: REVISION.to_owned(), text: Some(solution.clone()) });
    let up = learner.say(Command::Upgrade { target: "head".to_owned() });
    assert_eq!(current(&up), Some(vec!["5f3e81c2d9b7".to_owned()]), "{}", shown(&up));
    assert!(shown(&up).contains("Running upgrade d20be918a74c -> 5f3e81c2d9b7, Add last_login to users"));
    assert!(learner.line("\\d users").contains("last_login | timestamp with time zone"));
    assert!(learner.line("SELECT count(*) FROM users;").contains("20"));
    let verdict = learner.check();
    assert!(verdict.passed, "{verdict:#?}");

    let saved = learner.saved.clone();
    let mut again = Learner::new(&book);
    let opened = again.say(Command::Open { exercise: "last-login".to_owned(), saved });
    assert_eq!(current(&opened), Some(vec!["5f3e81c2d9b7".to_owned()]));
    let kept = again.saved.clone().expect("it is saved");
    assert_eq!((kept.attempts, kept.solved, &kept.files[REVISION]), (2, true, &solution));
    let down = again.say(Command::Downgrade { target: "-1".to_owned() });
    assert_eq!(current(&down), Some(vec!["d20be918a74c".to_owned()]), "{}", shown(&down));
    let reset = again.say(Command::Reset);
    assert_eq!(current(&reset), Some(vec!["d20be918a74c".to_owned()]));
}

#[test]
fn a_mistake_is_shown_at_its_place_and_changes_nothing() {
    let book = course();
    let mut learner = Learner::new(&book);
    learner.say(Command::Open { exercise: "last-login".to_owned(), saved: None });
    let wrong = book.exercises["last-login"].solution[REVISION].replace("nullable=True", "nullable=False");
    learner.say(Command::Write { path: REVISION.to_owned(), text: Some(wrong) });
    let events = learner.say(Command::Upgrade { target: "head".to_owned() });
    assert_eq!(current(&events), Some(vec!["d20be918a74c".to_owned()]));
    let problem = events.iter().find_map(|event| match event {
        Event::Output(Output::Problem { place, diagnostic, .. }) => Some((place.clone(), diagnostic.code.clone())),
        _ => None,
    });
    let (place, code) = problem.expect("a problem with a place");
    assert!(place.starts_with(REVISION), "{place}");
    assert_eq!(code, "23502");
}

#[test]
fn nothing_that_can_be_typed_panics() {
    let mut learner = Learner::new(&course());
    let lines = [
        "",
        ";",
        "\\",
        "\\?",
        "alembic",
        "alembic upgrade",
        "alembic upgrade nowhere",
        "alembic downgrade -99",
        "psql",
        "psql -c",
        "psql -c 'SELECT",
        "SELECT 1",
        "SELECT 1/0;",
        "rm -rf /",
        "alembic revision -m 'x",
        "BEGIN;",
        "alembic upgrade head",
        "ROLLBACK;",
        "DROP TABLE users CASCADE;",
        "alembic downgrade base",
        "é;",
    ];
    for line in lines {
        learner.line(line);
    }
    learner.say(Command::Open { exercise: "nowhere".to_owned(), saved: None });
    learner.say(Command::Open { exercise: "full-cycle".to_owned(), saved: None });
    for line in lines {
        learner.line(line);
    }
    for text in ["", "def", "raise SystemExit(3)", "import nowhere", "revision = 5", "\u{0}"] {
        learner.say(Command::Write { path: REVISION.to_owned(), text: Some(text.to_owned()) });
        let verdict = learner.check();
        assert!(verdict.checks.iter().any(|check| check.outcome == Outcome::Failed), "{text:?}");
    }
    learner.say(Command::Write { path: "alembic.ini".to_owned(), text: None });
    learner.check();
    learner.say(Command::Write { path: "../x".to_owned(), text: Some(String::new()) });
}

#[test]
fn the_graph_shows_where_the_database_is_and_what_an_upgrade_would_run() {
    let mut learner = Learner::new(&course());
    learner.say(Command::Open { exercise: "last-login".to_owned(), saved: None });
    let walk = Some(Walk::Upgrade { target: "head".to_owned() });
    let graph = |learner: &mut Learner, walk| {
        let events = learner.say(Command::Graph { walk });
        events.into_iter().find_map(|event| if let Event::Graph(graph) = event { Some(graph) } else { None })
    };
    let shown = graph(&mut learner, walk.clone()).expect("a graph");
    assert_eq!(shown.problem, "");
    assert!(!shown.nodes.is_empty() && shown.lanes == 1, "{shown:?}");
    assert_eq!(shown.walk.len(), shown.nodes.iter().filter(|node| !node.is_applied).count());
    assert!(shown.nodes.iter().all(|node| node.sentence.starts_with(&format!("Revision {}", node.id))));
    learner.line("alembic upgrade head");
    let after = graph(&mut learner, walk).expect("a graph");
    assert!(after.nodes.iter().all(|node| node.is_applied) && after.walk.is_empty(), "{after:?}");
    let lost = graph(&mut learner, Some(Walk::Upgrade { target: "nothing".to_owned() })).expect("a graph");
    assert_eq!(lost.problem, "Can't locate revision identified by 'nothing'");
    assert_eq!(lost.nodes, after.nodes);
}
