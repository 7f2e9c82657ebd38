//! Cutting a date or time text into fields, as PostgreSQL's `ParseDateTime` does.

/// One field of a date or time text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits, perhaps with a fraction.
    Number(String),
    /// Digits with `-`, `/` or `.` between, perhaps a month name among them.
    Date(String),
    /// Digits with colons.
    Time(String),
    /// Letters, folded to lower case; also zone names such as `europe/paris`.
    Word(String),
    /// A sign with digits and colons.
    Zone(String),
}

/// Cuts a text; `None` where a character cannot be in a date or time.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let taken = match bytes[at] {
            b if b.is_ascii_whitespace() || b == b',' => 1,
            b if b.is_ascii_digit() => take(rest, number_field(rest), &mut found),
            b if b.is_ascii_alphabetic() => take(rest, word_field(rest), &mut found),
            b'+' | b'-' => signed(rest, &mut found)?,
            b if b.is_ascii_punctuation() => 1,
            _ => return None,
        };
        at += taken;
    }
    Some(found)
}

fn take(_rest: &str, (length, token): (usize, Token), found: &mut Vec<Token>) -> usize {
    found.push(token);
    length
}

fn span(text: &str, wanted: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(|b| !wanted(b)).unwrap_or(text.len())
}

fn number_field(text: &str) -> (usize, Token) {
    let digits = span(text, |b| b.is_ascii_digit());
    match text.as_bytes().get(digits) {
        Some(b':') => {
            let length = span(text, |b| b.is_ascii_digit() || b == b':' || b == b'.');
            (length, Token::Time(text[..length].to_owned()))
        }
        Some(separator @ (b'-' | b'/' | b'.')) => dated(text, digits, *separator),
        _ => (digits, Token::Number(text[..digits].to_owned())),
    }
}

fn dated(text: &str, digits: usize, separator: u8) -> (usize, Token) {
    let second = &text[digits + 1..];
    let part = span(second, |b| b.is_ascii_digit());
    let named = part == 0 && separator != b'.' && second.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    let part = if named { span(second, |b| b.is_ascii_alphabetic()) } else { part };
    let after = digits + 1 + part;
    if text.as_bytes().get(after) == Some(&separator) && (part > 0) {
        let third = span(&text[after + 1..], |b| b.is_ascii_digit());
        let length = after + 1 + third;
        return (length, Token::Date(text[..length].to_owned()));
    }
    if separator == b'.' {
        return (after, Token::Number(text[..after].to_owned()));
    }
    if part == 0 {
        return (digits, Token::Number(text[..digits].to_owned()));
    }
    (after, Token::Date(text[..after].to_owned()))
}

fn word_field(text: &str) -> (usize, Token) {
    let letters = span(text, |b| b.is_ascii_alphabetic());
    let zone_like = text.as_bytes().get(letters) == Some(&b'/') || text.as_bytes().get(letters) == Some(&b'_');
    let length = if zone_like {
        span(text, |b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'-' | b'+'))
    } else {
        letters
    };
    (length, Token::Word(text[..length].to_ascii_lowercase()))
}

fn signed(text: &str, found: &mut Vec<Token>) -> Option<usize> {
    let gap = 1 + span(&text[1..], |b| b.is_ascii_whitespace());
    let rest = &text[gap..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let length = span(rest, |b| b.is_ascii_digit() || b == b':' || b == b'.');
        found.push(Token::Zone(format!("{}{}", &text[..1], &rest[..length])));
        return Some(gap + length);
    }
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let length = span(rest, |b| b.is_ascii_alphabetic());
        found.push(Token::Word(format!("{}{}", &text[..1], rest[..length].to_ascii_lowercase())));
        return Some(gap + length);
    }
    None
}
