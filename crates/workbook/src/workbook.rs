//! Commands in, events out.

use crate::bench::Bench;
use crate::paths;
use crate::starts::{self, StartsError};
use book::{Book, Database, Exercise};
use engine::{Environment, Session};
use grader::{Grader, RevisionCache};
use protocol::{Command, Event, Output, Saved, Walk};
use python::Interpreter;
use script::Bash;
use shell::Terminal;
use std::collections::{BTreeMap, BTreeSet};

/// Why a bundle cannot be opened.
#[derive(Debug, thiserror::Error)]
#[error("this is not a book of this version: {0}")]
pub struct BundleError(#[from] serde_json::Error);

/// Everything about one learner.
pub struct Workbook {
    book: Book,
    interpreter: RevisionCache,
    bash: Box<dyn Bash>,
    environment: Environment,
    grader: Grader,
    bench: Option<Bench>,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook").field("bench", &self.bench).finish_non_exhaustive()
    }
}

impl Workbook {
    /// Opens a book: with an interpreter for revision files, a bash for scripts, and the clock and seed of its
    /// databases.
    pub fn new(book: Book, interpreter: Box<dyn Interpreter>, bash: Box<dyn Bash>, environment: Environment) -> Self {
        Self {
            book,
            interpreter: RevisionCache::new(interpreter),
            bash,
            grader: Grader::new(environment.clone()),
            environment,
            bench: None,
        }
    }

    /// Opens a book from the text of its bundle ([`Book::bundle`] as JSON).
    ///
    /// # Errors
    /// If the text is not a bundle.
    pub fn from_bundle(
        bundle: &str,
        interpreter: Box<dyn Interpreter>,
        bash: Box<dyn Bash>,
        environment: Environment,
    ) -> Result<Self, BundleError> {
        Ok(Self::new(serde_json::from_str(bundle)?, interpreter, bash, environment))
    }

    /// Answers a command; the last event is [`Event::Done`].
    pub fn handle(&mut self, command: Command) -> Vec<Event> {
        let mut events = match command {
            Command::Open { exercise, saved } => self.open(&exercise, saved),
            Command::Write { path, text } => self.write(path, text),
            Command::Upgrade { target } => self.line(&format!("alembic upgrade {target}")),
            Command::Downgrade { target } => self.line(&format!("alembic downgrade {target}")),
            Command::Line { text } => self.line(&text),
            Command::Interrupt => self.interrupt(),
            Command::Check { answers } => self.check(&answers),
            Command::Reset => self.reset(),
            Command::Graph { walk } => self.graph(walk.as_ref()),
        };
        events.push(Event::Done);
        events
    }

    /// The ids of all exercises.
    pub fn exercises(&self) -> impl Iterator<Item = &str> {
        self.book.exercises.keys().map(String::as_str)
    }

    /// The start databases of an exercise as bytes, for [`Workbook::begin_with`] of another workbook on the same book.
    ///
    /// # Errors
    /// If there is no such exercise, or the book is at fault.
    pub fn starts(&mut self, id: &str) -> Result<Vec<u8>, StartsError> {
        let exercise = self.book.exercises.get(id).ok_or_else(|| StartsError::Unknown { id: id.to_owned() })?;
        let mut images = BTreeMap::new();
        for database in databases(exercise) {
            let made =
                self.grader.images().image(&self.book, exercise, database, &mut self.interpreter, &self.environment)?;
            images.insert(database, made);
        }
        Ok(starts::pack(&images))
    }

    /// Takes what [`Workbook::starts`] gave, so that opening, checking and resetting need not make it anew.
    ///
    /// # Errors
    /// If the bytes are no start databases.
    pub fn begin_with(&mut self, id: &str, bytes: &[u8]) -> Result<(), StartsError> {
        for (database, image) in starts::unpack(bytes).ok_or(StartsError::Malformed)? {
            self.grader.images().put(id, database, image);
        }
        Ok(())
    }

    /// Whether the learner's own database of an exercise can be opened anew without running a revision.
    pub fn is_begun(&mut self, id: &str) -> bool {
        let database = self.book.exercises.get(id).map(Exercise::own_database);
        database.is_some_and(|database| self.grader.images().has(id, database))
    }

    fn open(&mut self, id: &str, saved: Option<Saved>) -> Vec<Event> {
        let Some(exercise) = self.book.exercises.get(id).cloned() else {
            return vec![refusal(&format!("there is no exercise {id:?}"))];
        };
        let mut events = Vec::new();
        let resumed = saved.filter(|saved| saved.exercise == id).map(|saved| self.resume(saved));
        let bench = match resumed {
            Some(Ok(bench)) => Ok(bench),
            Some(Err(message)) => {
                events.push(refusal(&format!("what was saved cannot be opened, so this is the start: {message}")));
                self.start(&exercise)
            }
            None => self.start(&exercise),
        };
        match bench {
            Ok(mut bench) => {
                events.push(bench.opened());
                events.push(bench.prompt());
                events.push(saved_event(&bench));
                self.open_bench(bench);
            }
            Err(message) => events.push(refusal(&message)),
        }
        events
    }

    fn resume(&mut self, saved: Saved) -> Result<Bench, String> {
        let session =
            Session::from_image(&saved.database, self.environment.clone()).map_err(|error| error.to_string())?;
        Ok(Bench {
            exercise: saved.exercise,
            files: saved.files,
            session,
            terminal: Terminal::default(),
            attempts: saved.attempts,
            solved: saved.solved,
            verdict: saved.verdict,
        })
    }

    fn start(&mut self, exercise: &Exercise) -> Result<Bench, String> {
        let database = exercise.own_database();
        let images = self.grader.images();
        let session = images
            .open(&self.book, exercise, database, &mut self.interpreter, &self.environment)
            .map_err(|error| format!("the exercise cannot be prepared: {error}"))?;
        Ok(Bench {
            exercise: exercise.id.clone(),
            files: self.book.start_files(exercise),
            session,
            terminal: Terminal::default(),
            attempts: 0,
            solved: false,
            verdict: None,
        })
    }

    fn write(&mut self, path: String, text: Option<String>) -> Vec<Event> {
        let Some(bench) = &mut self.bench else {
            return vec![closed()];
        };
        if let Err(error) = paths::check(&path, text.as_deref()) {
            return vec![refusal(&error.to_string())];
        }
        match text {
            Some(text) => bench.files.insert(path, text),
            None => bench.files.remove(&path),
        };
        Vec::new()
    }

    fn line(&mut self, line: &str) -> Vec<Event> {
        let Some(bench) = &mut self.bench else {
            return vec![closed()];
        };
        let mut events = bench.line(line, &mut self.interpreter, self.bash.as_ref(), &self.environment);
        events.push(saved_event(bench));
        events
    }

    fn graph(&mut self, walk: Option<&Walk>) -> Vec<Event> {
        let Some(bench) = &mut self.bench else {
            return vec![closed()];
        };
        vec![Event::Graph(grader::graph(&bench.files, &mut bench.session, &mut self.interpreter, walk))]
    }

    fn interrupt(&mut self) -> Vec<Event> {
        let Some(bench) = &mut self.bench else {
            return vec![closed()];
        };
        bench.terminal.interrupt();
        vec![bench.prompt()]
    }

    /// Whether a line needs the bash, which may be a module that has not been fetched yet.
    pub fn needs_bash(&self, line: &str) -> bool {
        self.bench.as_ref().is_some_and(|bench| bench.terminal.needs_bash(line))
    }

    /// Whether a line needs Python.
    pub fn needs_python(&self, line: &str) -> bool {
        self.bench.as_ref().is_some_and(|bench| bench.terminal.needs_python(line))
    }

    /// Puts an exercise on the workbench, with a terminal that remembers nothing.
    fn open_bench(&mut self, bench: Bench) {
        bench.terminal.close(self.bash.as_ref());
        self.bench = Some(bench);
    }

    fn check(&mut self, answers: &BTreeMap<String, String>) -> Vec<Event> {
        let Some(bench) = &mut self.bench else {
            return vec![closed()];
        };
        let Some(exercise) = self.book.exercises.get(&bench.exercise) else {
            return vec![closed()];
        };
        let graded = self.grader.grade(&self.book, exercise, &bench.files, answers, &mut self.interpreter);
        let verdict = match graded {
            Ok(verdict) => verdict,
            Err(error) => {
                return vec![refusal(&format!("the exercise cannot be prepared: {error}"))];
            }
        };
        bench.attempts += 1;
        bench.solved |= verdict.passed;
        bench.verdict = Some(verdict.clone());
        let mut events = vec![Event::Verdict(verdict)];
        events.push(saved_event(bench));
        events
    }

    fn reset(&mut self) -> Vec<Event> {
        let Some(bench) = &self.bench else {
            return vec![closed()];
        };
        let (attempts, solved) = (bench.attempts, bench.solved);
        let Some(exercise) = self.book.exercises.get(&bench.exercise).cloned() else {
            return vec![closed()];
        };
        match self.start(&exercise) {
            Ok(bench) => {
                let mut bench = Bench { attempts, solved, ..bench };
                let mut events = vec![bench.opened(), bench.prompt()];
                events.push(saved_event(&bench));
                self.open_bench(bench);
                events
            }
            Err(message) => vec![refusal(&message)],
        }
    }
}

/// Every database that an exercise opens: the learner's own and those it is graded on.
fn databases(exercise: &Exercise) -> BTreeSet<Database> {
    exercise.databases.keys().copied().chain([exercise.own_database()]).collect()
}

fn saved_event(bench: &Bench) -> Event {
    bench.saved().unwrap_or_else(|error| refusal(&format!("your work could not be saved: {}", error.message)))
}

fn closed() -> Event {
    refusal("no exercise is open")
}

fn refusal(message: &str) -> Event {
    Event::Output(Output::Stderr(format!("{message}\n")))
}
