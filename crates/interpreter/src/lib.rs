//! RustPython behind the python protocol, with the alembic and sqlalchemy names that revisions import.
//!
//! The façade lives in `python/` as frozen Python modules: it records what a file says as plain JSON and asks the
//! [`python::Host`]; it decides nothing. This crate knows no SQLite and no page. Read [`RustPython`], then `machine`
//! (how the virtual machine is built), `bridge` (how Python reaches the host), `job` (one job from start to end),
//! then `python/_retort/jobs.py`.

mod bridge;
mod job;
mod limits;
mod machine;

pub use limits::Limits;

use python::{Files, Host, Interpreter, Job, PythonError};
use serde_json::Value;

/// The embedded Python interpreter.
///
/// One virtual machine serves all jobs: library modules stay imported, modules of the project are forgotten after
/// each job. It is made on the thread that uses it and stays there.
pub struct RustPython {
    machine: machine::Machine,
    limits: Limits,
}

impl RustPython {
    /// Starts an interpreter without limits of its own.
    pub fn new() -> Self {
        Self::with_limits(Limits::default())
    }

    /// Starts an interpreter that cuts off what exceeds `limits`.
    pub fn with_limits(limits: Limits) -> Self {
        Self { machine: machine::Machine::start(), limits }
    }
}

impl Default for RustPython {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for RustPython {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RustPython").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Interpreter for RustPython {
    fn run(&mut self, files: &Files, job: &Job, host: &mut dyn Host) -> Result<Value, PythonError> {
        bridge::with(files, host, || {
            self.machine.enter(|vm| {
                let watch = self.machine.watch(&self.limits);
                let answer = job::run(vm, job);
                drop(watch);
                answer.map_err(|exception| Box::new(job::describe(vm, &exception)))
            })
        })
        .map_err(|error| *error)
    }
}
