//! `information_schema.tables`, `columns`, `schemata`, `views`, `sequences`.

use super::{Row, SystemRelation, View};
use catalog::{Column, Relation, RelationKind, Type, TypeName};
use datum::Value;

pub(super) const TABLE: &[SystemRelation] = &[
    SystemRelation {
        schema: "information_schema",
        name: "schemata",
        columns: &[("catalog_name", "name"), ("schema_name", "name"), ("schema_owner", "name")],
        rows: schemata,
    },
    SystemRelation {
        schema: "information_schema",
        name: "tables",
        columns: &[
            ("table_catalog", "name"),
            ("table_schema", "name"),
            ("table_name", "name"),
            ("table_type", "varchar"),
            ("is_insertable_into", "varchar"),
        ],
        rows: tables,
    },
    SystemRelation {
        schema: "information_schema",
        name: "columns",
        columns: &[
            ("table_catalog", "name"),
            ("table_schema", "name"),
            ("table_name", "name"),
            ("column_name", "name"),
            ("ordinal_position", "int4"),
            ("column_default", "varchar"),
            ("is_nullable", "varchar"),
            ("data_type", "varchar"),
            ("character_maximum_length", "int4"),
            ("numeric_precision", "int4"),
            ("numeric_scale", "int4"),
            ("datetime_precision", "int4"),
            ("udt_schema", "name"),
            ("udt_name", "name"),
            ("is_identity", "varchar"),
            ("identity_generation", "varchar"),
            ("is_generated", "varchar"),
            ("generation_expression", "varchar"),
            ("collation_name", "name"),
            ("domain_schema", "name"),
            ("domain_name", "name"),
        ],
        rows: columns,
    },
    SystemRelation {
        schema: "information_schema",
        name: "views",
        columns: &[
            ("table_catalog", "name"),
            ("table_schema", "name"),
            ("table_name", "name"),
            ("view_definition", "varchar"),
        ],
        rows: views,
    },
    SystemRelation {
        schema: "information_schema",
        name: "sequences",
        columns: &[
            ("sequence_catalog", "name"),
            ("sequence_schema", "name"),
            ("sequence_name", "name"),
            ("data_type", "varchar"),
            ("start_value", "varchar"),
            ("minimum_value", "varchar"),
            ("maximum_value", "varchar"),
            ("increment", "varchar"),
            ("cycle_option", "varchar"),
        ],
        rows: sequences,
    },
    SystemRelation { schema: "information_schema", name: "routines", columns: ROUTINES, rows: none },
    SystemRelation { schema: "information_schema", name: "triggers", columns: TRIGGERS, rows: none },
    SystemRelation { schema: "information_schema", name: "domains", columns: DOMAINS, rows: domains },
    SystemRelation { schema: "information_schema", name: "table_privileges", columns: GRANTS, rows: grants },
    SystemRelation { schema: "information_schema", name: "role_table_grants", columns: GRANTS, rows: grants },
    SystemRelation {
        schema: "information_schema",
        name: "information_schema_catalog_name",
        columns: &[("catalog_name", "name")],
        rows: |view| vec![vec![view.database.clone().into()]],
    },
];

const ROUTINES: &[(&str, &str)] = &[
    ("specific_name", "name"),
    ("routine_catalog", "name"),
    ("routine_schema", "name"),
    ("routine_name", "name"),
    ("routine_type", "varchar"),
    ("data_type", "varchar"),
    ("routine_definition", "varchar"),
];

const TRIGGERS: &[(&str, &str)] = &[
    ("trigger_catalog", "name"),
    ("trigger_schema", "name"),
    ("trigger_name", "name"),
    ("event_manipulation", "varchar"),
    ("event_object_schema", "name"),
    ("event_object_table", "name"),
    ("action_statement", "varchar"),
    ("action_timing", "varchar"),
];

const DOMAINS: &[(&str, &str)] =
    &[("domain_catalog", "name"), ("domain_schema", "name"), ("domain_name", "name"), ("data_type", "varchar")];

const GRANTS: &[(&str, &str)] = &[
    ("grantor", "name"),
    ("grantee", "name"),
    ("table_catalog", "name"),
    ("table_schema", "name"),
    ("table_name", "name"),
    ("privilege_type", "varchar"),
    ("is_grantable", "varchar"),
];

fn none(_: &View<'_>) -> Vec<Row> {
    Vec::new()
}

fn domains(view: &View<'_>) -> Vec<Row> {
    let row = |domain: &catalog::Domain| {
        vec![
            view.database.clone().into(),
            domain.name.schema.clone().into(),
            domain.name.name.clone().into(),
            data_type(&domain.type_name.base).into(),
        ]
    };
    view.catalog.domains.values().map(|domain| row(domain)).collect()
}

/// The owner may do everything.
fn grants(view: &View<'_>) -> Vec<Row> {
    const ALL: [&str; 7] = ["INSERT", "SELECT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];
    let mut rows = Vec::new();
    for relation in view.catalog.relations.values().filter(|relation| relation.sequence().is_none()) {
        for privilege in ALL {
            rows.push(vec![
                view.owner.clone().into(),
                view.owner.clone().into(),
                view.database.clone().into(),
                relation.name.schema.clone().into(),
                relation.name.name.clone().into(),
                privilege.into(),
                "YES".into(),
            ]);
        }
    }
    rows
}

fn schemata(view: &View<'_>) -> Vec<Row> {
    let system = ["information_schema", "pg_catalog"].into_iter().map(str::to_owned);
    let names = view.catalog.schemas.iter().map(|schema| schema.name.clone()).chain(system);
    let owner = |name: &str| if name == "public" { "pg_database_owner".to_owned() } else { view.owner.clone() };
    names.map(|name| vec![view.database.clone().into(), name.clone().into(), owner(&name).into()]).collect()
}

fn yes(is: bool) -> Value {
    if is { "YES" } else { "NO" }.into()
}

fn tables(view: &View<'_>) -> Vec<Row> {
    let all = view.catalog.relations.values().chain(view.catalog.system.values());
    let rows = all.filter_map(|relation| {
        let kind = match relation.kind {
            RelationKind::Table if relation.name.schema == "information_schema" => "VIEW",
            RelationKind::Table => "BASE TABLE",
            RelationKind::View(_) => "VIEW",
            _ => return None,
        };
        let mut row = named(view, relation);
        row.extend([kind.into(), yes(kind == "BASE TABLE")]);
        Some(row)
    });
    rows.collect()
}

fn named(view: &View<'_>, relation: &Relation) -> Row {
    vec![view.database.clone().into(), relation.name.schema.clone().into(), relation.name.name.clone().into()]
}

fn columns(view: &View<'_>) -> Vec<Row> {
    let all = view.catalog.relations.values().chain(view.catalog.system.values());
    let all = all.filter(|relation| !relation.is_sequence());
    all.flat_map(|relation| relation.columns.iter().map(move |it| column(view, relation, it))).collect()
}

fn column(view: &View<'_>, relation: &Relation, column: &Column) -> Row {
    let base = &column.type_name.base;
    let (precision, scale) = number_shape(&column.type_name);
    let (udt_schema, udt_name) = udt(view, base);
    let domain = column.domain.and_then(|domain| view.catalog.domains.get(&domain));
    let mut row = named(view, relation);
    row.extend([
        column.name.clone().into(),
        i64::from(column.number).into(),
        column.default.as_ref().map(|default| default.0.clone()).into(),
        yes(!column.not_null),
        match domain.filter(|domain| domain.over.is_some()) {
            Some(_) => "USER-DEFINED".into(),
            None => data_type(base).into(),
        },
        length(&column.type_name).into(),
        precision.into(),
        scale.into(),
        time_precision(&column.type_name).into(),
        udt_schema.into(),
        udt_name.into(),
        yes(column.identity.is_some()),
        column
            .identity
            .map(|identity| match identity {
                catalog::Identity::Always => "ALWAYS",
                catalog::Identity::ByDefault => "BY DEFAULT",
            })
            .into(),
        if column.generated.is_some() { "ALWAYS" } else { "NEVER" }.into(),
        column.generated.as_ref().map(|generated| generated.0.clone()).into(),
        column.collation.clone().into(),
        domain.map(|domain| domain.name.schema.clone()).into(),
        domain.map(|domain| domain.name.name.clone()).into(),
    ]);
    row
}

fn data_type(base: &Type) -> String {
    match base {
        Type::Enum(_) | Type::Citext => "USER-DEFINED".into(),
        Type::Array(_) => "ARRAY".into(),
        other => datum::type_label(other, &catalog::Catalog::default()),
    }
}

fn udt(view: &View<'_>, base: &Type) -> (String, String) {
    match base {
        Type::Enum(oid) => match view.catalog.enum_type(*oid) {
            Some(kind) => (kind.name.schema.clone(), kind.name.name.clone()),
            None => ("pg_catalog".into(), "unknown".into()),
        },
        Type::Array(element) => {
            let (schema, name) = udt(view, element);
            (schema, format!("_{name}"))
        }
        other => ("pg_catalog".into(), datum::type_key(other)),
    }
}

fn length(type_name: &TypeName) -> Option<i64> {
    let has_length = matches!(type_name.base, Type::Varchar | Type::Bpchar) && type_name.modifier >= 4;
    has_length.then(|| i64::from(type_name.modifier) - 4)
}

fn number_shape(type_name: &TypeName) -> (Option<i64>, Option<i64>) {
    match type_name.base {
        Type::Int2 => (Some(16), Some(0)),
        Type::Int4 => (Some(32), Some(0)),
        Type::Int8 => (Some(64), Some(0)),
        Type::Float4 => (Some(24), None),
        Type::Float8 => (Some(53), None),
        Type::Numeric if type_name.modifier >= 4 => {
            let packed = i64::from(type_name.modifier) - 4;
            (Some(packed >> 16), Some(packed & 0x7ff))
        }
        _ => (None, None),
    }
}

fn time_precision(type_name: &TypeName) -> Option<i64> {
    match type_name.base {
        Type::Date => Some(0),
        Type::Time | Type::TimeTz | Type::Timestamp | Type::TimestampTz | Type::Interval => {
            Some(if type_name.modifier < 0 { 6 } else { type_name.modifier.into() })
        }
        _ => None,
    }
}

fn views(view: &View<'_>) -> Vec<Row> {
    let rows = view.catalog.relations.values().filter_map(|relation| match &relation.kind {
        RelationKind::View(query) => {
            let mut row = named(view, relation);
            row.push(format!("{};", query.0).into());
            Some(row)
        }
        _ => None,
    });
    rows.collect()
}

fn sequences(view: &View<'_>) -> Vec<Row> {
    let rows = view.catalog.relations.values().filter_map(|relation| {
        let sequence = relation.sequence()?;
        let owner = sequence.owned_by.as_ref();
        let column = owner.and_then(|(owner, column)| view.catalog.relation(*owner)?.column(column));
        if column.is_some_and(|column| column.identity.is_some()) {
            return None;
        }
        let mut row = named(view, relation);
        row.extend([
            data_type(&sequence.type_name.base).into(),
            sequence.start.to_string().into(),
            sequence.min.to_string().into(),
            sequence.max.to_string().into(),
            sequence.increment.to_string().into(),
            if sequence.cycle { "YES" } else { "NO" }.into(),
        ]);
        Some(row)
    });
    rows.collect()
}
