//! Lines in, what they print out.

use crate::bash::{Bash, Chunk, Disk, Script};
use crate::command;
use crate::complete::is_complete;
use crate::line;
use crate::machine::Machine;
use crate::world::{Invocation, Wishes, World};
use alembic::commands::Problem;
use engine::{Environment, Psql, Session, Settings};
use python::{Files, Interpreter};
use std::collections::BTreeMap;

/// What a terminal works on, borrowed for a line.
pub struct Desk<'a> {
    /// The database.
    pub session: &'a mut Session,
    /// The project.
    pub files: &'a mut Files,
    /// Runs Python.
    pub interpreter: &'a mut dyn Interpreter,
    /// The clock and the chance.
    pub environment: &'a Environment,
    /// Runs scripts.
    pub bash: &'a dyn Bash,
    /// Makes a database in which nothing is.
    pub fresh: &'a dyn Fn() -> Option<Session>,
}

impl std::fmt::Debug for Desk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

/// A terminal: where it stands and what it remembers from line to line.
#[derive(Debug)]
pub struct Terminal {
    machine: Machine,
    /// The folder.
    folder: String,
    /// Exported variables.
    environment: BTreeMap<String, String>,
    /// Exit status of the last line.
    status: i32,
    /// Lines of a script that is not whole yet.
    pending: String,
    /// psql, while it is open.
    psql: Option<OpenPsql>,
    /// What each shell of the bash knows of the files.
    known: BTreeMap<String, Disk>,
}

/// The shell that the learner sits at.
const OWN: &str = "own";

/// psql, waiting for lines.
#[derive(Debug, Default)]
struct OpenPsql {
    database: String,
    settings: Settings,
}

/// What a line came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    /// What appeared, in order.
    pub pieces: Vec<Piece>,
    /// Why a command failed, with its place in the learner's files.
    pub problem: Option<Problem>,
    /// Files of the project to open in the editor.
    pub open: Vec<String>,
    /// The bound that a script ran into: files and database are to be as they were.
    pub exceeded: bool,
}

/// A piece of what appeared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A line as typed, behind its prompt.
    Typed {
        /// `~$ `
        prompt: String,
        /// As typed.
        line: String,
    },
    /// Standard output.
    Stdout(String),
    /// Standard error.
    Stderr(String),
}

impl Default for Terminal {
    fn default() -> Self {
        let machine = Machine::own();
        Self {
            folder: machine.place.home.clone(),
            environment: machine.place.environment.clone(),
            machine,
            status: 0,
            pending: String::new(),
            psql: None,
            known: BTreeMap::new(),
        }
    }
}

impl Terminal {
    /// What stands before the next line.
    pub fn prompt(&self, session: &Session) -> String {
        match &self.psql {
            Some(psql) => psql.settings.prompt(&psql.database, session),
            None if !self.pending.is_empty() => "> ".to_owned(),
            None => {
                let home = &self.machine.place.home;
                let below = self.folder.strip_prefix(home).filter(|rest| rest.is_empty() || rest.starts_with('/'));
                below.map_or_else(|| format!("{}$ ", self.folder), |rest| format!("~{rest}$ "))
            }
        }
    }

    /// Ctrl+C: forgets what is not whole yet.
    pub fn interrupt(&mut self) {
        self.pending.clear();
        if let Some(psql) = &mut self.psql {
            psql.settings.forget();
        }
    }

    /// Whether a text needs the bash, not only commands of ours.
    pub fn needs_bash(&self, text: &str) -> bool {
        self.psql.is_none() && (!self.pending.is_empty() || text.lines().count() > 1 || !line::is_plain(text))
    }

    /// Whether a text needs Python: not what is for psql alone.
    pub fn needs_python(&self, text: &str) -> bool {
        let name = text.split_whitespace().next().unwrap_or_default();
        self.psql.is_none() && !(line::is_sql(text) || (line::is_plain(text) && matches!(name, "" | "psql")))
    }

    /// Has the bash forget the shells of this terminal.
    pub fn close(&self, bash: &dyn Bash) {
        bash.forget(OWN);
    }

    /// Takes what was typed, one line or several.
    pub fn line(&mut self, desk: &mut Desk<'_>, text: &str) -> Shown {
        let before = desk.files.clone();
        self.machine.set_project(desk.files);
        let mut shown = Shown::default();
        for line in text.split('\n') {
            shown.pieces.push(Piece::Typed { prompt: self.prompt(desk.session), line: line.to_owned() });
            self.typed(desk, line, &mut shown);
            if shown.exceeded {
                break;
            }
        }
        *desk.files = if shown.exceeded { before } else { self.machine.project() };
        shown
    }

    fn typed(&mut self, desk: &mut Desk<'_>, line: &str, shown: &mut Shown) {
        if let Some(psql) = &mut self.psql {
            let output = Psql::typed(desk.session, &mut psql.settings, line);
            let ended = psql.settings.is_ended();
            shown.print(output.stdout, output.stderr);
            if ended {
                self.psql = None;
                self.status = 0;
            }
            return;
        }
        if !self.pending.is_empty() {
            self.pending.push('\n');
        } else if line.trim().is_empty() {
            return;
        }
        self.pending.push_str(line);
        if self.pending.trim_start().starts_with('\\') || is_complete(&self.pending) {
            let text = std::mem::take(&mut self.pending);
            self.whole(desk, &text, shown);
        }
    }

    /// Runs a whole script.
    fn whole(&mut self, desk: &mut Desk<'_>, text: &str, shown: &mut Shown) {
        let mut wishes = Wishes::default();
        if line::is_sql(text) {
            let output = Psql::new(desk.session).run(text);
            self.status = i32::from(output.failed);
            shown.print(output.stdout, output.stderr);
            return;
        }
        match line::plain_words(text).filter(|words| words.first().is_some_and(|name| command::find(name).is_some())) {
            Some(words) => self.command(desk, words, shown, &mut wishes),
            None => self.script(desk, text, shown, &mut wishes),
        }
        if let Some(database) = wishes.psql {
            self.psql = Some(OpenPsql { database, settings: Settings::default() });
        }
        shown.problem = wishes.problem.or(shown.problem.take());
        shown.open.extend(wishes.open);
    }

    fn world<'w>(&'w mut self, desk: &'w mut Desk<'_>, wishes: &'w mut Wishes) -> World<'w> {
        World {
            session: desk.session,
            fresh: desk.fresh,
            interpreter: desk.interpreter,
            environment: desk.environment,
            bash: desk.bash,
            machine: &mut self.machine,
            known: &mut self.known,
            wishes,
            depth: 0,
        }
    }

    fn command(&mut self, desk: &mut Desk<'_>, words: Vec<String>, shown: &mut Shown, wishes: &mut Wishes) {
        let call =
            Invocation { words, stdin: None, folder: self.folder.clone(), environment: self.environment.clone() };
        let answer = self.world(desk, wishes).run(&call);
        self.status = answer.status;
        shown.print(answer.stdout, answer.stderr);
    }

    fn script(&mut self, desk: &mut Desk<'_>, text: &str, shown: &mut Shown, wishes: &mut Wishes) {
        let status = self.status;
        let mut world = self.world(desk, wishes);
        let script = Script {
            shell: OWN.to_owned(),
            place: world.machine.place.clone(),
            text: text.to_owned(),
            status,
            stdin: None,
            changes: world.news(OWN),
            commands: command::names().map(str::to_owned).collect(),
        };
        let bash = world.bash;
        let ended = bash.run(&script, &mut world);
        world.hear(OWN, &ended.changes);
        self.status = ended.status;
        if !ended.folder.is_empty() {
            self.folder = ended.folder;
        }
        self.environment = ended.environment;
        for chunk in ended.output {
            match chunk {
                Chunk::Stdout(text) => shown.print(text, String::new()),
                Chunk::Stderr(text) => shown.print(String::new(), text),
            }
        }
        if let Some(bound) = ended.exceeded {
            shown.exceeded = true;
            self.known.clear();
            desk.bash.forget(OWN);
            shown.print(
                String::new(),
                format!("stopped: {bound}; the files and the database are as they were before this line\n"),
            );
        }
    }
}

impl Shown {
    fn print(&mut self, stdout: String, stderr: String) {
        if !stdout.is_empty() {
            self.pieces.push(Piece::Stdout(stdout));
        }
        if !stderr.is_empty() {
            self.pieces.push(Piece::Stderr(stderr));
        }
    }
}
