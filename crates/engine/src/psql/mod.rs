//! psql, the terminal of PostgreSQL: statements and backslash commands in, what psql prints out.
//!
//! A [`Console`] is psql as a value, to which a session and a [`Host`] (files, a shell) are lent for each line; a
//! [`Program`] is psql as a command with its options. Read `console`, `run` (the main loop), `lexer`, `query`,
//! then `command`, `print` and `describe`.

mod branch;
mod command;
mod console;
mod copy;
mod crosstab;
mod describe;
mod feed;
mod host;
mod interactive;
mod lexer;
mod message;
mod once;
mod options;
mod output;
mod print;
mod program;
mod prompt;
mod query;
mod reference;
mod report;
mod run;
mod slash;
mod variables;

pub use console::Console;
pub use host::{Alone, Host, ShellAnswer};
pub use interactive::Settings;
pub use output::Output;
pub use program::{Program, Ran};

use crate::Session;
pub(crate) use describe::Pattern;
use print::Format;

/// psql over a session, without files or a shell; its settings (`\x`, `\pset null`) last as long as it does.
#[derive(Debug)]
pub struct Psql<'session> {
    session: &'session mut Session,
    console: Console,
}

impl<'session> Psql<'session> {
    /// Starts psql on a session.
    pub fn new(session: &'session mut Session) -> Self {
        let mut console = Console::default();
        console.introduce(session);
        Self { session, console }
    }

    /// Runs what standard input would give: statements ended by `;`, and meta-commands.
    pub fn run(&mut self, input: &str) -> Output {
        self.console.script(self.session, &mut Alone, input)
    }

    /// Runs the text of `-c`: either one meta-command, or statements sent as one query.
    pub fn command(&mut self, text: &str) -> Output {
        self.console.command(self.session, &mut Alone, text)
    }

    /// The session below.
    pub fn session(&mut self) -> &mut Session {
        self.session
    }
}
