//! The parser's errors in PostgreSQL's words.

use super::Text;
use crate::fault::too_deep;
use diagnostics::{Diagnostic, Span};
use sqlparser::parser::ParserError;
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, TokenizerError};

/// A syntax error at a token.
pub(super) fn near(text: &Text, token: &TokenWithSpan) -> Diagnostic {
    match token.token {
        Token::EOF => at_end(text),
        _ => at(text, text.offset(token.span.start)),
    }
}

/// What PostgreSQL says where the parser failed.
pub(super) fn words(text: &Text, error: &ParserError) -> Diagnostic {
    match error {
        ParserError::RecursionLimitExceeded => too_deep(),
        ParserError::ParserError(message) | ParserError::TokenizerError(message) => match location(message) {
            Some(found) => at(text, text.offset(found)),
            None => at_end(text),
        },
    }
}

/// What PostgreSQL says to text that has no tokens.
pub(super) fn token_words(text: &Text, error: &TokenizerError) -> Diagnostic {
    let start = text.offset(error.location);
    let rest = Span::new(start, text.as_str().len());
    let shown = text.as_str().get(start..).unwrap_or_default().trim_end_matches('\n');
    let what = if error.message.contains("multi-line comment") {
        "unterminated /* comment"
    } else if error.message.contains("Expected close delimiter") {
        "unterminated quoted identifier"
    } else if error.message.contains("dollar") {
        "unterminated dollar-quoted string"
    } else {
        "unterminated quoted string"
    };
    Diagnostic::error("42601", format!("{what} at or near \"{shown}\"")).at(rest)
}

pub(super) fn at(text: &Text, start: usize) -> Diagnostic {
    match text.token_at(start) {
        Some(span) => {
            let shown = &text.as_str()[span.start..span.end];
            Diagnostic::error("42601", format!("syntax error at or near \"{shown}\"")).at(span)
        }
        None => at_end(text),
    }
}

fn at_end(text: &Text) -> Diagnostic {
    let end = text.as_str().len();
    Diagnostic::error("42601", "syntax error at end of input").at(Span::new(end, end))
}

/// The parser gives the place of a token only at the end of its message.
fn location(message: &str) -> Option<Location> {
    let (_, place) = message.rsplit_once(" at Line: ")?;
    let (line, column) = place.split_once(", Column: ")?;
    Some(Location::new(line.parse().ok()?, column.parse().ok()?))
}
