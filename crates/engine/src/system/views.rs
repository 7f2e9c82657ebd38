//! `pg_tables`, `pg_views`, `pg_indexes`, `pg_sequences`.

use super::{Row, SystemRelation, View};
use catalog::RelationKind;
use datum::Value;

pub(super) const TABLE: &[SystemRelation] = &[
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_tables",
        columns: &[
            ("schemaname", "name"),
            ("tablename", "name"),
            ("tableowner", "name"),
            ("tablespace", "name"),
            ("hasindexes", "bool"),
            ("hasrules", "bool"),
            ("hastriggers", "bool"),
            ("rowsecurity", "bool"),
        ],
        rows: tables,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_views",
        columns: &[("schemaname", "name"), ("viewname", "name"), ("viewowner", "name"), ("definition", "text")],
        rows: views,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_matviews",
        columns: &[
            ("schemaname", "name"),
            ("matviewname", "name"),
            ("matviewowner", "name"),
            ("tablespace", "name"),
            ("hasindexes", "bool"),
            ("ispopulated", "bool"),
            ("definition", "text"),
        ],
        rows: materialized_views,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_indexes",
        columns: &[
            ("schemaname", "name"),
            ("tablename", "name"),
            ("indexname", "name"),
            ("tablespace", "name"),
            ("indexdef", "text"),
        ],
        rows: indexes,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_sequences",
        columns: &[
            ("schemaname", "name"),
            ("sequencename", "name"),
            ("sequenceowner", "name"),
            ("data_type", "regtype"),
            ("start_value", "int8"),
            ("min_value", "int8"),
            ("max_value", "int8"),
            ("increment_by", "int8"),
            ("cycle", "bool"),
            ("cache_size", "int8"),
            ("last_value", "int8"),
        ],
        rows: sequences,
    },
];

fn tables(view: &View<'_>) -> Vec<Row> {
    let rows = view.tables().map(|table| {
        vec![
            table.name.schema.clone().into(),
            table.name.name.clone().into(),
            view.owner.clone().into(),
            Value::Null,
            (!table.indexes.is_empty()).into(),
            false.into(),
            (table.foreign_keys().next().is_some()).into(),
            false.into(),
        ]
    });
    rows.collect()
}

fn views(view: &View<'_>) -> Vec<Row> {
    let rows = view.catalog.relations.values().filter_map(|relation| match &relation.kind {
        RelationKind::View(query) => Some(vec![
            relation.name.schema.clone().into(),
            relation.name.name.clone().into(),
            view.owner.clone().into(),
            format!("{};", query.0).into(),
        ]),
        _ => None,
    });
    rows.collect()
}

fn materialized_views(view: &View<'_>) -> Vec<Row> {
    let rows = view.catalog.relations.values().filter_map(|relation| match &relation.kind {
        RelationKind::MaterializedView(query) => Some(vec![
            relation.name.schema.clone().into(),
            relation.name.name.clone().into(),
            view.owner.clone().into(),
            Value::Null,
            (!relation.indexes.is_empty()).into(),
            (!relation.unpopulated).into(),
            format!("{};", query.0).into(),
        ]),
        _ => None,
    });
    rows.collect()
}

fn indexes(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for table in view.stored() {
        for index in &table.indexes {
            rows.push(vec![
                table.name.schema.clone().into(),
                table.name.name.clone().into(),
                index.name.clone().into(),
                Value::Null,
                crate::functions::index_definition(table, index).into(),
            ]);
        }
    }
    rows
}

fn sequences(view: &View<'_>) -> Vec<Row> {
    let rows = view.catalog.relations.values().filter_map(|relation| {
        let sequence = relation.sequence()?;
        Some(vec![
            relation.name.schema.clone().into(),
            relation.name.name.clone().into(),
            view.owner.clone().into(),
            i64::from(sql::type_oid(&sequence.type_name.base)).into(),
            sequence.start.into(),
            sequence.min.into(),
            sequence.max.into(),
            sequence.increment.into(),
            sequence.cycle.into(),
            sequence.cache.into(),
            view.last_values.iter().find(|(oid, _)| *oid == relation.oid).map(|(_, value)| *value).into(),
        ])
    });
    rows.collect()
}
