//! Cutting JSON text into tokens, with PostgreSQL's complaints.

use crate::fault::Result;
use diagnostics::Diagnostic;

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    End,
    Punctuation(&'a str),
    Literal(&'a str),
    Number(&'a str),
    String(String),
}

/// Reads tokens one after another.
pub(super) struct Lexer<'a> {
    text: &'a str,
    /// Where the current token starts.
    pub(super) start: usize,
    /// Where the current token ends.
    pub(super) at: usize,
    /// Whether escapes are decoded and must make sense, as for `jsonb`.
    strict: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, strict: bool) -> Self {
        Self { text, start: 0, at: 0, strict }
    }

    /// The text of the current token.
    pub(super) fn lexeme(&self) -> &'a str {
        &self.text[self.start..self.at]
    }

    /// A complaint about the text up to the current token.
    pub(super) fn fault(&self, detail: impl Into<String>) -> Diagnostic {
        self.fault_with("22P02", "invalid input syntax for type json", detail)
    }

    fn fault_with(&self, code: &str, message: &str, detail: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, message).with_detail(detail).with_context(self.context())
    }

    /// PostgreSQL's `report_json_context`: the line up to the token, cut to its last 50 bytes.
    fn context(&self) -> String {
        let before = &self.text[..self.at];
        let line_number = before.matches('\n').count() + 1;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let mut start = line_start;
        while self.at - start >= 50 {
            start += self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
        // Close to the start of the line, show it from there.
        if start - line_start <= 3 {
            start = line_start;
        }
        let prefix = if start > line_start { "..." } else { "" };
        let more = self.at < self.text.len() && !self.text[self.at..].starts_with(['\n', '\r']);
        let suffix = if more { "..." } else { "" };
        format!("JSON data, line {line_number}: {prefix}{}{suffix}", &self.text[start..self.at])
    }

    fn word_end(&self, from: usize) -> usize {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
        self.text[from..].find(|c| !word(c)).map_or(self.text.len(), |length| from + length)
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token<'a>> {
        let rest = &self.text[self.at..];
        self.start = self.at + (rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len());
        self.at = self.start;
        let Some(first) = self.text[self.start..].chars().next() else {
            return Ok(Token::End);
        };
        match first {
            '{' | '}' | '[' | ']' | ':' | ',' => {
                self.at += 1;
                Ok(Token::Punctuation(self.lexeme()))
            }
            '"' => self.string().map(Token::String),
            '-' | '0'..='9' => self.number(),
            _ => self.word(first),
        }
    }

    fn word(&mut self, first: char) -> Result<Token<'a>> {
        let end = self.word_end(self.start);
        self.at = if end == self.start { self.start + first.len_utf8() } else { end };
        match self.lexeme() {
            word @ ("true" | "false" | "null") => Ok(Token::Literal(word)),
            other => Err(self.fault(format!("Token \"{other}\" is invalid."))),
        }
    }

    fn number(&mut self) -> Result<Token<'a>> {
        let bytes = self.text.as_bytes();
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let mut at = self.start + usize::from(bytes[self.start] == b'-');
        let mut bad = false;
        let whole = at;
        at = if bytes.get(at) == Some(&b'0') { at + 1 } else { digits(at) };
        bad |= at == whole;
        if bytes.get(at) == Some(&b'.') {
            let end = digits(at + 1);
            bad |= end == at + 1;
            at = end;
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            let sign = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            let end = digits(sign);
            bad |= end == sign;
            at = end;
        }
        let end = self.word_end(at);
        self.at = end.max(at).max(self.start + 1);
        if bad || end > at {
            return Err(self.fault(format!("Token \"{}\" is invalid.", self.lexeme())));
        }
        Ok(Token::Number(self.lexeme()))
    }

    fn string(&mut self) -> Result<String> {
        let mut found = String::new();
        let mut high: Option<u32> = None;
        self.at += 1;
        loop {
            let Some(c) = self.text[self.at..].chars().next() else {
                return Err(self.fault(format!("Token \"{}\" is invalid.", self.lexeme())));
            };
            self.at += c.len_utf8();
            if self.strict && high.is_some() && !(c == '\\' && self.text[self.at..].starts_with('u')) {
                return Err(self.surrogate("Unicode low surrogate must follow a high surrogate."));
            }
            match c {
                '"' => return Ok(found),
                '\\' => self.escape(&mut found, &mut high)?,
                c if u32::from(c) < 32 => {
                    let detail = format!("Character with value 0x{:02x} must be escaped.", u32::from(c));
                    self.at -= 1;
                    return Err(self.fault(detail));
                }
                c => found.push(c),
            }
        }
    }

    fn surrogate(&self, detail: &str) -> Diagnostic {
        self.fault(detail)
    }

    fn escape(&mut self, found: &mut String, high: &mut Option<u32>) -> Result<()> {
        let Some(c) = self.text[self.at..].chars().next() else {
            return Err(self.fault(format!("Token \"{}\" is invalid.", self.lexeme())));
        };
        self.at += c.len_utf8();
        match c {
            '"' | '\\' | '/' => found.push(c),
            'b' => found.push('\x08'),
            'f' => found.push('\x0c'),
            'n' => found.push('\n'),
            'r' => found.push('\r'),
            't' => found.push('\t'),
            'u' => self.unicode(found, high)?,
            other => return Err(self.fault(format!("Escape sequence \"\\{other}\" is invalid."))),
        }
        Ok(())
    }

    fn unicode(&mut self, found: &mut String, high: &mut Option<u32>) -> Result<()> {
        let mut code = 0;
        for _ in 0..4 {
            let c = self.text[self.at..].chars().next();
            self.at += c.map_or(0, char::len_utf8);
            let Some(digit) = c.and_then(|c| c.to_digit(16)) else {
                return Err(self.fault("\"\\u\" must be followed by four hexadecimal digits."));
            };
            code = code << 4 | digit;
        }
        if !self.strict {
            // `json` checks only the digits.
            found.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            return Ok(());
        }
        match (code, high.take()) {
            (0xD800..=0xDBFF, None) => *high = Some(code),
            (0xD800..=0xDBFF, Some(_)) => {
                return Err(self.surrogate("Unicode high surrogate must not follow a high surrogate."));
            }
            (0xDC00..=0xDFFF, Some(first)) => {
                found.extend(char::from_u32(0x10000 + ((first & 0x3ff) << 10) + (code & 0x3ff)));
            }
            (0xDC00..=0xDFFF, None) | (_, Some(_)) => {
                return Err(self.surrogate("Unicode low surrogate must follow a high surrogate."));
            }
            (0, None) => {
                return Err(self.fault_with(
                    "22P05",
                    "unsupported Unicode escape sequence",
                    "\\u0000 cannot be converted to text.",
                ));
            }
            (code, None) => found.extend(char::from_u32(code)),
        }
        Ok(())
    }
}
