//! Text functions.

use super::Function;
use crate::Value;
use crate::argument::Arguments;
use crate::catalog_names::quote_name;
use crate::fault::{Result, parameter, unsupported};
use diagnostics::Diagnostic;

/// The longest text that PostgreSQL will make.
const MAX_LENGTH: usize = 0x3fff_ffff;
/// The longest that Retort will make out of one call, so that nothing hangs.
const OUR_LENGTH: usize = 64 << 20;

fn map(a: &[Value], by: impl Fn(&str) -> String) -> Result<Value> {
    Ok(by(a.text(0)?).into())
}

fn count(length: usize) -> Value {
    Value::Integer(i64::try_from(length).unwrap_or(i64::MAX))
}

/// The capital of one character; C.UTF-8 knows none that takes two characters.
fn upper(c: char) -> char {
    let mut letters = c.to_uppercase();
    if letters.len() == 1 { letters.next().unwrap_or(c) } else { c }
}

/// The small letter of one character.
fn lower(c: char) -> char {
    let mut letters = c.to_lowercase();
    if letters.len() == 1 { letters.next().unwrap_or(c) } else { c }
}

fn initcap(text: &str) -> String {
    let mut inside = false;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(if inside { lower(c) } else { upper(c) });
        inside = c.is_alphanumeric();
    }
    out
}

/// Characters from a 1-based position, as `substring` counts: what lies before the text counts too.
fn substring(text: &str, from: i64, length: Option<i64>) -> Result<String> {
    let end = match length {
        Some(length) if length < 0 => return Err(Diagnostic::error("22011", "negative substring length not allowed")),
        Some(length) => from.saturating_add(length),
        None => i64::MAX,
    };
    let start = usize::try_from(from.max(1) - 1).unwrap_or(usize::MAX);
    let take = usize::try_from(end.saturating_sub(from.max(1)).max(0)).unwrap_or(usize::MAX);
    Ok(text.chars().skip(start).take(take).collect())
}

fn slice(bytes: &[u8], from: i64, length: Option<i64>) -> Result<Vec<u8>> {
    let end = match length {
        Some(length) if length < 0 => return Err(Diagnostic::error("22011", "negative substring length not allowed")),
        Some(length) => from.saturating_add(length),
        None => i64::MAX,
    };
    let start = usize::try_from(from.max(1) - 1).unwrap_or(usize::MAX);
    let take = usize::try_from(end.saturating_sub(from.max(1)).max(0)).unwrap_or(usize::MAX);
    Ok(bytes.iter().copied().skip(start).take(take).collect())
}

/// How many of `length` characters `left(…, n)` takes: all but |n| if negative.
fn kept(length: usize, n: i64) -> usize {
    let wide = i64::try_from(length).unwrap_or(i64::MAX);
    usize::try_from(if n < 0 { wide.saturating_add(n) } else { n.min(wide) }.max(0)).unwrap_or(0)
}

fn left(text: &str, n: i64) -> String {
    text.chars().take(kept(text.chars().count(), n)).collect()
}

fn right(text: &str, n: i64) -> String {
    let length = text.chars().count();
    text.chars().skip(length - kept(length, n)).collect()
}

fn pad(text: &str, to: i64, fill: &str) -> Result<(String, String)> {
    let wanted = usize::try_from(to.max(0)).unwrap_or(0);
    if wanted > OUR_LENGTH {
        return Err(too_large());
    }
    let kept: String = text.chars().take(wanted).collect();
    let missing = wanted.saturating_sub(text.chars().count());
    let filling = if fill.is_empty() { String::new() } else { fill.chars().cycle().take(missing).collect() };
    Ok((kept, filling))
}

fn lpad(a: &[Value], fill: &str) -> Result<Value> {
    let (kept, filling) = pad(a.text(0)?, a.int(1)?, fill)?;
    Ok((filling + &kept).into())
}

fn rpad(a: &[Value], fill: &str) -> Result<Value> {
    let (kept, filling) = pad(a.text(0)?, a.int(1)?, fill)?;
    Ok((kept + &filling).into())
}

fn too_large() -> Diagnostic {
    Diagnostic::error("54000", "requested length too large")
}

fn repeat(a: &[Value]) -> Result<Value> {
    let (text, times) = (a.text(0)?, usize::try_from(a.int(1)?.max(0)).unwrap_or(0));
    let length = text.len().saturating_mul(times);
    if length > MAX_LENGTH {
        return Err(too_large());
    }
    if length > OUR_LENGTH {
        return Err(unsupported("a text of more than 64 MB"));
    }
    Ok(text.repeat(times).into())
}

fn position(text: &str, part: &str) -> Value {
    text.find(part).map_or(Value::Integer(0), |at| count(text[..at].chars().count() + 1))
}

fn split_part(a: &[Value]) -> Result<Value> {
    let (text, separator, field) = (a.text(0)?, a.text(1)?, a.int(2)?);
    if field == 0 {
        return Err(parameter("field position must not be zero"));
    }
    let parts: Vec<&str> = match (text, separator) {
        ("", _) => vec![],
        (text, "") => vec![text],
        _ => text.split(separator).collect(),
    };
    let length = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let at = if field > 0 { field - 1 } else { length + field };
    Ok(usize::try_from(at).ok().and_then(|at| parts.get(at)).copied().unwrap_or("").into())
}

fn translate(text: &str, from: &str, to: &str) -> String {
    let targets: Vec<char> = to.chars().collect();
    let translated = |c: char| match from.chars().position(|wanted| wanted == c) {
        Some(at) => targets.get(at).copied(),
        None => Some(c),
    };
    text.chars().filter_map(translated).collect()
}

fn overlay(text: &str, new: &str, from: i64, length: i64) -> Result<Value> {
    if from <= 0 {
        return Err(Diagnostic::error("22011", "negative substring length not allowed"));
    }
    let head = substring(text, 1, Some(from - 1))?;
    Ok(format!("{head}{new}{}", substring(text, from.saturating_add(length), None)?).into())
}

fn chr(code: i64) -> Result<Value> {
    let too_large = || Diagnostic::error("54000", format!("requested character too large for encoding: {code}"));
    match code {
        i64::MIN..0 => Err(parameter("character number must be positive")),
        0 => Err(Diagnostic::error("54000", "null character not permitted")),
        _ => {
            let found = u32::try_from(code).ok().and_then(char::from_u32);
            found.map(|c| c.to_string().into()).ok_or_else(|| {
                if (0xd800..0xe000).contains(&code) {
                    Diagnostic::error("54000", format!("requested character not valid for encoding: {code}"))
                } else {
                    too_large()
                }
            })
        }
    }
}

/// A text as an SQL literal.
pub fn quote_literal(text: &str) -> String {
    let doubled = text.replace('\'', "''").replace('\\', "\\\\");
    if text.contains('\\') { format!("E'{doubled}'") } else { format!("'{doubled}'") }
}

fn trimmed<'a>(text: &'a str, set: &str, ends: &str) -> &'a str {
    let wanted = |c: char| set.contains(c);
    let text = if ends.contains('l') { text.trim_start_matches(wanted) } else { text };
    if ends.contains('r') { text.trim_end_matches(wanted) } else { text }
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("lower", 1, |_, a| map(a, |text| text.chars().map(lower).collect())),
    Function::new("upper", 1, |_, a| map(a, |text| text.chars().map(upper).collect())),
    Function::new("initcap", 1, |_, a| map(a, initcap)),
    Function::new("textlen", 1, |_, a| Ok(count(a.text(0)?.chars().count()))),
    Function::new("bpcharlen", 1, |_, a| Ok(count(a.text(0)?.trim_end_matches(' ').chars().count()))),
    Function::new("textoctetlen", 1, |_, a| Ok(count(a.text(0)?.len()))),
    Function::new("bpcharoctetlen", 1, |_, a| Ok(count(a.text(0)?.len()))),
    Function::new("bit_length_text", 1, |_, a| Ok(count(a.text(0)?.len() * 8))),
    Function::new("text_substr", 3, |_, a| substring(a.text(0)?, a.int(1)?, Some(a.int(2)?)).map(Value::from)),
    Function::new("text_substr_no_len", 2, |_, a| substring(a.text(0)?, a.int(1)?, None).map(Value::from)),
    Function::new("text_left", 2, |_, a| Ok(left(a.text(0)?, a.int(1)?).into())),
    Function::new("text_right", 2, |_, a| Ok(right(a.text(0)?, a.int(1)?).into())),
    Function::new("lpad", 3, |_, a| lpad(a, a.text(2)?)),
    Function::new("lpad_text_int4", 2, |_, a| lpad(a, " ")),
    Function::new("rpad", 3, |_, a| rpad(a, a.text(2)?)),
    Function::new("rpad_text_int4", 2, |_, a| rpad(a, " ")),
    Function::new("btrim", 2, |_, a| Ok(trimmed(a.text(0)?, a.text(1)?, "lr").into())),
    Function::new("btrim1", 1, |_, a| Ok(trimmed(a.text(0)?, " ", "lr").into())),
    Function::new("ltrim", 2, |_, a| Ok(trimmed(a.text(0)?, a.text(1)?, "l").into())),
    Function::new("ltrim1", 1, |_, a| Ok(trimmed(a.text(0)?, " ", "l").into())),
    Function::new("rtrim", 2, |_, a| Ok(trimmed(a.text(0)?, a.text(1)?, "r").into())),
    Function::new("rtrim1", 1, |_, a| Ok(trimmed(a.text(0)?, " ", "r").into())),
    Function::new("replace_text", 3, |_, a| {
        let (text, from) = (a.text(0)?, a.text(1)?);
        Ok(if from.is_empty() { text.to_owned() } else { text.replace(from, a.text(2)?) }.into())
    }),
    Function::new("textpos", 2, |_, a| Ok(position(a.text(0)?, a.text(1)?))),
    Function::new("split_part", 3, |_, a| split_part(a)),
    Function::new("text_reverse", 1, |_, a| map(a, |text| text.chars().rev().collect())),
    Function::new("repeat", 2, |_, a| repeat(a)),
    Function::new("textcat", 2, |_, a| Ok(format!("{}{}", a.text(0)?, a.text(1)?).into())),
    Function::new("quote_ident", 1, |_, a| map(a, quote_name)),
    Function::new("quote_literal", 1, |_, a| map(a, quote_literal)),
    Function::new("quote_nullable", 1, |_, a| if a.null(0) { Ok("NULL".into()) } else { map(a, quote_literal) })
        .lenient(),
    Function::new("text_starts_with", 2, |_, a| Ok(a.text(0)?.starts_with(a.text(1)?).into())),
    Function::new("ascii", 1, |_, a| Ok(i64::from(a.text(0)?.chars().next().map_or(0, u32::from)).into())),
    Function::new("chr", 1, |_, a| chr(a.int(0)?)),
    Function::new("translate", 3, |_, a| Ok(translate(a.text(0)?, a.text(1)?, a.text(2)?).into())),
    Function::new("textoverlay", 4, |_, a| overlay(a.text(0)?, a.text(1)?, a.int(2)?, a.int(3)?)),
    Function::new("textoverlay_no_len", 3, |_, a| {
        let length = i64::try_from(a.text(1)?.chars().count()).unwrap_or(i64::MAX);
        overlay(a.text(0)?, a.text(1)?, a.int(2)?, length)
    }),
    Function::new("text_larger", 2, |_, a| Ok(a.text(0)?.max(a.text(1)?).into())),
    Function::new("text_smaller", 2, |_, a| Ok(a.text(0)?.min(a.text(1)?).into())),
    Function::new("byteaoctetlen", 1, |_, a| Ok(count(a.bytes(0)?.len()))),
    Function::new("bit_length_bytea", 1, |_, a| Ok(count(a.bytes(0)?.len() * 8))),
    Function::new("byteacat", 2, |_, a| Ok([a.bytes(0)?, a.bytes(1)?].concat().into())),
    Function::new("bytea_substr", 3, |_, a| slice(a.bytes(0)?, a.int(1)?, Some(a.int(2)?)).map(Value::from)),
    Function::new("bytea_substr_no_len", 2, |_, a| slice(a.bytes(0)?, a.int(1)?, None).map(Value::from)),
];
