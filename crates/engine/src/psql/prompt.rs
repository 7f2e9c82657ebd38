//! Prompts (`prompt.c`).

use super::lexer::Waiting;
use crate::TransactionStatus;

/// What a prompt shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) database: &'a str,
    pub(super) user: &'a str,
    pub(super) host: &'a str,
    pub(super) port: &'a str,
    pub(super) waiting: Waiting,
    pub(super) transaction: TransactionStatus,
    /// Whether the branch of an `\if` is left out.
    pub(super) inactive: bool,
    pub(super) single_line: bool,
    /// The line of the statement, from one.
    pub(super) line: usize,
}

/// A prompt from its pattern; `variable` gives what `%:name:` names.
pub(super) fn prompt(pattern: &str, shown: &Shown<'_>, variable: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut letters = pattern.chars();
    while let Some(c) = letters.next() {
        if c != '%' {
            text.push(c);
            continue;
        }
        match letters.next() {
            Some('/') => text += shown.database,
            Some('~') => text += if shown.database == shown.user { "~" } else { shown.database },
            Some('n') => text += shown.user,
            Some('M' | 'm') => text += if shown.host.is_empty() { "[local]" } else { shown.host },
            Some('>') => text += shown.port,
            Some('#') => text.push('#'),
            Some('R') => text.extend(state(shown)),
            Some('x') => text += transaction(shown.transaction),
            Some('l') => text += &shown.line.to_string(),
            Some(':') => {
                let name: String = letters.by_ref().take_while(|c| *c != ':').collect();
                text += &variable(&name).unwrap_or_default();
            }
            Some('[' | ']') | None => {}
            Some(other) => text.push(other),
        }
    }
    text
}

fn transaction(status: TransactionStatus) -> &'static str {
    match status {
        TransactionStatus::Idle => "",
        TransactionStatus::InTransaction => "*",
        TransactionStatus::Failed => "!",
    }
}

fn state(shown: &Shown<'_>) -> Option<char> {
    Some(match shown.waiting {
        Waiting::Ready if shown.inactive => '@',
        Waiting::Ready if shown.single_line => '^',
        Waiting::Ready => '=',
        Waiting::Continue => '-',
        Waiting::SingleQuote => '\'',
        Waiting::DoubleQuote => '"',
        Waiting::DollarQuote => '$',
        Waiting::Comment => '*',
        Waiting::Paren => '(',
    })
}
