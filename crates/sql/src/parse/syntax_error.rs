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
        _ => at(text, stumble(text, text.offset(token.span.start))),
    }
}

/// A syntax error at a place, or at the end.
pub(super) fn near_span(text: &Text, span: Option<Span>) -> Diagnostic {
    match span {
        Some(span) => at(text, span.start),
        None => at_end(text),
    }
}

/// What PostgreSQL says where the parser failed.
pub(super) fn words(text: &Text, error: &ParserError) -> Diagnostic {
    match error {
        ParserError::RecursionLimitExceeded => too_deep(),
        ParserError::ParserError(message) | ParserError::TokenizerError(message) => match location(message) {
            Some(found) => at(text, stumble(text, text.offset(found))),
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

/// What PostgreSQL says to a number that goes on where it should end, which the tokenizer takes for something else.
pub(super) fn junk(text: &Text, token: &Token, span: Span) -> Option<Diagnostic> {
    let shown = &text.as_str()[span.start..span.end];
    let is_junk = match token {
        Token::Number(digits, _) => digits.contains('_'),
        Token::HexStringLiteral(_) => shown.starts_with('0'),
        _ => false,
    };
    let message = || format!("trailing junk after numeric literal at or near \"{shown}\"");
    is_junk.then(|| Diagnostic::error("42601", message()).at(span))
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

/// Where PostgreSQL stumbles, given where the parser did: it sees some faults a token earlier or later.
fn stumble(text: &Text, failed: usize) -> usize {
    let source = text.as_str();
    let words: Vec<(&Token, Span)> = text.words().filter(|(_, span)| span.start <= failed).collect();
    let is =
        |at: usize, wanted: &[&str]| {
            words.len().checked_sub(at + 1).and_then(|index| words.get(index)).is_some_and(|(_, span)| {
                wanted.iter().any(|word| source[span.start..span.end].eq_ignore_ascii_case(word))
            })
        };
    let place = |at: usize| words.len().checked_sub(at + 1).and_then(|index| words.get(index)).map(|(_, span)| *span);
    let Some(last) = place(0).filter(|last| last.start == failed) else { return failed };
    if is(0, &["order", "group"])
        && let Some((_, next)) = text.words().find(|(_, span)| span.start >= last.end)
        && !source[next.start..next.end].eq_ignore_ascii_case("by")
    {
        return next.start;
    }
    let Some(before) = place(1) else { return failed };
    let is_clause = super::reserved::begins_clause(&source[before.start..before.end]);
    let is_name = source[before.start..before.end].starts_with(|first: char| first.is_alphabetic());
    let after_comma = is(2, &[","]) && is_clause;
    let after_star = is(2, &["*"]) && is(3, &["select", ",", ".", "distinct"]) && is_name && !is_clause;
    let set_for_values = is(1, &["set"]) && is(3, &["into"]);
    let after_delete = is(2, &["delete"]) && is_name && !is_clause;
    if after_comma || after_star || set_for_values || after_delete { before.start } else { failed }
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
