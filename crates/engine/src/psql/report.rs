//! Errors and notices as psql prints them (libpq's `pqBuildErrorMessage3`).

use diagnostics::{Diagnostic, Severity};
use unicode_width::UnicodeWidthChar;

/// How much is shown: `\set VERBOSITY`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Verbosity {
    /// Severity, message, place, detail, hint and context.
    #[default]
    Default,
    /// Severity, message and place.
    Terse,
    /// Severity and SQLSTATE.
    Sqlstate,
    /// As by default, with the SQLSTATE; places in PostgreSQL's source are not known.
    Verbose,
}

/// The widest part of a line that is shown, and what is kept at the right of the place.
const WINDOW: usize = 60;
const RIGHT: usize = 10;

/// A diagnostic about a query text.
pub(super) fn report(diagnostic: &Diagnostic, query: &str, verbosity: Verbosity) -> String {
    let severity = match diagnostic.severity {
        Severity::Notice => "NOTICE",
        Severity::Warning => "WARNING",
        Severity::Error => "ERROR",
    };
    if verbosity == Verbosity::Sqlstate {
        return format!("{severity}:  {}\n", diagnostic.code);
    }
    let code = if verbosity == Verbosity::Verbose { format!("{}: ", diagnostic.code) } else { String::new() };
    let mut text = format!("{severity}:  {code}{}", diagnostic.message);
    match (verbosity, diagnostic.span()) {
        (Verbosity::Terse, Some(span)) => {
            let before = query.get(..span.start).unwrap_or(query);
            text += &format!(" at character {}", before.chars().count() + 1);
        }
        (_, Some(span)) => text += &place(query, span.start),
        _ => {}
    }
    text.push('\n');
    if matches!(verbosity, Verbosity::Default | Verbosity::Verbose) {
        let parts = [("DETAIL", &diagnostic.detail), ("HINT", &diagnostic.hint), ("CONTEXT", &diagnostic.context)];
        for (name, part) in parts {
            if let Some(part) = part {
                text += &format!("{name}:  {part}\n");
            }
        }
    }
    text
}

/// `LINE n: …` and the caret below it, for a byte of the query.
fn place(query: &str, at: usize) -> String {
    let mut start = at.min(query.len());
    while !query.is_char_boundary(start) {
        start -= 1;
    }
    let (before, after) = query.split_at(start);
    let number = before.matches('\n').count() + 1;
    let head = before.rsplit('\n').next().unwrap_or("");
    let tail = after.split(['\n', '\r']).next().unwrap_or("");
    let line: Vec<char> = head.chars().chain(tail.chars()).map(|c| if c == '\t' { ' ' } else { c }).collect();
    let (begin, end) = window(&line, head.chars().count());
    let (cut_left, cut_right) = (begin > 0, end < line.len());
    let shown: String = line[begin..end].iter().collect();
    let label = format!("LINE {number}: {}", if cut_left { "..." } else { "" });
    let offset = label.len() + columns(&line[begin..head.chars().count()]);
    format!("\n{label}{shown}{}\n{}^", if cut_right { "..." } else { "" }, " ".repeat(offset))
}

/// The part of a long line that is shown.
fn window(line: &[char], at: usize) -> (usize, usize) {
    let (mut begin, mut end) = (0, line.len());
    if columns(line) <= WINDOW {
        return (begin, end);
    }
    if WINDOW >= columns(&line[..at]) + RIGHT {
        while columns(&line[begin..end]) > WINDOW {
            end -= 1;
        }
        return (begin, end);
    }
    while columns(&line[..at]) + RIGHT < columns(&line[..end]) {
        end -= 1;
    }
    while columns(&line[begin..end]) > WINDOW {
        begin += 1;
    }
    (begin, end)
}

fn columns(text: &[char]) -> usize {
    text.iter().map(|c| c.width().unwrap_or(0)).sum()
}
