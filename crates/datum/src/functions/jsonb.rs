//! Functions of `jsonb`.

use super::{Function, json_pairs, json_rows};
use crate::Value;
use crate::argument::Arguments;
use crate::array::Array;
use crate::fault::{Result, parameter};
use crate::json::{
    Json, PathFault, Placement, compare, concat, contains, delete_path, insert_path, parse, pick, pick_path, pretty,
    set_path, strip_nulls,
};
use diagnostics::Diagnostic;

fn read(a: &[Value], at: usize) -> Result<Json> {
    parse(a.text(at)?)
}

fn show(found: Option<&Json>) -> Value {
    found.map(ToString::to_string).into()
}

fn bare(found: Option<&Json>) -> Value {
    found.and_then(Json::as_text).into()
}

fn field<'a>(json: &'a Json, key: &str) -> Option<&'a Json> {
    let Json::Object(members) = json else { return None };
    members.iter().find(|member| member.0 == key).map(|member| &member.1)
}

fn has(json: &Json, key: &str) -> bool {
    let is = |item: &Json| matches!(item, Json::String(text) if text == key);
    match json {
        Json::Object(_) => field(json, key).is_some(),
        Json::Array(items) => items.iter().any(is),
        scalar => is(scalar),
    }
}

fn keys(a: &[Value], at: usize) -> Result<Vec<String>> {
    Ok(Array::parse(a.text(at)?)?.items.into_iter().flatten().collect())
}

/// The steps of a path, none of which may be NULL.
fn steps(a: &[Value]) -> Result<Vec<String>> {
    let items = Array::parse(a.text(1)?)?.items;
    items
        .into_iter()
        .enumerate()
        .map(|(at, step)| {
            step.ok_or_else(|| Diagnostic::error("22004", format!("path element at position {} is null", at + 1)))
        })
        .collect()
}

fn scalar(json: &Json) -> bool {
    !matches!(json, Json::Object(_) | Json::Array(_))
}

fn path_fault(fault: PathFault) -> Diagnostic {
    match fault {
        PathFault::NotAnInteger(at, step) => {
            Diagnostic::error("22P02", format!("path element at position {at} is not an integer: \"{step}\""))
        }
        PathFault::Exists => {
            parameter("cannot replace existing key").with_hint("Try using the function jsonb_set to replace key value.")
        }
    }
}

fn set(a: &[Value]) -> Result<Value> {
    let (mut json, path, new) = (read(a, 0)?, steps(a)?, read(a, 2)?);
    let how = if a.boolean(3)? { Placement::Create } else { Placement::Replace };
    if scalar(&json) {
        return Err(parameter("cannot set path in scalar"));
    }
    set_path(&mut json, &path, &new, how).map_err(path_fault)?;
    Ok(json.to_string().into())
}

fn set_lax(a: &[Value]) -> Result<Value> {
    if a.null(0) || a.null(1) || a.null(3) {
        return Ok(Value::Null);
    }
    if !a.null(2) {
        return set(&a[..4]);
    }
    if a.null(4) {
        return Err(parameter(
            "null_value_treatment must be \"delete_key\", \"return_target\", \"use_json_null\", or \"raise_exception\"",
        ));
    }
    match a.text(4)? {
        "raise_exception" => {
            let fault = Diagnostic::error("22004", "JSON value must not be null");
            let detail = "Exception was raised because null_value_treatment is \"raise_exception\".";
            let hint =
                "To avoid, either change the null_value_treatment argument or ensure that an SQL NULL is not passed.";
            Err(fault.with_detail(detail).with_hint(hint))
        }
        "use_json_null" => set(&[a[0].clone(), a[1].clone(), "null".into(), a[3].clone()]),
        "delete_key" => delete_at(&a[..2]),
        "return_target" => Ok(a[0].clone()),
        _ => Err(parameter(
            "null_value_treatment must be \"delete_key\", \"return_target\", \"use_json_null\", or \"raise_exception\"",
        )),
    }
}

fn insert(a: &[Value]) -> Result<Value> {
    let (mut json, path, new) = (read(a, 0)?, steps(a)?, read(a, 2)?);
    let how = if a.boolean(3)? { Placement::After } else { Placement::Before };
    if scalar(&json) {
        return Err(parameter("cannot set path in scalar"));
    }
    insert_path(&mut json, &path, &new, how).map_err(path_fault)?;
    Ok(json.to_string().into())
}

fn delete_at(a: &[Value]) -> Result<Value> {
    let (mut json, path) = (read(a, 0)?, steps(a)?);
    if scalar(&json) {
        return Err(parameter("cannot delete path in scalar"));
    }
    delete_path(&mut json, &path, 0).map_err(path_fault)?;
    Ok(json.to_string().into())
}

fn delete_keys(json: Json, keys: &[String]) -> Result<Value> {
    let named = |item: &Json| matches!(item, Json::String(text) if keys.contains(text));
    Ok(match json {
        Json::Object(members) => Json::Object(members.into_iter().filter(|member| !keys.contains(&member.0)).collect()),
        Json::Array(items) => Json::Array(items.into_iter().filter(|item| !named(item)).collect()),
        _ => return Err(parameter("cannot delete from scalar")),
    }
    .to_string()
    .into())
}

fn delete_index(a: &[Value]) -> Result<Value> {
    let index = a.int(1)?;
    match read(a, 0)? {
        Json::Array(mut items) => {
            let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
            let at = if index < 0 { length + index } else { index };
            if let Some(at) = usize::try_from(at).ok().filter(|at| *at < items.len()) {
                items.remove(at);
            }
            Ok(Json::Array(items).to_string().into())
        }
        Json::Object(_) => Err(parameter("cannot delete from object using integer index")),
        _ => Err(parameter("cannot delete from scalar")),
    }
}

fn length(a: &[Value]) -> Result<Value> {
    match read(a, 0)? {
        Json::Array(items) => Ok(i64::try_from(items.len()).unwrap_or(i64::MAX).into()),
        Json::Object(_) => Err(parameter("cannot get array length of a non-array")),
        _ => Err(parameter("cannot get array length of a scalar")),
    }
}

fn items(a: &[Value]) -> Result<Vec<Json>> {
    match read(a, 0)? {
        Json::Array(items) => Ok(items),
        Json::Object(_) => Err(parameter("cannot extract elements from an object")),
        _ => Err(parameter("cannot extract elements from a scalar")),
    }
}

fn members(a: &[Value], name: &str) -> Result<Vec<(String, Json)>> {
    match read(a, 0)? {
        Json::Object(members) => Ok(members),
        Json::Array(_) if name == "jsonb_object_keys" => Err(parameter("cannot call jsonb_object_keys on an array")),
        Json::Array(_) => Err(parameter(format!("cannot call {name} on a non-object"))),
        _ if name == "jsonb_object_keys" => Err(parameter("cannot call jsonb_object_keys on a scalar")),
        _ => Err(parameter(format!("cannot call {name} on a non-object"))),
    }
}

fn path(a: &[Value]) -> Result<(Json, Vec<Option<String>>)> {
    Ok((read(a, 0)?, Array::parse(a.text(1)?)?.items))
}

/// The index form of `->`, also for the text it gives.
fn at<'a>(json: &'a Json, a: &[Value]) -> Result<Option<&'a Json>> {
    Ok(pick(json, a.int(1)?))
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("jsonb_object_field", 2, |_, a| Ok(show(field(&read(a, 0)?, a.text(1)?)))),
    Function::new("jsonb_object_field_text", 2, |_, a| Ok(bare(field(&read(a, 0)?, a.text(1)?)))),
    Function::new("jsonb_array_element", 2, |_, a| Ok(show(at(&read(a, 0)?, a)?))),
    Function::new("jsonb_array_element_text", 2, |_, a| Ok(bare(at(&read(a, 0)?, a)?))),
    Function::new("jsonb_extract_path", 2, |_, a| path(a).map(|(json, path)| show(pick_path(&json, &path)))),
    Function::new("jsonb_extract_path_text", 2, |_, a| path(a).map(|(json, path)| bare(pick_path(&json, &path)))),
    Function::new("jsonb_contains", 2, |_, a| Ok(contains(&read(a, 0)?, &read(a, 1)?).into())),
    Function::new("jsonb_contained", 2, |_, a| Ok(contains(&read(a, 1)?, &read(a, 0)?).into())),
    Function::new("jsonb_exists", 2, |_, a| Ok(has(&read(a, 0)?, a.text(1)?).into())),
    Function::new("jsonb_exists_any", 2, |_, a| {
        let json = read(a, 0)?;
        Ok(keys(a, 1)?.iter().any(|key| has(&json, key)).into())
    }),
    Function::new("jsonb_exists_all", 2, |_, a| {
        let json = read(a, 0)?;
        Ok(keys(a, 1)?.iter().all(|key| has(&json, key)).into())
    }),
    Function::new("jsonb_concat", 2, |_, a| Ok(concat(read(a, 0)?, read(a, 1)?).to_string().into())),
    Function::new("jsonb_delete", 2, |_, a| delete_keys(read(a, 0)?, &[a.text(1)?.to_owned()])),
    Function::new("jsonb_delete_array", 2, |_, a| delete_keys(read(a, 0)?, &keys(a, 1)?)),
    Function::new("jsonb_delete_idx", 2, |_, a| delete_index(a)),
    Function::new("jsonb_delete_path", 2, |_, a| delete_at(a)),
    Function::new("jsonb_set", 4, |_, a| set(a)),
    Function::new("jsonb_set_lax", 5, |_, a| set_lax(a)).lenient(),
    Function::new("jsonb_insert", 4, |_, a| insert(a)),
    Function::new("jsonb_typeof", 1, |_, a| Ok(read(a, 0)?.kind().into())),
    Function::new("jsonb_array_length", 1, |_, a| length(a)),
    Function::new("jsonb_strip_nulls", 1, |_, a| Ok(strip_nulls(read(a, 0)?).to_string().into())),
    Function::new("jsonb_pretty", 1, |_, a| Ok(pretty(&read(a, 0)?).into())),
    Function::new("jsonb_cmp", 2, |_, a| Ok((compare(&read(a, 0)?, &read(a, 1)?) as i64).into())),
    Function::new("jsonb_array_elements", 1, |_, a| json_rows(items(a)?.iter().map(|item| item.to_string().into())))
        .set(),
    Function::new("jsonb_array_elements_text", 1, |_, a| json_rows(items(a)?.iter().map(|item| item.as_text().into())))
        .set(),
    Function::new("jsonb_object_keys", 1, |_, a| {
        json_rows(members(a, "jsonb_object_keys")?.into_iter().map(|member| member.0.into()))
    })
    .set(),
    Function::new("jsonb_each", 1, |_, a| {
        json_pairs(members(a, "jsonb_each")?.into_iter().map(|(key, value)| (key.into(), value.to_string().into())))
    })
    .set(),
    Function::new("jsonb_each_text", 1, |_, a| {
        json_pairs(members(a, "jsonb_each_text")?.into_iter().map(|(key, value)| (key.into(), value.as_text().into())))
    })
    .set(),
];
