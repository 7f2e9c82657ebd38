//! The arguments of backslash commands (`psqlscanslash.l`).

use super::feed::Feed;
use super::reference::{Reference, expand};
use super::variables::Variables;

/// How an argument is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A word; semicolons at its end are dropped if it was not quoted.
    Word,
    /// A word as it is, semicolons too.
    Exact,
    /// A file name, or `|` and the rest of the line.
    File,
    /// A word in which nothing is replaced.
    Raw,
}

/// The name of a command, after its backslash.
pub(super) fn name(feed: &mut Feed) -> String {
    let mut name = String::new();
    while let Some(next) = feed.rest().chars().next().filter(|c| !c.is_ascii_whitespace() && *c != '\\') {
        name.push(next);
        feed.next();
    }
    name
}

/// The end of a command: `\\` separates it from what follows.
pub(super) fn end(feed: &mut Feed) {
    if feed.rest().starts_with("\\\\") {
        feed.take(2);
    }
}

/// All that is left of the line.
pub(super) fn whole_line(feed: &mut Feed) -> Option<String> {
    let text = feed.take_all();
    let text = text.trim_start();
    (!text.is_empty()).then(|| text.to_owned())
}

/// An argument, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Argument {
    /// Its text, and whether anything of it was quoted.
    Text(String),
    /// A quote was not closed.
    Unterminated,
    /// There is no more.
    None,
}

/// The next argument.
pub(super) fn argument(feed: &mut Feed, reading: Reading, variables: &Variables) -> Argument {
    while feed.rest().starts_with(|c: char| c.is_ascii_whitespace()) {
        feed.next();
    }
    if feed.rest().is_empty() || feed.rest().starts_with('\\') {
        return Argument::None;
    }
    if reading == Reading::File && feed.rest().starts_with('|') {
        return Argument::Text(feed.take_all());
    }
    let mut word = Word { text: String::new(), quoted: false };
    while let Some(next) = feed.rest().chars().next() {
        match next {
            c if c.is_ascii_whitespace() || c == '\\' => break,
            '\'' => {
                feed.next();
                if !single_quoted(feed, &mut word.text) {
                    return Argument::Unterminated;
                }
                word.quoted = true;
            }
            '"' => {
                if !double_quoted(feed, &mut word.text) {
                    return Argument::Unterminated;
                }
                word.quoted = true;
            }
            ':' => word.reference(feed, reading, variables),
            c => {
                feed.next();
                word.text.push(c);
            }
        }
    }
    Argument::Text(word.finish(reading))
}

struct Word {
    text: String,
    quoted: bool,
}

impl Word {
    fn reference(&mut self, feed: &mut Feed, reading: Reading, variables: &Variables) {
        let Some(found) = Reference::at(feed.rest()).filter(|_| reading != Reading::Raw) else {
            self.text.push_str(&feed.take(1));
            return;
        };
        let written = feed.take(found.length);
        let value = variables.get(&found.name);
        match expand(&found, value.as_deref()) {
            Some(value) => {
                self.text.push_str(&value);
                self.quoted = true;
            }
            None => self.text.push_str(&written),
        }
    }

    fn finish(mut self, reading: Reading) -> String {
        if reading == Reading::Word && !self.quoted {
            self.text.truncate(self.text.trim_end_matches(';').len());
        }
        self.text
    }
}

/// The rest of `'…'`; false if it is not closed.
fn single_quoted(feed: &mut Feed, text: &mut String) -> bool {
    loop {
        match feed.next() {
            None => return false,
            Some('\'') if feed.rest().starts_with('\'') => {
                feed.next();
                text.push('\'');
            }
            Some('\'') => return true,
            Some('\\') => {
                let Some(next) = feed.next() else { return false };
                escape(feed, next, text);
            }
            Some(other) => text.push(other),
        }
    }
}

/// What stands after a backslash in quotes.
fn escape(feed: &mut Feed, first: char, text: &mut String) {
    match first {
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'b' => text.push('\u{8}'),
        'r' => text.push('\r'),
        'f' => text.push('\u{c}'),
        '0'..='7' => {
            let mut code = first.to_digit(8).unwrap_or(0);
            for _ in 0..2 {
                let Some(digit) = feed.rest().chars().next().and_then(|c| c.to_digit(8)) else { break };
                code = code * 8 + digit;
                feed.next();
            }
            text.extend(char::from_u32(code & 0xff));
        }
        'x' if feed.rest().starts_with(|c: char| c.is_ascii_hexdigit()) => {
            let mut code = 0;
            for _ in 0..2 {
                let Some(digit) = feed.rest().chars().next().and_then(|c| c.to_digit(16)) else { break };
                code = code * 16 + digit;
                feed.next();
            }
            text.extend(char::from_u32(code));
        }
        other => text.push(other),
    }
}

/// `"…"` with its quotes; false if it is not closed.
fn double_quoted(feed: &mut Feed, text: &mut String) -> bool {
    text.extend(feed.next());
    loop {
        match feed.next() {
            None => return false,
            Some('"') => {
                text.push('"');
                return true;
            }
            Some(other) => text.push(other),
        }
    }
}
