//! Written types to types.

use super::type_from_oid;
use crate::Context;
use crate::fault::{Result, error, unsupported};
use crate::parse::fold;
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast::{self, CharacterLength, DataType, ExactNumberInfo, IntervalFields, TimezoneInfo};

/// Resolves a written type with its modifier.
///
/// # Errors
///
/// `42704` for a type that does not exist, `0A000` for one that only PostgreSQL has, `22023` for a bad modifier.
pub fn resolve_type(context: &Context<'_>, written: &DataType) -> Result<TypeName> {
    let base = match written {
        DataType::Char(length) | DataType::Character(length) => return character(Type::Bpchar, *length, Some(1)),
        DataType::Varchar(length)
        | DataType::CharVarying(length)
        | DataType::CharacterVarying(length)
        | DataType::Nvarchar(length) => return character(Type::Varchar, *length, None),
        DataType::Numeric(info) | DataType::Decimal(info) | DataType::Dec(info) => return numeric(*info),
        DataType::Float(info) => return float(*info),
        DataType::Time(precision, zone) => return Ok(time(Type::Time, Type::TimeTz, *precision, *zone)),
        DataType::Timestamp(precision, zone) => {
            return Ok(time(Type::Timestamp, Type::TimestampTz, *precision, *zone));
        }
        DataType::Interval { fields, precision } => return Ok(interval(fields.as_ref(), *precision)),
        DataType::Array(array) => return array_of(array, context),
        DataType::Custom(name, modifiers) => return custom(name, modifiers, context),
        DataType::Bool | DataType::Boolean => Type::Bool,
        DataType::SmallInt(None) | DataType::Int2(None) => Type::Int2,
        DataType::Int(None) | DataType::Int4(None) | DataType::Integer(None) => Type::Int4,
        DataType::BigInt(None) | DataType::Int8(None) => Type::Int8,
        DataType::Real | DataType::Float4 => Type::Float4,
        DataType::DoublePrecision | DataType::Float8 => Type::Float8,
        DataType::Text => Type::Text,
        DataType::Uuid => Type::Uuid,
        DataType::Date => Type::Date,
        DataType::JSON => Type::Json,
        DataType::JSONB => Type::Jsonb,
        DataType::Bytea => Type::Bytea,
        DataType::Regclass => Type::Regclass,
        DataType::TsVector => Type::TsVector,
        other => return other_words(other),
    };
    Ok(TypeName::plain(base))
}

/// Types that the parser knows from other databases and PostgreSQL does not have, or that only PostgreSQL has.
fn other_words(written: &DataType) -> Result<TypeName> {
    let shown = written.to_string().to_ascii_lowercase();
    let name = shown.split(['(', ' ']).next().unwrap_or(&shown);
    if crate::facts::type_named(name).is_some() {
        return Err(unsupported(format!("type {name}"), None));
    }
    Err(error("42704", format!("type \"{name}\" does not exist"), None))
}

fn character(base: Type, length: Option<CharacterLength>, default: Option<i32>) -> Result<TypeName> {
    let name = if base == Type::Varchar { "varchar" } else { "char" };
    let length = match length {
        Some(CharacterLength::IntegerLength { length, .. }) => Some(i32::try_from(length).unwrap_or(i32::MAX)),
        Some(CharacterLength::Max) => return Err(error("42601", "syntax error at or near \"max\"", None)),
        None => default,
    };
    match length {
        None => Ok(TypeName::plain(base)),
        Some(0) => Err(error("22023", format!("length for type {name} must be at least 1"), None)),
        Some(length) if length > 10_485_760 => {
            Err(error("22023", format!("length for type {name} cannot exceed 10485760"), None))
        }
        Some(length) => Ok(TypeName { base, modifier: length + 4 }),
    }
}

fn numeric(info: ExactNumberInfo) -> Result<TypeName> {
    let (precision, scale) = match info {
        ExactNumberInfo::None => return Ok(TypeName::plain(Type::Numeric)),
        ExactNumberInfo::Precision(precision) => (precision, 0),
        ExactNumberInfo::PrecisionAndScale(precision, scale) => (precision, scale),
    };
    let words = |text: String| Err(error("22023", text, None));
    match i32::try_from(precision) {
        Ok(precision @ 1..=1000) => match i32::try_from(scale) {
            Ok(scale @ -1000..=1000) => {
                Ok(TypeName { base: Type::Numeric, modifier: ((precision << 16) | (scale & 0x7ff)) + 4 })
            }
            _ => words(format!("NUMERIC scale {scale} must be between -1000 and 1000")),
        },
        _ => words(format!("NUMERIC precision {precision} must be between 1 and 1000")),
    }
}

fn float(info: ExactNumberInfo) -> Result<TypeName> {
    let precision = match info {
        ExactNumberInfo::None => return Ok(TypeName::plain(Type::Float8)),
        ExactNumberInfo::Precision(precision) | ExactNumberInfo::PrecisionAndScale(precision, _) => precision,
    };
    match precision {
        0 => Err(error("22023", "precision for type float must be at least 1 bit", None)),
        1..=24 => Ok(TypeName::plain(Type::Float4)),
        25..=53 => Ok(TypeName::plain(Type::Float8)),
        _ => Err(error("22023", "precision for type float must be less than 54 bits", None)),
    }
}

fn time(plain: Type, zoned: Type, precision: Option<u64>, zone: TimezoneInfo) -> TypeName {
    let base = match zone {
        TimezoneInfo::None | TimezoneInfo::WithoutTimeZone => plain,
        TimezoneInfo::WithTimeZone | TimezoneInfo::Tz => zoned,
    };
    TypeName { base, modifier: precision.map_or(-1, |precision| i32::try_from(precision).unwrap_or(6).min(6)) }
}

fn interval(fields: Option<&IntervalFields>, precision: Option<u64>) -> TypeName {
    let precision = precision.map(|precision| i32::try_from(precision).unwrap_or(6).min(6));
    let mask = match fields {
        None if precision.is_none() => return TypeName::plain(Type::Interval),
        None => 0x7fff,
        Some(IntervalFields::Year) => 0x0004,
        Some(IntervalFields::Month) => 0x0002,
        Some(IntervalFields::Day) => 0x0008,
        Some(IntervalFields::Hour) => 0x0400,
        Some(IntervalFields::Minute) => 0x0800,
        Some(IntervalFields::Second) => 0x1000,
        Some(IntervalFields::YearToMonth) => 0x0006,
        Some(IntervalFields::DayToHour) => 0x0408,
        Some(IntervalFields::DayToMinute) => 0x0c08,
        Some(IntervalFields::DayToSecond) => 0x1c08,
        Some(IntervalFields::HourToMinute) => 0x0c00,
        Some(IntervalFields::HourToSecond) => 0x1c00,
        Some(IntervalFields::MinuteToSecond) => 0x1800,
    };
    TypeName { base: Type::Interval, modifier: (mask << 16) | precision.unwrap_or(0xffff) }
}

fn array_of(array: &ast::ArrayElemTypeDef, context: &Context<'_>) -> Result<TypeName> {
    let element = match array {
        ast::ArrayElemTypeDef::SquareBracket(element, _)
        | ast::ArrayElemTypeDef::AngleBracket(element)
        | ast::ArrayElemTypeDef::Parenthesis(element)
        | ast::ArrayElemTypeDef::Qualified(element, _) => {
            if crate::ddl::domain_of(context, element).is_some() {
                return Err(unsupported("an array of a domain", None));
            }
            resolve_type(context, element)?
        }
        ast::ArrayElemTypeDef::None => return Err(error("42704", "type \"array\" does not exist", None)),
    };
    Ok(match element.base {
        Type::Array(_) => element,
        base => TypeName { base: Type::Array(Box::new(base)), modifier: element.modifier },
    })
}

fn custom(name: &ast::ObjectName, modifiers: &[String], context: &Context<'_>) -> Result<TypeName> {
    let parts: Vec<String> = name.0.iter().filter_map(|part| part.as_ident().map(fold)).collect();
    let at = name.0.first().and_then(|part| part.as_ident()).and_then(|ident| context.span(ident.span));
    let (schema, last) = match parts.as_slice() {
        [.., schema, last] => (Some(schema.as_str()), last.as_str()),
        [last] => (None, last.as_str()),
        [] => (None, ""),
    };
    if let Some(domain) = crate::ddl::domain_of(context, &DataType::Custom(name.clone(), modifiers.to_vec())) {
        return Ok(domain.type_name.clone());
    }
    let found = find(schema, last, context);
    let Some(base) = found else {
        return Err(match crate::facts::type_named(last).filter(|_| in_system_schema(schema) && last != "citext") {
            Some(_) => unsupported(format!("type {last}"), at),
            None => unknown(&parts.join("."), at),
        });
    };
    let modifier = |index: usize| modifiers.get(index).and_then(|text| text.parse::<i64>().ok());
    let length = modifier(0)
        .map(|length| CharacterLength::IntegerLength { length: u64::try_from(length).unwrap_or(0), unit: None });
    match base {
        Type::Varchar | Type::Bpchar => character(base, length, None),
        Type::Numeric => numeric(match (modifier(0), modifier(1)) {
            (Some(precision), Some(scale)) => {
                ExactNumberInfo::PrecisionAndScale(u64::try_from(precision).unwrap_or(0), scale)
            }
            (Some(precision), None) => ExactNumberInfo::Precision(u64::try_from(precision).unwrap_or(0)),
            _ => ExactNumberInfo::None,
        }),
        Type::Time | Type::TimeTz | Type::Timestamp | Type::TimestampTz => {
            let modifier = modifier(0).map_or(-1, |value| i32::try_from(value).unwrap_or(6).clamp(0, 6));
            Ok(TypeName { base, modifier })
        }
        base if modifiers.is_empty() => Ok(TypeName::plain(base)),
        base => {
            let label = datum::type_label(&base, context.catalog());
            Err(error("42601", format!("type modifier is not allowed for type \"{label}\""), at))
        }
    }
}

fn unknown(name: &str, at: Option<Span>) -> diagnostics::Diagnostic {
    error("42704", format!("type \"{name}\" does not exist"), at)
}

fn in_system_schema(schema: Option<&str>) -> bool {
    schema.is_none_or(|schema| schema == "pg_catalog")
}

fn find(schema: Option<&str>, name: &str, context: &Context<'_>) -> Option<Type> {
    let lacks_extension = name == "citext" && !context.catalog().extensions.iter().any(|one| one == "citext");
    if !lacks_extension && (in_system_schema(schema) || name == "citext") {
        let known = crate::facts::type_named(name).and_then(type_from_oid);
        if known.is_some() {
            return known;
        }
    }
    let path: Vec<&str> = match schema {
        Some(schema) => vec![schema],
        None => {
            let path = context.settings.search_path.iter().map(String::as_str);
            std::iter::once(catalog::TEMPORARY).chain(path).collect()
        }
    };
    let (name, array) = match name.strip_prefix('_') {
        Some(element) => (element, true),
        None => (name, false),
    };
    path.into_iter().find_map(|schema| {
        if let Some(domain) = context.catalog().domain_named(schema, name) {
            return (!array).then(|| domain.type_name.base.clone());
        }
        let found = context.catalog().enums.values().find(|one| one.name.schema == schema && one.name.name == name)?;
        let base = Type::Enum(found.oid);
        Some(if array { Type::Array(Box::new(base)) } else { base })
    })
}
