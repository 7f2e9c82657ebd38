//! Set-returning functions give their rows as one JSON array, for SQLite's `json_each`.

use super::Function;
use crate::argument::Arguments;
use crate::fault::{Result, unsupported};
use crate::json::Json;
use crate::{Value, json};

/// One stored value as JSON that SQLite reads back as the same storage class.
fn cell(value: &Value) -> Result<String> {
    Ok(match value {
        Value::Null => "null".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) if number.is_infinite() => if *number > 0.0 { "9e999" } else { "-9e999" }.to_owned(),
        Value::Real(number) => format!("{number:e}").replace('e', if number.fract() == 0.0 { ".0e" } else { "e" }),
        Value::Text(text) => json::quote(text),
        Value::Blob(_) => return Err(unsupported("a set of bytea values")),
    })
}

/// A set of rows of one column.
pub(super) fn json_rows(rows: impl IntoIterator<Item = Value>) -> Result<Value> {
    let cells = rows.into_iter().map(|value| cell(&value)).collect::<Result<Vec<_>>>()?;
    Ok(format!("[{}]", cells.join(",")).into())
}

/// A set of rows of two columns: an array of pairs.
pub(super) fn json_pairs(rows: impl IntoIterator<Item = (Value, Value)>) -> Result<Value> {
    let pair = |(left, right)| Ok(format!("[{},{}]", cell(&left)?, cell(&right)?));
    let pairs = rows.into_iter().map(pair).collect::<Result<Vec<_>>>()?;
    Ok(format!("[{}]", pairs.join(",")).into())
}

/// Rows of several columns: an array of arrays.
pub(super) fn json_tuples(rows: impl IntoIterator<Item = Vec<Value>>) -> Result<Value> {
    let mut texts = Vec::new();
    for row in rows {
        let cells = row.iter().map(cell).collect::<Result<Vec<_>>>()?;
        texts.push(format!("[{}]", cells.join(",")));
    }
    Ok(format!("[{}]", texts.join(",")).into())
}

/// Sets side by side, the shorter ones filled with NULL: each argument is a set and how many columns it has.
fn zip(a: &[Value]) -> Result<Value> {
    let mut sets = Vec::new();
    for at in (0..a.len()).step_by(2) {
        let rows = match a.get(at) {
            Some(Value::Text(text)) => match json::parse(text)? {
                Json::Array(rows) => rows,
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        sets.push((rows, usize::try_from(a.int(at + 1)?).unwrap_or(1)));
    }
    let longest = sets.iter().map(|(rows, _)| rows.len()).max().unwrap_or(0);
    let row = |at: usize| {
        let cells = sets.iter().flat_map(|(rows, width)| match (rows.get(at), *width) {
            (None, width) => vec!["null".to_owned(); width],
            (Some(Json::Array(cells)), 2..) => cells.iter().map(ToString::to_string).collect(),
            (Some(cell), _) => vec![cell.to_string()],
        });
        format!("[{}]", cells.collect::<Vec<_>>().join(","))
    };
    Ok(format!("[{}]", (0..longest).map(row).collect::<Vec<_>>().join(",")).into())
}

pub(super) const FUNCTIONS: &[Function] = &[Function::new("pg_zip", 0, |_, a| zip(a)).variadic().lenient()];
