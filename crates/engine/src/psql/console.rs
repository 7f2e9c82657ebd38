//! psql without its database: what lasts from line to line.

use super::branch::Branches;
use super::copy::Copying;
use super::feed::Feed;
use super::host::Host;
use super::lexer::{Lexer, Waiting};
use super::prompt::{Shown, prompt};
use super::run::Run;
use super::variables::Variables;
use super::{Format, Output};
use crate::Session;
use diagnostics::Diagnostic;

/// The state of a psql: settings, variables, and what has been typed of a statement.
///
/// It is a value: the session and what lies around are lent for each line. A prompt drives it so:
///
/// ```text
/// let mut console = Console::interactive(&session);      // or Program::new(words, …)?.into_console(&mut session)
/// show(console.greeting());
/// while console.status().is_none() {
///     show(console.prompt(&session));
///     match read_line() {
///         Some(line) => show(console.line(&mut session, &mut host, &line).both),
///         None => show(console.end_of_input(&mut session, &mut host).both),
///     }
/// }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Console {
    pub(super) format: Format,
    pub(super) variables: Variables,
    pub(super) connection: Connection,
    pub(super) input: Input,
    /// Whether somebody types, and sees prompts.
    pub(super) is_interactive: bool,
    pub(super) timing: bool,
    /// Where `\o` sends results.
    pub(super) destination: Option<String>,
    /// What failed last, and the query that it was in.
    pub(super) last_error: Option<(Diagnostic, String)>,
    pub(super) output: Output,
    /// The exit status, once it has ended.
    pub(super) ended: Option<u8>,
    /// The key of `\restrict`, while it holds.
    pub(super) restricted: Option<String>,
    /// Files within files.
    pub(super) depth: usize,
    /// The next query only: `\g`, `\gx`, `\gset`, ….
    pub(super) once: super::once::Once,
    /// What `-c` reads on standard input.
    pub(super) standard_input: Vec<String>,
}

/// How the user said to reach the database; there is only one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Connection {
    pub(super) database: Option<String>,
    pub(super) user: Option<String>,
    pub(super) host: Option<String>,
    pub(super) port: Option<String>,
}

/// A stream of lines as far as it has been read.
#[derive(Debug, Clone, Default)]
pub(super) struct Input {
    pub(super) lexer: Lexer,
    pub(super) feed: Feed,
    /// The query buffer.
    pub(super) query: String,
    /// What was sent last.
    pub(super) previous: String,
    pub(super) branches: Branches,
    pub(super) waiting: Waiting,
    /// The rows of a `COPY … FROM STDIN` that is being read.
    pub(super) copying: Option<Box<Copying>>,
    /// The file, for messages.
    pub(super) source: Option<String>,
    /// The line, from one.
    pub(super) line: usize,
}

/// Where a server of this machine listens.
pub(super) const SOCKET: &str = "/var/run/postgresql";
/// See [`SOCKET`].
pub(super) const PORT: &str = "5432";

impl Console {
    /// A psql for somebody who types.
    pub fn interactive(session: &Session) -> Self {
        let mut new = Self { is_interactive: true, ..Self::default() };
        new.introduce(session);
        new
    }

    /// Sets the variables that tell of the connection.
    pub(super) fn introduce(&mut self, session: &Session) {
        let settings = session.settings_now();
        let connection = self.connection.clone();
        self.variables.put("DBNAME", connection.database.unwrap_or(settings.sql.database));
        self.variables.put("USER", connection.user.unwrap_or(settings.sql.user));
        self.variables.put("HOST", connection.host.unwrap_or_else(|| SOCKET.to_owned()));
        self.variables.put("PORT", connection.port.unwrap_or_else(|| PORT.to_owned()));
    }

    /// Tells how wide the screen is, for `\x auto`.
    pub fn set_width(&mut self, columns: usize) {
        self.format.screen = Some(columns);
    }

    /// What psql says before its first prompt.
    pub fn greeting(&self) -> String {
        if self.variables.is_on("QUIET") {
            return String::new();
        }
        let version = self.variables.get("VERSION_NAME").unwrap_or_default();
        format!("psql ({version})\nType \"help\" for help.\n\n")
    }

    /// What stands before the next line: `budgit=# `, `budgit-# ` inside of a statement, `>> ` before rows of a COPY.
    pub fn prompt(&self, session: &Session) -> String {
        self.prompt_of(self.connection.database.as_deref(), session)
    }

    /// The prompt with another name of the database.
    pub(super) fn prompt_of(&self, database: Option<&str>, session: &Session) -> String {
        let settings = session.settings_now();
        let shown = Shown {
            database: database.unwrap_or(&settings.sql.database),
            user: self.connection.user.as_deref().unwrap_or(&settings.sql.user),
            host: self.connection.host.as_deref().unwrap_or_default(),
            port: self.connection.port.as_deref().unwrap_or(PORT),
            waiting: self.input.waiting,
            transaction: session.transaction_status(),
            inactive: !self.input.branches.is_active(),
            single_line: self.variables.is_on("SINGLELINE"),
            line: self.input.query.matches('\n').count() + 1,
        };
        let name = match (&self.input.copying, self.input.waiting) {
            (Some(_), _) => "PROMPT3",
            (None, Waiting::Ready) => "PROMPT1",
            _ => "PROMPT2",
        };
        let pattern = self.variables.get(name).unwrap_or_default();
        prompt(&pattern, &shown, |name| self.variables.get(name))
    }

    /// Reads one line, without its end, and does what it asks for.
    pub fn line(&mut self, session: &mut Session, host: &mut dyn Host, line: &str) -> Output {
        Run { console: self, session, host }.line(line);
        std::mem::take(&mut self.output)
    }

    /// The end of what is typed (Ctrl+D): ends the rows of a COPY, else psql.
    pub fn end_of_input(&mut self, session: &mut Session, host: &mut dyn Host) -> Output {
        if self.input.copying.is_some() {
            return self.line(session, host, "\\.");
        }
        self.output.print("\\q\n");
        self.ended = Some(0);
        std::mem::take(&mut self.output)
    }

    /// What was typed of a statement is forgotten (Ctrl+C).
    pub fn interrupt(&mut self) {
        self.input = Input { previous: std::mem::take(&mut self.input.previous), ..Input::default() };
    }

    /// The exit status, once psql has ended.
    pub fn status(&self) -> Option<u8> {
        self.ended
    }

    /// Runs the text of a file, or of standard input: lines up to its end.
    pub fn script(&mut self, session: &mut Session, host: &mut dyn Host, text: &str) -> Output {
        self.ended = None;
        Run { console: self, session, host }.script(text);
        std::mem::take(&mut self.output)
    }

    /// Runs the text of `-c`: either one meta-command, or statements sent as one query.
    pub fn command(&mut self, session: &mut Session, host: &mut dyn Host, text: &str) -> Output {
        Run { console: self, session, host }.command(text);
        std::mem::take(&mut self.output)
    }
}
