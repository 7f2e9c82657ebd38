//! Making JSON out of values: `to_json`, `json_build_object` and their like.

use super::{Function, Typed};
use crate::argument::Arguments;
use crate::array::Array;
use crate::datetime::{self, show_date, show_timestamp};
use crate::fault::{Result, parameter};
use crate::{Context, Value, input, json, output, record};
use catalog::{Type, TypeName};
use diagnostics::Diagnostic;

/// The JSON text of a value, as `to_json` gives it.
pub(super) fn to_json(of: &Type, value: &Value, context: &Context<'_>) -> Result<String> {
    let shown = || output(of, value, context);
    Ok(match (of, value) {
        (_, Value::Null) => "null".to_owned(),
        (Type::Bool, _) => if shown() == "t" { "true" } else { "false" }.to_owned(),
        (Type::Int2 | Type::Int4 | Type::Int8 | Type::Json | Type::Jsonb, _) => shown(),
        (Type::Float4 | Type::Float8 | Type::Numeric, _) => {
            let text = shown();
            if text.ends_with(|c: char| c.is_ascii_digit()) { text } else { json::quote(&text) }
        }
        (Type::Date, Value::Integer(days)) => json::quote(&show_date(*days)),
        (Type::Timestamp, Value::Integer(micros)) => moment(*micros, ""),
        (Type::TimestampTz, Value::Integer(micros)) => moment(*micros, "+00:00"),
        (Type::Array(element), Value::Text(text)) => array(element, &Array::parse(text)?, context)?,
        (Type::Record, Value::Text(text)) => row(text, ":", ",", context)?,
        (_, _) => json::quote(&shown()),
    })
}

/// The object that a row is.
fn row(stored: &str, colon: &str, comma: &str, context: &Context<'_>) -> Result<String> {
    let mut members = Vec::new();
    for field in record::fields(stored)? {
        members.push(format!("{}{colon}{}", json::quote(&field.name), to_json(&field.of, &field.value, context)?));
    }
    Ok(format!("{{{}}}", members.join(comma)))
}

/// `ROW(…)` out of names and values.
fn make_row(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let mut fields = Vec::new();
    for at in (0..typed.len().saturating_sub(1)).step_by(2) {
        let (of, value) = (typed.kind(at + 1).clone(), typed.value(at + 1).clone());
        fields.push(record::Field { name: typed.shown(at).unwrap_or_default(), of, value });
    }
    Ok(record::store(&fields).into())
}

fn row_to_json(context: &Context<'_>, a: &[Value], pretty: bool) -> Result<Value> {
    row(a.text(0)?, ":", if pretty { ",\n " } else { "," }, context).map(Value::from)
}

fn moment(micros: i64, zone: &str) -> String {
    let text = show_timestamp(micros, zone);
    json::quote(&if datetime::is_finite(micros) { text.replacen(' ', "T", 1) } else { text })
}

fn array(element: &Type, array: &Array, context: &Context<'_>) -> Result<String> {
    let to = TypeName::plain(element.clone());
    let one = |item: &Option<String>| match item {
        None => Ok("null".to_owned()),
        Some(text) => to_json(element, &input(&to, text, context)?, context),
    };
    let items = array.items.iter().map(one).collect::<Result<Vec<_>>>()?;
    if items.is_empty() {
        return Ok("[]".to_owned());
    }
    Ok(nest(&array.dimensions, &items))
}

fn nest(dimensions: &[usize], items: &[String]) -> String {
    let rows: Vec<String> = match dimensions {
        [_, inner @ ..] if !inner.is_empty() => {
            items.chunks(inner.iter().product::<usize>().max(1)).map(|row| nest(inner, row)).collect()
        }
        _ => items.to_vec(),
    };
    format!("[{}]", rows.join(","))
}

/// The text of a key of an object that is being built.
fn key(typed: &Typed<'_>, at: usize, binary: bool) -> Result<String> {
    let place = at + 1;
    if binary && typed.value(at).is_null() {
        return Err(parameter(format!("argument {place}: key must not be null")));
    }
    typed
        .shown(at)
        .ok_or_else(|| parameter(format!("argument {place} cannot be null")).with_hint("Object keys should be text."))
}

fn even(typed: &Typed<'_>, name: &str) -> Result<()> {
    if typed.len() % 2 == 1 {
        let hint = format!("The arguments of {name}() must consist of alternating keys and values.");
        return Err(parameter("argument list must have even number of elements").with_hint(hint));
    }
    Ok(())
}

fn object(context: &Context<'_>, a: &[Value], colon: &str, comma: &str) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    even(&typed, "json_build_object")?;
    let mut members = Vec::new();
    for at in (0..typed.len()).step_by(2) {
        let name = json::quote(&key(&typed, at, false)?);
        members.push(format!("{name}{colon}{}", to_json(typed.kind(at + 1), typed.value(at + 1), context)?));
    }
    Ok(format!("{{{}}}", members.join(comma)).into())
}

fn binary_object(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    even(&typed, "jsonb_build_object")?;
    let mut members = Vec::new();
    for at in (0..typed.len()).step_by(2) {
        let text = to_json(typed.kind(at + 1), typed.value(at + 1), context)?;
        members.push((key(&typed, at, true)?, json::parse(&text)?));
    }
    Ok(json::Json::Object(members).normal().to_string().into())
}

fn list(context: &Context<'_>, a: &[Value]) -> Result<Vec<String>> {
    let typed = Typed::new(context, a)?;
    (0..typed.len()).map(|at| to_json(typed.kind(at), typed.value(at), context)).collect()
}

fn one(context: &Context<'_>, a: &[Value]) -> Result<String> {
    let typed = Typed::new(context, a)?;
    to_json(typed.kind(0), typed.value(0), context)
}

fn normal(text: &str) -> Result<Value> {
    Ok(json::parse(text)?.to_string().into())
}

/// `json_object(text[])` and `json_object(text[], text[])`: pairs of texts.
fn pairs(a: &[Value]) -> Result<Vec<(String, Option<String>)>> {
    let first = Array::parse(a.text(0)?)?;
    let (keys, values): (Vec<_>, Vec<_>) = if a.len() > 1 {
        let second = Array::parse(a.text(1)?)?;
        if first.items.len() != second.items.len() {
            return Err(Diagnostic::error("2202E", "mismatched array dimensions"));
        }
        (first.items, second.items)
    } else {
        if first.items.len() % 2 == 1 {
            return Err(Diagnostic::error("2202E", "array must have even number of elements"));
        }
        first.items.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).unzip()
    };
    let fault = || Diagnostic::error("22004", "null value not allowed for object key");
    keys.into_iter().zip(values).map(|(key, value)| Ok((key.ok_or_else(fault)?, value))).collect()
}

fn text_object(a: &[Value]) -> Result<String> {
    let value = |value: Option<String>| value.map_or_else(|| "null".to_owned(), |text| json::quote(&text));
    let members: Vec<String> =
        pairs(a)?.into_iter().map(|(key, text)| format!("{} : {}", json::quote(&key), value(text))).collect();
    Ok(format!("{{{}}}", members.join(", ")))
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("to_json", 1, |c, a| one(c, a).map(Value::from)).typed().stable(),
    Function::new("to_jsonb", 1, |c, a| normal(&one(c, a)?)).typed().stable(),
    Function::new("array_to_json", 1, |c, a| one(c, a).map(Value::from)).typed().stable(),
    Function::new("json_build_object", 1, |c, a| object(c, a, " : ", ", ")).variadic().lenient().typed().stable(),
    Function::new("json_build_object_noargs", 0, |_, _| Ok("{}".into())),
    Function::new("json_build_array", 1, |c, a| Ok(format!("[{}]", list(c, a)?.join(", ")).into()))
        .variadic()
        .lenient()
        .typed()
        .stable(),
    Function::new("json_build_array_noargs", 0, |_, _| Ok("[]".into())),
    Function::new("jsonb_build_object", 1, binary_object).variadic().lenient().typed().stable(),
    Function::new("jsonb_build_object_noargs", 0, |_, _| Ok("{}".into())),
    Function::new("jsonb_build_array", 1, |c, a| normal(&format!("[{}]", list(c, a)?.join(","))))
        .variadic()
        .lenient()
        .typed()
        .stable(),
    Function::new("jsonb_build_array_noargs", 0, |_, _| Ok("[]".into())),
    Function::new("json_object", 1, |_, a| text_object(a).map(Value::from)),
    Function::new("json_object_two_arg", 2, |_, a| text_object(a).map(Value::from)),
    Function::new("jsonb_object", 1, |_, a| normal(&text_object(a)?)),
    Function::new("jsonb_object_two_arg", 2, |_, a| normal(&text_object(a)?)),
    Function::new("pg_row", 0, make_row).variadic().lenient().typed(),
    Function::new("row_to_json", 1, |c, a| row_to_json(c, a, false)).stable(),
    Function::new("row_to_json_pretty", 2, |c, a| row_to_json(c, a, a.boolean(1)?)).stable(),
];
