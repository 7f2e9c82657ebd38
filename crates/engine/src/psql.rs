//! psql, the terminal of PostgreSQL.

use crate::Session;

/// What a run of psql printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Whether a statement or meta-command failed.
    pub failed: bool,
}

/// psql over a session; its settings (`\x`, `\pset null`) last as long as it does.
#[derive(Debug)]
pub struct Psql<'session> {
    session: &'session mut Session,
}

impl<'session> Psql<'session> {
    /// Starts psql on a session.
    pub fn new(session: &'session mut Session) -> Self {
        Self { session }
    }

    /// Runs what standard input or `-f` would give: statements ended by `;`, and meta-commands.
    pub fn run(&mut self, _input: &str) -> Output {
        Output::default()
    }

    /// Runs the text of `-c`: either one meta-command, or statements sent as one query.
    pub fn command(&mut self, _text: &str) -> Output {
        Output::default()
    }

    /// The session below.
    pub fn session(&mut self) -> &mut Session {
        self.session
    }
}
