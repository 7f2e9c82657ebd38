//! Where statements end: quotes, comments and parentheses across lines (`psqlscan.l`).

use super::feed::Feed;
use super::reference::{Reference, expand};
use super::variables::Variables;

/// What the reader is inside of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Inside {
    #[default]
    Nothing,
    /// `'…'`, or `E'…'` with backslashes.
    Quote { escapes: bool },
    /// `"…"`
    DoubleQuote,
    /// `$tag$ … $tag$`
    Dollar(String),
    /// `/* … */`, so many deep.
    Comment(usize),
}

/// What the next line continues, as the prompt shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Waiting {
    /// For a new statement.
    #[default]
    Ready,
    /// For more of a statement.
    Continue,
    SingleQuote,
    DoubleQuote,
    DollarQuote,
    Comment,
    Paren,
}

/// Why reading stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// At the semicolon of a statement.
    Semicolon,
    /// At a backslash.
    Backslash,
    /// At the end of the line.
    End,
}

/// The state that lasts from line to line.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexer {
    inside: Inside,
    pub(super) parentheses: usize,
}

impl Lexer {
    /// Whether a quote is open.
    pub(super) fn is_in_quote(&self) -> bool {
        !matches!(self.inside, Inside::Nothing)
    }

    /// Reads on into the query buffer until something has to be done.
    pub(super) fn read(&mut self, feed: &mut Feed, query: &mut String, variables: &Variables) -> Stop {
        loop {
            let rest = feed.rest();
            let Some(first) = rest.chars().next() else { return Stop::End };
            if self.inside != Inside::Nothing {
                let length = self.within(rest, first);
                query.push_str(&feed.take(length));
                continue;
            }
            match first {
                '\\' if rest.starts_with("\\;") || rest.starts_with("\\:") => query.push_str(&feed.take(2)[1..]),
                '\\' => {
                    feed.take(1);
                    return Stop::Backslash;
                }
                ';' => {
                    query.push_str(&feed.take(1));
                    if self.parentheses == 0 {
                        return Stop::Semicolon;
                    }
                }
                ':' => reference(feed, query, variables),
                _ => {
                    let (length, keep) = self.token(rest, first, query);
                    let taken = feed.take(length);
                    if keep {
                        query.push_str(&taken);
                    }
                }
            }
        }
    }

    /// What the next line continues.
    pub(super) fn waiting(&self, query: &str) -> Waiting {
        match self.inside {
            Inside::Nothing if self.parentheses > 0 => Waiting::Paren,
            Inside::Nothing if query.is_empty() => Waiting::Ready,
            Inside::Nothing => Waiting::Continue,
            Inside::Quote { .. } => Waiting::SingleQuote,
            Inside::DoubleQuote => Waiting::DoubleQuote,
            Inside::Dollar(_) => Waiting::DollarQuote,
            Inside::Comment(_) => Waiting::Comment,
        }
    }

    /// The length of the next token outside of quotes, and whether it is kept: leading space and comments are not.
    fn token(&mut self, rest: &str, first: char, query: &str) -> (usize, bool) {
        let one = first.len_utf8();
        if first.is_ascii_whitespace() {
            return (one, !query.is_empty());
        }
        if rest.starts_with("--") {
            return (rest.len(), !query.is_empty());
        }
        if rest.starts_with("/*") {
            self.inside = Inside::Comment(1);
            return (2, true);
        }
        match first {
            '\'' => self.inside = Inside::Quote { escapes: false },
            '"' => self.inside = Inside::DoubleQuote,
            '(' => self.parentheses += 1,
            ')' => self.parentheses = self.parentheses.saturating_sub(1),
            '$' => {
                if let Some(tag) = dollar_tag(rest) {
                    self.inside = Inside::Dollar(tag.to_owned());
                    return (tag.len(), true);
                }
            }
            _ if is_word_start(first) => return (self.word(rest, first), true),
            _ => {}
        }
        (one, true)
    }

    /// A word; `E'` opens a quote with backslashes.
    fn word(&mut self, rest: &str, first: char) -> usize {
        let length = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        if matches!(first, 'e' | 'E') && length == 1 && rest[1..].starts_with('\'') {
            self.inside = Inside::Quote { escapes: true };
            return 2;
        }
        length
    }

    /// The length of the next token inside of something.
    fn within(&mut self, rest: &str, first: char) -> usize {
        let one = first.len_utf8();
        match &mut self.inside {
            Inside::Quote { escapes: true } if first == '\\' => rest.chars().take(2).map(char::len_utf8).sum(),
            Inside::Quote { .. } if first == '\'' => self.leave(one),
            Inside::DoubleQuote if first == '"' => self.leave(one),
            Inside::Dollar(tag) if rest.starts_with(tag.as_str()) => {
                let length = tag.len();
                self.leave(length)
            }
            Inside::Comment(depth) if rest.starts_with("/*") => {
                *depth += 1;
                2
            }
            Inside::Comment(1) if rest.starts_with("*/") => self.leave(2),
            Inside::Comment(depth) if rest.starts_with("*/") => {
                *depth -= 1;
                2
            }
            _ => one,
        }
    }

    fn leave(&mut self, length: usize) -> usize {
        self.inside = Inside::Nothing;
        length
    }
}

/// `:name`, `:'name'`, `:"name"`, `:{?name}`: the value is read as if it had been typed.
fn reference(feed: &mut Feed, query: &mut String, variables: &Variables) {
    if feed.rest().starts_with("::") || feed.rest().starts_with(":=") {
        query.push_str(&feed.take(2));
        return;
    }
    let Some(found) = Reference::at(feed.rest()) else {
        query.push_str(&feed.take(1));
        return;
    };
    let written = feed.take(found.length);
    match (&found, variables.get(&found.name)) {
        (Reference { kind: super::reference::Kind::Plain, name, .. }, Some(value)) => {
            if !feed.push(name, &value) {
                query.push_str(&written);
            }
        }
        (_, value) => query.push_str(&expand(&found, value.as_deref()).unwrap_or(written)),
    }
}

fn is_word_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

fn is_word(c: char) -> bool {
    is_word_start(c) || c.is_ascii_digit() || c == '$'
}

/// `$tag$` at the start of a text.
fn dollar_tag(text: &str) -> Option<&str> {
    let end = text[1..].find('$')? + 1;
    let inner = &text[1..end];
    let fits = inner.chars().all(|c| is_word(c) && c != '$') && !inner.starts_with(|c: char| c.is_ascii_digit());
    fits.then_some(&text[..=end])
}
