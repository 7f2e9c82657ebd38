//! What a command sees and may change.

use crate::bash::{Bash, Call, Changes, Chunk, Disk, Host, Reply, Script, apply, changes};
use crate::command::{self, Answer};
use crate::compose::Compose;
use crate::machine::{Away, Machine, absolute};
use alembic::commands::Problem;
use engine::{Console, Environment, Session};
use python::Interpreter;
use std::collections::BTreeMap;

/// A command under way: what was typed and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Invocation {
    /// The name and the arguments.
    pub words: Vec<String>,
    /// What is piped or redirected into it; `None` is the terminal.
    pub stdin: Option<String>,
    /// The folder, absolute.
    pub folder: String,
    /// Exported variables.
    pub environment: BTreeMap<String, String>,
}

impl Invocation {
    /// The arguments.
    pub fn arguments(&self) -> Vec<&str> {
        self.words.iter().skip(1).map(String::as_str).collect()
    }

    /// The same circumstances with other words.
    #[must_use]
    pub fn with(&self, words: &[&str]) -> Self {
        Self { words: words.iter().map(|&word| word.to_owned()).collect(), ..self.clone() }
    }

    /// A path as typed, absolute.
    pub fn path(&self, typed: &str) -> String {
        absolute(&self.folder, typed)
    }
}

/// Everything around a command.
pub struct World<'a> {
    /// The database of the machine.
    pub session: &'a mut Session,
    /// Makes a database in which nothing is.
    pub fresh: &'a dyn Fn() -> Option<Session>,
    /// Runs Python.
    pub interpreter: &'a mut dyn Interpreter,
    /// The clock and the chance.
    pub environment: &'a Environment,
    /// Runs scripts.
    pub bash: &'a dyn Bash,
    /// The computer on which the command runs.
    pub machine: &'a mut Machine,
    /// The other computers.
    pub(crate) away: &'a mut BTreeMap<String, Away>,
    /// What each shell of the bash knows of the files.
    pub(crate) known: &'a mut BTreeMap<String, Disk>,
    /// What is to happen when the line is over.
    pub wishes: &'a mut Wishes,
    /// How many scripts run inside of each other.
    pub(crate) depth: usize,
}

/// Scripts that may run inside of each other.
const DEEPEST: usize = 4;

/// What a command leaves for the time after it.
#[derive(Debug, Default)]
pub struct Wishes {
    /// Why a command failed, with its place in the learner's files.
    pub problem: Option<Problem>,
    /// Files of the project to open in the editor.
    pub open: Vec<String>,
    /// A shell on this computer is wanted.
    pub ssh: Option<String>,
    /// psql is to stay open.
    pub psql: Option<Box<Console>>,
}

impl std::fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("machine", &self.machine).finish_non_exhaustive()
    }
}

impl World<'_> {
    /// Runs a command: one of the table, or one of the bash.
    pub fn run(&mut self, call: &Invocation) -> Answer {
        let name = call.words.first().map_or("", String::as_str);
        match command::find(name) {
            Some(command) => command.run(call, self),
            None => {
                let text: Vec<String> = call.words.iter().map(|word| quoted(word)).collect();
                self.script(call, "inner", &text.join(" "))
            }
        }
    }

    /// Runs a script in a shell of its own.
    pub fn script(&mut self, call: &Invocation, shell: &str, text: &str) -> Answer {
        if self.depth >= DEEPEST {
            return Answer::failed(126, "bash: too many shells inside of each other\n");
        }
        self.depth += 1;
        let mut place = self.machine.place.clone();
        place.environment.clone_from(&call.environment);
        let shell = format!("{}/{shell}/{}", self.machine.place.host, self.depth);
        let script = Script {
            place,
            text: format!("cd {} && {{ {text}\n}}", quoted(&call.folder)),
            stdin: call.stdin.clone(),
            changes: self.news(&shell),
            commands: command::names().map(str::to_owned).collect(),
            shell: shell.clone(),
            ..Script::default()
        };
        let bash = self.bash;
        let ended = bash.run(&script, self);
        self.hear(&shell, &ended.changes);
        self.known.remove(&shell);
        bash.forget(&shell);
        self.depth -= 1;
        let mut answer = Answer { status: ended.status, ..Answer::default() };
        for chunk in ended.output {
            match chunk {
                Chunk::Stdout(text) => answer.stdout.push_str(&text),
                Chunk::Stderr(text) => answer.stderr.push_str(&text),
            }
        }
        if let Some(bound) = ended.exceeded {
            answer.stderr.push_str(&format!("stopped: {bound}\n"));
        }
        answer
    }

    /// Does something on another computer, which is made when it is first needed.
    pub(crate) fn on<T>(&mut self, host: &str, body: impl FnOnce(&mut World<'_>) -> T) -> Option<T> {
        let mut there = match self.away.remove(host) {
            Some(there) => there,
            None => Away::new(host, &self.machine.project(), self.environment)?,
        };
        let environment = self.environment.clone();
        let done = body(&mut World {
            session: &mut there.session,
            fresh: &|| Session::in_memory(environment.clone()).ok(),
            interpreter: self.interpreter,
            environment: self.environment,
            bash: self.bash,
            machine: &mut there.machine,
            away: self.away,
            known: self.known,
            wishes: self.wishes,
            depth: self.depth,
        });
        self.away.insert(host.to_owned(), there);
        Some(done)
    }

    /// The text of a file.
    pub fn read(&self, absolute: &str) -> Option<&str> {
        self.machine.disk.get(absolute).map(String::as_str)
    }

    /// Makes or replaces a file.
    pub fn write(&mut self, absolute: impl Into<String>, text: impl Into<String>) {
        self.machine.disk.insert(absolute.into(), text.into());
    }

    /// Whether the database answers; if not, what a client says who asks a host, or the socket.
    ///
    /// # Errors
    /// The words of libpq.
    pub(crate) fn reach_database(&self, host: Option<&str>) -> Result<(), String> {
        let root = &self.machine.root;
        let compose = Compose::find(&self.machine.disk, root)
            .or_else(|| Compose::find(&self.machine.disk, &format!("{root}/server")));
        let services = compose.map(|compose| compose.services).unwrap_or_default();
        let mut databases = services.iter().filter(|service| service.is_database()).peekable();
        if databases.peek().is_none() || databases.any(|service| self.machine.stack.is_running(&service.name)) {
            return Ok(());
        }
        Err(match host {
            Some(host) => format!(
                "connection to server at \"{host}\" (127.0.0.1), port 5432 failed: Connection refused\n\tIs the server \
                 running on that host and accepting TCP/IP connections?"
            ),
            None => "connection to server on socket \"/var/run/postgresql/.s.PGSQL.5432\" failed: No such file or \
                     directory\n\tIs the server running locally and accepting connections on that socket?"
                .to_owned(),
        })
    }

    /// What a shell does not know of the files yet.
    pub(crate) fn news(&mut self, shell: &str) -> Changes {
        let known = self.known.entry(shell.to_owned()).or_default();
        let news = changes(known, &self.machine.disk);
        apply(known, &news);
        news
    }

    /// Takes over what a shell changed.
    pub(crate) fn hear(&mut self, shell: &str, changes: &Changes) {
        apply(&mut self.machine.disk, changes);
        apply(self.known.entry(shell.to_owned()).or_default(), changes);
    }
}

impl Host for World<'_> {
    fn call(&mut self, call: Call) -> Reply {
        self.hear(&call.shell, &call.changes);
        let Call { shell, words, stdin, folder, environment, .. } = call;
        let answer = self.run(&Invocation { words, stdin, folder, environment });
        Reply { status: answer.status, stdout: answer.stdout, stderr: answer.stderr, changes: self.news(&shell) }
    }
}

/// A word as it must be typed to be itself.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_-./:=@%+,".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
