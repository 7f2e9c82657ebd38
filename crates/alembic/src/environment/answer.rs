//! Results for Python.

use catalog::Type;
use engine::{Outcome, OutcomeColumn};
use serde_json::{Value, json};

/// What `execute` answers: the rows of the last result, the row counts of all.
pub(super) fn of(outcomes: &[Outcome]) -> Value {
    let Some(last) = outcomes.last() else {
        return json!({ "columns": [], "rows": [], "rowcount": -1, "returns_rows": false });
    };
    let affected: u64 = outcomes.iter().map(Outcome::affected).sum();
    let Some(columns) = &last.columns else {
        return json!({ "columns": [], "rows": [], "rowcount": affected, "returns_rows": false });
    };
    let rows: Vec<Value> = (0..last.rows.len())
        .map(|row| columns.iter().enumerate().map(|(at, column)| value(last, row, at, column)).collect())
        .collect();
    let columns: Vec<Value> = columns
        .iter()
        .map(|column| json!({ "name": column.name, "type": format!("{:?}", column.type_name.base).to_lowercase() }))
        .collect();
    json!({ "columns": columns, "rows": rows, "rowcount": last.rows.len(), "returns_rows": true })
}

fn value(outcome: &Outcome, row: usize, at: usize, column: &OutcomeColumn) -> Value {
    outcome.text(row, at).map_or(Value::Null, |text| decode(&text, &column.type_name.base))
}

fn tagged(kind: &str, text: impl Into<String>) -> Value {
    json!({ "$": kind, "value": text.into() })
}

/// A value as psycopg2 hands it to Python.
fn decode(text: &str, base: &Type) -> Value {
    match base {
        Type::Bool => json!(text == "t"),
        Type::Int2 | Type::Int4 | Type::Int8 | Type::Oid => text.parse::<i64>().map_or(json!(text), |n| json!(n)),
        Type::Float4 | Type::Float8 => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => json!(number),
            _ => tagged("float", text),
        },
        Type::Numeric => tagged("decimal", text),
        Type::Date => tagged("date", text),
        Type::Time | Type::TimeTz => tagged("time", zone(text)),
        Type::Timestamp | Type::TimestampTz => tagged("datetime", zone(&text.replacen(' ', "T", 1))),
        Type::Interval => tagged("interval", text),
        Type::Uuid => tagged("uuid", text),
        Type::Json | Type::Jsonb => tagged("json", text),
        Type::Bytea => tagged("bytes", text.trim_start_matches("\\x")),
        Type::Array(item) => elements(text).map_or_else(
            || json!(text),
            |all| all.into_iter().map(|item_text| item_text.map_or(Value::Null, |text| decode(&text, item))).collect(),
        ),
        _ => json!(text),
    }
}

/// A zone of two digits gets its minutes, as Python's ISO reader wants.
fn zone(text: &str) -> String {
    let short = text.len() > 3 && text.as_bytes()[text.len() - 3].is_ascii_punctuation();
    let sign = text.get(text.len().saturating_sub(3)..).is_some_and(|end| end.starts_with(['+', '-']));
    if short && sign && text.contains(':') { format!("{text}:00") } else { text.to_owned() }
}

/// The elements of a one-dimensional array text.
fn elements(text: &str) -> Option<Vec<Option<String>>> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut all = Vec::new();
    if inner.is_empty() {
        return Some(all);
    }
    let mut chars = inner.chars().peekable();
    loop {
        let mut item = String::new();
        let quoted = chars.next_if_eq(&'"').is_some();
        let more = loop {
            match chars.next() {
                Some('\\') => item.extend(chars.next()),
                Some('"') if quoted => break chars.next().is_some(),
                Some('{') if !quoted => return None,
                Some(c) if quoted || c != ',' => item.push(c),
                end => break end.is_some(),
            }
        };
        all.push((quoted || item != "NULL").then_some(item));
        if !more {
            return Some(all);
        }
    }
}
