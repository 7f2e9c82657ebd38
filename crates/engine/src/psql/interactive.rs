//! psql line by line at a prompt without files.

use super::{Alone, Console, Output, Psql};
use crate::Session;

/// What psql remembers from line to line: how it prints, its variables, the statement that is not ended yet.
#[derive(Debug, Clone)]
pub struct Settings(Console);

impl Default for Settings {
    fn default() -> Self {
        Self(Console { is_interactive: true, ..Console::default() })
    }
}

impl Settings {
    /// Whether `\q` was given.
    pub fn is_ended(&self) -> bool {
        self.0.status().is_some()
    }

    /// Forgets the statement that is not ended yet.
    pub fn forget(&mut self) {
        self.0.interrupt();
    }

    /// The prompt for the next line: `budgit=# `, `budgit-# `, `budgit=*# ` in a transaction.
    pub fn prompt(&self, database: &str, session: &Session) -> String {
        self.0.prompt_of(Some(database), session)
    }
}

impl Psql<'_> {
    /// Takes one typed line: what it ends is run, what it leaves open waits for the next line.
    pub fn typed(session: &mut Session, settings: &mut Settings, line: &str) -> Output {
        settings.0.introduce(session);
        settings.0.line(session, &mut Alone, line)
    }
}
