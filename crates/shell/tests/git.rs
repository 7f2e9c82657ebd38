//! What git says, against recordings of the real one (`tests/git/record.sh`).

use bash::Bashkit;
use engine::{Environment, Session};
use python::{Files, Host, Interpreter, Job, PythonError};
use shell::{Desk, Piece, Terminal};
use std::fmt::Write as _;

/// An interpreter that is never asked.
struct NoPython;

impl Interpreter for NoPython {
    fn run(&mut self, _: &Files, _: &Job, _: &mut dyn Host) -> Result<serde_json::Value, PythonError> {
        panic!("there is no Python in this test")
    }
}

/// Types the lines of a case.
fn transcript(script: &str) -> String {
    let environment = Environment::fixed(802_051_200_000_000, 7);
    let mut terminal = Terminal::at("/tmp/retort-git/budget.rip");
    let mut session = Session::in_memory(environment.clone()).expect("it opens");
    let mut files = Files::new();
    let bash = Bashkit::new();
    let mut out = String::new();
    for line in script.lines() {
        writeln!(out, "$ {line}").expect("it is text");
        let fresh = || Session::in_memory(environment.clone()).ok();
        let mut desk = Desk {
            fresh: &fresh,
            session: &mut session,
            files: &mut files,
            interpreter: &mut NoPython,
            environment: &environment,
            bash: &bash,
        };
        let (mut printed, mut said) = (String::new(), String::new());
        for piece in terminal.line(&mut desk, line).pieces {
            match piece {
                Piece::Typed { .. } => {}
                Piece::Stdout(text) => printed.push_str(&text),
                Piece::Stderr(text) => said.push_str(&text),
            }
        }
        out.push_str(&printed);
        said.lines().for_each(|line| writeln!(out, "! {line}").expect("it is text"));
    }
    out
}

#[track_caller]
fn check(case: &str) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/git");
    let read = |name: String| std::fs::read_to_string(folder.join(name)).expect("the case is there");
    let (script, recorded) = (read(format!("{case}.sh")), read(format!("{case}.out")));
    let shown = transcript(&script);
    if shown != recorded {
        let lines = similar::TextDiff::from_lines(&recorded, &shown);
        panic!("git says otherwise:\n{}", lines.unified_diff().header("real", "here"));
    }
}

#[test]
fn begin() {
    check("begin");
}

#[test]
fn branches() {
    check("branches");
}

#[test]
fn remote() {
    check("remote");
}
