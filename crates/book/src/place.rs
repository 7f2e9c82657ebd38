//! Places as people read them.

use crate::Files;
use diagnostics::{Diagnostic, Source};

/// `file:line:column` of a diagnostic about the files of a book; the file alone if it is not text of the book.
pub fn place(files: &Files, diagnostic: &Diagnostic) -> String {
    let Some(label) = diagnostic.labels.first() else {
        return String::new();
    };
    let Some(text) = files.get(&label.source) else {
        return label.source.clone();
    };
    let at = Source::new(label.source.as_str(), text.as_str()).line_column(label.span.start);
    format!("{}:{}:{}", label.source, at.line, at.column)
}
