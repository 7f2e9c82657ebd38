//! Questions that only Python or the database can answer, without giving up that comparing is a function of values.
//!
//! A comparison runs until it meets a question without an answer, and is run again with one more answer. It is cut into units
//! (a table, an operation), so that little is done twice.

use super::model::{Column, Side};
use crate::ddl::RenderError;
use serde::Serialize;
use serde_json::Value;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub(crate) enum Question {
    /// The models: `target_metadata`.
    Metadata,
    /// `include_name(name, type, parent_names)`
    IncludeName {
        /// The name.
        name: Option<String>,
        /// `schema`, `table`, `column`, `index`, ….
        #[serde(rename = "type")]
        kind: &'static str,
        /// `parent_names`
        parents: Value,
    },
    /// `include_object(object, name, type, reflected, compare_to)`
    IncludeObject {
        /// The object.
        object: Reference,
        /// Its name.
        name: Option<String>,
        /// `table`, `column`, `index`, ….
        #[serde(rename = "type")]
        kind: &'static str,
        /// Whether it comes from the database.
        reflected: bool,
        /// What it is compared with.
        compare_to: Option<Reference>,
    },
    /// `compare_type(context, inspected_column, metadata_column, inspected_type, metadata_type)`
    CompareType {
        /// The column of the database.
        reflected: Reference,
        /// The column of the models.
        model: Reference,
    },
    /// `compare_server_default(…)`
    CompareServerDefault {
        /// The column of the database.
        reflected: Reference,
        /// The column of the models.
        model: Reference,
        /// The default of the database as text.
        rendered_reflected: Option<String>,
        /// The default of the models as text.
        rendered_model: Option<String>,
    },
    /// `render_item(type, object, autogen_context)`
    RenderItem {
        /// `type`, `column`, `server_default`, ….
        #[serde(rename = "type")]
        kind: &'static str,
        /// The object.
        object: Reference,
    },
    /// `process_revision_directives(context, revision, directives)`
    Directives {
        /// The revisions that the database is at.
        revision: Vec<String>,
        /// The script and its operations.
        script: Value,
    },
    /// A query of the database with one value.
    Scalar {
        /// The statement.
        sql: String,
    },
}

/// How Python finds an object.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Reference {
    /// Where it is.
    pub(crate) side: Side,
    /// Its table.
    pub(crate) table: String,
    /// The schema of the table.
    pub(crate) schema: Option<String>,
    /// What of the table, if it is not the table itself.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(crate) part: Option<Part>,
}

/// A part of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Part {
    /// A column.
    Column(String),
    /// The type of a column.
    TypeOf(String),
    /// The server default of a column.
    DefaultOf(String),
    /// An index.
    Index(String),
    /// A constraint: its kind, its name, its columns.
    Constraint(&'static str, Option<String>, Vec<String>),
}

impl Reference {
    pub(crate) fn table(side: Side, schema: Option<&str>, table: &str) -> Self {
        Self { side, table: table.to_owned(), schema: schema.map(str::to_owned), part: None }
    }

    pub(crate) fn part(self, part: Part) -> Self {
        Self { part: Some(part), ..self }
    }

    pub(crate) fn column(column: &Column) -> Self {
        Self::table(column.side, column.schema.as_deref(), &column.table).part(Part::Column(column.name.clone()))
    }
}

/// Why a comparison stops.
#[derive(Debug)]
pub(crate) enum Stop {
    /// An answer is missing.
    Ask(Box<Question>),
    /// It cannot go on.
    Error(RenderError),
}

impl From<RenderError> for Stop {
    fn from(error: RenderError) -> Self {
        Self::Error(error)
    }
}

pub(crate) type Asked<T> = Result<T, Stop>;

/// A line that is printed meanwhile.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Note {
    /// A line of the log at INFO: the logger and the message.
    Log(&'static str, String),
    /// A `UserWarning`.
    Warning(String),
}

/// The answers so far, and what was noted on the way.
#[derive(Debug, Default)]
pub(crate) struct Talk {
    answers: Vec<Value>,
    next: usize,
    pub(crate) notes: Vec<Note>,
    shown: usize,
}

impl Talk {
    /// Begins the unit under way again.
    pub(crate) fn rewind(&mut self) {
        self.next = 0;
        self.notes.clear();
    }

    /// Adds the answer to the last question.
    pub(crate) fn answer(&mut self, answer: Value) {
        self.answers.push(answer);
    }

    /// Begins the next unit.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The notes that were not yet shown.
    pub(crate) fn news(&mut self) -> Vec<Note> {
        let news = self.notes.get(self.shown..).unwrap_or_default().to_vec();
        self.shown = self.shown.max(self.notes.len());
        news
    }

    pub(crate) fn ask(&mut self, question: impl FnOnce() -> Question) -> Asked<Value> {
        match self.answers.get(self.next) {
            Some(answer) => {
                self.next += 1;
                Ok(answer.clone())
            }
            None => Err(Stop::Ask(Box::new(question()))),
        }
    }

    pub(crate) fn log(&mut self, logger: &'static str, message: impl Into<String>) {
        self.notes.push(Note::Log(logger, message.into()));
    }

    pub(crate) fn warn(&mut self, message: impl Into<String>) {
        self.notes.push(Note::Warning(message.into()));
    }
}

/// Whether Python would take an answer for true.
pub(crate) fn truthy(answer: &Value) -> bool {
    match answer {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(items) => !items.is_empty(),
    }
}
