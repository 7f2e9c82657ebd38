//! All that the page of one exercise can be, without a browser.
//!
//! [`State::apply`] takes an [`Action`] and answers the [`Effect`]s to carry out; nothing else changes a [`State`].
//! What survives a reload is [`Work`]; how two tabs agree on it is [`Work::merge`].

mod action;
mod answer;
mod complete;
mod difference;
mod graph;
mod merge;
mod place;
mod reduce;
#[cfg(test)]
mod tests;

pub use action::{Action, Ask, Effect, Report};
pub use complete::{Completion, complete};
pub use difference::{Change, PartRow, RelationRow, difference};
pub use graph::GraphPane;
pub use merge::{Draft, Kept, Record, Work};
pub use place::Place;

use protocol::{Files, Schema, Sheet};
use std::rc::Rc;

/// How long one command may compute, in milliseconds.
pub const PATIENCE: u32 = 5_000;

/// How long a file may be, in bytes.
pub const FILE_LIMIT: usize = 256 * 1024;

/// How long a line at the prompt may be, in bytes.
pub const LINE_LIMIT: usize = 16 * 1024;

/// How much output is kept, in pieces.
pub(crate) const TRANSCRIPT_LIMIT: usize = 200;

/// How long one piece of output may be, in bytes; its end is kept.
pub(crate) const PIECE_LIMIT: usize = 40_000;

/// How many lines are remembered.
pub(crate) const HISTORY_LIMIT: usize = 200;

/// How far the engine is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// Not asked for yet.
    Resting,
    /// A module is on its way; its name in the learner's words.
    Loading(String),
    /// Ready to run.
    Ready,
    /// It could not be loaded or broke; why.
    Failed(String),
}

/// What the reader must be told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Plain text.
    pub text: String,
    /// Whether something went wrong.
    pub grave: Gravity,
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gravity {
    /// For information.
    Calm,
    /// Something went wrong.
    Grave,
}

/// Two schemas to show beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schemas {
    /// Before the last command that changed it.
    pub before: Schema,
    /// Now.
    pub after: Schema,
    /// Applied revisions now.
    pub current: Vec<String>,
}

/// A problem at a place of a file, for the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub message: String,
}

/// A wish to see a place; `count` tells one wish from the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Jump {
    /// Where, if anywhere.
    pub place: Option<Place>,
    /// How many jumps there were.
    pub count: u32,
}

/// The page of one exercise.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own; no two exclude each other")]
pub struct State {
    /// What the chapter says of the exercise.
    pub sheet: Rc<Sheet>,
    /// What survives a reload.
    pub work: Work,
    /// The record that `work` was last equal to, or grew from.
    pub base: Record,
    /// Whether the store has been read; until then nothing is written.
    pub restored: bool,
    /// Whether the reader knows that nothing is kept.
    pub unkept: bool,
    /// Files as the worker has them; `None` when the exercise must be opened there.
    pub sent: Option<Files>,
    /// How far the engine is.
    pub engine: Engine,
    /// What the learner asked for and has not got yet.
    pub asked: Option<Ask>,
    /// What was asked while the exercise was still being opened.
    pub next: Option<Ask>,
    /// Commands that the worker has not answered yet.
    pub outstanding: usize,
    /// The schema, or `None` before the engine has said.
    pub schemas: Option<Schemas>,
    /// The revision graph.
    pub graph: GraphPane,
    /// What stands before the next line of the terminal.
    pub prompt: String,
    /// Problems of the last run.
    pub problems: Vec<Problem>,
    /// What the reader must be told.
    pub notice: Option<Notice>,
    /// Where the editor shall go.
    pub jump: Jump,
    /// Whether Reset waits for its second press.
    pub resetting: bool,
    /// Whether the solution is shown.
    pub solution: bool,
    /// How many verdicts were given since the page was loaded.
    pub verdicts: u32,
}

impl State {
    /// Makes the page of an exercise that nobody has touched.
    pub fn new(sheet: Rc<Sheet>) -> Self {
        let work = Work::start(&sheet);
        Self {
            base: Record { generation: 0, work: work.clone() },
            sheet,
            work,
            restored: false,
            unkept: false,
            sent: None,
            engine: Engine::Resting,
            asked: None,
            next: None,
            outstanding: 0,
            schemas: None,
            graph: GraphPane::default(),
            prompt: "~$ ".into(),
            problems: Vec::new(),
            notice: None,
            jump: Jump::default(),
            resetting: false,
            solution: false,
            verdicts: 0,
        }
    }

    /// Whether a command of the learner is under way; what the page asks for itself is none.
    pub fn busy(&self) -> bool {
        self.next.is_some() || self.asked.as_ref().is_some_and(|ask| !ask.is_quiet())
    }

    /// The path and text of the file in front.
    pub fn front(&self) -> (&str, &str) {
        let path = self.work.front.as_str();
        (path, self.work.files.get(path).map_or("", String::as_str))
    }

    /// The folder of the project in which the terminal stands: empty, or with a slash at its end.
    pub fn folder(&self) -> String {
        let inside = self.prompt.strip_prefix("~/").and_then(|rest| rest.strip_suffix("$ "));
        inside.map_or_else(String::new, |folder| format!("{folder}/"))
    }

    /// How often `Check` ran.
    pub fn attempts(&self) -> u32 {
        self.work.saved.as_ref().map_or(0, |saved| saved.attempts)
    }

    /// The status line: what is loading or running.
    pub fn status(&self) -> String {
        match (&self.engine, self.next.as_ref().or(self.asked.as_ref().filter(|ask| !ask.is_quiet()))) {
            (Engine::Failed(reason), _) => format!("Stopped: {reason}"),
            (Engine::Loading(what), Some(ask)) => format!("Loading {what}; then: {}.", ask.title()),
            (Engine::Loading(what), None) => format!("Loading {what}…"),
            (Engine::Ready, None) if self.asked == Some(Ask::Open) => "Opening the exercise…".into(),
            (_, Some(ask)) => format!("Running: {}…", ask.title()),
            (Engine::Resting, None) => "The engine is loading.".into(),
            (Engine::Ready, None) => "Ready.".into(),
        }
    }
}
