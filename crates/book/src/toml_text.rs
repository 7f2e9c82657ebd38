//! TOML into values, its errors into diagnostics.

use diagnostics::{Diagnostic, Span};
use serde::de::DeserializeOwned;
use toml::Spanned;

/// Reads a TOML text that starts at a byte offset of the file at `path`.
pub(crate) fn read<T: DeserializeOwned>(path: &str, offset: usize, text: &str) -> Result<T, Diagnostic> {
    toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let message = error.message().lines().collect::<Vec<_>>().join(" ");
        Diagnostic::error("book-toml", message).at_source(path, Span::new(offset + span.start, offset + span.end))
    })
}

/// The span of a spanned value.
pub(crate) fn span<T>(value: &Spanned<T>) -> Span {
    Span::new(value.span().start, value.span().end)
}
