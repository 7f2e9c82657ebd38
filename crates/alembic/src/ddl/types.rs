//! Type clauses.

use super::{RenderError, Rendered, quote::quote, quote_schema};
use crate::schema::TypeSpec;
use serde_json::Value;

fn number(spec: &TypeSpec, key: &str) -> Option<i64> {
    spec.arguments.get(key).and_then(Value::as_i64)
}

fn flag(spec: &TypeSpec, key: &str, default: bool) -> bool {
    spec.arguments.get(key).and_then(Value::as_bool).unwrap_or(default)
}

fn text<'a>(spec: &'a TypeSpec, key: &str) -> Option<&'a str> {
    spec.arguments.get(key).and_then(Value::as_str)
}

/// The labels of an enum type.
pub(crate) fn labels(spec: &TypeSpec) -> Vec<&str> {
    spec.arguments.get("labels").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whether the type is one of PostgreSQL's enum types.
pub(crate) fn is_native_enum(spec: &TypeSpec) -> bool {
    spec.name == "ENUM" || (spec.name == "Enum" && flag(spec, "native_enum", true))
}

/// Whether the type may be the type of a SERIAL column, and the word for it.
pub(crate) fn serial(spec: &TypeSpec) -> Option<&'static str> {
    match spec.name.as_str() {
        "Integer" | "INTEGER" | "INT" | "Numeric" | "NUMERIC" | "DECIMAL" => Some("SERIAL"),
        "BigInteger" | "BIGINT" => Some("BIGSERIAL"),
        "SmallInteger" | "SMALLINT" => Some("SMALLSERIAL"),
        _ => None,
    }
}

/// The condition and name of the CHECK that a Boolean or Enum with `create_constraint=True` brings along.
pub(crate) fn check(spec: &TypeSpec, column: &str, offline: bool) -> Option<String> {
    if spec.name != "Enum" || flag(spec, "native_enum", true) || !flag(spec, "create_constraint", false) {
        return None;
    }
    let labels: Vec<String> = labels(spec).into_iter().map(|label| super::literal(label, offline)).collect();
    Some(format!("{} IN ({})", quote(column), labels.join(", ")))
}

/// The name of a schema type (Enum, Boolean).
pub(crate) fn type_name(spec: &TypeSpec) -> Option<&str> {
    text(spec, "name")
}

/// The qualified, quoted name of an enum type.
pub(crate) fn enum_name(spec: &TypeSpec) -> Rendered {
    let name = text(spec, "name").ok_or_else(|| RenderError::compile("PostgreSQL Enum type requires a name."))?;
    Ok(match text(spec, "schema") {
        Some(schema) => format!("{}.{}", quote_schema(schema), quote(name)),
        None => quote(name),
    })
}

/// Renders a type as SQLAlchemy's PostgreSQL dialect does.
pub(crate) fn type_text(spec: &TypeSpec) -> Rendered {
    let name = spec.name.as_str();
    Ok(match name {
        "Integer" | "INTEGER" | "INT" => "INTEGER".into(),
        "SmallInteger" | "SMALLINT" => "SMALLINT".into(),
        "BigInteger" | "BIGINT" => "BIGINT".into(),
        "String" | "Unicode" | "VARCHAR" => string("VARCHAR", spec),
        "Text" | "UnicodeText" | "TEXT" => string("TEXT", spec),
        "CHAR" | "NCHAR" | "NVARCHAR" | "CLOB" | "BINARY" | "VARBINARY" => string(name, spec),
        "Numeric" | "NUMERIC" => numeric("NUMERIC", spec),
        "DECIMAL" => numeric("DECIMAL", spec),
        "Float" | "FLOAT" => number(spec, "precision").map_or("FLOAT".into(), |p| format!("FLOAT({p})")),
        "Double" | "DOUBLE_PRECISION" => "DOUBLE PRECISION".into(),
        "DateTime" | "TIMESTAMP" => time("TIMESTAMP", spec),
        "Time" | "TIME" => time("TIME", spec),
        "Interval" => interval(spec, "second_precision"),
        "INTERVAL" => interval(spec, "precision"),
        "LargeBinary" | "PickleType" | "BYTEA" => "BYTEA".into(),
        "Uuid" if !flag(spec, "native_uuid", true) => "CHAR(32)".into(),
        "Uuid" | "UUID" => "UUID".into(),
        "Boolean" | "BOOLEAN" => "BOOLEAN".into(),
        "Date" | "DATE" => "DATE".into(),
        "Enum" if !flag(spec, "native_enum", true) => emulated_enum(spec),
        "Enum" | "ENUM" => enum_name(spec)?,
        "ARRAY" => array(spec)?,
        "BIT" => bit(spec),
        "REAL" | "DOUBLE" | "DATETIME" | "BLOB" | "JSONPATH" | "JSON" | "JSONB" | "TSVECTOR" | "TSQUERY" | "INET"
        | "CIDR" | "CITEXT" | "HSTORE" | "MACADDR" | "MACADDR8" | "MONEY" | "OID" | "REGCLASS" | "REGCONFIG"
        | "INT4RANGE" | "INT8RANGE" | "NUMRANGE" | "DATERANGE" | "TSRANGE" | "TSTZRANGE" | "INT4MULTIRANGE"
        | "INT8MULTIRANGE" | "NUMMULTIRANGE" | "DATEMULTIRANGE" | "TSMULTIRANGE" | "TSTZMULTIRANGE" => name.into(),
        "UserDefined" => text(spec, "spec").unwrap_or_default().to_owned(),
        "NullType" => {
            return Err(RenderError::compile(
                "Can't generate DDL for NullType(); did you forget to specify a type on this Column?",
            ));
        }
        "Foreign" => return Err(RenderError::foreign(text(spec, "name").unwrap_or_default())),
        other => return Err(RenderError::unsupported(format_args!("The type sqlalchemy.{other}"))),
    })
}

fn string(name: &str, spec: &TypeSpec) -> String {
    let length = number(spec, "length").filter(|length| *length != 0);
    let mut out = length.map_or(name.to_owned(), |length| format!("{name}({length})"));
    if let Some(collation) = text(spec, "collation") {
        out += &format!(" COLLATE {}", super::quote::force_quote(collation));
    }
    out
}

fn numeric(name: &str, spec: &TypeSpec) -> String {
    match (number(spec, "precision"), number(spec, "scale")) {
        (None, _) => name.to_owned(),
        (Some(precision), None) => format!("{name}({precision})"),
        (Some(precision), Some(scale)) => format!("{name}({precision}, {scale})"),
    }
}

fn time(name: &str, spec: &TypeSpec) -> String {
    let precision = number(spec, "precision").map_or(String::new(), |precision| format!("({precision})"));
    let zone = if flag(spec, "timezone", false) { "WITH" } else { "WITHOUT" };
    format!("{name}{precision} {zone} TIME ZONE")
}

fn interval(spec: &TypeSpec, precision: &str) -> String {
    let fields = text(spec, "fields").map_or(String::new(), |fields| format!(" {fields}"));
    let precision = number(spec, precision).map_or(String::new(), |precision| format!(" ({precision})"));
    format!("INTERVAL{fields}{precision}")
}

fn emulated_enum(spec: &TypeSpec) -> String {
    let longest = labels(spec).into_iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let length = number(spec, "length").and_then(|length| usize::try_from(length).ok()).unwrap_or(longest);
    format!("VARCHAR({length})")
}

fn array(spec: &TypeSpec) -> Rendered {
    let item = spec.arguments.get("item_type").cloned().unwrap_or(Value::Null);
    let item: TypeSpec =
        serde_json::from_value(item).map_err(|_| RenderError::argument("ARRAY() requires the type of its items"))?;
    let inner = type_text(&item)?;
    let dimensions = number(spec, "dimensions").and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
    let brackets = "[]".repeat(dimensions.clamp(1, 6));
    Ok(match inner.find(" COLLATE") {
        Some(at) => format!("{}{brackets}{}", &inner[..at], &inner[at..]),
        None => inner + &brackets,
    })
}

fn bit(spec: &TypeSpec) -> String {
    let length = number(spec, "length");
    if flag(spec, "varying", false) {
        return length.map_or("BIT VARYING".into(), |length| format!("BIT VARYING({length})"));
    }
    format!("BIT({})", length.unwrap_or(1))
}
