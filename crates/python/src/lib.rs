//! What the core and a Python interpreter say to each other.
//!
//! Everything that crosses is JSON text, so that an interpreter may be a WebAssembly module of its own. Read
//! [`Interpreter`], then [`Host`].

use diagnostics::Diagnostic;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The text files of a project, by path relative to its root (`alembic/versions/….py`), `/` between parts.
pub type Files = BTreeMap<String, String>;

/// What Python asks of the core while it runs, one call at a time, synchronously.
///
/// `name` is a request of the protocol (`operation`, `execute`, `next_step`, …), `argument` and the answer are plain
/// JSON. An `Err` becomes a Python exception whose class is named by [`HostError::exception`].
pub trait Host {
    /// Answers one request.
    fn call(&mut self, name: &str, argument: Value) -> Result<Value, HostError>;
}

/// Why the core refused a request; raised in Python, and seen again in [`PythonError::cause`] if nobody catches it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HostError {
    /// Dotted Python class to raise, for instance `sqlalchemy.exc.IntegrityError` or `alembic.util.CommandError`.
    pub exception: String,
    /// The message of the exception.
    pub message: String,
    /// The PostgreSQL error behind it, if there is one.
    pub diagnostic: Option<Diagnostic>,
}

/// One job for the interpreter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Executes each revision file in a namespace of its own and answers a list of what it declares, in the order of
    /// `paths`: `{path, revision, down_revision, branch_labels, depends_on, doc, upgrade, downgrade}`; the last two say
    /// whether the function exists; `down_revision` is null, a string or a list, as written.
    LoadRevisions {
        /// Paths of the files.
        paths: Vec<String>,
    },
    /// Executes a script (`alembic/env.py`) with the `alembic.context` proxy active; answers null.
    RunEnvironment {
        /// Path of the script.
        path: String,
        /// What `context.config` and friends answer (see ARCHITECTURE.md, "Python protocol").
        context: Value,
    },
    /// Renders a Mako template (`script.py.mako`) with variables; answers the text.
    RenderTemplate {
        /// Path of the template.
        path: String,
        /// Its variables.
        variables: Value,
    },
}

/// A frame of a traceback, outermost first; only the learner's files are listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Project path.
    pub path: String,
    /// 1-based line.
    pub line: usize,
    /// 1-based column in characters, if known.
    pub column: Option<usize>,
    /// Function name, `<module>` at top level.
    pub function: String,
}

/// An exception that nobody caught, or a file that does not compile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PythonError {
    /// Class, dotted unless built in: `SyntaxError`, `sqlalchemy.exc.ProgrammingError`.
    pub class: String,
    /// `str(exception)`.
    pub message: String,
    /// Where, outermost first; for a syntax error one frame at the error.
    pub frames: Vec<Frame>,
    /// What the core refused, if the exception came from a [`Host`] call.
    pub cause: Option<HostError>,
    /// The traceback as Python prints it, trimmed to the learner's frames.
    pub traceback: String,
}

/// A Python interpreter.
pub trait Interpreter {
    /// Runs one job over the files of a project. State of an earlier job is not seen, except imported library modules.
    /// What Python prints goes to `host.call("write", {"stream": "stdout" | "stderr", "text": …})`.
    ///
    /// # Errors
    /// The exception that ended the job.
    fn run(&mut self, files: &Files, job: &Job, host: &mut dyn Host) -> Result<Value, PythonError>;
}
