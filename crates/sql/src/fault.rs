//! Errors that several places word.

use diagnostics::{Diagnostic, Span};

pub(crate) type Result<T> = std::result::Result<T, Diagnostic>;

/// How deep expressions and queries may be nested.
pub(crate) const MAX_DEPTH: usize = 60;

pub(crate) fn error(code: &str, message: impl Into<String>, at: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::error(code, message);
    match at {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}

pub(crate) fn unsupported(what: impl std::fmt::Display, at: Option<Span>) -> Diagnostic {
    error("0A000", format!("{what} is not supported by Retort"), at)
}

pub(crate) fn too_deep() -> Diagnostic {
    Diagnostic::error("54001", "stack depth limit exceeded").with_hint(
        "Increase the configuration parameter \"max_stack_depth\" (currently 2048kB), after ensuring the platform's \
         stack depth limit is adequate.",
    )
}

/// Places an error that has no place yet.
pub(crate) fn place(diagnostic: Diagnostic, at: Option<Span>) -> Diagnostic {
    match at {
        Some(span) if diagnostic.labels.is_empty() => diagnostic.at(span),
        _ => diagnostic,
    }
}
