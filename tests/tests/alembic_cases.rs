//! The cases of `cases/alembic`, run by Retort's alembic and psql.

use alembic::Project;
use alembic::commands::{self, Now};
use engine::{Environment, Psql, Session};
use interpreter::RustPython;
use libtest_mimic::{Arguments, Failed};
use std::fs;
use std::path::Path;
use std::thread;
use tests::{Answer, Case, alembic_cases, files_of, session, trials};

/// 2025-01-20 10:30:00 UTC, in microseconds since 2000-01-01.
const CLOCK: i64 = 790_684_200_000_000;
/// Python that calls Python needs a deep stack.
const STACK: usize = 256 << 20;

fn main() {
    let arguments = Arguments::from_args();
    libtest_mimic::run(&arguments, trials(alembic_cases(), answer)).exit();
}

fn answer(case: &Case) -> Result<String, Failed> {
    let input = case.input.clone();
    let run = move || transcript(&input).map_err(|error| error.to_string());
    let thread = thread::Builder::new().stack_size(STACK).spawn(run)?;
    let answered = thread.join().map_err(|_| Failed::from("panicked; the message is above"))?;
    Ok(answered?)
}

/// The transcript as it is recorded: see `xtask/src/oracle/alembic.rs`.
fn transcript(input: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let folder = input.parent().ok_or("a case lies in a folder")?;
    let files = files_of(folder);
    // The oracle makes this folder, as a checkout has no empty ones.
    let versions = files.keys().any(|path| path.starts_with("alembic/")).then(|| "alembic/versions".to_owned());
    let mut shell = Shell {
        project: Project::new(files, "/project").with_folders(versions),
        session: Session::in_memory(Environment::fixed(CLOCK, 1))?,
        interpreter: RustPython::new(),
    };
    Ok(session(&fs::read_to_string(input)?, |words| shell.run(words)))
}

/// One learner's project and database.
struct Shell {
    project: Project,
    session: Session,
    interpreter: RustPython,
}

impl Shell {
    fn run(&mut self, words: &[String]) -> Answer {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["alembic", arguments @ ..] => self.alembic(arguments),
            ["psql", "-c", text] => self.psql(text),
            ["cat", path] => self.cat(path),
            _ => Answer { stderr: format!("{words:?} is no command of a case\n"), code: 127, ..Answer::default() },
        }
    }

    fn alembic(&mut self, arguments: &[&str]) -> Answer {
        let now = Now::default();
        let output = commands::run(&mut self.project, &mut self.session, &mut self.interpreter, arguments, &now);
        Answer { stdout: output.stdout, stderr: output.stderr, code: output.status.into() }
    }

    fn psql(&mut self, text: &str) -> Answer {
        let output = Psql::new(&mut self.session).command(text);
        Answer { stdout: output.stdout, stderr: output.stderr, code: output.failed.into() }
    }

    fn cat(&self, path: &str) -> Answer {
        match self.project.read(path) {
            Some(text) => Answer { stdout: text.to_owned(), ..Answer::default() },
            None => {
                Answer { stderr: format!("cat: {path}: No such file or directory\n"), code: 1, ..Answer::default() }
            }
        }
    }
}
