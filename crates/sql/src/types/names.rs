//! Types as OIDs and as text.

use super::category::ENUM_ARRAY;
use crate::{Context, facts};
use catalog::{Catalog, Oid, SearchPath, Type, TypeName};
use std::fmt::Write as _;

/// The OID of a type; arrays of enums have one of their own above 2,000,000,000.
pub fn type_oid(of: &Type) -> u32 {
    match of {
        Type::Enum(oid) => oid.0,
        Type::Array(element) => match &**element {
            Type::Enum(oid) => oid.0.saturating_add(ENUM_ARRAY),
            Type::Record => 2287,
            element => facts::type_fact(type_oid(element)).map_or(0, |fact| fact.array),
        },
        Type::Unknown => 705,
        simple => facts::type_named(&datum::type_key(simple)).unwrap_or(705),
    }
}

/// The type of an OID, if Retort has it.
pub fn type_from_oid(oid: u32) -> Option<Type> {
    match facts::type_fact(oid) {
        Some(fact) if fact.category == 'A' && fact.element != 0 => {
            Some(Type::Array(Box::new(type_from_oid(fact.element)?)))
        }
        Some(fact) if fact.name.starts_with('_') => None,
        Some(fact) => datum::parse_type_key(fact.name),
        None if oid >= 4_000_000_000 => None,
        None if oid >= ENUM_ARRAY => Some(Type::Array(Box::new(Type::Enum(Oid(oid - ENUM_ARRAY))))),
        None if oid >= 16384 => Some(Type::Enum(Oid(oid))),
        None => None,
    }
}

/// The name of a type with its modifier, as PostgreSQL's `format_type` gives it.
pub fn format_type(context: &Context<'_>, of: &TypeName) -> String {
    type_text(of, context.catalog(), &SearchPath::new(context.settings.search_path.clone()))
}

fn type_text(of: &TypeName, catalog: &Catalog, path: &SearchPath) -> String {
    if let Type::Array(element) = &of.base {
        let element = TypeName { base: (**element).clone(), modifier: of.modifier };
        return format!("{}[]", type_text(&element, catalog, path));
    }
    let modifier = of.modifier;
    match &of.base {
        Type::Enum(oid) => enum_name(*oid, catalog, path),
        Type::Citext if !path.schemas().any(|schema| schema == "public") => "public.citext".to_owned(),
        Type::Bpchar if modifier < 0 => "bpchar".to_owned(),
        Type::Varchar | Type::Bpchar if modifier >= 4 => {
            format!("{}({})", datum::type_label(&of.base, catalog), modifier - 4)
        }
        Type::Numeric if modifier >= 4 => {
            let (precision, scale) = ((modifier - 4) >> 16, (modifier - 4) & 0x7ff);
            let scale = if scale >= 1024 { scale - 2048 } else { scale };
            format!("numeric({precision},{scale})")
        }
        Type::Time | Type::Timestamp if modifier >= 0 => {
            format!("{}({modifier}) without time zone", datum::type_key(&of.base))
        }
        Type::TimeTz | Type::TimestampTz if modifier >= 0 => {
            format!("{}({modifier}) with time zone", datum::type_key(&of.base).trim_end_matches("tz"))
        }
        Type::Interval if modifier >= 0 => interval_name(modifier),
        simple => datum::type_label(simple, catalog),
    }
}

fn interval_name(modifier: i32) -> String {
    let fields = match (modifier >> 16) & 0x7fff {
        0x0004 => " year",
        0x0002 => " month",
        0x0008 => " day",
        0x0400 => " hour",
        0x0800 => " minute",
        0x1000 => " second",
        0x0006 => " year to month",
        0x0408 => " day to hour",
        0x0c08 => " day to minute",
        0x1c08 => " day to second",
        0x0c00 => " hour to minute",
        0x1c00 => " hour to second",
        0x1800 => " minute to second",
        _ => "",
    };
    let precision = modifier & 0xffff;
    let mut name = format!("interval{fields}");
    if precision != 0xffff {
        let _ = write!(name, "({precision})");
    }
    name
}

fn enum_name(oid: Oid, catalog: &Catalog, path: &SearchPath) -> String {
    let Some(found) = catalog.enums.get(&oid) else { return oid.0.to_string() };
    let name = crate::deparse::quote_identifier(&found.name.name);
    if catalog.is_type_visible(&found.name, path) {
        return name;
    }
    format!("{}.{name}", crate::deparse::quote_identifier(&found.name.schema))
}

/// The name of a type by its OID, for messages.
pub(crate) fn oid_label(oid: u32, catalog: &Catalog) -> String {
    if let Some(known) = type_from_oid(oid) {
        return match known {
            Type::Bpchar => "character".to_owned(),
            known => type_text(&TypeName::plain(known), catalog, &SearchPath::default()),
        };
    }
    match facts::type_fact(oid) {
        Some(fact) if fact.category == 'A' && fact.element != 0 => format!("{}[]", oid_label(fact.element, catalog)),
        Some(fact) => match fact.name {
            "varbit" => "bit varying".to_owned(),
            "any" => "\"any\"".to_owned(),
            name => name.to_owned(),
        },
        None => oid.to_string(),
    }
}
