//! `oid`, `regclass` and `regtype`: catalog objects as values.

use crate::fault::{Result, syntax, text_range};
use crate::type_label;
use catalog::{Catalog, Oid, Type};
use diagnostics::Diagnostic;

/// `pg_type.oid` of the base types and of their arrays.
const TYPE_OIDS: &[(Type, u32, u32)] = &[
    (Type::Bool, 16, 1000),
    (Type::Bytea, 17, 1001),
    (Type::Char, 18, 1002),
    (Type::Name, 19, 1003),
    (Type::Int8, 20, 1016),
    (Type::Int2, 21, 1005),
    (Type::Int4, 23, 1007),
    (Type::Text, 25, 1009),
    (Type::Oid, 26, 1028),
    (Type::Json, 114, 199),
    (Type::Float4, 700, 1021),
    (Type::Float8, 701, 1022),
    (Type::Unknown, 705, 0),
    (Type::Inet, 869, 1041),
    (Type::Bpchar, 1042, 1014),
    (Type::Varchar, 1043, 1015),
    (Type::Date, 1082, 1182),
    (Type::Time, 1083, 1183),
    (Type::Timestamp, 1114, 1115),
    (Type::TimestampTz, 1184, 1185),
    (Type::Interval, 1186, 1187),
    (Type::TimeTz, 1266, 1270),
    (Type::Numeric, 1700, 1231),
    (Type::Regclass, 2205, 2210),
    (Type::Regtype, 2206, 2211),
    (Type::Record, 2249, 2287),
    (Type::Void, 2278, 0),
    (Type::Uuid, 2950, 2951),
    (Type::TsVector, 3614, 3643),
    (Type::Jsonb, 3802, 3807),
    (Type::Regnamespace, 4089, 4090),
];

/// Names that `regtype` knows besides the labels and keys of types.
const ALIASES: &[(&str, Type)] = &[
    ("int", Type::Int4),
    ("decimal", Type::Numeric),
    ("char", Type::Bpchar),
    ("timestamp", Type::Timestamp),
    ("time", Type::Time),
];

/// Reads an `oid`.
pub(crate) fn parse_oid(text: &str) -> Result<i64> {
    let trimmed = text.trim();
    let number = trimmed.parse::<i64>().map_err(|_| {
        if trimmed.bytes().all(|b| b.is_ascii_digit()) && !trimmed.is_empty() {
            text_range("oid", text)
        } else {
            syntax("oid", text)
        }
    })?;
    match number {
        0..=0xffff_ffff => Ok(number),
        -0x8000_0000..0 => Ok(number + 0x1_0000_0000),
        _ => Err(text_range("oid", text)),
    }
}

/// Takes a perhaps qualified, perhaps quoted name apart.
fn parts(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                found.last_mut().expect("there is always a part").push('"');
            }
            '"' => quoted = !quoted,
            '.' if !quoted => found.push(String::new()),
            c => {
                found.last_mut().expect("there is always a part").push(if quoted { c } else { c.to_ascii_lowercase() });
            }
        }
    }
    found
}

fn numeric_oid(text: &str) -> Option<i64> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten().filter(|oid| *oid <= 0xffff_ffff)
}

/// Finds a relation by name: an OID.
pub(crate) fn parse_regclass(text: &str, catalog: &Catalog) -> Result<i64> {
    if text == "-" {
        return Ok(0);
    }
    if let Some(oid) = numeric_oid(text) {
        return Ok(oid);
    }
    let name = parts(text);
    let find = |schema: &str, name: &str| {
        let of_name =
            |oid: &Oid, full: &catalog::QualifiedName| (full.schema == schema && full.name == name).then_some(*oid);
        catalog.relations.iter().find_map(|(oid, relation)| {
            let indexes = relation.indexes.iter().find(|index| index.name == name && relation.name.schema == schema);
            of_name(oid, &relation.name).or_else(|| indexes.map(|index| index.oid))
        })
    };
    let found = match name.as_slice() {
        [schema, name] => find(schema, name),
        [name] => {
            let schemas = catalog.schemas.iter().map(|schema| schema.name.as_str());
            std::iter::once(catalog::TEMPORARY).chain(schemas).find_map(|schema| find(schema, name))
        }
        _ => None,
    };
    let found = found.or_else(|| {
        let (schema, name) = match name.as_slice() {
            [schema, name] => (schema.as_str(), name),
            [name] => ("pg_catalog", name),
            _ => return None,
        };
        let mut all = catalog.system.iter();
        all.find(|(_, relation)| relation.name.schema == schema && relation.name.name == *name).map(|(oid, _)| *oid)
    });
    let missing = || Diagnostic::error("42P01", format!("relation \"{}\" does not exist", name.join(".")));
    found.map(|oid| i64::from(oid.0)).ok_or_else(missing)
}

/// The name of a relation: bare if it is in `public`.
pub(crate) fn show_regclass(oid: i64, catalog: &Catalog) -> String {
    if oid == 0 {
        return "-".to_owned();
    }
    let wanted = u32::try_from(oid).map_or(Oid(0), Oid);
    let named = |schema: &str, name: &str| {
        let prefix = if matches!(schema, "public" | catalog::TEMPORARY) {
            String::new()
        } else {
            format!("{}.", quote_name(schema))
        };
        format!("{prefix}{}", quote_name(name))
    };
    if let Some(relation) = catalog.relations.get(&wanted) {
        return named(&relation.name.schema, &relation.name.name);
    }
    if let Some(relation) = catalog.system.get(&wanted) {
        let schema = &relation.name.schema;
        return named(if schema == "pg_catalog" { "public" } else { schema }, &relation.name.name);
    }
    let index = catalog.relations.values().find_map(|relation| {
        relation.indexes.iter().find(|index| index.oid == wanted).map(|index| (relation.name.schema.as_str(), index))
    });
    index.map_or_else(|| oid.to_string(), |(schema, index)| named(schema, &index.name))
}

/// A name, quoted where PostgreSQL would.
pub fn quote_name(name: &str) -> String {
    let plain =
        name.bytes().enumerate().all(|(at, b)| b.is_ascii_lowercase() || b == b'_' || (at > 0 && b.is_ascii_digit()));
    if plain && !name.is_empty() && !crate::keywords::is_reserved(name) {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Finds a type by name: an OID.
pub(crate) fn parse_regtype(text: &str, catalog: &Catalog) -> Result<i64> {
    if text == "-" {
        return Ok(0);
    }
    if let Some(oid) = numeric_oid(text) {
        return Ok(oid);
    }
    let name = parts(text);
    let bare = match name.as_slice() {
        [schema, name] if schema == "pg_catalog" || catalog.schemas.iter().any(|known| known.name == *schema) => {
            name.clone()
        }
        parts => parts.join("."),
    };
    let (element, is_array) = bare.strip_suffix("[]").map_or((bare.as_str(), false), |element| (element, true));
    let element = element.split('(').next().unwrap_or(element).trim();
    let alias = ALIASES.iter().find(|row| row.0 == element).map(|row| &row.1);
    let known = TYPE_OIDS.iter().find(|row| {
        alias.map_or_else(
            || crate::type_key(&row.0) == element || type_label(&row.0, catalog) == element,
            |alias| *alias == row.0,
        )
    });
    if let Some(row) = known {
        return Ok(i64::from(if is_array { row.2 } else { row.1 }));
    }
    let user = catalog.enums.iter().find(|(_, found)| found.name.name == element);
    let missing = || Diagnostic::error("42704", format!("type \"{}\" does not exist", text.trim()));
    user.filter(|_| !is_array).map(|(oid, _)| i64::from(oid.0)).ok_or_else(missing)
}

/// The name of a type.
pub(crate) fn show_regtype(oid: i64, catalog: &Catalog) -> String {
    if oid == 0 {
        return "-".to_owned();
    }
    let is = |number: u32| i64::from(number) == oid;
    if let Some(row) = TYPE_OIDS.iter().find(|row| is(row.1) || is(row.2)) {
        return format!("{}{}", type_label(&row.0, catalog), if is(row.1) { "" } else { "[]" });
    }
    let found = catalog.enums.iter().find(|(enum_oid, _)| is(enum_oid.0));
    found.map_or_else(|| oid.to_string(), |(_, of)| quote_name(&of.name.name))
}

/// The schemas that every database has.
const SYSTEM_SCHEMAS: [(&str, i64); 2] = [("pg_catalog", 11), ("information_schema", 13_000)];

/// Finds a schema by name: an OID.
pub(crate) fn parse_regnamespace(text: &str, catalog: &Catalog) -> Result<i64> {
    if text == "-" {
        return Ok(0);
    }
    if let Some(oid) = numeric_oid(text) {
        return Ok(oid);
    }
    let name = parts(text).join(".");
    let system = SYSTEM_SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, oid)| *oid);
    let own = catalog.schema(&name).map(|schema| i64::from(schema.oid.0));
    system.or(own).ok_or_else(|| Diagnostic::error("3F000", format!("schema \"{name}\" does not exist")))
}

/// The name of a schema.
pub(crate) fn show_regnamespace(oid: i64, catalog: &Catalog) -> String {
    if oid == 0 {
        return "-".to_owned();
    }
    let system = SYSTEM_SCHEMAS.iter().find(|(_, known)| *known == oid).map(|(name, _)| (*name).to_owned());
    let own =
        catalog.schemas.iter().find(|schema| i64::from(schema.oid.0) == oid).map(|schema| quote_name(&schema.name));
    system.or(own).unwrap_or_else(|| oid.to_string())
}
