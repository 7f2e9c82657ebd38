//! Types of the database, as Python shows what SQLAlchemy reflects.

use super::kind::{Inner, Kind};
use crate::compile::string_repr;
use crate::environment::inspect as inspection;
use crate::schema::TypeSpec;
use catalog::{Catalog, TypeName};
use serde_json::Value;

const GENERIC: &str = "sqlalchemy.sql.sqltypes";
const DIALECT: &str = "sqlalchemy.dialects.postgresql";

/// Types that SQLAlchemy has for PostgreSQL alone.
const OF_DIALECT: &[&str] = &[
    "ARRAY",
    "BIT",
    "BYTEA",
    "CIDR",
    "CITEXT",
    "ENUM",
    "HSTORE",
    "INET",
    "INTERVAL",
    "JSON",
    "JSONB",
    "MACADDR",
    "MACADDR8",
    "MONEY",
    "OID",
    "REGCLASS",
    "TIME",
    "TIMESTAMP",
    "TSQUERY",
    "TSVECTOR",
];

/// The keywords that `repr` shows, in its order.
const KEYWORDS: &[&str] = &["timezone", "precision", "scale", "length", "collation", "fields"];

/// A type of a column.
pub(crate) fn kind(catalog: &Catalog, name: &TypeName, collation: Option<&str>) -> Kind {
    let mut row = inspection::type_row(catalog, name);
    if let (Some(collation), Some(row)) = (collation, row.as_object_mut()) {
        row.insert("collation".to_owned(), Value::from(collation));
    }
    of_row(&row)
}

fn of_row(row: &Value) -> Kind {
    let class = row["type"].as_str().unwrap_or("NullType");
    if class == "NullType" {
        return Kind { repr: "NullType()".to_owned(), module: GENERIC.to_owned(), ..Kind::default() };
    }
    let mut spec = TypeSpec::plain(class);
    spec.arguments = row.as_object().cloned().unwrap_or_default();
    spec.arguments.remove("type");
    spec.arguments.retain(|_, value| !value.is_null());
    let module = if OF_DIALECT.contains(&class) { DIALECT } else { GENERIC };
    let (repr, inner) = match class {
        "ENUM" => (enum_repr(row), None),
        "JSON" | "JSONB" => {
            let text = Kind { repr: "Text()".to_owned(), module: GENERIC.to_owned(), ..of_class("Text") };
            let repr = format!("{class}(astext_type=Text())");
            (repr, Some(Box::new(Inner { lead: "astext_type=".to_owned(), kind: text })))
        }
        "ARRAY" => {
            let item = of_row(&row["item_type"]);
            (format!("ARRAY({})", item.repr), Some(Box::new(Inner { lead: "(".to_owned(), kind: item })))
        }
        _ => (format!("{class}({})", keywords(row)), None),
    };
    Kind { spec: Some(spec), repr, module: module.to_owned(), inner, variants: Vec::new() }
}

fn of_class(class: &str) -> Kind {
    Kind { spec: Some(TypeSpec::plain(class)), ..Kind::default() }
}

fn keywords(row: &Value) -> String {
    let shown = |name: &&str| match &row[*name] {
        Value::Null | Value::Bool(false) => None,
        Value::Bool(true) => Some(format!("{name}=True")),
        Value::String(text) => Some(format!("{name}={}", string_repr(text))),
        other => Some(format!("{name}={other}")),
    };
    KEYWORDS.iter().filter_map(shown).collect::<Vec<_>>().join(", ")
}

fn enum_repr(row: &Value) -> String {
    let labels = row["labels"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut parts: Vec<String> = labels.map(string_repr).collect();
    for name in ["name", "schema"] {
        if let Some(text) = row[name].as_str() {
            parts.push(format!("{name}={}", string_repr(text)));
        }
    }
    format!("ENUM({})", parts.join(", "))
}
