//! A host that records what it is asked, and projects to run on it.

#![allow(dead_code, reason = "each test uses its own part")]

use interpreter::RustPython;
use python::{Files, Host, HostError, Interpreter, Job, PythonError};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::fmt::Write;

/// Records calls; answers steps and results in order.
#[derive(Default)]
pub(crate) struct Recorder {
    /// The steps that `next_step` still answers.
    pub(crate) steps: VecDeque<Value>,
    /// What `execute` and `inspect` still answer.
    pub(crate) answers: VecDeque<Result<Value, HostError>>,
    /// One line a call.
    pub(crate) log: String,
}

impl Host for Recorder {
    fn call(&mut self, name: &str, argument: Value) -> Result<Value, HostError> {
        match name {
            "next_step" => return Ok(self.steps.pop_front().unwrap_or(Value::Null)),
            "configure" | "begin_transaction" | "step_done" | "end_transaction" => return Ok(Value::Null),
            "write" => writeln!(self.log, "write {}", argument["text"]).expect("text takes text"),
            "operation" => writeln!(self.log, "{argument}").expect("text takes text"),
            _ => writeln!(self.log, "{name} {argument}").expect("text takes text"),
        }
        match name {
            "execute" | "inspect" | "operation" => self.answers.pop_front().unwrap_or(Ok(Value::Null)),
            _ => Ok(Value::Null),
        }
    }
}

/// The environment that runs the steps.
pub(crate) const ENV: &str = "\
from alembic import context
from sqlalchemy import engine_from_config

engine = engine_from_config(context.config.get_section('alembic'))
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
";

/// Where the revision lies.
pub(crate) const PATH: &str = "alembic/versions/1_test.py";

/// The context of a job.
pub(crate) fn context() -> Value {
    json!({
        "config_file": "alembic.ini",
        "main_options": {"sqlalchemy.url": "postgresql://budgit@localhost/budgit", "prepend_sys_path": "."},
        "sections": {}, "offline": false, "x": [], "tag": null,
    })
}

/// The job that runs the environment.
pub(crate) fn environment() -> Job {
    Job::RunEnvironment { path: "alembic/env.py".to_owned(), context: context() }
}

/// A project of one revision.
pub(crate) fn project(revision: &str) -> Files {
    [(PATH.to_owned(), revision.to_owned()), ("alembic/env.py".to_owned(), ENV.to_owned())].into()
}

/// Runs `upgrade()` of a revision in `python`.
pub(crate) fn upgrade(python: &mut RustPython, files: &Files, host: &mut Recorder) -> Result<Value, PythonError> {
    host.steps = [json!({"path": PATH, "revision": "1", "direction": "upgrade"})].into();
    python.run(files, &environment(), host)
}

/// A revision whose `upgrade()` is these lines.
pub(crate) fn revision(body: &str) -> String {
    let body = body.trim_matches('\n').replace('\n', "\n    ");
    format!(
        "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql\n\n\ndef upgrade():\n    {body}\n"
    )
}

/// What the host was asked and how the job ended, as text.
pub(crate) fn outcome(host: &Recorder, result: &Result<Value, PythonError>) -> String {
    match result {
        Ok(_) => host.log.clone(),
        Err(error) => format!("{}{}", host.log, error.traceback),
    }
}
