//! Exercises as values.

use crate::{Database, Files};
use diagnostics::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A task with a start, a solution and checks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    /// Its id, unique in the book, never changed once published.
    pub id: String,
    /// Number in the course; several exercises may be missing between two.
    pub number: u32,
    /// Title, plain text.
    pub title: String,
    /// Number of the part that it belongs to.
    pub part: u32,
    /// Folder of its files, relative to the book.
    pub folder: String,
    /// Ids of the boxes of the checklist that its verdict is evidence for.
    pub checklist: Vec<String>,
    /// Paths that are open in tabs at the start, the first in front.
    pub open: Vec<String>,
    /// The databases on which a submission runs, with the revision at which the learner begins (`base` for none).
    pub databases: BTreeMap<Database, String>,
    /// The task, as Markdown.
    pub task: String,
    /// Demands, in the order in which they are reported.
    pub checks: Vec<Check>,
    /// Id of the check that must be the first to fail at the start.
    pub start_fails: String,
    /// Hints by stages, as Markdown.
    pub hints: Vec<String>,
    /// Questions whose answers the engine computes.
    pub predictions: Vec<Prediction>,
    /// Files laid over the base project at the start.
    pub start: Files,
    /// Files laid over the start that solve the exercise.
    pub solution: Files,
    /// Rows for the exercise alone, run at the start revision, by database.
    pub rows: BTreeMap<Database, String>,
    /// Files that a prediction lays over the start, by name.
    pub variants: BTreeMap<String, Files>,
    /// Declared wrong answers; empty in the learner's bundle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<WrongAnswer>,
}

impl Exercise {
    /// The first database in the order of running that has rows, else the first: the learner's own.
    pub fn own_database(&self) -> Database {
        let mut names = self.databases.keys().copied();
        let first = names.next().unwrap_or(Database::Empty);
        if first == Database::Empty { names.next().unwrap_or(first) } else { first }
    }

    /// Where its `exercise.toml` lies, relative to the book.
    pub fn file(&self) -> String {
        format!("{}/exercise.toml", self.folder)
    }
}

/// One demand on what a submission leaves behind. The grader knows the kinds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Id, unique in the exercise.
    pub id: String,
    /// Kind, such as `has_column`.
    pub kind: String,
    /// What it demands, as a sentence for the learner.
    pub title: String,
    /// The databases on which it is evaluated; empty for all of the exercise.
    pub databases: Vec<Database>,
    /// What to try next when it fails, if the author says so.
    pub hint: Option<String>,
    /// Everything else that the file says of it.
    pub parameters: serde_json::Value,
    /// Where it stands in `exercise.toml`.
    pub span: Span,
}

/// A question to answer before running.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// Id, unique in the exercise.
    pub id: String,
    /// The question, as Markdown.
    pub text: String,
    /// Answers to choose from; empty if the learner types one.
    pub choices: Vec<String>,
    /// Why the answer is what it is, shown once it was given, as Markdown.
    pub because: String,
    /// How the answer is computed.
    pub truth: Truth,
    /// Where it stands in `exercise.toml`.
    pub span: Span,
}

/// How the engine computes the answer to a prediction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Truth {
    /// Which database it is asked of; else the learner's own.
    #[serde(default)]
    pub database: Option<Database>,
    /// Name of a folder of `variants/` laid over the start.
    #[serde(default)]
    pub variant: Option<Variant>,
    /// Lines at the prompt, in order: `alembic upgrade +1`, SQL ended by `;`.
    pub lines: Vec<String>,
    /// What is asked afterwards.
    pub ask: Ask,
}

/// A name of a folder of `variants/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Variant(pub String);

/// What is asked after the lines of a [`Truth`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ask {
    /// The applied revision ids, joined by `, `; `none` if there is none.
    Current,
    /// How many revisions all lines ran together.
    Steps,
    /// `yes` if no line failed, else `no`.
    Succeeds,
    /// `yes` if catalog and rows are what they were before the lines, else `no`.
    Restored,
    /// The columns of a table, in order, joined by `, `.
    Columns(String),
    /// The first column of the first row of a query; `NULL` for a null, `no row` for none.
    Query(String),
}

/// One mistake, and how it must come out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrongAnswer {
    /// Its name: the folder of `wrong/` with its files, laid over the start.
    pub name: String,
    /// Id of the check that must be the first to fail.
    pub check: String,
    /// Ids of checks that may fail as well.
    pub also: Vec<String>,
    /// A part of the reason that must be given.
    pub reason: String,
    /// The database on which it must fail, if that matters.
    pub database: Option<Database>,
    /// Answers to predictions, if these are what is wrong.
    pub answers: BTreeMap<String, String>,
    /// Its files.
    pub files: Files,
    /// Where it stands in `exercise.toml`.
    pub span: Span,
}
