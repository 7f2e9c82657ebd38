//! Values inside DDL or offline text, as SQLAlchemy's literal processors write them.

use super::python_repr;
use crate::ddl::{RenderError, Rendered, type_text};
use crate::schema::{TypeSpec, Value};

/// Writes a value by its type, or, if that is not known, by its kind.
pub(crate) fn literal_value(value: &Value, kind: Option<&TypeSpec>, offline: bool) -> Rendered {
    let class = kind.map(|kind| kind.name.as_str());
    Ok(match (class, value) {
        (_, Value::Null) => "NULL".into(),
        (Some("Integer" | "SmallInteger" | "BigInteger" | "INTEGER" | "SMALLINT" | "BIGINT"), Value::String(text))
            if text.trim().parse::<i64>().is_ok() =>
        {
            text.trim().to_owned()
        }
        (Some(name), given) if name.starts_with("JSON") => return Err(unrendered(given, name)),
        (Some("ARRAY"), Value::Array(items)) => array(items, kind, offline)?,
        (_, Value::Bool(flag)) => flag.to_string(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::String(text)) => crate::ddl::literal(text, offline),
        (_, Value::Object(tagged)) => {
            let text = tagged.get("value").and_then(Value::as_str).unwrap_or_default();
            match tagged.get("$").and_then(Value::as_str).unwrap_or_default() {
                "decimal" => text.to_owned(),
                "datetime" => format!("'{}'", text.replacen('T', " ", 1)),
                "date" | "time" | "uuid" => format!("'{text}'"),
                "json" => crate::ddl::literal(text, offline),
                "interval" => format!("make_interval(secs=>{})", seconds(text)),
                kind => return Err(RenderError::unsupported(format_args!("A {kind} value as a literal"))),
            }
        }
        (_, Value::Array(_)) => return Err(RenderError::unsupported("A list as a literal")),
    })
}

fn array(items: &[Value], kind: Option<&TypeSpec>, offline: bool) -> Rendered {
    let item = kind.and_then(|kind| kind.arguments.get("item_type")).cloned();
    let item: Option<TypeSpec> = item.and_then(|item| serde_json::from_value(item).ok());
    if items.is_empty() {
        let text = item.as_ref().map_or_else(|| Ok("TEXT".into()), type_text)?;
        return Ok(format!("ARRAY[]::{text}[]"));
    }
    let shown =
        items.iter().map(|value| literal_value(value, item.as_ref(), offline)).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("ARRAY[{}]", shown.join(", ")))
}

/// What SQLAlchemy says where a type has no literal processor.
pub(crate) fn unrendered(value: &Value, name: &str) -> RenderError {
    let json = value.get("value").and_then(Value::as_str).and_then(|text| serde_json::from_str::<Value>(text).ok());
    let shown = match (value.get("$").and_then(Value::as_str), json) {
        (Some("json"), Some(inner)) => python_value(&inner),
        _ => python_repr(value),
    };
    RenderError::compile(format!(
        "No literal value renderer is available for literal value \"{shown}\" with datatype {name}"
    ))
}

/// A JSON value as Python's `repr` shows it.
fn python_value(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let items: Vec<String> = map
                .iter()
                .map(|(key, value)| format!("{}: {}", super::string_repr(key), python_value(value)))
                .collect();
            format!("{{{}}}", items.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(python_value).collect::<Vec<_>>().join(", ")),
        other => python_repr(other),
    }
}

/// The seconds of `1 days 2 seconds 3 microseconds`.
fn seconds(text: &str) -> String {
    let mut total = 0.0;
    let words: Vec<&str> = text.split_whitespace().collect();
    for pair in words.chunks(2) {
        let number: f64 = pair.first().and_then(|word| word.parse().ok()).unwrap_or(0.0);
        total += match pair.get(1).copied() {
            Some("days") => number * 86400.0,
            Some("microseconds") => number / 1_000_000.0,
            _ => number,
        };
    }
    format!("{total:?}")
}
