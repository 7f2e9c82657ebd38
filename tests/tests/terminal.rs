//! The terminal in the workbook: lines in, files and database changed.

use bash::Bashkit;
use book::{Book, Files, load};
use engine::Environment;
use interpreter::RustPython;
use protocol::{Command, Event, Output};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use workbook::Workbook;

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

/// Somebody at the terminal of an exercise.
struct Learner {
    workbook: Workbook,
}

impl Learner {
    fn at(exercise: &str) -> Self {
        let environment = Environment::fixed(802_051_200_000_000, 1);
        let mut workbook =
            Workbook::new(course().bundle(), Box::new(RustPython::new()), Box::new(Bashkit::new()), environment);
        let events = workbook.handle(Command::Open { exercise: exercise.to_owned(), saved: None });
        assert!(events.iter().any(|event| matches!(event, Event::Opened { .. })), "{events:?}");
        Self { workbook }
    }

    fn types(&mut self, text: &str) -> Vec<Event> {
        self.workbook.handle(Command::Line { text: text.to_owned() })
    }
}

fn shown(events: &[Event]) -> String {
    let mut out = String::new();
    for event in events {
        match event {
            Event::Output(Output::Prompt { prompt, line }) => writeln!(out, "{prompt}{line}").expect("it is text"),
            Event::Output(Output::Stdout(text) | Output::Stderr(text)) => out.push_str(text),
            _ => {}
        }
    }
    out
}

fn changes(events: &[Event]) -> BTreeMap<String, Option<String>> {
    let found = events.iter().find_map(|event| match event {
        Event::FilesChanged { changes } => Some(changes.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

#[test]
fn a_line_reaches_files_and_database() {
    let mut learner = Learner::at("full-cycle");
    let events = learner.types("alembic downgrade -1 2>&1 | tail -1 && cat alembic.ini > x");
    let text = shown(&events);
    assert!(text.lines().last().is_some_and(|line| line.contains("Running downgrade")), "{text}");
    let changed = changes(&events);
    assert_eq!(changed.keys().collect::<Vec<_>>(), ["x"]);
    assert!(changed["x"].as_ref().is_some_and(|text| text.contains("script_location")), "{changed:?}");
    assert!(matches!(&events[..], [.., Event::Saved(_), Event::Done]));
    let events = learner.types("alembic current 2>/dev/null | grep -oP '[a-f0-9]{12}' | head -1");
    assert_eq!(shown(&events).lines().nth(1).map(str::len), Some(12), "{events:?}");
}

#[test]
fn a_new_revision_is_a_file() {
    let mut learner = Learner::at("full-cycle");
    let events = learner.types("cd . && alembic revision -m 'From a script'");
    let changed = changes(&events);
    assert_eq!(changed.len(), 1, "{}", shown(&events));
    assert!(changed.keys().all(|path| path.ends_with("_from_a_script.py")), "{changed:?}");
    let text = shown(&learner.types("ls alembic/versions/*_from_a_script.py | wc -l"));
    assert!(text.ends_with("\n1\n"), "{text}");
}

#[test]
fn what_runs_too_long_leaves_nothing_behind() {
    let mut learner = Learner::at("full-cycle");
    let before = shown(&learner.types("alembic current; ls"));
    let events = learner.types("alembic downgrade base; touch left; while true; do echo x >> left; done");
    assert!(shown(&events).contains("stopped: "), "{}", shown(&events));
    assert_eq!(changes(&events), BTreeMap::new());
    assert_eq!(shown(&learner.types("alembic current; ls")), before);
}
