//! What the page and the worker say to each other.
//!
//! Plain serde values: the page links this and neither the engine nor Python. A [`Command`] goes in, [`Event`]s come
//! out in order, the last of a command being [`Event::Done`]. [`Sheet`] is what a chapter says of an exercise before
//! any of that.

mod graph;
mod sheet;

pub use graph::{Graph, GraphEdge, GraphNode, Walk};
pub use sheet::{Question, Sheet};

use diagnostics::Diagnostic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Text files by project path.
pub type Files = BTreeMap<String, String>;

/// What the learner asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// Opens an exercise: from its start, or where `saved` left off.
    Open {
        /// Exercise id, unique in the book.
        exercise: String,
        /// What an earlier [`Event::Saved`] carried.
        saved: Option<Saved>,
    },
    /// Replaces, makes (`Some`) or removes (`None`) a file of the project. Answers [`Event::Done`] alone: the page keeps
    /// what is typed by itself.
    Write {
        /// Project path.
        path: String,
        /// New text.
        text: Option<String>,
    },
    /// Runs `alembic upgrade TARGET`.
    Upgrade {
        /// `head`, `+1`, a revision…
        target: String,
    },
    /// Runs `alembic downgrade TARGET`.
    Downgrade {
        /// `base`, `-1`, a revision…
        target: String,
    },
    /// Types into the terminal: one line, or several with newlines between.
    Line {
        /// The line as typed.
        text: String,
    },
    /// Ctrl+C at the prompt: forgets the lines of a command that is not whole yet.
    Interrupt,
    /// Grades the files on every database of the exercise; the learner's own database is untouched.
    Check {
        /// Answers to the exercise's predictions, by prediction id.
        answers: BTreeMap<String, String>,
    },
    /// Back to the start: files and database.
    Reset,
    /// Asks for the revision graph of the files, with what the database has of it. Runs Python, changes nothing.
    Graph {
        /// A walk to show in it.
        walk: Option<Walk>,
    },
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The exercise is open; this is its state.
    Opened {
        /// All files now.
        files: Files,
        /// The schema now.
        schema: Schema,
        /// `alembic_version` now.
        current: Vec<String>,
    },
    /// Something to show in the output pane.
    Output(Output),
    /// The schema changed (or not) by the command.
    SchemaChanged {
        /// Before the command.
        before: Schema,
        /// After the command.
        after: Schema,
        /// `alembic_version` after.
        current: Vec<String>,
    },
    /// The files changed by the command (not by `Write`).
    FilesChanged {
        /// The new text, or `None` for a file that is gone, by project path.
        changes: BTreeMap<String, Option<String>>,
    },
    /// A command wants a file shown in the editor.
    FileOpened {
        /// Project path.
        path: String,
    },
    /// What the terminal shows before the next line.
    Prompt(String),
    /// The result of `Check`.
    Verdict(Verdict),
    /// The result of `Graph`.
    Graph(Graph),
    /// State to keep; later than any other of this exercise.
    Saved(Saved),
    /// The command is over.
    Done,
}

/// One piece of output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Output {
    /// A line as typed.
    Prompt {
        /// What stood before it: `~$ `.
        prompt: String,
        /// The line.
        line: String,
    },
    /// Standard output, as the tool prints it.
    Stdout(String),
    /// Standard error, as the tool prints it.
    Stderr(String),
    /// What is wrong with a file or a statement, rendered with its source line, and as data for the editor.
    Problem {
        /// `file:line:column`, empty if it has no place.
        place: String,
        /// Rendered text with carets.
        rendered: String,
        /// The same as data; spans are in the file named by the label.
        diagnostic: Diagnostic,
    },
}

/// Everything of one exercise that survives a reload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// Exercise id.
    pub exercise: String,
    /// All files.
    pub files: Files,
    /// The learner's database, a SQLite image.
    #[serde(with = "serde_bytes")]
    pub database: Vec<u8>,
    /// How often `Check` ran.
    pub attempts: u32,
    /// Whether it ever passed.
    pub solved: bool,
    /// Last verdict, if any.
    pub verdict: Option<Verdict>,
}

/// A schema to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Schema {
    /// Relations by name.
    pub relations: Vec<SchemaRelation>,
}

/// A relation to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaRelation {
    /// Name; with schema unless `public`.
    pub name: String,
    /// `table`, `view`, `enum`, `sequence`
    pub kind: String,
    /// What it is made of, in order: columns, then constraints, then indexes.
    pub parts: Vec<SchemaPart>,
}

/// A column, constraint or index to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaPart {
    /// `column`, `constraint`, `index`, `label`
    pub kind: String,
    /// Its name, its identity when two schemas are compared.
    pub name: String,
    /// Its definition in PostgreSQL's words: `character varying(50) not null`.
    pub definition: String,
}

/// The result of grading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether every check holds.
    pub passed: bool,
    /// Every check, in the author's order.
    pub checks: Vec<CheckResult>,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not.
    Failed,
    /// It could not be evaluated, because an earlier one failed.
    Skipped,
}

/// One check, evaluated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckResult {
    /// Its id in the exercise.
    pub id: String,
    /// What it demands, as a sentence.
    pub title: String,
    /// How it came out.
    pub outcome: Outcome,
    /// The first difference in the learner's terms; empty if it holds.
    pub reason: String,
    /// On which database it failed (`empty`, `seeded`, `hostile`), if on one.
    pub database: Option<String>,
    /// What to look at: `alembic/versions/x.py:12:5`, if there is a place.
    pub place: Option<String>,
    /// What to try next, if anything is known.
    pub hint: Option<String>,
}
