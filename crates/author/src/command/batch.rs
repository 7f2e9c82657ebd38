//! `retort batch [-C DIR]`

use crate::{folder, moment};
use alembic::{Project, commands};
use clap::Args;
use engine::{Environment, Psql as Terminal, Session};
use interpreter::{Limits, RustPython};
use python::{Files, Host, Interpreter, Job, PythonError};
use serde_json::{Value, json};
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::thread;

/// Python that calls Python needs a deep stack.
const STACK: usize = 256 << 20;
/// What one command may take.
const SECONDS: f64 = 30.0;

/// Run many commands in one process: a JSON array of words a line in, a JSON object (`status`, `stdout`, `stderr`) a
/// line out. `["alembic", …]` runs on the folder, `["psql", "-c", COMMAND]` and `["psql", "-f", FILE]` on a database
/// that lasts as long as the process, `["new"]` makes that database anew.
#[derive(Debug, Args)]
pub(crate) struct Batch {
    /// The folder with `alembic.ini`.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

impl Batch {
    /// 0 at the end of the input, 2 if it cannot be read or the folder is missing.
    pub(crate) fn run(self) -> ExitCode {
        let directory = self.directory.clone();
        let running = thread::Builder::new().stack_size(STACK).spawn(move || self.execute());
        let done =
            running.and_then(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("a command panicked"))));
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("retort: {}: {error}", directory.display());
                ExitCode::from(2)
            }
        }
    }

    fn execute(&self) -> io::Result<()> {
        let root = self.directory.canonicalize()?;
        let mut session = database()?;
        let mut interpreter = Remembering::new();
        for line in io::stdin().lock().lines() {
            let words: Vec<String> = serde_json::from_str(&line?)?;
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let answer = match words.as_slice() {
                ["alembic", arguments @ ..] => alembic(&root, &mut session, &mut interpreter, arguments)?,
                ["psql", "-c", command] => shown(&Terminal::new(&mut session).command(command)),
                ["psql", "-f", file] => shown(&Terminal::new(&mut session).run(&fs::read_to_string(file)?)),
                ["new"] => {
                    session = database()?;
                    json!({"status": 0, "stdout": "", "stderr": ""})
                }
                _ => return Err(io::Error::other(format!("unknown command {words:?}"))),
            };
            println!("{answer}");
            io::stdout().flush()?;
        }
        Ok(())
    }
}

fn database() -> io::Result<Session> {
    let environment = Environment { clock: Rc::new(moment::microseconds), seed: moment::chance() };
    Session::in_memory(environment).map_err(io::Error::other)
}

fn alembic(root: &Path, session: &mut Session, interpreter: &mut Remembering, arguments: &[&str]) -> io::Result<Value> {
    let mut project = Project::new(folder::read(root)?, root.to_string_lossy());
    let output = commands::run(&mut project, session, interpreter, arguments, &moment::now());
    Ok(json!({"status": output.status, "stdout": output.stdout, "stderr": output.stderr}))
}

fn shown(output: &engine::Output) -> Value {
    json!({"status": u8::from(output.failed), "stdout": output.stdout, "stderr": output.stderr})
}

/// An interpreter that loads the revision files once, as long as no file changes.
struct Remembering {
    inner: RustPython,
    loaded: Option<(Files, Job, Value)>,
}

impl Remembering {
    fn new() -> Self {
        Self { inner: RustPython::with_limits(Limits { seconds: Some(SECONDS) }), loaded: None }
    }
}

impl Interpreter for Remembering {
    fn run(&mut self, files: &Files, job: &Job, host: &mut dyn Host) -> Result<Value, PythonError> {
        if !matches!(job, Job::LoadRevisions { .. }) {
            return self.inner.run(files, job, host);
        }
        if let Some((_, _, answer)) = self.loaded.as_ref().filter(|(old, asked, _)| old == files && asked == job) {
            return Ok(answer.clone());
        }
        let answer = self.inner.run(files, job, host)?;
        self.loaded = Some((files.clone(), job.clone(), answer.clone()));
        Ok(answer)
    }
}
