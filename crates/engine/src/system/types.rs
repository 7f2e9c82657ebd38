//! `pg_type` and `pg_enum`.

use super::{OWNER, Row, SystemRelation, View, oid};
use datum::Value;

pub(super) const TABLE: &[SystemRelation] = &[
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_type",
        columns: &[
            ("oid", "oid"),
            ("typname", "name"),
            ("typnamespace", "oid"),
            ("typowner", "oid"),
            ("typtype", "char"),
            ("typcategory", "char"),
        ],
        rows: types,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_enum",
        columns: &[("oid", "oid"), ("enumtypid", "oid"), ("enumsortorder", "float4"), ("enumlabel", "name")],
        rows: labels,
    },
];

const BUILT_IN: [&str; 30] = [
    "bool",
    "int2",
    "int4",
    "int8",
    "float4",
    "float8",
    "numeric",
    "text",
    "varchar",
    "bpchar",
    "name",
    "char",
    "bytea",
    "date",
    "time",
    "timetz",
    "timestamp",
    "timestamptz",
    "interval",
    "uuid",
    "json",
    "jsonb",
    "inet",
    "tsvector",
    "oid",
    "regclass",
    "regtype",
    "record",
    "void",
    "unknown",
];

fn category(name: &str) -> &'static str {
    match name {
        "bool" => "B",
        "int2" | "int4" | "int8" | "float4" | "float8" | "numeric" | "oid" | "regclass" | "regtype" => "N",
        "text" | "varchar" | "bpchar" | "name" => "S",
        "date" | "time" | "timetz" | "timestamp" | "timestamptz" => "D",
        "interval" => "T",
        "inet" => "I",
        "record" | "void" => "P",
        "unknown" => "X",
        _ => "U",
    }
}

fn types(view: &View<'_>) -> Vec<Row> {
    let built_in = BUILT_IN.iter().filter_map(|name| {
        let own = sql::type_oid(&datum::parse_type_key(name)?);
        let kind = if matches!(*name, "record" | "void" | "unknown") { "p" } else { "b" };
        Some(vec![i64::from(own).into(), (*name).into(), 11.into(), OWNER.into(), kind.into(), category(name).into()])
    });
    let mut rows: Vec<Row> = built_in.collect();
    rows.extend(view.catalog.enums.values().map(|kind| {
        let namespace = view.namespace(&kind.name.schema);
        vec![oid(kind.oid), kind.name.name.clone().into(), namespace, OWNER.into(), "e".into(), "E".into()]
    }));
    rows
}

fn labels(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for kind in view.catalog.enums.values() {
        for (at, label) in kind.labels.iter().enumerate() {
            let own = i64::from(kind.oid.0) * 1000 + i64::try_from(at).unwrap_or_default();
            rows.push(vec![own.into(), oid(kind.oid), Value::Real(label.order), label.label.clone().into()]);
        }
    }
    rows
}
