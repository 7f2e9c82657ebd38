//! `pg_attribute` and `pg_attrdef`.

use super::{Row, SystemRelation, View, oid};
use catalog::{Column, Identity, Relation};

pub(super) const TABLE: &[SystemRelation] = &[
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_attribute",
        columns: &[
            ("attrelid", "oid"),
            ("attname", "name"),
            ("atttypid", "oid"),
            ("attnum", "int2"),
            ("atttypmod", "int4"),
            ("attnotnull", "bool"),
            ("atthasdef", "bool"),
            ("attidentity", "char"),
            ("attgenerated", "char"),
            ("attisdropped", "bool"),
            ("attndims", "int4"),
            ("attislocal", "bool"),
            ("attinhcount", "int4"),
            ("atthasmissing", "bool"),
            ("attcollation", "oid"),
        ],
        rows: attributes,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_attrdef",
        columns: &[("oid", "oid"), ("adrelid", "oid"), ("adnum", "int2"), ("adbin", "text")],
        rows: defaults,
    },
];

fn attributes(view: &View<'_>) -> Vec<Row> {
    let all = view.catalog.system.values().chain(view.catalog.relations.values());
    all.flat_map(|relation| relation.columns.iter().map(move |column| attribute(relation, column))).collect()
}

fn attribute(relation: &Relation, column: &Column) -> Row {
    let identity = match column.identity {
        Some(Identity::Always) => "a",
        Some(Identity::ByDefault) => "d",
        None => "",
    };
    vec![
        oid(relation.oid),
        column.name.clone().into(),
        column.domain.map_or_else(|| i64::from(sql::type_oid(&column.type_name.base)).into(), oid),
        i64::from(column.number).into(),
        i64::from(column.type_name.modifier).into(),
        column.not_null.into(),
        (column.default.is_some() || column.generated.is_some()).into(),
        identity.into(),
        if column.generated.is_some() { "s" } else { "" }.into(),
        false.into(),
        i64::from(matches!(column.type_name.base, catalog::Type::Array(_))).into(),
        true.into(),
        0.into(),
        false.into(),
        collation(&column.type_name.base).into(),
    ]
}

fn collation(base: &catalog::Type) -> i64 {
    match base {
        catalog::Type::Text | catalog::Type::Varchar | catalog::Type::Bpchar | catalog::Type::Citext => 100,
        catalog::Type::Name => 950,
        catalog::Type::Array(element) => collation(element),
        _ => 0,
    }
}

fn defaults(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for relation in view.tables() {
        for column in &relation.columns {
            if let Some(expression) = column.default.as_ref().or(column.generated.as_ref()) {
                let own = i64::from(relation.oid.0) * 1600 + i64::from(column.number);
                let number = i64::from(column.number);
                rows.push(vec![own.into(), oid(relation.oid), number.into(), expression.0.clone().into()]);
            }
        }
    }
    rows
}
