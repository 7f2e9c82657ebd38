//! Lines in, what they print out.

use crate::around::Around;
use crate::bash::{Bash, Chunk, Disk, Ended, Script};
use crate::command;
use crate::complete::is_complete;
use crate::line;
use crate::machine::{Away, Machine};
use crate::world::{Invocation, Wishes, World};
use alembic::commands::Problem;
use engine::{Console, Environment, Psql, Session};
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
    own: Machine,
    /// The computers that are reached by ssh, by name.
    away: BTreeMap<String, Away>,
    /// Shells inside of each other: the learner's own first, then those of ssh.
    seats: Vec<Seat>,
    /// Lines of a script that is not whole yet.
    pending: String,
    /// psql, while it is open.
    psql: Option<OpenPsql>,
    /// What each shell of the bash knows of the files.
    known: BTreeMap<String, Disk>,
}

/// A shell that somebody sits at.
#[derive(Debug, Default)]
struct Seat {
    /// The computer, unless it is the learner's own.
    host: Option<String>,
    /// The name of the shell.
    shell: String,
    home: String,
    /// What stands before its prompt.
    label: String,
    /// The folder.
    folder: String,
    /// Exported variables.
    environment: BTreeMap<String, String>,
    /// Exit status of the last line.
    status: i32,
}

impl Seat {
    fn new(machine: &Machine, host: Option<String>, label: String) -> Self {
        Self {
            shell: host.as_ref().map_or_else(|| OWN.to_owned(), |host| format!("ssh {host}")),
            host,
            label,
            home: machine.place.home.clone(),
            folder: machine.place.home.clone(),
            environment: machine.place.environment.clone(),
            status: 0,
        }
    }

    fn prompt(&self) -> String {
        let below = self.folder.strip_prefix(&self.home).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let folder = below.map_or_else(|| self.folder.clone(), |rest| format!("~{rest}"));
        format!("{}{folder}$ ", self.label)
    }
}

/// The shell that the learner sits at.
const OWN: &str = "own";

/// psql, waiting for lines.
#[derive(Debug)]
struct OpenPsql {
    /// The computer, unless it is the learner's own.
    host: Option<String>,
    console: Box<Console>,
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
    /// Exit status of the last command.
    pub status: i32,
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
        Self::at("/budget.rip")
    }
}

impl Terminal {
    /// A terminal in a project of this folder.
    pub fn at(root: &str) -> Self {
        let own = Machine::own(root);
        let seat = Seat::new(&own, None, String::new());
        Self {
            own,
            away: BTreeMap::new(),
            seats: vec![seat],
            pending: String::new(),
            psql: None,
            known: BTreeMap::new(),
        }
    }

    /// What stands before the next line.
    pub fn prompt(&self, session: &Session) -> String {
        match &self.psql {
            Some(psql) => {
                let there = psql.host.as_ref().and_then(|host| self.away.get(host));
                psql.console.prompt(there.map_or(session, |there| &there.session))
            }
            None if !self.pending.is_empty() => "> ".to_owned(),
            None => self.seats.last().map(Seat::prompt).unwrap_or_default(),
        }
    }

    /// Ctrl+C: forgets what is not whole yet.
    pub fn interrupt(&mut self) {
        self.pending.clear();
        if let Some(psql) = &mut self.psql {
            psql.console.interrupt();
        }
    }

    /// Whether a text needs the bash, not only commands of ours.
    pub fn needs_bash(&self, text: &str) -> bool {
        self.psql.is_none() && (!self.pending.is_empty() || text.lines().count() > 1 || !line::is_plain(text))
    }

    /// Whether a text needs Python: not what is for psql alone.
    pub fn needs_python(&self, text: &str) -> bool {
        let name = text.split_whitespace().next().unwrap_or_default();
        self.psql.is_none() && !(line::is_sql(text) || (line::is_plain(text) && matches!(name, "" | "git" | "psql")))
    }

    /// Has the bash forget the shells of this terminal.
    pub fn close(&self, bash: &dyn Bash) {
        self.seats.iter().for_each(|seat| bash.forget(&seat.shell));
    }

    /// Takes what was typed, one line or several.
    pub fn line(&mut self, desk: &mut Desk<'_>, text: &str) -> Shown {
        let before = desk.files.clone();
        let git = self.own.git.clone();
        self.own.set_project(desk.files);
        let mut shown = Shown::default();
        for line in text.split('\n') {
            shown.pieces.push(Piece::Typed { prompt: self.prompt(desk.session), line: line.to_owned() });
            self.typed(desk, line, &mut shown);
            if shown.exceeded {
                break;
            }
        }
        shown.status = self.seats.last().map_or(0, |seat| seat.status);
        if shown.exceeded {
            self.own.git = git;
        }
        *desk.files = if shown.exceeded { before } else { self.own.project() };
        shown
    }

    fn typed(&mut self, desk: &mut Desk<'_>, line: &str, shown: &mut Shown) {
        if let Some(mut psql) = self.psql.take() {
            self.ask(desk, &mut psql, line, shown);
            match psql.console.status() {
                Some(status) => self.end(status.into()),
                None => self.psql = Some(psql),
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

    /// Gives psql a line.
    fn ask(&mut self, desk: &mut Desk<'_>, psql: &mut OpenPsql, line: &str, shown: &mut Shown) {
        let Some(seat) = self.seats.last_mut() else { return };
        let (session, machine) = match psql.host.as_ref().and_then(|host| self.away.get_mut(host)) {
            Some(there) => (&mut there.session, &mut there.machine),
            None => (&mut *desk.session, &mut self.own),
        };
        let mut around =
            Around { disk: &mut machine.disk, folder: &mut seat.folder, environment: &mut seat.environment };
        let output = psql.console.line(session, &mut around, line);
        shown.print(output.both, String::new());
    }

    /// Notes how a line ended.
    fn end(&mut self, status: i32) {
        if let Some(seat) = self.seats.last_mut() {
            seat.status = status;
        }
    }

    /// Runs a whole script.
    fn whole(&mut self, desk: &mut Desk<'_>, text: &str, shown: &mut Shown) {
        let mut wishes = Wishes::default();
        if line::is_sql(text) {
            let output = Psql::new(desk.session).run(text);
            self.end(i32::from(output.failed));
            shown.print(output.stdout, output.stderr);
            return;
        }
        let words = line::plain_words(text).unwrap_or_default();
        match words.first().map(String::as_str) {
            Some("exit" | "logout") => self.leave(desk.bash, shown),
            Some(name) if command::find(name).is_some() => self.command(desk, words, shown, &mut wishes),
            _ => self.script(desk, text, shown, &mut wishes),
        }
        if let Some(console) = wishes.psql {
            let host = self.seats.last().and_then(|seat| seat.host.clone());
            self.psql = Some(OpenPsql { host, console });
        }
        if let Some(host) = wishes.ssh {
            self.sit(&host);
        }
        shown.problem = wishes.problem.or(shown.problem.take());
        shown.open.extend(wishes.open);
    }

    /// Sits down at another computer.
    fn sit(&mut self, host: &str) {
        if let Some(there) = self.away.get(host) {
            let label = format!("{}@{host}:", there.machine.place.user);
            self.seats.push(Seat::new(&there.machine, Some(host.to_owned()), label));
        }
    }

    /// Does something in the world around the present shell.
    fn within<T>(
        &mut self,
        desk: &mut Desk<'_>,
        wishes: &mut Wishes,
        body: impl FnOnce(&mut World<'_>, &mut Seat) -> T,
    ) -> Option<T> {
        let mut seat = self.seats.pop()?;
        let mut world = World {
            session: desk.session,
            fresh: desk.fresh,
            interpreter: desk.interpreter,
            environment: desk.environment,
            bash: desk.bash,
            machine: &mut self.own,
            away: &mut self.away,
            known: &mut self.known,
            wishes,
            depth: 0,
        };
        let done = match seat.host.clone() {
            None => Some(body(&mut world, &mut seat)),
            Some(host) => world.on(&host, |world| body(world, &mut seat)),
        };
        self.seats.push(seat);
        done
    }

    fn command(&mut self, desk: &mut Desk<'_>, words: Vec<String>, shown: &mut Shown, wishes: &mut Wishes) {
        let answer = self.within(desk, wishes, |world, seat| {
            let (folder, environment) = (seat.folder.clone(), seat.environment.clone());
            let answer = world.run(&Invocation { words, stdin: None, folder, environment });
            seat.status = answer.status;
            answer
        });
        let answer = answer.unwrap_or_default();
        shown.print(answer.stdout, answer.stderr);
    }

    fn script(&mut self, desk: &mut Desk<'_>, text: &str, shown: &mut Shown, wishes: &mut Wishes) {
        let Some(ended) = self.within(desk, wishes, |world, seat| run_script(world, seat, text)) else { return };
        for chunk in ended.output {
            match chunk {
                Chunk::Stdout(text) => shown.print(text, String::new()),
                Chunk::Stderr(text) => shown.print(String::new(), text),
            }
        }
        if let Some(bound) = ended.exceeded {
            shown.exceeded = true;
            self.known.clear();
            self.close(desk.bash);
            shown.print(
                String::new(),
                format!("stopped: {bound}; the files and the database are as they were before this line\n"),
            );
        }
    }

    /// `exit`: whoever came by ssh is back where they came from, everybody else has a new shell.
    fn leave(&mut self, bash: &dyn Bash, shown: &mut Shown) {
        let Some(seat) = self.seats.pop() else { return };
        bash.forget(&seat.shell);
        self.known.remove(&seat.shell);
        match &seat.host {
            Some(host) => shown.print(format!("logout\nConnection to {host} closed.\n"), String::new()),
            None => shown.print("exit\n".to_owned(), String::new()),
        }
        if self.seats.is_empty() {
            self.seats.push(Seat::new(&self.own, None, String::new()));
        }
    }
}

/// Runs a script in the shell of a seat.
fn run_script(world: &mut World<'_>, seat: &mut Seat, text: &str) -> Ended {
    let script = Script {
        shell: seat.shell.clone(),
        place: world.machine.place.clone(),
        text: text.to_owned(),
        status: seat.status,
        stdin: None,
        changes: world.news(&seat.shell),
        commands: command::names().map(str::to_owned).collect(),
    };
    let bash = world.bash;
    let ended = bash.run(&script, world);
    world.hear(&seat.shell, &ended.changes);
    seat.status = ended.status;
    if !ended.folder.is_empty() {
        seat.folder.clone_from(&ended.folder);
    }
    seat.environment.clone_from(&ended.environment);
    ended
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
