//! What went wrong, where, and what to look at, as plain values.
//!
//! A [`Diagnostic`] is what a learner's text earns; it never holds rendered text. This crate knows no SQL, no
//! Python and no terminal. Read [`Diagnostic`] first, then [`Source`].

mod sink;
mod source;

pub use sink::Notices;
pub use source::{LineColumn, Source, Span};

use serde::{Deserialize, Serialize};

/// How grave a diagnostic is, in PostgreSQL's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something worth knowing; the work went on.
    Notice,
    /// Something suspicious; the work went on.
    Warning,
    /// The statement, operation or check failed.
    Error,
}

/// A span of one source, with what to say about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Name of the source (a project path, or empty for "the statement that was given").
    pub source: String,
    /// Byte span inside that source.
    pub span: Span,
    /// What to say at the span; may be empty.
    pub text: String,
}

/// One thing that is wrong with what a learner wrote.
///
/// `code` is an SQLSTATE (`23502`) for what PostgreSQL says and a lower-case dashed name otherwise; `message`,
/// `detail` and `hint` are PostgreSQL's or Alembic's own words where these exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// SQLSTATE or dashed name.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The primary message, one line, no final full stop.
    pub message: String,
    /// Where it is; the first label is the primary one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Label>,
    /// PostgreSQL's `DETAIL`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// PostgreSQL's `HINT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// PostgreSQL's `CONTEXT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
}

impl Diagnostic {
    /// Makes an error with a code and a message.
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            severity: Severity::Error,
            message: message.into(),
            labels: Vec::new(),
            detail: None,
            hint: None,
            context: None,
        }
    }

    /// Makes a diagnostic of another severity.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds the place in "the statement that was given".
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        self.at_source("", span)
    }

    /// Adds a place in a named source.
    #[must_use]
    pub fn at_source(mut self, source: impl Into<String>, span: Span) -> Self {
        self.labels.push(Label { source: source.into(), span, text: String::new() });
        self
    }

    /// Sets `DETAIL`.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Sets `HINT`.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Sets `CONTEXT`.
    #[must_use]
    pub fn with_context(mut self, context: impl Into<String>) -> Self {
        self.context = Some(context.into());
        self
    }

    /// The span of the primary label, if there is one.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}
