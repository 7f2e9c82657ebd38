//! Short names for types, as the lowered SQL passes them, and the names that messages use.

use catalog::{Catalog, Oid, Type};

const SIMPLE: &[(Type, &str, &str)] = &[
    (Type::Bool, "bool", "boolean"),
    (Type::Int2, "int2", "smallint"),
    (Type::Int4, "int4", "integer"),
    (Type::Int8, "int8", "bigint"),
    (Type::Float4, "float4", "real"),
    (Type::Float8, "float8", "double precision"),
    (Type::Numeric, "numeric", "numeric"),
    (Type::Text, "text", "text"),
    (Type::Varchar, "varchar", "character varying"),
    (Type::Bpchar, "bpchar", "character"),
    (Type::Name, "name", "name"),
    (Type::Char, "char", "\"char\""),
    (Type::Citext, "citext", "citext"),
    (Type::Bytea, "bytea", "bytea"),
    (Type::Date, "date", "date"),
    (Type::Time, "time", "time without time zone"),
    (Type::TimeTz, "timetz", "time with time zone"),
    (Type::Timestamp, "timestamp", "timestamp without time zone"),
    (Type::TimestampTz, "timestamptz", "timestamp with time zone"),
    (Type::Interval, "interval", "interval"),
    (Type::Uuid, "uuid", "uuid"),
    (Type::Json, "json", "json"),
    (Type::Jsonb, "jsonb", "jsonb"),
    (Type::Inet, "inet", "inet"),
    (Type::TsVector, "tsvector", "tsvector"),
    (Type::Oid, "oid", "oid"),
    (Type::Regclass, "regclass", "regclass"),
    (Type::Regtype, "regtype", "regtype"),
    (Type::Regnamespace, "regnamespace", "regnamespace"),
    (Type::Record, "record", "record"),
    (Type::Void, "void", "void"),
    (Type::Unknown, "unknown", "unknown"),
];

/// The key of a type: `pg_type.typname` (`int4`, `_text`), or `enum:OID` (`_enum:OID` for its arrays).
pub fn type_key(of: &Type) -> String {
    match of {
        Type::Enum(oid) => format!("enum:{}", oid.0),
        Type::Array(element) => format!("_{}", type_key(element)),
        simple => SIMPLE.iter().find(|row| row.0 == *simple).map_or("unknown", |row| row.1).to_owned(),
    }
}

/// The type of a key, if it is one.
pub fn parse_type_key(key: &str) -> Option<Type> {
    if let Some(element) = key.strip_prefix('_') {
        return Some(Type::Array(Box::new(parse_type_key(element)?)));
    }
    if let Some(oid) = key.strip_prefix("enum:") {
        return Some(Type::Enum(Oid(oid.parse().ok()?)));
    }
    SIMPLE.iter().find(|row| row.1 == key).map(|row| row.0.clone())
}

/// The types of a list of keys with commas between, as a typed function gets them.
pub fn parse_type_keys(keys: &str) -> Option<Vec<Type>> {
    if keys.is_empty() {
        return Some(Vec::new());
    }
    keys.split(',').map(parse_type_key).collect()
}

/// The name of a type as messages have it: `format_type(oid, -1)`.
pub fn type_label(of: &Type, catalog: &Catalog) -> String {
    match of {
        Type::Enum(oid) => catalog.enums.get(oid).map_or_else(|| oid.0.to_string(), |found| found.name.name.clone()),
        Type::Array(element) => format!("{}[]", type_label(element, catalog)),
        simple => SIMPLE.iter().find(|row| row.0 == *simple).map_or("unknown", |row| row.2).to_owned(),
    }
}
