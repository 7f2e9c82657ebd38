//! The types of columns, as the inspector names them.

use catalog::{Catalog, Type, TypeName};
use serde_json::{Value, json};

/// A type as SQLAlchemy reflects it.
pub(crate) fn type_row(catalog: &Catalog, name: &TypeName) -> Value {
    let modifier = name.modifier;
    match &name.base {
        Type::Varchar | Type::Bpchar => {
            let class = if name.base == Type::Varchar { "VARCHAR" } else { "CHAR" };
            let length = (modifier >= 4).then(|| modifier - 4);
            json!({ "type": class, "length": length })
        }
        Type::Numeric if modifier >= 4 => {
            let packed = modifier - 4;
            json!({ "type": "NUMERIC", "precision": (packed >> 16) & 0xffff, "scale": packed & 0x7ff })
        }
        Type::Timestamp | Type::TimestampTz | Type::Time | Type::TimeTz => {
            let class = if matches!(name.base, Type::Timestamp | Type::TimestampTz) { "TIMESTAMP" } else { "TIME" };
            let zoned = matches!(name.base, Type::TimestampTz | Type::TimeTz);
            json!({ "type": class, "timezone": zoned, "precision": (modifier >= 0).then_some(modifier) })
        }
        Type::Float8 => json!({ "type": "DOUBLE_PRECISION", "precision": 53 }),
        Type::Array(item) => {
            json!({ "type": "ARRAY", "item_type": type_row(catalog, &TypeName { base: (**item).clone(), modifier }) })
        }
        Type::Enum(oid) => catalog.enums.get(oid).map_or(Value::Null, |kind| {
            let labels: Vec<&str> = kind.labels.iter().map(|label| label.label.as_str()).collect();
            let schema = (kind.name.schema != "public").then_some(&kind.name.schema);
            json!({ "type": "ENUM", "name": kind.name.name, "labels": labels, "schema": schema })
        }),
        base => json!({ "type": class(base) }),
    }
}

fn class(base: &Type) -> &'static str {
    match base {
        Type::Bool => "BOOLEAN",
        Type::Int2 => "SMALLINT",
        Type::Int4 => "INTEGER",
        Type::Int8 => "BIGINT",
        Type::Float4 => "REAL",
        Type::Float8 => "DOUBLE_PRECISION",
        Type::Numeric => "NUMERIC",
        Type::Text => "TEXT",
        Type::Citext => "CITEXT",
        Type::Bytea => "BYTEA",
        Type::Date => "DATE",
        Type::Time | Type::TimeTz => "TIME",
        Type::Interval => "INTERVAL",
        Type::Uuid => "UUID",
        Type::Json => "JSON",
        Type::Jsonb => "JSONB",
        Type::Inet => "INET",
        Type::TsVector => "TSVECTOR",
        Type::Oid => "OID",
        _ => "NullType",
    }
}
