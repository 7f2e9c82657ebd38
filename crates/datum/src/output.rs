//! Showing a value as text: PostgreSQL's output functions.

use crate::{Context, Value};
use catalog::Type;

/// The text of a value, as psql prints it; empty for NULL.
pub fn output(_of: &Type, value: &Value, _context: &Context<'_>) -> String {
    format!("{value:?}")
}
