//! `retort check [PATH]`

use crate::folder;
use book::{Book, Files, load, place};
use clap::Args;
use diagnostics::{Diagnostic, Source};
use engine::Environment;
use grader::{Grader, RevisionCache, verify};
use interpreter::RustPython;
use std::path::PathBuf;
use std::process::ExitCode;

/// A clock that stands still, so that a check of today is the check of tomorrow: 2025-06-01 00:00 UTC, in microseconds
/// since 2000-01-01.
const CLOCK: i64 = 802_051_200_000_000;

/// Verify a book.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The folder with `book.toml`.
    #[arg(default_value = "book")]
    path: PathBuf,
    /// Only these exercises.
    #[arg(long = "exercise", value_name = "ID")]
    exercises: Vec<String>,
    /// Print findings as one JSON list.
    #[arg(long)]
    json: bool,
}

impl Check {
    /// 0 if nothing was found, 1 if something was, 2 if the folder cannot be read or an exercise is not known.
    pub(crate) fn run(self) -> ExitCode {
        let files = match folder::read(&self.path) {
            Ok(files) => files,
            Err(error) => {
                eprintln!("retort: {}: {error}", self.path.display());
                return ExitCode::from(2);
            }
        };
        let faults = match load(&files) {
            Ok(book) => {
                if let Some(id) = self.exercises.iter().find(|id| !book.exercises.contains_key(*id)) {
                    eprintln!("retort: there is no exercise {id:?}");
                    return ExitCode::from(2);
                }
                self.verify(&book)
            }
            Err(faults) => faults,
        };
        self.report(&files, &faults);
        if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
    }

    fn verify(&self, book: &Book) -> Vec<Diagnostic> {
        let mut interpreter = RevisionCache::new(Box::new(RustPython::new()));
        let mut grader = Grader::new(Environment::fixed(CLOCK, 1));
        let chosen = book.exercises.values().filter(|it| self.exercises.is_empty() || self.exercises.contains(&it.id));
        let mut faults = Vec::new();
        for exercise in chosen {
            let found = verify(&mut grader, book, exercise, &mut interpreter);
            if !self.json {
                let runs = 2 + exercise.wrong.len();
                println!(
                    "{}: {} checks, {runs} submissions, {} faults",
                    exercise.id,
                    exercise.checks.len(),
                    found.len()
                );
            }
            faults.extend(found);
        }
        faults
    }

    fn report(&self, files: &Files, faults: &[Diagnostic]) {
        if self.json {
            let list: Vec<serde_json::Value> = faults.iter().map(|fault| as_json(files, fault)).collect();
            println!("{}", serde_json::Value::from(list));
            return;
        }
        for fault in faults {
            eprintln!("{}: {}", place(files, fault), fault.message);
        }
    }
}

fn as_json(files: &Files, fault: &Diagnostic) -> serde_json::Value {
    let label = fault.labels.first();
    let file = label.map_or("", |label| label.source.as_str());
    let at =
        files.get(file).zip(label).map(|(text, label)| Source::new(file, text.as_str()).line_column(label.span.start));
    serde_json::json!({
        "file": file,
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "code": fault.code,
        "message": fault.message,
    })
}
