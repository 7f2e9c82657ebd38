//! The reducer, driven as a learner, a worker and a store drive it.

use super::{Action, Ask, Effect, FILE_LIMIT, Record, Report, State, Work};
use expect_test::{Expect, expect};
use protocol::{Command, Event, Files, Saved, Sheet};
use std::collections::BTreeMap;
use std::rc::Rc;

fn files(pairs: &[(&str, &str)]) -> Files {
    pairs.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect()
}

fn page() -> State {
    let mut state = State::new(Rc::new(Sheet {
        id: "add-last-login".into(),
        title: "Add last_login".into(),
        files: files(&[("a.py", "1"), ("b.py", "2")]),
        open: vec!["a.py".into()],
        hints: vec!["look".into(), "look again".into()],
        predictions: Vec::new(),
        solution: Files::new(),
    }));
    state.apply(Action::Restored { record: Ok(None), draft: None });
    state
}

fn saved(files: Files) -> Saved {
    Saved { exercise: "add-last-login".into(), files, database: vec![1], attempts: 1, solved: false, verdict: None }
}

/// Writes the state's work over `stored`, as the store does.
fn sync(state: &mut State, stored: Option<&Record>) -> Vec<Effect> {
    let snapshot = state.work.clone();
    let kept = Record::write(&state.base, &snapshot, stored);
    state.apply(Action::Synced { snapshot: Box::new(snapshot), kept: Ok(Box::new(kept)) })
}

fn edit(path: &str, text: &str) -> Action {
    Action::Edited { path: path.into(), text: text.into() }
}

#[track_caller]
fn check(effects: &[Effect], expected: &Expect) {
    let command = |command: &Command| match command {
        Command::Open { saved, .. } => format!("open{}", if saved.is_some() { " saved" } else { "" }),
        Command::Write { path, text } => format!("write {path}={}", text.as_deref().unwrap_or("gone")),
        other => format!("{other:?}"),
    };
    let line = |effect: &Effect| match effect {
        Effect::Send(commands) => commands.iter().map(command).collect::<Vec<_>>().join(", "),
        other => format!("{other:?}"),
    };
    expected.assert_eq(&effects.iter().map(line).collect::<Vec<_>>().join("; "));
}

#[test]
fn a_command_waits_for_the_store_and_carries_the_edits() {
    let mut state = page();
    check(&state.apply(edit("a.py", "new")), &expect!["SaveSoon"]);
    check(&state.apply(Action::Asked(Ask::Upgrade)), &expect!["Sync"]);
    check(&sync(&mut state, None), &expect![[r#"open, write a.py=new, Upgrade { target: "head" }"#]]);
    assert_eq!(state.outstanding, 3);
    check(&state.apply(Action::Asked(Ask::Check)), &expect![""]);
    check(&state.apply(Action::Reported(Report::Running)), &expect!["Watch"]);
    for _ in 0..3 {
        state.apply(Action::Reported(Report::Event(Event::Done)));
    }
    assert!(!state.busy());
    state.apply(Action::Asked(Ask::Check));
    check(&sync(&mut state, None), &expect!["Check { answers: {} }"]);
}

#[test]
fn what_is_asked_while_the_exercise_opens_comes_next() {
    let mut state = page();
    check(&state.apply(Action::Asked(Ask::Open)), &expect!["Sync"]);
    check(&sync(&mut state, None), &expect!["open"]);
    check(&state.apply(Action::Reported(Report::Running)), &expect![""]);
    check(&state.apply(Action::Asked(Ask::Check)), &expect![""]);
    assert!(state.busy());
    check(&state.apply(Action::Reported(Report::Event(Event::Done))), &expect!["Unwatch; Save; Sync"]);
    check(&sync(&mut state, None), &expect!["Check { answers: {} }"]);
}

#[test]
fn what_was_asked_before_the_store_answered_is_not_forgotten() {
    let mut state = page();
    state.restored = false;
    state.apply(Action::Asked(Ask::Check));
    check(&state.apply(Action::Restored { record: Ok(None), draft: None }), &expect!["Sync"]);
}

#[test]
fn a_runaway_is_cut_off_and_the_last_good_state_opened() {
    let mut state = page();
    state.apply(Action::Asked(Ask::Upgrade));
    sync(&mut state, None);
    state.apply(Action::Reported(Report::Event(Event::Saved(saved(state.work.files.clone())))));
    check(&state.apply(Action::TimedOut), &expect!["Unwatch; Replace; SaveSoon"]);
    assert!(state.notice.as_ref().is_some_and(|notice| notice.text.contains("while True")));
    state.apply(Action::Asked(Ask::Check));
    check(&sync(&mut state, None), &expect!["open saved, Check { answers: {} }"]);
}

#[test]
fn a_trap_and_a_failed_fetch_say_so() {
    let mut state = page();
    state.apply(Action::Asked(Ask::Upgrade));
    sync(&mut state, None);
    check(
        &state.apply(Action::Reported(Report::Trapped("unreachable".into()))),
        &expect!["Unwatch; Replace; SaveSoon"],
    );
    check(&state.apply(Action::Reported(Report::Failed("no network".into()))), &expect!["Unwatch"]);
    assert_eq!(state.status(), "Stopped: no network");
    check(&state.apply(Action::Retried), &expect!["Replace"]);
}

#[test]
fn a_huge_paste_changes_nothing() {
    let mut state = page();
    check(&state.apply(edit("a.py", &"x".repeat(FILE_LIMIT + 1))), &expect![""]);
    assert_eq!(state.work.files["a.py"], "1");
    assert!(state.notice.is_some());
    check(&state.apply(Action::Asked(Ask::Line("x".repeat(1 << 20)))), &expect![""]);
}

#[test]
fn a_stale_tab_takes_over_before_its_command() {
    let mut state = page();
    let mut work = Work::start(&state.sheet);
    work.files.insert("b.py".into(), "theirs".into());
    work.saved = Some(Rc::new(saved(work.files.clone())));
    let stored = Record { generation: 7, work };
    state.apply(edit("a.py", "mine"));
    state.apply(Action::Asked(Ask::Upgrade));
    check(&sync(&mut state, Some(&stored)), &expect![[r#"open saved, Upgrade { target: "head" }"#]]);
    assert_eq!(state.work.files, files(&[("a.py", "mine"), ("b.py", "theirs")]));
    assert!(state.notice.as_ref().is_some_and(|notice| notice.text.contains("another tab")));
    assert_eq!(state.base.generation, 8);
}

#[test]
fn typing_while_the_store_writes_is_kept() {
    let mut state = page();
    let stored = Record {
        generation: 3,
        work: {
            let mut work = Work::start(&state.sheet);
            work.files.insert("a.py".into(), "theirs".into());
            work
        },
    };
    let snapshot = state.work.clone();
    let kept = Record::write(&state.base, &snapshot, Some(&stored));
    assert!(!kept.written);
    state.apply(edit("a.py", "typed"));
    state.apply(Action::Synced { snapshot: Box::new(snapshot), kept: Ok(Box::new(kept)) });
    assert_eq!(state.work.files, files(&[("a.py", "theirs"), ("a.py.conflict", "typed"), ("b.py", "2")]));
}

#[test]
fn a_tab_that_has_all_already_does_not_write() {
    let state = page();
    let kept = Record::write(&state.base, &state.work, Some(&Record { generation: 5, work: state.work.clone() }));
    assert_eq!((kept.written, kept.record.generation), (false, 5));
}

#[test]
fn files_of_a_command_come_to_front_beside_what_was_typed() {
    let mut state = page();
    state.apply(Action::Asked(Ask::Line("alembic revision -m x".into())));
    sync(&mut state, None);
    state.apply(edit("b.py", "typed meanwhile"));
    let changes = BTreeMap::from([("versions/x.py".into(), Some("new".into()))]);
    state.apply(Action::Reported(Report::Event(Event::FilesChanged { changes })));
    assert_eq!(state.front(), ("versions/x.py", "new"));
    assert_eq!(state.work.files["b.py"], "typed meanwhile");
}

#[test]
fn hints_come_by_stages_and_the_solution_after_an_attempt() {
    let mut state = page();
    for expected in [1, 2, 2] {
        state.apply(Action::HintWanted);
        assert_eq!(state.work.hints, expected);
    }
    state.apply(Action::SolutionToggled);
    assert!(!state.solution);
    state.work.saved = Some(Rc::new(saved(Files::new())));
    state.apply(Action::SolutionToggled);
    assert!(state.solution);
}

/// A page whose exercise is open in the worker.
fn opened() -> State {
    let mut state = page();
    state.apply(Action::Asked(Ask::Open));
    sync(&mut state, None);
    state.apply(Action::Reported(Report::Ready));
    state.apply(Action::Reported(Report::Event(Event::Done)));
    state
}

#[test]
fn the_graph_is_asked_for_while_it_is_looked_at() {
    let mut state = opened();
    check(&state.apply(Action::Asked(Ask::Upgrade)), &expect!["Sync"]);
    check(&sync(&mut state, None), &expect![[r#"Upgrade { target: "head" }"#]]);
    check(&state.apply(Action::Reported(Report::Event(Event::Done))), &expect!["Unwatch; Save"]);
    check(&state.apply(Action::GraphToggled(true)), &expect!["Sync"]);
    check(&sync(&mut state, None), &expect!["Graph { walk: None }"]);
    state.apply(Action::Reported(Report::Event(Event::Graph(protocol::Graph::default()))));
    check(&state.apply(Action::Reported(Report::Event(Event::Done))), &expect!["Unwatch; Save"]);
    check(&sync(&mut state, None), &expect![""]);
    // What was typed changes it as soon as it is saved; what a command did, as soon as that is done.
    state.apply(edit("a.py", "3"));
    check(&sync(&mut state, None), &expect!["Sync"]);
    check(&sync(&mut state, None), &expect!["write a.py=3, Graph { walk: None }"]);
}

#[test]
fn a_command_does_not_wait_for_the_graph_to_be_asked_for_again() {
    let mut state = opened();
    state.apply(Action::GraphToggled(true));
    sync(&mut state, None);
    check(&state.apply(Action::Asked(Ask::Check)), &expect![""]);
    assert!(state.busy());
    check(&state.apply(Action::Reported(Report::Event(Event::Done))), &expect!["Unwatch; Save; Sync"]);
    check(&sync(&mut state, None), &expect!["Check { answers: {} }"]);
}

#[test]
fn a_graph_that_does_not_end_is_closed() {
    let mut state = opened();
    state.apply(Action::GraphToggled(true));
    sync(&mut state, None);
    check(&state.apply(Action::TimedOut), &expect!["Unwatch; Replace; SaveSoon"]);
    assert!(!state.graph.open);
}
