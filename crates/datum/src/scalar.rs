//! Reading and showing booleans, integers, doubles, bytes and uuids.

use crate::fault::{Result, syntax, text_range};
use diagnostics::Diagnostic;
use std::fmt::Write as _;

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b')
}

/// Reads an integer between two bounds.
pub(crate) fn parse_integer(label: &str, text: &str, min: i64, max: i64) -> Result<i64> {
    let trimmed = trim(text);
    let digits = trimmed.strip_prefix(['-', '+']).unwrap_or(trimmed);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(syntax(label, text));
    }
    let number = trimmed.strip_prefix('+').unwrap_or(trimmed).parse::<i64>().ok();
    number.filter(|number| (min..=max).contains(number)).ok_or_else(|| text_range(label, text))
}

/// Reads a boolean: any unambiguous start of `true`, `false`, `yes`, `no`, `on`, `off`, `1`, `0`.
pub(crate) fn parse_bool(text: &str) -> Result<bool> {
    let word = trim(text).to_ascii_lowercase();
    let starts = |full: &str, least: usize| word.len() >= least && full.starts_with(&word);
    if starts("true", 1) || starts("yes", 1) || starts("on", 2) || word == "1" {
        return Ok(true);
    }
    if starts("false", 1) || starts("no", 1) || starts("off", 2) || word == "0" {
        return Ok(false);
    }
    Err(syntax("boolean", text))
}

/// Which of the two floating-point types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Float {
    /// `real`
    Single,
    /// `double precision`
    Double,
}

impl Float {
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Single => "real",
            Self::Double => "double precision",
        }
    }
}

/// Reads a floating-point number.
pub(crate) fn parse_float(width: Float, text: &str) -> Result<f64> {
    let trimmed = trim(text);
    let word = trimmed.to_ascii_lowercase();
    match word.as_str() {
        "nan" => return Ok(f64::NAN),
        "infinity" | "inf" | "+infinity" | "+inf" => return Ok(f64::INFINITY),
        "-infinity" | "-inf" => return Ok(f64::NEG_INFINITY),
        _ => {}
    }
    let plain = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'+' | b'-');
    if !word.bytes().all(plain) {
        return Err(syntax(width.label(), text));
    }
    let number = word.parse::<f64>().map_err(|_| syntax(width.label(), text))?;
    let mantissa = word.split('e').next().unwrap_or("");
    let zero = !mantissa.bytes().any(|b| (b'1'..=b'9').contains(&b));
    narrow(width, number, zero)
        .ok_or_else(|| Diagnostic::error("22003", format!("\"{trimmed}\" is out of range for type {}", width.label())))
}

fn narrow(width: Float, number: f64, zero: bool) -> Option<f64> {
    #[allow(clippy::cast_possible_truncation, reason = "real is what it is to be")]
    let fitted = if width == Float::Single { f64::from(number as f32) } else { number };
    (!fitted.is_infinite() && (fitted != 0.0 || zero)).then_some(fitted)
}

/// Shows a floating-point number with the fewest digits that give it back.
pub(crate) fn show_float(width: Float, number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    #[allow(clippy::cast_possible_truncation, reason = "a stored real is exactly a float")]
    let (text, limit) = match width {
        Float::Single => (format!("{:e}", number as f32), 6),
        Float::Double => (format!("{number:e}"), 15),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    scientific(mantissa, exponent.parse().unwrap_or(0), limit)
}

/// Lays out `mantissa * 10^exponent` as C's `%g` does.
fn scientific(mantissa: &str, exponent: i32, limit: i32) -> String {
    let (sign, unsigned) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = unsigned.chars().filter(|c| *c != '.').collect();
    if exponent < -4 || exponent >= limit {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let mark = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{point}{rest}e{mark}{:02}", exponent.abs());
    }
    let Ok(whole) = usize::try_from(exponent + 1) else {
        return format!("{sign}0.{}{digits}", "0".repeat(usize::try_from(-exponent - 1).unwrap_or(0)));
    };
    if whole == 0 {
        return format!("{sign}0.{digits}");
    }
    if digits.len() <= whole {
        return format!("{sign}{digits:0<whole$}");
    }
    format!("{sign}{}.{}", &digits[..whole], &digits[whole..])
}

/// The text of a double with so many significant digits, as C's `%.*g` gives it.
pub(crate) fn significant(number: f64, digits: usize) -> String {
    if !number.is_finite() {
        return show_float(Float::Double, number);
    }
    let text = format!("{:.*e}", digits - 1, number);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let trimmed = if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    scientific(trimmed, exponent.parse().unwrap_or(0), i32::try_from(digits).unwrap_or(17))
}

/// Reads bytes in hex or escape form.
pub(crate) fn parse_bytea(text: &str) -> Result<Vec<u8>> {
    match text.strip_prefix("\\x") {
        Some(digits) => parse_hex(digits),
        None => parse_escaped(text),
    }
}

/// Reads pairs of hexadecimal digits.
pub(crate) fn parse_hex(digits: &str) -> Result<Vec<u8>> {
    let mut nibbles = Vec::new();
    for c in digits.chars().filter(|c| !c.is_ascii_whitespace()) {
        let nibble = c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        nibbles.push(nibble.ok_or_else(|| Diagnostic::error("22023", format!("invalid hexadecimal digit: \"{c}\"")))?);
    }
    if nibbles.len() % 2 == 1 {
        return Err(Diagnostic::error("22023", "invalid hexadecimal data: odd number of digits"));
    }
    Ok(nibbles.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// Reads bytes where a backslash starts an octal code or another backslash.
pub(crate) fn parse_escaped(text: &str) -> Result<Vec<u8>> {
    let fault = || syntax_of_bytea();
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            found.push(bytes[at]);
            at += 1;
        } else if bytes.get(at + 1) == Some(&b'\\') {
            found.push(b'\\');
            at += 2;
        } else {
            let code = text.get(at + 1..at + 4).ok_or_else(fault)?;
            found.push(u8::from_str_radix(code, 8).map_err(|_| fault())?);
            at += 4;
        }
    }
    Ok(found)
}

fn syntax_of_bytea() -> Diagnostic {
    Diagnostic::error("22P02", "invalid input syntax for type bytea")
}

/// Lower-case hexadecimal digits of bytes.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads a uuid in any of PostgreSQL's spellings.
pub(crate) fn parse_uuid(text: &str) -> Result<String> {
    let fault = || syntax("uuid", text);
    let inner = match text.strip_prefix('{') {
        Some(rest) => rest.strip_suffix('}').ok_or_else(fault)?,
        None => text,
    };
    let mut digits = String::with_capacity(32);
    let mut dash_allowed = false;
    for c in inner.chars() {
        if c == '-' && dash_allowed && digits.len() < 32 {
            dash_allowed = false;
            continue;
        }
        if !c.is_ascii_hexdigit() {
            return Err(fault());
        }
        digits.push(c.to_ascii_lowercase());
        dash_allowed = digits.len().is_multiple_of(4);
    }
    if digits.len() != 32 {
        return Err(fault());
    }
    Ok(canonical_uuid(&digits))
}

/// 32 hexadecimal digits with the usual dashes.
pub(crate) fn canonical_uuid(digits: &str) -> String {
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}
