//! What a command fails with, and what the learner is told.

use crate::project::{LoadError, Project};
use diagnostics::{Diagnostic, Source, Span};
use python::{Frame, HostError, PythonError};
use revision::{RevisionError, Wording};

/// What went wrong, in the learner's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `file:line:column`, or empty.
    pub place: String,
    /// What is wrong; its labels are spans in project files. A PostgreSQL error keeps its SQLSTATE, DETAIL and HINT.
    pub diagnostic: Diagnostic,
}

/// Why a command ends early.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Failure {
    /// `FAILED: …`, status 255.
    Command { message: String, path: Option<String> },
    /// An exception that nobody caught.
    Python(PythonError),
    /// A template that does not run. Alembic says where the traceback is, not what it says.
    Template(PythonError),
    /// The graph, where Alembic lets a Python exception through or says `FAILED: …`.
    Graph {
        error: RevisionError,
        message: String,
        path: Option<String>,
        traceback: Option<String>,
        /// Whether Alembic lets it through where it says `FAILED: …` elsewhere.
        uncaught: bool,
    },
}

impl Failure {
    pub(crate) fn command(message: impl Into<String>) -> Self {
        Self::Command { message: message.into(), path: None }
    }

    /// Something that Alembic does and Retort does not yet do.
    pub(crate) fn unsupported(what: &str) -> Self {
        Self::command(format!("{what} is not supported by Retort"))
    }

    /// An exception without a place in a learner's file.
    pub(crate) fn traceback(class: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let last = if message.is_empty() { class.to_owned() } else { format!("{class}: {message}") };
        let traceback = format!("Traceback (most recent call last):\n{last}\n");
        Self::Python(PythonError { class: class.into(), message, frames: Vec::new(), cause: None, traceback })
    }

    pub(crate) fn graph(error: RevisionError, wording: Wording<'_>) -> Self {
        let message = error.command_message(wording);
        Self::Graph { error, message, path: None, traceback: None, uncaught: false }
    }

    /// A failure of the graph where Alembic does not turn it into a `CommandError`.
    pub(crate) fn uncaught(self) -> Self {
        match self {
            Self::Graph { error, message, path, traceback: None, .. } if error.python_exception().is_none() => {
                let traceback = format!("Traceback (most recent call last):\n{}: {message}\n", error.class());
                Self::Graph { error, message, path, traceback: Some(traceback), uncaught: true }
            }
            other => other,
        }
    }

    /// What stands behind `FAILED: `; `None` for a traceback.
    pub(crate) fn command_message(&self) -> Option<&str> {
        match self {
            Self::Command { message, .. } => Some(message),
            Self::Template(_) => Some(TEMPLATE),
            Self::Python(error) if is_command_error(&error.class) => Some(&error.message),
            Self::Python(_) => None,
            Self::Graph { error, message, uncaught, .. } => {
                (error.python_exception().is_none() && !uncaught).then_some(message)
            }
        }
    }

    /// The traceback, trimmed to the learner's frames.
    pub(crate) fn traceback_text(&self, project: &Project) -> String {
        match self {
            Self::Python(error) => {
                // A file that does not compile has no frames of its own, but Python prints those of the import above it.
                let head =
                    if error.traceback.starts_with("  File ") { "Traceback (most recent call last):\n" } else { "" };
                format!("{head}{}", with_newline(&absolute_files(&error.traceback, project)))
            }
            Self::Graph { traceback: Some(traceback), .. } => with_newline(&absolute_files(traceback, project)),
            Self::Graph { error, message, .. } if error.python_exception().is_none() => {
                format!("Traceback (most recent call last):\n{COMMAND_ERROR}: {}", with_newline(message))
            }
            Self::Graph { error, .. } => {
                let key = match error {
                    RevisionError::NotPresent { missing, .. } => format!("'{missing}'"),
                    other => other.to_string(),
                };
                let class = error.python_exception().unwrap_or("RevisionError");
                let last = if key.is_empty() { class.to_owned() } else { format!("{class}: {key}") };
                format!("Traceback (most recent call last):\n{last}\n")
            }
            Self::Template(_) => format!("Traceback (most recent call last):\n{COMMAND_ERROR}: {TEMPLATE}\n"),
            Self::Command { message, .. } => {
                format!("Traceback (most recent call last):\n{COMMAND_ERROR}: {}", with_newline(message))
            }
        }
    }
}

/// The traceback itself goes to whoever shows the problem: there is no file for it.
const TEMPLATE: &str = "Template rendering failed; see /tmp/tmptemplate.txt for a template-oriented traceback.";

/// The class of what Alembic says `FAILED: …` for.
const COMMAND_ERROR: &str = "alembic.util.exc.CommandError";

/// The interpreter knows project paths only; a traceback shows absolute ones.
fn absolute_files(traceback: &str, project: &Project) -> String {
    let mut out = String::new();
    for line in traceback.split_inclusive('\n') {
        let path = line.strip_prefix("  File \"").and_then(|rest| rest.split_once('"'));
        match path {
            Some((path, rest)) if project.read(path).is_some() => {
                out += &format!("  File \"{}\"{rest}", project.absolute(path));
            }
            _ => out += line,
        }
    }
    out
}

fn with_newline(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

fn is_command_error(class: &str) -> bool {
    matches!(
        class.rsplit('.').next(),
        Some("CommandError" | "DatabaseNotAtHead" | "AutogenerateDiffsDetected" | "DatabaseNotAtHeadError")
    )
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Command { message, path } => Self::Command { message, path },
            LoadError::Graph { error, path, .. } => {
                let message = error.command_message(Wording::default());
                Self::Graph { error, message, path, traceback: None, uncaught: false }
            }
            LoadError::Python(error) => Self::Python(error),
            LoadError::Raised { class, message } => Self::traceback(class, message),
        }
    }
}

impl From<HostError> for Failure {
    fn from(error: HostError) -> Self {
        let traceback = format!("{}: {}\n", error.exception, error.message);
        Self::Python(PythonError {
            class: error.exception.clone(),
            message: error.message.clone(),
            frames: Vec::new(),
            cause: Some(error),
            traceback,
        })
    }
}

impl Problem {
    /// Words a failure for the page.
    pub(crate) fn of(failure: &Failure, project: &Project) -> Self {
        match failure {
            Failure::Command { message, path } => {
                let diagnostic = Diagnostic::error("alembic-command", message);
                Self::in_file(diagnostic, path.as_deref(), project, "revision")
            }
            Failure::Graph { error, message, path, .. } => {
                let diagnostic = Diagnostic::error("revision-graph", message).with_hint(graph_hint(error));
                Self::in_file(diagnostic, path.as_deref(), project, "down_revision")
            }
            Failure::Python(error) | Failure::Template(error) => Self::of_python(error, project),
        }
    }

    fn of_python(error: &PythonError, project: &Project) -> Self {
        let host = error.cause.as_ref().and_then(|cause| cause.diagnostic.clone());
        let mut diagnostic = host.unwrap_or_else(|| Diagnostic::error("python", python_message(error)));
        diagnostic.labels.clear();
        let frame = error.frames.iter().rev().find(|frame| project.read(&frame.path).is_some());
        let Some(frame) = frame else {
            return Self { place: String::new(), diagnostic };
        };
        let text = project.read(&frame.path).unwrap_or_default();
        Self { place: place(frame), diagnostic: diagnostic.at_source(&frame.path, frame_span(frame, text)) }
    }

    /// Points at the line of a file that assigns a name, or at its first line.
    fn in_file(diagnostic: Diagnostic, path: Option<&str>, project: &Project, name: &str) -> Self {
        let Some((path, text)) = path.and_then(|path| Some((path, project.read(path)?))) else {
            return Self { place: String::new(), diagnostic };
        };
        let line = text.lines().position(|line| line.starts_with(name)).unwrap_or(0) + 1;
        let source = Source::new(path, text);
        let start = source.line_start(line);
        let end = start + text[start..].find('\n').unwrap_or(text.len() - start);
        Self { place: format!("{path}:{line}:1"), diagnostic: diagnostic.at_source(path, Span::new(start, end)) }
    }
}

fn python_message(error: &PythonError) -> String {
    let class = error.class.rsplit('.').next().unwrap_or(&error.class);
    if error.message.is_empty() { class.to_owned() } else { format!("{class}: {}", error.message) }
}

fn place(frame: &Frame) -> String {
    format!("{}:{}:{}", frame.path, frame.line, frame.column.unwrap_or(1))
}

fn frame_span(frame: &Frame, text: &str) -> Span {
    let source = Source::new(&frame.path, text);
    let line = source.line_start(frame.line);
    let end = line + text[line..].find('\n').unwrap_or(text.len() - line);
    let skip: usize = match frame.column {
        Some(column) => text[line..end].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum(),
        None => text[line..end].len() - text[line..end].trim_start().len(),
    };
    Span::new(line + skip, end.max(line + skip))
}

fn graph_hint(error: &RevisionError) -> &'static str {
    match error {
        RevisionError::NotPresent { .. } => {
            "down_revision or depends_on names a revision that no file declares. Compare it with the revision ids of \
             the files in the versions folder."
        }
        RevisionError::Cycle { .. } => "These revisions follow each other in a circle; one down_revision must change.",
        RevisionError::LabelUsed { .. } => "A branch label may stand in one revision only.",
        RevisionError::MultipleHeads { .. } => "Name one of the heads, or merge them with alembic merge.",
        RevisionError::Resolution { .. } => "alembic history lists the revisions that there are.",
        _ => "alembic history shows how the revisions hang together.",
    }
}
