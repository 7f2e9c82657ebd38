//! Taking psql's input apart: statements ended by `;`, and commands that start with a backslash.

use std::collections::BTreeMap;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A statement, with its semicolon.
    Statement(String),
    /// A backslash command: its name without the backslash, and the rest of its line.
    Meta {
        /// `d`, `dt+`, `x`…
        name: String,
        /// Its arguments as written.
        rest: String,
    },
}

/// The input of psql, taken piece by piece.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    rest: &'t str,
    buffer: String,
    /// Whether more input may come, so that a statement without its end waits.
    waits: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text, buffer: String::new(), waits: false }
    }

    /// For input that comes line by line: a statement without its end stays in [`Scanner::left`].
    pub(super) fn waiting(text: &'t str) -> Self {
        Self { waits: true, ..Self::new(text) }
    }

    /// What has no end yet.
    pub(super) fn left(self) -> String {
        if is_blank(&self.buffer) { String::new() } else { self.buffer }
    }

    /// The next piece; variables (`:name`) are filled in as they are met.
    pub(super) fn next(&mut self, variables: &BTreeMap<String, String>) -> Option<Piece> {
        let mut depth = 0_usize;
        loop {
            if self.buffer.is_empty() {
                self.rest = self.rest.trim_start();
            }
            let Some(first) = self.rest.chars().next() else {
                if self.waits {
                    return None;
                }
                let last = std::mem::take(&mut self.buffer);
                return (!is_blank(&last)).then_some(Piece::Statement(last));
            };
            match first {
                '\\' => {
                    if let Some(piece) = self.meta() {
                        return Some(piece);
                    }
                }
                ';' if depth == 0 => {
                    self.take(1);
                    let statement = std::mem::take(&mut self.buffer);
                    return Some(Piece::Statement(statement));
                }
                ':' => self.variable(variables),
                '(' | '[' => {
                    depth += 1;
                    self.take(1);
                }
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    self.take(1);
                }
                _ => {
                    let length = token(self.rest, &self.buffer);
                    self.take(length);
                }
            }
        }
    }

    fn take(&mut self, bytes: usize) {
        let (token, rest) = self.rest.split_at(bytes);
        self.buffer.push_str(token);
        self.rest = rest;
    }

    /// A backslash command up to the end of its line; `\g` and `\;` belong to the statement before.
    fn meta(&mut self) -> Option<Piece> {
        let line = self.rest.split('\n').next().unwrap_or("");
        if line.starts_with("\\;") {
            self.buffer.push(';');
            self.rest = &self.rest[2..];
            return None;
        }
        let end = line.find("\\\\").filter(|at| *at > 0).unwrap_or(line.len());
        let command = line[1..end].trim_end_matches('\r');
        self.rest = &self.rest[(end + if end < line.len() { 2 } else { 0 })..];
        let cut = command.find(char::is_whitespace).unwrap_or(command.len());
        let (name, rest) = command.split_at(cut);
        if matches!(name, "g") && !is_blank(&self.buffer) {
            return Some(Piece::Statement(std::mem::take(&mut self.buffer)));
        }
        Some(Piece::Meta { name: name.to_owned(), rest: rest.trim().to_owned() })
    }

    fn variable(&mut self, variables: &BTreeMap<String, String>) {
        let after = &self.rest[1..];
        if after.starts_with(':') {
            return self.take(2);
        }
        let quote = after.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let name_start = usize::from(quote.is_some());
        let name: String = after[name_start..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let closed = quote.is_none_or(|quote| after[name_start + name.len()..].starts_with(quote));
        match variables.get(&name) {
            Some(value) if closed => {
                self.buffer.push_str(&match quote {
                    Some('\'') => format!("'{}'", value.replace('\'', "''")),
                    Some(_) => format!("\"{}\"", value.replace('"', "\"\"")),
                    None => value.clone(),
                });
                self.rest = &after[name_start + name.len() + name_start..];
            }
            _ => self.take(1),
        }
    }
}

/// What a statement without its end waits for, as psql's prompt shows it: the letter of an open quote, bracket or
/// comment, or `-`.
pub(super) fn open_end(text: &str) -> char {
    let (mut at, mut brackets) = (0, Vec::new());
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = token(rest, &text[..at]);
        let unclosed = at + length == text.len() && is_unclosed(&rest[..length]);
        match first {
            '\'' | '"' | '$' if unclosed => return first,
            '/' if unclosed => return '*',
            '(' | '[' => brackets.push('('),
            ')' | ']' => {
                brackets.pop();
            }
            _ => {}
        }
        at += length;
    }
    brackets.pop().unwrap_or('-')
}

/// Whether a quoted text or a comment lacks its end.
fn is_unclosed(token: &str) -> bool {
    match token.as_bytes().first() {
        Some(quote @ (b'\'' | b'"')) => token.len() < 2 || token.as_bytes().last() != Some(quote),
        Some(b'/') => token.starts_with("/*") && !token.ends_with("*/"),
        Some(b'$') => token[1..].find('$').is_some_and(|end| {
            let tag = &token[..end + 2];
            token.len() < 2 * tag.len() || !token.ends_with(tag)
        }),
        _ => false,
    }
}

/// The length of what must not be looked into: a quoted text, a comment, or one character.
fn token(text: &str, before: &str) -> usize {
    let one = text.chars().next().map_or(0, char::len_utf8);
    if text.starts_with("--") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return comment(text);
    }
    match text.as_bytes().first() {
        Some(b'\'') => quoted(text, '\'', before.ends_with(['e', 'E']) && !word_before(before)),
        Some(b'"') => quoted(text, '"', false),
        Some(b'$') if !before.ends_with(|c: char| c.is_alphanumeric() || c == '_') => dollar(text).unwrap_or(one),
        _ => one,
    }
}

/// Whether the `E` at the end is the end of a longer word.
fn word_before(before: &str) -> bool {
    before.chars().rev().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '_')
}

fn quoted(text: &str, quote: char, escapes: bool) -> usize {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        if c == '\\' && escapes {
            chars.next();
        } else if c == quote {
            return at + 1;
        }
    }
    text.len()
}

fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let step = rest.chars().next().map_or(1, char::len_utf8);
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += step;
        }
    }
    text.len()
}

fn dollar(text: &str) -> Option<usize> {
    let tag_end = text[1..].find('$')? + 2;
    let tag = &text[..tag_end];
    let inner = &tag[1..tag_end - 1];
    let valid =
        inner.chars().all(|c| c.is_alphanumeric() || c == '_') && !inner.starts_with(|c: char| c.is_ascii_digit());
    if !valid {
        return None;
    }
    Some(text[tag_end..].find(tag).map_or(text.len(), |at| tag_end + at + tag_end))
}

/// Whether there is nothing but white space and comments.
fn is_blank(text: &str) -> bool {
    let mut rest = text.trim_start();
    while rest.starts_with("--") || rest.starts_with("/*") {
        rest = rest[token(rest, "")..].trim_start();
    }
    rest.is_empty()
}

/// Takes the arguments of a backslash command apart: words, `'…'` without its quotes (a doubled quote stands for one),
/// `"…"` with them.
pub(super) fn words(rest: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = rest.chars().peekable();
    while let Some(c) = letters.next() {
        match (quote, c) {
            (Some('\''), '\'') if letters.peek() == Some(&'\'') => {
                letters.next();
                word.get_or_insert_default().push(c);
            }
            (Some(open), c) if c == open => {
                quote = None;
                word.get_or_insert_default().extend((c == '"').then_some(c));
            }
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default().extend((c == '"').then_some(c));
            }
            (None, c) if c.is_whitespace() => found.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    found.extend(word);
    found
}
