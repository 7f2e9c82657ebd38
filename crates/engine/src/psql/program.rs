//! psql as a command: its options, and what it does with them.

use super::command::apply_option;
use super::console::{Connection, Console};
use super::host::Host;
use super::options::{self, Choice};
use super::output::Output;
use super::run::Run;
use crate::Session;

/// What a command answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ran {
    /// What it printed.
    pub output: Output,
    /// Its exit status: 0, 1 after a fault of its own or a failed `-c`, 2 without a connection, 3 after a script that
    /// failed under `ON_ERROR_STOP`.
    pub status: u8,
}

/// A psql that was called with options.
#[derive(Debug, Clone)]
pub struct Program {
    console: Console,
    actions: Vec<Action>,
    single_transaction: bool,
    list: bool,
}

#[derive(Debug, Clone)]
enum Action {
    Command(String),
    File(String),
}

const HINT: &str = "psql: hint: Try \"psql --help\" for more information.\n";
const VERSION: &str = "psql (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n";
/// The files of standard input.
const STDIN: &str = "<stdin>";

impl Program {
    /// Reads the words after `psql`.
    ///
    /// # Errors
    ///
    /// What psql answers at once: to `--help` and `--version`, and to options that it does not take.
    pub fn new(words: &[String], host: &mut dyn Host) -> Result<Self, Ran> {
        let (choices, others) = options::read(words).map_err(|message| failed(&format!("psql: {message}\n{HINT}")))?;
        let console = Console::default();
        let mut new = Self { console, actions: Vec::new(), single_transaction: false, list: false };
        let mut target = Target::default();
        for choice in choices {
            new.take(choice, &mut target, host)?;
        }
        let mut others = others.into_iter();
        if target.database.is_none() {
            target.database = others.next();
        }
        if target.user.is_none() {
            target.user = others.next();
        }
        for extra in others {
            let warning = format!("psql: warning: extra command-line argument \"{extra}\" ignored\n");
            new.console.output.complain(&warning);
        }
        if new.single_transaction && new.actions.is_empty() {
            return Err(failed("psql: error: -1 can only be used in non-interactive mode\n"));
        }
        new.console.connection = target.resolve(host);
        Ok(new)
    }

    fn take(&mut self, choice: Choice, target: &mut Target, host: &mut dyn Host) -> Result<(), Ran> {
        match choice {
            Choice::Command(text) => self.actions.push(Action::Command(text)),
            Choice::File(name) => self.actions.push(Action::File(name)),
            Choice::Set(text) => self.set(&text)?,
            Choice::Print(option, value) => {
                apply_option(&mut self.console.format, &option, value.as_deref()).map_err(|why| {
                    failed(&format!("psql: error: {why}\npsql: error: could not set printing parameter \"{option}\"\n"))
                })?;
            }
            Choice::Database(name) => target.database = Some(name),
            Choice::User(name) => target.user = Some(name),
            Choice::Host(name) => target.host = Some(name),
            Choice::Port(name) => target.port = Some(name),
            Choice::SingleTransaction => self.single_transaction = true,
            Choice::Output(file) => {
                if !file.starts_with('|') {
                    host.write(&file, "", false).map_err(|why| failed(&format!("psql: error: {file}: {why}\n")))?;
                }
                self.console.destination = Some(file);
            }
            Choice::List => self.list = true,
            Choice::Version => return Err(answered(VERSION)),
            Choice::Help => return Err(answered(include_str!("options/usage.txt"))),
            Choice::Nothing => {}
            Choice::Refused(option) => {
                return Err(failed(&format!("psql: {option} is not supported by Retort\n")));
            }
        }
        Ok(())
    }

    fn set(&mut self, text: &str) -> Result<(), Ran> {
        let done = match text.split_once('=') {
            Some((name, value)) => self.console.variables.set(name, value),
            None => self.console.variables.unset(text),
        };
        done.map_err(|why| failed(&format!("psql: error: {why}\n")))
    }

    /// Whether it reads what is typed: neither `-c`, `-f` nor `-l` was given.
    pub fn reads_standard_input(&self) -> bool {
        self.actions.is_empty() && !self.list
    }

    /// The psql of somebody who types at it, where [`Program::reads_standard_input`].
    ///
    /// It is a connection of its own: see [`Session::reconnect`].
    pub fn into_console(mut self, session: &mut Session) -> Console {
        connect(&mut self.console, session);
        self.console.is_interactive = true;
        self.console.introduce(session);
        self.console
    }

    /// Runs to the end, over a connection of its own; `standard_input` is all that is there to be read.
    pub fn run(mut self, session: &mut Session, host: &mut dyn Host, standard_input: &str) -> Ran {
        connect(&mut self.console, session);
        self.console.introduce(session);
        self.console.standard_input = standard_input.lines().map(str::to_owned).collect();
        let actions = std::mem::take(&mut self.actions);
        let mut run = Run { console: &mut self.console, session, host };
        let status = if self.list {
            run.command("\\l");
            0
        } else if actions.is_empty() {
            run.script(standard_input);
            run.console.ended.unwrap_or(0)
        } else {
            run.actions(&actions, self.single_transaction)
        };
        Ran { output: std::mem::take(&mut self.console.output), status }
    }
}

/// A new connection.
fn connect(console: &mut Console, session: &mut Session) {
    if let Err(diagnostic) = session.reconnect() {
        console.output.complain(&format!("psql: error: {}\n", diagnostic.message));
    }
}

impl Run<'_> {
    fn actions(&mut self, actions: &[Action], single_transaction: bool) -> u8 {
        let mut status = 0;
        if single_transaction && !self.quietly("BEGIN") {
            return 1;
        }
        for action in actions {
            self.console.ended = None;
            status = match action {
                Action::Command(text) => self.command_action(text),
                Action::File(name) => self.file_action(name),
            };
            if status != 0 && self.stops_on_error() {
                break;
            }
        }
        if single_transaction && !self.quietly(if status == 0 { "COMMIT" } else { "ROLLBACK" }) {
            return 1;
        }
        status
    }

    fn command_action(&mut self, text: &str) -> u8 {
        let before = std::mem::take(&mut self.console.output.failed);
        self.command(text);
        let failed = self.console.output.failed;
        self.console.output.failed |= before;
        u8::from(failed)
    }

    fn file_action(&mut self, name: &str) -> u8 {
        let (name, text) = if name == "-" {
            let lines = std::mem::take(&mut self.console.standard_input);
            (STDIN, lines.iter().map(|line| format!("{line}\n")).collect())
        } else {
            match self.host.read(name) {
                Ok(text) => (name, text),
                Err(why) => {
                    self.console.output.complain(&format!("psql: error: {name}: {why}\n"));
                    self.console.output.failed = true;
                    return 1;
                }
            }
        };
        if self.file(name, &text) { 0 } else { 3 }
    }

    /// A statement of psql's own, of which only an error is shown.
    fn quietly(&mut self, statement: &str) -> bool {
        match self.session.execute(statement) {
            Ok(outcomes) => {
                for notice in outcomes.iter().flat_map(|outcome| &outcome.notices) {
                    self.diagnostic(notice, statement);
                }
                true
            }
            Err(failure) => {
                self.failed(failure.diagnostic, statement);
                false
            }
        }
    }
}

/// Where the user wants to go.
#[derive(Debug, Default)]
struct Target {
    database: Option<String>,
    user: Option<String>,
    host: Option<String>,
    port: Option<String>,
}

impl Target {
    /// What the options, a connection string and the environment say together.
    fn resolve(mut self, host: &mut dyn Host) -> Connection {
        if let Some(text) = self.database.take() {
            match Self::of_string(&text) {
                Some(given) => {
                    self.database = given.database;
                    self.user = given.user.or(self.user);
                    self.host = given.host.or(self.host);
                    self.port = given.port.or(self.port);
                }
                None => self.database = Some(text),
            }
        }
        let mut environment = |name: &str| host.variable(name).filter(|value| !value.is_empty());
        Connection {
            database: self.database.or_else(|| environment("PGDATABASE")),
            user: self.user.or_else(|| environment("PGUSER")),
            host: self.host.or_else(|| environment("PGHOST")),
            port: self.port.or_else(|| environment("PGPORT")),
        }
    }

    /// A URI, or `host=… dbname=…`.
    fn of_string(text: &str) -> Option<Self> {
        let uri = text.strip_prefix("postgresql://").or_else(|| text.strip_prefix("postgres://"));
        let Some(rest) = uri else {
            return text.contains('=').then(|| Self::of_pairs(text.split_whitespace()));
        };
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (place, database) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, place) = place.rsplit_once('@').unwrap_or(("", place));
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port),
            _ => (place, ""),
        };
        let user = user.split(':').next().unwrap_or_default();
        let some = |text: &str| (!text.is_empty()).then(|| decoded(text));
        let pairs = Self::of_pairs(query.split('&'));
        Some(Self {
            database: some(database).or(pairs.database),
            user: some(user).or(pairs.user),
            host: some(host.trim_matches(['[', ']'])).or(pairs.host),
            port: some(port).or(pairs.port),
        })
    }

    fn of_pairs<'t>(pairs: impl Iterator<Item = &'t str>) -> Self {
        let mut new = Self::default();
        for (name, value) in pairs.filter_map(|pair| pair.split_once('=')) {
            let value = Some(decoded(value.trim_matches('\'')));
            match name {
                "dbname" => new.database = value,
                "user" => new.user = value,
                "host" => new.host = value,
                "port" => new.port = value,
                _ => {}
            }
        }
        new
    }
}

/// `%2F` and the like.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn failed(message: &str) -> Ran {
    let mut output = Output { failed: true, ..Output::default() };
    output.complain(message);
    Ran { output, status: 1 }
}

fn answered(text: &str) -> Ran {
    let mut output = Output::default();
    output.print(text);
    Ran { output, status: 0 }
}
