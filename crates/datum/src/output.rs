//! Showing a value as text: PostgreSQL's output functions.

use crate::datetime::{Interval, show_date, show_time, show_timestamp};
use crate::scalar::{Float, hex, show_float};
use crate::{Context, Value, catalog_names};
use catalog::{Oid, Type};

/// The text of a value, as psql prints it; empty for NULL.
pub fn output(of: &Type, value: &Value, context: &Context<'_>) -> String {
    match (of, value) {
        (_, Value::Null) => String::new(),
        (Type::Bool, Value::Integer(number)) => if *number == 0 { "f" } else { "t" }.to_owned(),
        (Type::Date, Value::Integer(days)) => show_date(*days),
        (Type::Time, Value::Integer(micros)) => show_time(*micros),
        (Type::Timestamp, Value::Integer(micros)) => show_timestamp(*micros, ""),
        (Type::TimestampTz, Value::Integer(micros)) => show_timestamp(*micros, "+00"),
        (Type::Regclass, Value::Integer(oid)) => catalog_names::show_regclass(*oid, context.catalog),
        (Type::Regtype, Value::Integer(oid)) => catalog_names::show_regtype(*oid, context.catalog),
        (Type::Regnamespace, Value::Integer(oid)) => catalog_names::show_regnamespace(*oid, context.catalog),
        (Type::Enum(oid), value) => enum_label(*oid, value, context),
        (Type::Float4, Value::Real(number)) => show_float(Float::Single, *number),
        (_, Value::Real(number)) => show_float(Float::Double, *number),
        #[allow(clippy::cast_precision_loss, reason = "SQLite may hand a whole double over as an integer")]
        (Type::Float4 | Type::Float8, Value::Integer(number)) => show_float(Float::Double, *number as f64),
        (_, Value::Integer(number)) => number.to_string(),
        (Type::Interval, Value::Text(text)) => {
            Interval::stored(text).map_or_else(|| text.clone(), |interval| interval.to_string())
        }
        (Type::Record, Value::Text(text)) => crate::record::show(text, context),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Blob(bytes)) => format!("\\x{}", hex(bytes)),
    }
}

fn enum_label(oid: Oid, value: &Value, context: &Context<'_>) -> String {
    #[allow(clippy::cast_precision_loss, reason = "SQLite may hand a whole double over as an integer")]
    let order = match value {
        Value::Real(order) => *order,
        Value::Integer(order) => *order as f64,
        Value::Text(label) => return label.clone(),
        _ => return String::new(),
    };
    let labels = context.catalog.enums.get(&oid).map(|found| found.labels.as_slice()).unwrap_or_default();
    let found = labels.iter().find(|label| label.order.total_cmp(&order).is_eq());
    found.map_or_else(|| order.to_string(), |label| label.label.clone())
}
