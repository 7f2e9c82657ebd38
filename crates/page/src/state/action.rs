//! What can happen to a page, and what the page can want.

use super::{Kept, Work};
use protocol::{Command, Event, Walk};

/// What a learner can ask of the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// To see the schema, as soon as the engine is there.
    Open,
    /// `alembic upgrade head`
    Upgrade,
    /// `alembic downgrade -1`
    Downgrade,
    /// Grading.
    Check,
    /// Back to the start.
    Reset,
    /// A line at the prompt.
    Line(String),
    /// The revision graph, with what the walk would run.
    Graph(Option<Walk>),
    /// To forget the lines of a command that is not whole yet.
    Interrupt,
}

impl Ask {
    /// The name of the button, or the line.
    pub fn title(&self) -> &str {
        match self {
            Self::Open => "Open",
            Self::Upgrade => "Upgrade",
            Self::Downgrade => "Downgrade",
            Self::Check => "Check",
            Self::Reset => "Reset",
            Self::Graph(_) => "Revision graph",
            Self::Line(text) => text,
            Self::Interrupt => "Ctrl+C",
        }
    }

    /// Whether the page asks it for itself; it keeps nobody from asking for more.
    pub(super) fn is_quiet(&self) -> bool {
        matches!(self, Self::Open | Self::Graph(_))
    }

    /// The command for the worker; nothing for [`Ask::Open`], which is in the opening itself.
    pub(crate) fn command(&self, work: &Work) -> Option<Command> {
        Some(match self {
            Self::Open => return None,
            Self::Upgrade => Command::Upgrade { target: "head".into() },
            Self::Downgrade => Command::Downgrade { target: "-1".into() },
            Self::Check => Command::Check { answers: work.answers.clone() },
            Self::Reset => Command::Reset,
            Self::Graph(walk) => Command::Graph { walk: walk.clone() },
            Self::Line(text) => Command::Line { text: text.clone() },
            Self::Interrupt => Command::Interrupt,
        })
    }
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// A module is on its way.
    Loading(String),
    /// All modules asked for are there.
    Ready,
    /// A command starts to compute.
    Running,
    /// An event of a command of this exercise.
    Event(Event),
    /// The engine broke while it ran a command of this exercise; why.
    Trapped(String),
    /// A module could not be fetched; why.
    Failed(String),
    /// Another exercise made a new worker necessary.
    Replaced,
}

/// What happens to a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The store has been read.
    Restored {
        /// What it holds; `Err` if it could not be read.
        record: Result<Option<Box<super::Record>>, String>,
        /// What was typed when the page went.
        draft: Option<super::Draft>,
    },
    /// The text of a file was edited.
    Edited {
        /// Project path.
        path: String,
        /// New text.
        text: String,
    },
    /// An edit was too long and did not happen.
    Refused {
        /// Length that the file would have had, in bytes.
        length: usize,
    },
    /// A file was brought to front.
    Fronted(String),
    /// A tab was closed; the file stays.
    Closed(String),
    /// The copy of a conflict is not needed any more.
    Discarded(String),
    /// The learner asked for something.
    Asked(Ask),
    /// The work was written to the store; `Err` if it could not be.
    Synced {
        /// The work that was written.
        snapshot: Box<Work>,
        /// What the store holds now.
        kept: Result<Box<Kept>, String>,
    },
    /// The worker said something.
    Reported(Report),
    /// Ctrl+C was pressed.
    Interrupted {
        /// What stood in the line.
        typed: String,
    },
    /// The output shall be empty.
    Cleared,
    /// What a line could become is to be shown.
    Listed(Vec<String>),
    /// The command has computed for [`super::PATIENCE`].
    TimedOut,
    /// The engine shall be loaded again.
    Retried,
    /// Another tab wrote a generation of this exercise.
    Elsewhere(u64),
    /// The next hint is wanted.
    HintWanted,
    /// A prediction was made.
    Answered {
        /// Prediction id.
        id: String,
        /// What was chosen or typed.
        text: String,
    },
    /// The solution is wanted, or not any more.
    SolutionToggled,
    /// A place was chosen.
    Jumped(super::Place),
    /// Reset was pressed once.
    ResetWanted,
    /// Reset was not meant.
    ResetUnwanted,
    /// The notice was read.
    NoticeRead,
    /// The revision graph was opened or closed.
    GraphToggled(bool),
    /// Another walk shall be marked in the revision graph.
    WalkChosen(Option<Walk>),
}

/// What a page wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write the work to the store soon.
    SaveSoon,
    /// Write the work to the store now.
    Save,
    /// Write the work to the store now and say so.
    Sync,
    /// Send commands to the worker.
    Send(Vec<Command>),
    /// Start to count the time of a command.
    Watch,
    /// Stop counting.
    Unwatch,
    /// End the worker and make a new one.
    Replace,
}
