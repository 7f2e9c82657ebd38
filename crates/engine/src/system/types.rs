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
            ("typbasetype", "oid"),
            ("typtypmod", "int4"),
            ("typnotnull", "bool"),
            ("typdefault", "text"),
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
        let mut row: Row = vec![i64::from(own).into(), (*name).into(), 11.into(), OWNER.into(), kind.into()];
        row.push(category(name).into());
        row.extend(plain());
        Some(row)
    });
    let mut rows: Vec<Row> = built_in.collect();
    rows.extend(view.catalog.enums.values().map(|kind| {
        let namespace = view.namespace(&kind.name.schema);
        let mut row: Row = vec![oid(kind.oid), kind.name.name.clone().into(), namespace, OWNER.into()];
        row.extend(["e".into(), "E".into()]);
        row.extend(plain());
        row
    }));
    rows.extend(view.catalog.domains.values().map(|domain| {
        let base = domain.over.map_or_else(|| i64::from(sql::type_oid(&domain.type_name.base)).into(), oid);
        vec![
            oid(domain.oid),
            domain.name.name.clone().into(),
            view.namespace(&domain.name.schema),
            OWNER.into(),
            "d".into(),
            category(&datum::type_key(&domain.type_name.base)).into(),
            base,
            i64::from(domain.type_name.modifier).into(),
            domain.not_null.into(),
            domain.default.as_ref().map(|default| default.0.clone()).into(),
        ]
    }));
    rows
}

/// What follows for a type that is no domain.
fn plain() -> [Value; 4] {
    [0.into(), (-1).into(), false.into(), Value::Null]
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
