//! `book.toml`: what belongs to the book as a whole.

use crate::toml_text;
use diagnostics::Diagnostic;
use serde::{Deserialize, Serialize};

/// What `book.toml` says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// Version of the format.
    pub(crate) format: u32,
    /// Title of the book.
    pub(crate) title: String,
    /// The revision of the base project for which `databases/*.sql` are written.
    pub(crate) rows_at: String,
    /// Folders of the parts, in order.
    pub(crate) parts: Vec<toml::Spanned<String>>,
    /// Boxes of the checklist.
    pub(crate) checklist: Vec<ChecklistBox>,
}

/// A box of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistBox {
    /// Its id.
    pub id: String,
    /// What the learner is able to do.
    pub text: String,
}

/// The path of the manifest.
pub(crate) const PATH: &str = "book.toml";

/// The version of the format that this crate reads.
pub(crate) const FORMAT: u32 = 1;

/// Reads `book.toml`.
pub(crate) fn read(text: &str) -> Result<Manifest, Diagnostic> {
    toml_text::read(PATH, 0, text)
}
