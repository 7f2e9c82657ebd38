//! Python values as psycopg2 writes them into a statement, and as Python shows them.

use crate::schema::Value;

/// A value as psycopg2 writes it into a statement.
pub(crate) fn sql_literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => {
            let text = number.to_string();
            if text.starts_with('-') { format!(" {text}") } else { text }
        }
        Value::String(text) => string(text),
        Value::Array(items) if items.is_empty() => "'{}'".into(),
        Value::Array(items) => format!("ARRAY[{}]", items.iter().map(sql_literal).collect::<Vec<_>>().join(",")),
        Value::Object(tagged) if tagged.contains_key("tuple") => {
            format!("({})", items(tagged).iter().map(sql_literal).collect::<Vec<_>>().join(", "))
        }
        Value::Object(tagged) => {
            let text = tagged.get("value").and_then(Value::as_str).unwrap_or_default();
            match tagged.get("$").and_then(Value::as_str).unwrap_or_default() {
                "decimal" if text.starts_with('-') => format!(" {text}"),
                "decimal" if text.contains(|c: char| c.is_alphabetic() && c != 'E' && c != 'e') => {
                    format!("'{text}'::numeric")
                }
                "decimal" => text.to_owned(),
                "datetime" if zoned(text) => format!("'{text}'::timestamptz"),
                "datetime" => format!("'{text}'::timestamp"),
                "date" => format!("'{text}'::date"),
                "time" => format!("'{text}'::time"),
                "interval" => format!("'{text}'::interval"),
                "uuid" => format!("'{text}'::uuid"),
                "bytes" => format!("'\\x{text}'::bytea"),
                _ => string(text),
            }
        }
    }
}

/// The elements of `{"$": "tuple", "tuple": […]}`.
fn items(tagged: &serde_json::Map<String, Value>) -> &[Value] {
    tagged.get("tuple").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn zoned(text: &str) -> bool {
    text.ends_with('Z') || text.get(10..).is_some_and(|time| time.contains(['+', '-']))
}

fn string(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if quoted.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

/// A value as Python's `repr` shows it.
pub(crate) fn python_repr(value: &Value) -> String {
    match value {
        Value::Null => "None".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => string_repr(text),
        Value::Array(items) => format!("[{}]", items.iter().map(python_repr).collect::<Vec<_>>().join(", ")),
        Value::Object(tagged) if tagged.contains_key("tuple") => match items(tagged) {
            [only] => format!("({},)", python_repr(only)),
            all => format!("({})", all.iter().map(python_repr).collect::<Vec<_>>().join(", ")),
        },
        Value::Object(tagged) => {
            let text = tagged.get("value").and_then(Value::as_str).unwrap_or_default();
            match tagged.get("$").and_then(Value::as_str).unwrap_or_default() {
                "decimal" => format!("Decimal('{text}')"),
                "uuid" => format!("UUID('{text}')"),
                "datetime" => format!("datetime.datetime({})", numbers(text)),
                "date" => format!("datetime.date({})", numbers(text)),
                "time" => format!("datetime.time({})", numbers(text)),
                _ => string_repr(text),
            }
        }
    }
}

/// The numbers of an ISO text, as the arguments of Python's constructors (a zone is left out).
fn numbers(text: &str) -> String {
    let (body, zone) = match text.strip_suffix("+00:00").or_else(|| text.strip_suffix('Z')) {
        Some(body) => (body, ", tzinfo=datetime.timezone.utc"),
        None => (text, ""),
    };
    let parts: Vec<&str> = body.split(['-', 'T', ' ', ':', '.']).filter(|part| !part.is_empty()).collect();
    let mut shown: Vec<String> = parts
        .iter()
        .map(|part| part.trim_start_matches('0'))
        .map(|part| if part.is_empty() { "0" } else { part }.to_owned())
        .collect();
    if shown.len() == 6 && shown[5] == "0" {
        shown.pop();
    }
    shown.join(", ") + zone
}

/// Python prefers single quotes.
pub(crate) fn string_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => out += "\\\\",
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            '\t' => out += "\\t",
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out += &format!("\\x{:02x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}
