//! `pg_namespace`, `pg_class`, `pg_index`, `pg_sequence`, `pg_description`, `pg_extension`, `pg_database`, `pg_roles`.

use super::{OWNER, Row, SystemRelation, View, oid};
use catalog::{Oid, Persistence, Relation, RelationKind};
use datum::Value;

pub(super) const TABLE: &[SystemRelation] = &[
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_namespace",
        columns: &[("oid", "oid"), ("nspname", "name"), ("nspowner", "oid")],
        rows: namespaces,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_class",
        columns: &[
            ("oid", "oid"),
            ("relname", "name"),
            ("relnamespace", "oid"),
            ("relowner", "oid"),
            ("relkind", "char"),
            ("relpersistence", "char"),
            ("relnatts", "int2"),
            ("relchecks", "int2"),
            ("relhasindex", "bool"),
            ("relispartition", "bool"),
            ("reltuples", "float4"),
            ("reloptions", "_text"),
            ("relispopulated", "bool"),
            ("relhasrules", "bool"),
            ("relhastriggers", "bool"),
            ("relrowsecurity", "bool"),
            ("relreplident", "char"),
            ("relpages", "int4"),
            ("relam", "oid"),
            ("reltablespace", "oid"),
            ("relhassubclass", "bool"),
            ("relforcerowsecurity", "bool"),
            ("relisshared", "bool"),
        ],
        rows: classes,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_index",
        columns: &[
            ("indexrelid", "oid"),
            ("indrelid", "oid"),
            ("indnatts", "int2"),
            ("indnkeyatts", "int2"),
            ("indisunique", "bool"),
            ("indisprimary", "bool"),
            ("indisvalid", "bool"),
            ("indkey", "_int2"),
            ("indisexclusion", "bool"),
            ("indimmediate", "bool"),
            ("indisclustered", "bool"),
            ("indisready", "bool"),
            ("indislive", "bool"),
            ("indisreplident", "bool"),
            ("indnullsnotdistinct", "bool"),
            ("indexprs", "text"),
            ("indpred", "text"),
        ],
        rows: indexes,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_sequence",
        columns: &[
            ("seqrelid", "oid"),
            ("seqtypid", "oid"),
            ("seqstart", "int8"),
            ("seqincrement", "int8"),
            ("seqmax", "int8"),
            ("seqmin", "int8"),
            ("seqcache", "int8"),
            ("seqcycle", "bool"),
        ],
        rows: sequences,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_description",
        columns: &[("objoid", "oid"), ("classoid", "oid"), ("objsubid", "int4"), ("description", "text")],
        rows: descriptions,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_extension",
        columns: &[
            ("oid", "oid"),
            ("extname", "name"),
            ("extowner", "oid"),
            ("extnamespace", "oid"),
            ("extrelocatable", "bool"),
            ("extversion", "text"),
        ],
        rows: extensions,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_database",
        columns: &[
            ("oid", "oid"),
            ("datname", "name"),
            ("datdba", "oid"),
            ("encoding", "int4"),
            ("datcollate", "text"),
            ("datctype", "text"),
            ("datistemplate", "bool"),
            ("datallowconn", "bool"),
        ],
        rows: databases,
    },
    SystemRelation {
        schema: "pg_catalog",
        name: "pg_roles",
        columns: &[
            ("oid", "oid"),
            ("rolname", "name"),
            ("rolsuper", "bool"),
            ("rolinherit", "bool"),
            ("rolcreaterole", "bool"),
            ("rolcreatedb", "bool"),
            ("rolcanlogin", "bool"),
            ("rolreplication", "bool"),
            ("rolconnlimit", "int4"),
            ("rolpassword", "text"),
            ("rolbypassrls", "bool"),
        ],
        rows: roles,
    },
];

fn extensions(view: &View<'_>) -> Vec<Row> {
    let row = |name: &str, own: i64, schema: Value, version: &str| {
        vec![own.into(), name.into(), OWNER.into(), schema, (name != "plpgsql").into(), version.into()]
    };
    let own = view.catalog.extensions.iter().zip(13_600..);
    let own =
        own.map(|(name, oid)| row(name, oid, view.namespace("public"), sql::extension(name).map_or("1.0", |it| it.0)));
    std::iter::once(row("plpgsql", 13_563, 11.into(), "1.0")).chain(own).collect()
}

fn databases(view: &View<'_>) -> Vec<Row> {
    let row = |own: i64, name: &str, is_template: bool| {
        let locale = || Value::from("C.UTF-8");
        let connects = name != "template0";
        vec![own.into(), name.into(), OWNER.into(), 6.into(), locale(), locale(), is_template.into(), connects.into()]
    };
    vec![
        row(5, "postgres", false),
        row(16_384, &view.database, false),
        row(1, "template1", true),
        row(4, "template0", true),
    ]
}

fn roles(view: &View<'_>) -> Vec<Row> {
    let yes = || Value::from(true);
    vec![vec![
        OWNER.into(),
        view.owner.clone().into(),
        yes(),
        yes(),
        false.into(),
        false.into(),
        yes(),
        false.into(),
        (-1).into(),
        "********".into(),
        false.into(),
    ]]
}

fn namespaces(view: &View<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![
        vec![11.into(), "pg_catalog".into(), OWNER.into()],
        vec![13_000.into(), "information_schema".into(), OWNER.into()],
    ];
    let own = view.catalog.schemas.iter().map(|schema| {
        let owner: Value = if schema.name == "public" { 6171.into() } else { OWNER.into() };
        vec![oid(schema.oid), schema.name.clone().into(), owner]
    });
    rows.extend(own);
    rows
}

fn kind(relation: &Relation) -> &'static str {
    match relation.kind {
        RelationKind::Table => "r",
        RelationKind::View(_) => "v",
        RelationKind::MaterializedView(_) => "m",
        RelationKind::Sequence(_) => "S",
    }
}

fn count(number: usize) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

fn class(view: &View<'_>, own: Oid, relation: &Relation, name: &str, kind: &str, shape: [usize; 3]) -> Row {
    let [columns, checks, indexes] = shape;
    let schema = &relation.name.schema;
    let persistence = match relation.persistence {
        Persistence::Permanent => "p",
        Persistence::Unlogged => "u",
        Persistence::Temporary(_) => "t",
    };
    let identity = match relation.replica_identity.as_deref() {
        Some("FULL") => "f",
        Some("NOTHING") => "n",
        _ if kind == "r" => "d",
        _ => "n",
    };
    let index = relation.indexes.iter().find(|index| index.oid == own);
    let options = index.map_or(&relation.options, |index| &index.options);
    let options = if options.is_empty() { Value::Null } else { format!("{{{}}}", options.join(",")).into() };
    vec![
        oid(own),
        name.into(),
        view.namespace(schema),
        OWNER.into(),
        kind.into(),
        persistence.into(),
        count(columns),
        count(checks),
        (indexes > 0).into(),
        false.into(),
        Value::Real(-1.0),
        options,
        (!relation.unpopulated || index.is_some()).into(),
        relation.is_view().into(),
        (relation.foreign_keys().next().is_some() && index.is_none()).into(),
        false.into(),
        identity.into(),
        0.into(),
        match kind {
            "r" | "m" => 2,
            "i" => 403,
            _ => 0,
        }
        .into(),
        0.into(),
        false.into(),
        false.into(),
        false.into(),
    ]
}

fn classes(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for relation in view.catalog.system.values().chain(view.catalog.relations.values()) {
        let is_check = |it: &&catalog::Constraint| matches!(it.kind, catalog::ConstraintKind::Check(_));
        let checks = relation.constraints.iter().filter(is_check).count();
        let shape = [relation.columns.len(), checks, relation.indexes.len()];
        rows.push(class(view, relation.oid, relation, &relation.name.name, kind(relation), shape));
        for index in &relation.indexes {
            let width = index.keys.len() + index.include.len();
            rows.push(class(view, index.oid, relation, &index.name, "i", [width, 0, 0]));
        }
    }
    rows
}

fn indexes(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for table in view.stored() {
        for index in &table.indexes {
            let primary = table.primary_key().is_some_and(|(constraint, _)| constraint.name == index.name);
            let keys: Vec<String> = index.keys.iter().map(|key| key_number(table, &key.part).to_string()).collect();
            rows.push(vec![
                oid(index.oid),
                oid(table.oid),
                count(index.keys.len() + index.include.len()),
                count(index.keys.len()),
                index.unique.into(),
                primary.into(),
                true.into(),
                format!("{{{}}}", keys.join(",")).into(),
                false.into(),
                true.into(),
                false.into(),
                true.into(),
                true.into(),
                false.into(),
                index.nulls_not_distinct.into(),
                expressions(index),
                index.predicate.as_ref().map(|predicate| predicate.0.clone()).into(),
            ]);
        }
    }
    rows
}

/// The keys that are expressions, as text.
fn expressions(index: &catalog::Index) -> Value {
    let texts: Vec<&str> = index
        .keys
        .iter()
        .filter_map(|key| match &key.part {
            catalog::KeyPart::Expression(expression) => Some(expression.0.as_str()),
            catalog::KeyPart::Column(_) => None,
        })
        .collect();
    if texts.is_empty() { Value::Null } else { texts.join(", ").into() }
}

fn key_number(table: &Relation, part: &catalog::KeyPart) -> i16 {
    match part {
        catalog::KeyPart::Column(name) => table.column(name).map_or(0, |column| column.number),
        catalog::KeyPart::Expression(_) => 0,
    }
}

fn sequences(view: &View<'_>) -> Vec<Row> {
    let all = view.catalog.relations.values().filter_map(|relation| Some((relation.oid, relation.sequence()?)));
    let rows = all.map(|(own, sequence)| {
        vec![
            oid(own),
            i64::from(sql::type_oid(&sequence.type_name.base)).into(),
            sequence.start.into(),
            sequence.increment.into(),
            sequence.max.into(),
            sequence.min.into(),
            sequence.cache.into(),
            sequence.cycle.into(),
        ]
    });
    rows.collect()
}

fn descriptions(view: &View<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut push = |own: Oid, class: i64, part: i64, text: &str| {
        rows.push(vec![oid(own), class.into(), part.into(), text.into()]);
    };
    for relation in view.catalog.relations.values() {
        if let Some(comment) = &relation.comment {
            push(relation.oid, 1259, 0, comment);
        }
        for column in &relation.columns {
            if let Some(comment) = &column.comment {
                push(relation.oid, 1259, column.number.into(), comment);
            }
        }
    }
    for schema in &view.catalog.schemas {
        if let Some(comment) = &schema.comment {
            push(schema.oid, 2615, 0, comment);
        }
    }
    for (own, comment) in &view.catalog.comments {
        let is_type = view.catalog.enum_type(*own).is_some() || view.catalog.domains.contains_key(own);
        let class = if is_type {
            1247
        } else if view.catalog.statistics.contains_key(own) {
            3381
        } else if view.catalog.index(*own).is_some() {
            1259
        } else {
            2606
        };
        push(*own, class, 0, comment);
    }
    rows
}
