//! What `LIMIT` and `OFFSET` are given.

use super::Function;
use crate::Value;
use crate::argument::Arguments;
use crate::fault::Result;
use diagnostics::Diagnostic;

/// A count of rows; NULL is as if the clause were not there.
fn count(a: &[Value], absent: i64, code: &str, word: &str) -> Result<Value> {
    if a.first().is_none_or(Value::is_null) {
        return Ok(absent.into());
    }
    match a.int(0)? {
        number @ 0.. => Ok(number.into()),
        _ => Err(Diagnostic::error(code, format!("{word} must not be negative"))),
    }
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("pg_limit", 1, |_, a| count(a, -1, "2201W", "LIMIT")).lenient(),
    Function::new("pg_offset", 1, |_, a| count(a, 0, "2201X", "OFFSET")).lenient(),
];
