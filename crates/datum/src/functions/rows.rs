//! Set-returning functions give their rows as one JSON array, for SQLite's `json_each`.

use crate::fault::{Result, unsupported};
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
