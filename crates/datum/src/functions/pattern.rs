//! LIKE and regular expressions as functions.

use super::{Function, json_rows};
use crate::Value;
use crate::argument::Arguments;
use crate::array::Array;
use crate::fault::{Result, parameter};
use crate::pattern::{Case, Flags, expand, like, like_escape, regex, similar};
use regex_lite::Captures;

fn liking(a: &[Value], case: Case, wanted: bool) -> Result<Value> {
    Ok((like(a.text(0)?, a.text(1)?, case)? == wanted).into())
}

fn finding(a: &[Value], flags: Flags, wanted: bool) -> Result<Value> {
    Ok((regex(a.text(1)?, flags)?.is_match(a.text(0)?) == wanted).into())
}

fn flags(a: &[Value], at: usize) -> Result<Flags> {
    if a.len() > at { Flags::parse(a.text(at)?) } else { Ok(Flags::NONE) }
}

fn without_global(name: &str, flags: Flags) -> Result<Flags> {
    if flags.global {
        let fault = parameter(format!("{name}() does not support the \"global\" option"));
        return Err(if name == "regexp_match" {
            fault.with_hint("Use the regexp_matches function instead.")
        } else {
            fault
        });
    }
    Ok(flags)
}

fn replace(a: &[Value]) -> Result<Value> {
    if let Some(first) = a.get(3).filter(|_| a.len() > 3).and(a.text(3)?.chars().next()).filter(char::is_ascii_digit) {
        let hint = "If you meant to use regexp_replace() with a start parameter, cast the fourth argument to integer explicitly.";
        return Err(parameter(format!("invalid regular expression option: \"{first}\"")).with_hint(hint));
    }
    replaced(a, flags(a, 3)?)
}

fn replaced(a: &[Value], flags: Flags) -> Result<Value> {
    let (text, new) = (a.text(0)?, a.text(2)?);
    let compiled = regex(a.text(1)?, flags.once())?;
    let mut out = String::new();
    let mut end = 0;
    for found in compiled.captures_iter(text) {
        let whole = found.get(0).expect("group 0 always takes part");
        out.push_str(&text[end..whole.start()]);
        expand(&found, new, &mut out);
        end = whole.end();
        if !flags.global {
            break;
        }
    }
    out.push_str(&text[end..]);
    Ok(out.into())
}

/// The groups of a match, or the whole match if there are none.
fn groups(found: &Captures<'_>) -> Array {
    let text = |at: usize| found.get(at).map(|group| group.as_str().to_owned());
    Array::of(if found.len() == 1 { vec![text(0)] } else { (1..found.len()).map(text).collect() })
}

fn first_match(a: &[Value]) -> Result<Value> {
    let flags = without_global("regexp_match", flags(a, 2)?)?;
    let compiled = regex(a.text(1)?, flags)?;
    Ok(compiled.captures(a.text(0)?).map(|found| groups(&found).to_string()).into())
}

fn all_matches(a: &[Value]) -> Result<Value> {
    let flags = flags(a, 2)?;
    let compiled = regex(a.text(1)?, flags.once())?;
    let limit = if flags.global { usize::MAX } else { 1 };
    let rows = compiled.captures_iter(a.text(0)?).take(limit).map(|found| Value::Text(groups(&found).to_string()));
    json_rows(rows)
}

fn pieces(name: &str, a: &[Value]) -> Result<Vec<String>> {
    let flags = without_global(name, flags(a, 2)?)?;
    let compiled = regex(a.text(1)?, flags)?;
    let text = a.text(0)?;
    let mut found = Vec::new();
    let mut start = 0;
    for part in compiled.find_iter(text) {
        // An empty match at an end or right after another match cuts nothing.
        if part.is_empty()
            && (part.start() == 0 || part.end() == text.len() || part.start() == start && start > 0 && found.is_empty())
        {
            continue;
        }
        found.push(text[start..part.start()].to_owned());
        start = part.end();
    }
    found.push(text[start..].to_owned());
    Ok(found)
}

fn substring(a: &[Value]) -> Result<Value> {
    let compiled = regex(a.text(1)?, Flags::NONE)?;
    let text = |found: Captures<'_>| {
        let group = if found.len() > 1 { found.get(1) } else { found.get(0) };
        group.map(|group| group.as_str().to_owned())
    };
    Ok(compiled.captures(a.text(0)?).and_then(text).into())
}

fn count(a: &[Value]) -> Result<Value> {
    let start = if a.len() > 2 { a.int(2)? } else { 1 };
    if start <= 0 {
        return Err(parameter(format!("invalid value for parameter \"start\": {start}")));
    }
    let flags = without_global("regexp_count", flags(a, 3)?)?;
    let rest: String = a.text(0)?.chars().skip(usize::try_from(start - 1).unwrap_or(usize::MAX)).collect();
    Ok(i64::try_from(regex(a.text(1)?, flags)?.find_iter(&rest).count()).unwrap_or(i64::MAX).into())
}

fn split_array(a: &[Value]) -> Result<Value> {
    let parts = pieces("regexp_split_to_array", a)?.into_iter().map(Some).collect();
    Ok(Array::of(parts).to_string().into())
}

fn split_rows(a: &[Value]) -> Result<Value> {
    json_rows(pieces("regexp_split_to_table", a)?.into_iter().map(Value::Text))
}

/// PostgreSQL: a missing escape is a backslash.
fn similar_pattern(a: &[Value]) -> Result<Value> {
    if a.null(0) || (a.len() > 1 && a.null(1)) {
        return Ok(Value::Null);
    }
    similar(a.text(0)?, if a.len() > 1 { a.text(1)? } else { "\\" }).map(Value::from)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("textlike", 2, |_, a| liking(a, Case::Sensitive, true)),
    Function::new("textnlike", 2, |_, a| liking(a, Case::Sensitive, false)),
    Function::new("texticlike", 2, |_, a| liking(a, Case::Insensitive, true)),
    Function::new("texticnlike", 2, |_, a| liking(a, Case::Insensitive, false)),
    Function::new("namelike", 2, |_, a| liking(a, Case::Sensitive, true)),
    Function::new("namenlike", 2, |_, a| liking(a, Case::Sensitive, false)),
    Function::new("nameiclike", 2, |_, a| liking(a, Case::Insensitive, true)),
    Function::new("nameicnlike", 2, |_, a| liking(a, Case::Insensitive, false)),
    Function::new("like_escape", 2, |_, a| like_escape(a.text(0)?, a.text(1)?).map(Value::from)),
    Function::new("similar_to_escape_1", 1, |_, a| similar_pattern(a)),
    Function::new("similar_to_escape_2", 2, |_, a| similar_pattern(a)),
    Function::new("similar_escape", 2, |_, a| similar_pattern(a)).lenient(),
    Function::new("textregexeq", 2, |_, a| finding(a, Flags::NONE, true)),
    Function::new("textregexne", 2, |_, a| finding(a, Flags::NONE, false)),
    Function::new("texticregexeq", 2, |_, a| finding(a, Flags::INSENSITIVE, true)),
    Function::new("texticregexne", 2, |_, a| finding(a, Flags::INSENSITIVE, false)),
    Function::new("nameregexeq", 2, |_, a| finding(a, Flags::NONE, true)),
    Function::new("nameregexne", 2, |_, a| finding(a, Flags::NONE, false)),
    Function::new("nameicregexeq", 2, |_, a| finding(a, Flags::INSENSITIVE, true)),
    Function::new("nameicregexne", 2, |_, a| finding(a, Flags::INSENSITIVE, false)),
    Function::new("textregexreplace_noopt", 3, |_, a| replaced(a, Flags::NONE)),
    Function::new("textregexreplace", 4, |_, a| replace(a)),
    Function::new("textregexsubstr", 2, |_, a| substring(a)),
    Function::new("regexp_match_no_flags", 2, |_, a| first_match(a)),
    Function::new("regexp_match", 3, |_, a| first_match(a)),
    Function::new("regexp_matches_no_flags", 2, |_, a| all_matches(a)).set(),
    Function::new("regexp_matches", 3, |_, a| all_matches(a)).set(),
    Function::new("regexp_split_to_array_no_flags", 2, |_, a| split_array(a)),
    Function::new("regexp_split_to_array", 3, |_, a| split_array(a)),
    Function::new("regexp_split_to_table_no_flags", 2, |_, a| split_rows(a)).set(),
    Function::new("regexp_split_to_table", 3, |_, a| split_rows(a)).set(),
    Function::new("regexp_like_no_flags", 2, |_, a| finding(a, Flags::NONE, true)),
    Function::new("regexp_like", 3, |_, a| finding(a, without_global("regexp_like", flags(a, 2)?)?, true)),
    Function::new("regexp_count_no_start", 2, |_, a| count(a)),
    Function::new("regexp_count_no_flags", 3, |_, a| count(a)),
    Function::new("regexp_count", 4, |_, a| count(a)),
];
