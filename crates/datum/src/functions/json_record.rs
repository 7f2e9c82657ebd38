//! `jsonb_to_record` and `jsonb_to_recordset`: rows whose columns the query declares.

use super::{Function, Typed, json_tuples};
use crate::array::element_text;
use crate::fault::{Result, parameter};
use crate::json::{Json, parse};
use crate::{Context, Value, input};
use catalog::{Type, TypeName};

/// A declared column.
struct Column {
    name: String,
    of: TypeName,
}

/// The document, and the columns that come as name, a NULL of the type, and modifier.
fn read(context: &Context<'_>, a: &[Value]) -> Result<Option<(Json, Vec<Column>)>> {
    let typed = Typed::new(context, a)?;
    let Some(text) = typed.shown(0) else { return Ok(None) };
    let mut columns = Vec::new();
    for at in (1..typed.len()).step_by(3).filter(|at| at + 2 < typed.len()) {
        let modifier = match typed.value(at + 2) {
            Value::Integer(modifier) => i32::try_from(*modifier).unwrap_or(-1),
            _ => -1,
        };
        let of = TypeName { base: typed.kind(at + 1).clone(), modifier };
        columns.push(Column { name: typed.shown(at).unwrap_or_default(), of });
    }
    Ok(Some((parse(&text)?, columns)))
}

fn row(context: &Context<'_>, members: &[(String, Json)], columns: &[Column]) -> Result<Vec<Value>> {
    let cell = |column: &Column| {
        let found = members.iter().rev().find(|(name, _)| *name == column.name).map(|(_, value)| value);
        match found.and_then(|value| text(value, &column.of.base)) {
            Some(text) => input(&column.of, &text, context),
            None => Ok(Value::Null),
        }
    };
    columns.iter().map(cell).collect()
}

/// A value as the input function of a type wants it.
fn text(value: &Json, of: &Type) -> Option<String> {
    match (value, of) {
        (Json::Null, Type::Json | Type::Jsonb) => Some("null".to_owned()),
        (Json::Null, _) => None,
        (value, Type::Json | Type::Jsonb) => Some(value.to_string()),
        (Json::String(text), _) => Some(text.clone()),
        (Json::Array(items), Type::Array(element)) => {
            let items =
                items.iter().map(|item| match text(item, if matches!(item, Json::Array(_)) { of } else { element }) {
                    None => "NULL".to_owned(),
                    Some(nested) if matches!(item, Json::Array(_)) => nested,
                    Some(text) => element_text(&text),
                });
            Some(format!("{{{}}}", items.collect::<Vec<_>>().join(",")))
        }
        (value, _) => Some(value.to_string()),
    }
}

fn record(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let Some((document, columns)) = read(context, a)? else { return json_tuples([]) };
    match document {
        Json::Object(members) => json_tuples([row(context, &members, &columns)?]),
        Json::Array(_) => Err(parameter("cannot call populate_composite on an array")),
        _ => Err(parameter("cannot call populate_composite on a scalar")),
    }
}

fn records(context: &Context<'_>, a: &[Value], name: &str) -> Result<Value> {
    let Some((document, columns)) = read(context, a)? else { return json_tuples([]) };
    let items = match document {
        Json::Array(items) => items,
        _ if name.starts_with("jsonb") => return Err(parameter(format!("cannot call {name} on a non-array"))),
        Json::Object(_) => return Err(parameter(format!("cannot call {name} on an object"))),
        _ => return Err(parameter(format!("cannot call {name} on a scalar"))),
    };
    let mut rows = Vec::with_capacity(items.len());
    for item in &items {
        let Json::Object(members) = item else {
            return Err(parameter(format!("argument of {name} must be an array of objects")));
        };
        rows.push(row(context, members, &columns)?);
    }
    json_tuples(rows)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("json_to_record", 1, record).variadic().lenient().typed().stable().set(),
    Function::new("jsonb_to_record", 1, record).variadic().lenient().typed().stable().set(),
    Function::new("json_to_recordset", 1, |c, a| records(c, a, "json_to_recordset"))
        .variadic()
        .lenient()
        .typed()
        .stable()
        .set(),
    Function::new("jsonb_to_recordset", 1, |c, a| records(c, a, "jsonb_to_recordset"))
        .variadic()
        .lenient()
        .typed()
        .stable()
        .set(),
];
