//! Reading text as a value: PostgreSQL's input functions.

use crate::array::Array;
use crate::datetime::{self, Interval, Zoned, round_micros};
use crate::fault::{Result, syntax, unsupported};
use crate::numeric::Numeric;
use crate::scalar::{Float, parse_bool, parse_bytea, parse_float, parse_integer, parse_uuid};
use crate::{Context, Value, catalog_names, json, length, output, text_types, type_label};
use catalog::{Oid, Type, TypeName};
use diagnostics::Diagnostic;

/// Reads text as a value of a type, its length or precision applied as PostgreSQL's input function does.
///
/// # Errors
///
/// What PostgreSQL says to text that is no such value.
pub fn input(to: &TypeName, text: &str, context: &Context<'_>) -> Result<Value> {
    let modifier = to.modifier;
    let small = |label, min: i64, max: i64| parse_integer(label, text, min, max).map(Value::Integer);
    match &to.base {
        Type::Bool => parse_bool(text).map(Value::from),
        Type::Int2 => small("smallint", i16::MIN.into(), i16::MAX.into()),
        Type::Int4 => small("integer", i32::MIN.into(), i32::MAX.into()),
        Type::Int8 => small("bigint", i64::MIN, i64::MAX),
        Type::Oid => catalog_names::parse_oid(text).map(Value::Integer),
        Type::Regclass => catalog_names::parse_regclass(text, context.catalog).map(Value::Integer),
        Type::Regnamespace => catalog_names::parse_regnamespace(text, context.catalog).map(Value::Integer),
        Type::Regtype => catalog_names::parse_regtype(text, context.catalog).map(Value::Integer),
        Type::Float4 => parse_float(Float::Single, text).map(Value::Real),
        Type::Float8 => parse_float(Float::Double, text).map(Value::Real),
        Type::Numeric => Numeric::parse(text)?.limit(modifier).map(Value::from),
        Type::Text | Type::Citext | Type::Unknown => Ok(text.into()),
        Type::Varchar => length::varchar(text, modifier, length::TooLong::Refuse).map(Value::from),
        Type::Bpchar => length::bpchar(text, modifier, length::TooLong::Refuse).map(Value::from),
        Type::Name => Ok(length::name(text).into()),
        Type::Char => Ok(text.chars().next().map(String::from).unwrap_or_default().into()),
        Type::Bytea => parse_bytea(text).map(Value::Blob),
        Type::Date => datetime::parse_date(text, context).map(Value::Integer),
        Type::Time => Ok(round_micros(datetime::parse_time(text, context)?, modifier).into()),
        Type::TimeTz => {
            let time = datetime::parse_timetz(text, context)?;
            let micros = round_micros(time.micros, modifier);
            Ok(datetime::TimeTz { micros, ..time }.to_string().into())
        }
        Type::Timestamp => timestamp("timestamp", Zoned::No, text, modifier, context),
        Type::TimestampTz => timestamp("timestamp with time zone", Zoned::Yes, text, modifier, context),
        Type::Interval => Ok(Interval::parse(text, modifier)?.store().into()),
        Type::Uuid => parse_uuid(text).map(Value::from),
        Type::Json => json::check(text).map(|()| text.into()),
        Type::Jsonb => Ok(json::parse(text)?.to_string().into()),
        Type::Inet => text_types::inet(text).map(Value::from),
        Type::TsVector => text_types::tsvector(text).map(Value::from),
        Type::Enum(oid) => enum_label(*oid, text, context),
        Type::Array(element) => array(element, modifier, text, context),
        Type::Record | Type::Void => {
            Err(unsupported(format_args!("input of type {}", type_label(&to.base, context.catalog))))
        }
    }
}

fn timestamp(label: &str, zoned: Zoned, text: &str, modifier: i32, context: &Context<'_>) -> Result<Value> {
    Ok(round_micros(datetime::parse_timestamp(label, zoned, text, context)?, modifier).into())
}

fn enum_label(oid: Oid, text: &str, context: &Context<'_>) -> Result<Value> {
    let Some(found) = context.catalog.enums.get(&oid) else {
        return Err(syntax("enum", text));
    };
    let label = found.labels.iter().find(|label| label.label == text);
    if context.catalog.uncommitted_labels.iter().any(|(of, label)| *of == oid && label == text) {
        let message = format!("unsafe use of new value \"{text}\" of enum type {}", found.name.name);
        return Err(
            Diagnostic::error("55P04", message).with_hint("New enum values must be committed before they can be used.")
        );
    }
    label.map(|label| Value::Real(label.order)).ok_or_else(|| {
        Diagnostic::error("22P02", format!("invalid input value for enum {}: \"{text}\"", found.name.name))
    })
}

fn array(element: &Type, modifier: i32, text: &str, context: &Context<'_>) -> Result<Value> {
    let to = TypeName { base: element.clone(), modifier };
    let read = |item: String| Ok(Some(output(element, &input(&to, &item, context)?, context)));
    Ok(Array::parse(text)?.map(read)?.to_string().into())
}
