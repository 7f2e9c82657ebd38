//! Casts between types.

use crate::argument::Arguments;
use crate::array::Array;
use crate::datetime::{self, DAY, Interval, TimeTz, round_micros};
use crate::fault::{Result, range};
use crate::length::{self, TooLong};
use crate::numeric::Numeric;
use crate::scalar::{Float, significant};
use crate::{Context, Value, input, json, output, type_label};
use catalog::{Catalog, Type, TypeName};
use diagnostics::Diagnostic;

/// Where a cast stands; it decides which casts exist and whether text is cut or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CastContext {
    /// In an expression.
    Implicit,
    /// On storing into a column.
    Assignment,
    /// `CAST(… AS …)`, `::`.
    Explicit,
}

impl CastContext {
    fn too_long(self) -> TooLong {
        if self == Self::Explicit { TooLong::Cut } else { TooLong::Refuse }
    }
}

/// Casts a value, with the length or precision of the target.
///
/// Which casts exist in which context is the analyzer's to decide; this one does every cast that exists at all.
///
/// # Errors
///
/// What PostgreSQL says when the value does not fit, or `42846` where there is no such cast.
pub fn cast(
    from: &Type,
    to: &TypeName,
    cast_context: CastContext,
    value: Value,
    context: &Context<'_>,
) -> Result<Value> {
    if value.is_null() {
        return Ok(Value::Null);
    }
    if let (Type::Array(from), Type::Array(element)) = (from, &to.base) {
        return array(
            from,
            &TypeName { base: (**element).clone(), modifier: to.modifier },
            cast_context,
            &value,
            context,
        );
    }
    if *from == to.base {
        return coerce(to, cast_context, value);
    }
    let converted = convert(from, &to.base, cast_context, value, context)?;
    coerce(to, cast_context, converted)
}

/// Applies length or precision to a value that already has the type.
fn coerce(to: &TypeName, cast_context: CastContext, value: Value) -> Result<Value> {
    if to.modifier < 0 {
        return Ok(value);
    }
    let arguments = std::slice::from_ref(&value);
    match &to.base {
        Type::Varchar => length::varchar(arguments.text(0)?, to.modifier, cast_context.too_long()).map(Value::from),
        Type::Bpchar => length::bpchar(arguments.text(0)?, to.modifier, cast_context.too_long()).map(Value::from),
        Type::Numeric => Numeric::parse(arguments.text(0)?)?.limit(to.modifier).map(Value::from),
        Type::Time | Type::Timestamp | Type::TimestampTz => Ok(round_micros(arguments.int(0)?, to.modifier).into()),
        Type::TimeTz => {
            let time = timetz(arguments.text(0)?)?;
            Ok(TimeTz { micros: round_micros(time.micros, to.modifier), ..time }.to_string().into())
        }
        Type::Interval => Ok(interval(arguments.text(0)?)?.limit(to.modifier).store().into()),
        _ => Ok(value),
    }
}

fn array(from: &Type, to: &TypeName, cast_context: CastContext, value: &Value, context: &Context<'_>) -> Result<Value> {
    let text = std::slice::from_ref(value).text(0)?;
    let one = |item: String| {
        let read = input(&TypeName::plain(from.clone()), &item, context)?;
        Ok(Some(output(&to.base, &cast(from, to, cast_context, read, context)?, context)))
    };
    Ok(Array::parse(text)?.map(one)?.to_string().into())
}

fn is_text(of: &Type) -> bool {
    matches!(of, Type::Text | Type::Varchar | Type::Bpchar | Type::Name | Type::Char | Type::Citext | Type::Unknown)
}

fn no_cast(from: &Type, to: &Type, catalog: &Catalog) -> Diagnostic {
    let (from, to) = (type_label(from, catalog), type_label(to, catalog));
    Diagnostic::error("42846", format!("cannot cast type {from} to {to}"))
}

fn convert(from: &Type, to: &Type, cast_context: CastContext, value: Value, context: &Context<'_>) -> Result<Value> {
    let one = std::slice::from_ref(&value);
    match (from, to) {
        (from, to) if is_text(from) && is_text(to) => Ok(text_to_text(from, to, one.text(0)?)),
        (from, to) if is_text(from) => {
            let text = one.text(0)?;
            let text = if *from == Type::Bpchar { text.trim_end_matches(' ') } else { text };
            input(&TypeName::plain(to.clone()), text, context)
        }
        (Type::Bool, to) if is_text(to) => {
            Ok(text_to_text(&Type::Text, to, if one.boolean(0)? { "true" } else { "false" }))
        }
        (Type::Inet, to) if is_text(to) => {
            Ok(text_to_text(&Type::Text, to, &crate::text_types::with_prefix(one.text(0)?)))
        }
        (from, to) if is_text(to) => Ok(text_to_text(&Type::Text, to, &output(from, &value, context))),
        (
            Type::Int2 | Type::Int4 | Type::Int8 | Type::Oid | Type::Regclass | Type::Regtype | Type::Regnamespace,
            to,
        ) => integer(from, to, one.int(0)?, context),
        (Type::Float4 | Type::Float8, to) => float(from, to, one.real(0)?, context),
        (Type::Numeric, to) => numeric(from, to, &Numeric::parse(one.text(0)?)?, context),
        (Type::Bool, Type::Int4) | (Type::Jsonb, Type::Json) => Ok(value),
        (Type::Json, Type::Jsonb) => Ok(json::parse(one.text(0)?)?.to_string().into()),
        (Type::Jsonb, to) => jsonb(to, one.text(0)?, cast_context, context),
        (Type::Date | Type::Timestamp | Type::TimestampTz, to) => moment(from, to, one.int(0)?, context),
        (Type::Time, Type::Interval) => Ok(Interval::new(0, 0, one.int(0)?).store().into()),
        (Type::Time, Type::TimeTz) => Ok(TimeTz { micros: one.int(0)?, offset: 0 }.to_string().into()),
        (Type::TimeTz, Type::Time) => Ok(timetz(one.text(0)?)?.micros.into()),
        (Type::Interval, Type::Time) => Ok(interval(one.text(0)?)?.micros.rem_euclid(DAY).into()),
        _ => Err(no_cast(from, to, context.catalog)),
    }
}

/// Reads a stored interval.
pub(crate) fn interval(text: &str) -> Result<Interval> {
    Interval::stored(text).ok_or_else(|| crate::fault::internal(format!("\"{text}\" is not a stored interval")))
}

/// Reads a stored time with time zone.
pub(crate) fn timetz(text: &str) -> Result<TimeTz> {
    TimeTz::stored(text)
        .ok_or_else(|| crate::fault::internal(format!("\"{text}\" is not a stored time with time zone")))
}

fn text_to_text(from: &Type, to: &Type, text: &str) -> Value {
    let text = if *from == Type::Bpchar && *to != Type::Bpchar { text.trim_end_matches(' ') } else { text };
    match to {
        Type::Name => length::name(text).into(),
        Type::Char => text.chars().next().map(String::from).unwrap_or_default().into(),
        _ => text.into(),
    }
}

/// Checks that a number fits an integer type.
pub(crate) fn fit(to: &Type, number: i64) -> Result<Value> {
    let fits = match to {
        Type::Int2 => i16::try_from(number).is_ok(),
        Type::Int4 => i32::try_from(number).is_ok(),
        Type::Oid | Type::Regclass | Type::Regtype | Type::Regnamespace => u32::try_from(number).is_ok(),
        _ => true,
    };
    let label = match to {
        Type::Int2 => "smallint",
        Type::Int4 => "integer",
        Type::Int8 => "bigint",
        _ => "OID",
    };
    if fits { Ok(number.into()) } else { Err(range(label)) }
}

fn integer(from: &Type, to: &Type, number: i64, context: &Context<'_>) -> Result<Value> {
    #[allow(clippy::cast_precision_loss, reason = "as PostgreSQL rounds")]
    match to {
        Type::Int2 | Type::Int4 | Type::Int8 => fit(to, number),
        Type::Oid | Type::Regclass | Type::Regtype | Type::Regnamespace if *from == Type::Int8 => fit(to, number),
        Type::Oid | Type::Regclass | Type::Regtype | Type::Regnamespace => Ok((number & 0xffff_ffff).into()),
        #[allow(clippy::cast_possible_truncation, reason = "real is what it is to be")]
        Type::Float4 => Ok(f64::from(number as f32).into()),
        Type::Float8 => Ok((number as f64).into()),
        Type::Numeric => Ok(Numeric::from(number).into()),
        Type::Bool if *from == Type::Int4 => Ok((number != 0).into()),
        _ => Err(no_cast(from, to, context.catalog)),
    }
}

fn bounds(to: &Type) -> Option<(&'static str, i64, i64)> {
    match to {
        Type::Int2 => Some(("smallint", i16::MIN.into(), i16::MAX.into())),
        Type::Int4 => Some(("integer", i32::MIN.into(), i32::MAX.into())),
        Type::Int8 => Some(("bigint", i64::MIN, i64::MAX)),
        _ => None,
    }
}

fn float(from: &Type, to: &Type, number: f64, context: &Context<'_>) -> Result<Value> {
    if let Some((label, min, max)) = bounds(to) {
        let rounded = number.round_ties_even();
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "checked against the bounds")]
        if rounded >= min as f64 && rounded < -(min as f64) && rounded as i64 <= max {
            return Ok((rounded as i64).into());
        }
        return Err(range(label));
    }
    match to {
        Type::Float8 => Ok(number.into()),
        Type::Float4 => narrow(number).map(Value::Real),
        Type::Numeric => {
            Numeric::parse(&significant(number, if *from == Type::Float4 { 6 } else { 15 })).map(Value::from)
        }
        _ => Err(no_cast(from, to, context.catalog)),
    }
}

/// A double as a real.
pub(crate) fn narrow(number: f64) -> Result<f64> {
    #[allow(clippy::cast_possible_truncation, reason = "real is what it is to be")]
    let narrowed = f64::from(number as f32);
    if narrowed.is_infinite() && !number.is_infinite() {
        return Err(Diagnostic::error("22003", "value out of range: overflow"));
    }
    if narrowed == 0.0 && number != 0.0 {
        return Err(Diagnostic::error("22003", "value out of range: underflow"));
    }
    Ok(narrowed)
}

fn numeric(from: &Type, to: &Type, number: &Numeric, context: &Context<'_>) -> Result<Value> {
    if let Some((label, min, max)) = bounds(to) {
        return number.to_integer(label, min, max).map(Value::from);
    }
    match to {
        Type::Float8 | Type::Float4 => {
            let width = if *to == Type::Float4 { Float::Single } else { Float::Double };
            crate::scalar::parse_float(width, &number.to_string()).map(Value::Real)
        }
        _ => Err(no_cast(from, to, context.catalog)),
    }
}

fn jsonb(to: &Type, text: &str, cast_context: CastContext, context: &Context<'_>) -> Result<Value> {
    let value = json::parse(text)?;
    let label = match to {
        Type::Bool | Type::Numeric => type_label(to, context.catalog),
        to if bounds(to).is_some() || matches!(to, Type::Float4 | Type::Float8) => type_label(to, context.catalog),
        _ => return Err(no_cast(&Type::Jsonb, to, context.catalog)),
    };
    match (value, to) {
        (json::Json::Bool(value), Type::Bool) => Ok(value.into()),
        (json::Json::Number(number), to) if *to != Type::Bool => {
            let number: Value = number.into();
            cast(&Type::Numeric, &TypeName::plain(to.clone()), cast_context, number, context)
        }
        (other, _) => {
            let kind = match other.kind() {
                "number" => "numeric",
                kind => kind,
            };
            Err(Diagnostic::error("22023", format!("cannot cast jsonb {kind} to type {label}")))
        }
    }
}

fn moment(from: &Type, to: &Type, stored: i64, context: &Context<'_>) -> Result<Value> {
    let finite = datetime::is_finite(stored);
    match (from, to) {
        (Type::Date, Type::Timestamp | Type::TimestampTz) => datetime::date_micros(stored)
            .map(Value::Integer)
            .ok_or_else(|| Diagnostic::error("22008", "date out of range for timestamp")),
        (Type::Timestamp | Type::TimestampTz, Type::Date) if finite => Ok(stored.div_euclid(DAY).into()),
        (Type::Timestamp | Type::TimestampTz, Type::Timestamp | Type::TimestampTz | Type::Date) => Ok(stored.into()),
        (Type::Timestamp | Type::TimestampTz, Type::Time) if finite => Ok(stored.rem_euclid(DAY).into()),
        (Type::TimestampTz, Type::TimeTz) if finite => {
            Ok(TimeTz { micros: stored.rem_euclid(DAY), offset: 0 }.to_string().into())
        }
        (Type::Timestamp | Type::TimestampTz, Type::Time) | (Type::TimestampTz, Type::TimeTz) => Ok(Value::Null),
        _ => Err(no_cast(from, to, context.catalog)),
    }
}
