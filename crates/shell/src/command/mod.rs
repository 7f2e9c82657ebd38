//! Commands: one file each, and the table that names them.

mod alembic;
mod curl;
mod docker;
mod edit;
mod git;
mod pg_dump;
mod pg_isready;
mod psql;
mod retort;
mod sleep;
mod ssh;
mod table;
mod uv;

pub(crate) use table::{find, names};

use crate::world::{Invocation, World};

/// A command of the terminal.
pub trait Command: Sync {
    /// What it is called by.
    fn name(&self) -> &'static str;

    /// Runs it to its end.
    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer;
}

/// What a command printed and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Answer {
    /// Success that printed something.
    pub fn printed(stdout: impl Into<String>) -> Self {
        Self { stdout: stdout.into(), ..Self::default() }
    }

    /// Failure that said why.
    pub fn failed(status: i32, stderr: impl Into<String>) -> Self {
        Self { status, stderr: stderr.into(), ..Self::default() }
    }
}
