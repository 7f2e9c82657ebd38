//! Functions of `json`, which keep the text of what they pick.

use super::{Function, json_pairs, json_rows};
use crate::Value;
use crate::argument::Arguments;
use crate::array::Array;
use crate::fault::{Result, parameter};
use crate::json::{parse, parse_raw, raw_parts, show_spaced, strip_nulls};

fn kind(text: &str) -> char {
    text.trim_start().chars().next().unwrap_or('n')
}

/// The last member of that name: `json` keeps doubles.
fn field<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    (kind(text) == '{').then(|| raw_parts(text).into_iter().rev().find(|part| part.0 == key).map(|part| part.1))?
}

fn element(text: &str, index: i64) -> Option<&str> {
    if kind(text) != '[' {
        return None;
    }
    let items = raw_parts(text);
    let length = i64::try_from(items.len()).ok()?;
    let at = usize::try_from(if index < 0 { length + index } else { index }).ok()?;
    items.get(at).map(|item| item.1)
}

/// What `->>` gives for a part.
fn bare(part: &str) -> Result<Value> {
    Ok(match kind(part) {
        '"' => parse(part)?.as_text().into(),
        'n' => Value::Null,
        _ => part.into(),
    })
}

fn path(a: &[Value]) -> Result<Option<&str>> {
    let steps = Array::parse(a.text(1)?)?;
    let mut part = a.text(0)?.trim_matches([' ', '\t', '\n', '\r']);
    if steps.items.is_empty() {
        part = a.text(0)?;
    }
    for step in steps.items {
        let Some(step) = step else { return Ok(None) };
        let next = match kind(part) {
            '{' => field(part, &step),
            '[' => step.trim().parse::<i32>().ok().and_then(|index| element(part, index.into())),
            _ => None,
        };
        let Some(next) = next else { return Ok(None) };
        part = next;
    }
    Ok(Some(part))
}

fn length(a: &[Value]) -> Result<Value> {
    let text = a.text(0)?;
    match kind(text) {
        '[' => Ok(i64::try_from(raw_parts(text).len()).unwrap_or(i64::MAX).into()),
        '{' => Err(parameter("cannot get array length of a non-array")),
        _ => Err(parameter("cannot get array length of a scalar")),
    }
}

fn items<'a>(a: &'a [Value], name: &str) -> Result<Vec<&'a str>> {
    let text = a.text(0)?;
    match kind(text) {
        '[' => Ok(raw_parts(text).into_iter().map(|part| part.1).collect()),
        '{' => Err(parameter(format!("cannot call {name} on a non-array"))),
        _ => Err(parameter(format!("cannot call {name} on a scalar"))),
    }
}

fn members<'a>(a: &'a [Value], name: &str) -> Result<Vec<(String, &'a str)>> {
    let text = a.text(0)?;
    match kind(text) {
        '{' => Ok(raw_parts(text)),
        '[' if name == "json_object_keys" => Err(parameter("cannot call json_object_keys on an array")),
        '[' => Err(parameter("cannot deconstruct an array as an object")),
        _ if name == "json_object_keys" => Err(parameter("cannot call json_object_keys on a scalar")),
        _ => Err(parameter("cannot deconstruct a scalar")),
    }
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("json_object_field", 2, |_, a| Ok(field(a.text(0)?, a.text(1)?).into())),
    Function::new("json_object_field_text", 2, |_, a| field(a.text(0)?, a.text(1)?).map_or(Ok(Value::Null), bare)),
    Function::new("json_array_element", 2, |_, a| Ok(element(a.text(0)?, a.int(1)?).into())),
    Function::new("json_array_element_text", 2, |_, a| element(a.text(0)?, a.int(1)?).map_or(Ok(Value::Null), bare)),
    Function::new("json_extract_path", 2, |_, a| Ok(path(a)?.into())),
    Function::new("json_extract_path_text", 2, |_, a| path(a)?.map_or(Ok(Value::Null), bare)),
    Function::new("json_typeof", 1, |_, a| Ok(parse_raw(a.text(0)?)?.kind().into())),
    Function::new("json_array_length", 1, |_, a| length(a)),
    Function::new("json_strip_nulls", 1, |_, a| Ok(show_spaced(&strip_nulls(parse_raw(a.text(0)?)?), ",", ":").into())),
    Function::new("json_array_elements", 1, |_, a| {
        json_rows(items(a, "json_array_elements")?.into_iter().map(Value::from))
    })
    .set(),
    Function::new("json_array_elements_text", 1, |_, a| {
        json_rows(items(a, "json_array_elements_text")?.into_iter().map(bare).collect::<Result<Vec<_>>>()?)
    })
    .set(),
    Function::new("json_object_keys", 1, |_, a| {
        json_rows(members(a, "json_object_keys")?.into_iter().map(|member| member.0.into()))
    })
    .set(),
    Function::new("json_each", 1, |_, a| {
        json_pairs(members(a, "json_each")?.into_iter().map(|(key, value)| (key.into(), value.into())))
    })
    .set(),
    Function::new("json_each_text", 1, |_, a| {
        let pair = |(key, value): (String, &str)| Ok((key.into(), bare(value)?));
        json_pairs(members(a, "json_each_text")?.into_iter().map(pair).collect::<Result<Vec<_>>>()?)
    })
    .set(),
];
