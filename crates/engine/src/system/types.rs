//! `pg_type` and `pg_enum`.

use super::{OWNER, Row, SystemRelation, View, oid};
use catalog::Type;
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
            ("typelem", "oid"),
            ("typarray", "oid"),
            ("typrelid", "oid"),
            ("typisdefined", "bool"),
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

const BUILT_IN: [&str; 31] = [
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
    "regnamespace",
    "record",
    "void",
    "unknown",
];

fn category(name: &str) -> &'static str {
    match name {
        "bool" => "B",
        "int2" | "int4" | "int8" | "float4" | "float8" | "numeric" | "oid" | "regclass" | "regtype"
        | "regnamespace" => "N",
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
    let mut rows: Vec<Row> = Vec::new();
    for name in BUILT_IN {
        let Some(base) = datum::parse_type_key(name) else { continue };
        let kind = if matches!(name, "record" | "void" | "unknown") { "p" } else { "b" };
        with_array(&mut rows, &base, name, 11.into(), [kind, category(name)]);
    }
    for kind in view.catalog.enums.values() {
        with_array(&mut rows, &Type::Enum(kind.oid), &kind.name.name, view.namespace(&kind.name.schema), ["e", "E"]);
    }
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
            0.into(),
            0.into(),
            0.into(),
            true.into(),
        ]
    }));
    rows
}

/// What follows for a type that is no domain.
fn plain() -> [Value; 4] {
    [0.into(), (-1).into(), false.into(), Value::Null]
}

/// A type and the type of its arrays.
fn with_array(rows: &mut Vec<Row>, base: &Type, name: &str, namespace: Value, [kind, category]: [&str; 2]) {
    let own = i64::from(sql::type_oid(base));
    let array = if kind == "p" { 0 } else { i64::from(sql::type_oid(&Type::Array(Box::new(base.clone())))) };
    let row = |own: i64, name: &str, kind: &str, category: &str, element: i64, array: i64| {
        let mut row: Row = vec![own.into(), name.into(), namespace.clone(), OWNER.into(), kind.into(), category.into()];
        row.extend(plain());
        row.extend([element.into(), array.into(), 0.into(), true.into()]);
        row
    };
    rows.push(row(own, name, kind, category, 0, array));
    if array != 0 {
        rows.push(row(array, &format!("_{name}"), "b", "A", own, 0));
    }
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
