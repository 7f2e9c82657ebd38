//! What is there and mostly empty: what other sessions, extensions and rarer objects would fill; `pg_settings`, `pg_proc`.

use super::{OWNER, Row, SystemRelation, View, oid};
use crate::settings::Kind;
use datum::Value;

macro_rules! relation {
    ($name:literal, $columns:expr, $rows:expr) => {
        SystemRelation { schema: "pg_catalog", name: $name, columns: $columns, rows: $rows }
    };
}

fn none(_: &View<'_>) -> Vec<Row> {
    Vec::new()
}

pub(super) const TABLE: &[SystemRelation] = &[
    relation!("pg_settings", SETTINGS, settings),
    relation!("pg_proc", FUNCTIONS, functions),
    relation!(
        "pg_user",
        &[("usename", "name"), ("usesysid", "oid"), ("usecreatedb", "bool"), ("usesuper", "bool")],
        users
    ),
    relation!("pg_am", &[("oid", "oid"), ("amname", "name"), ("amtype", "char")], methods),
    relation!(
        "pg_collation",
        &[("oid", "oid"), ("collname", "name"), ("collnamespace", "oid"), ("collprovider", "char")],
        collations
    ),
    relation!("pg_tablespace", &[("oid", "oid"), ("spcname", "name"), ("spcowner", "oid")], tablespaces),
    relation!("pg_depend", DEPEND, dependencies),
    relation!("pg_stat_activity", ACTIVITY, activity),
    relation!("pg_stat_user_tables", STATISTICS, statistics),
    relation!("pg_available_extensions", EXTENSIONS, extensions),
    relation!(
        "pg_locks",
        &[
            ("locktype", "text"),
            ("database", "oid"),
            ("relation", "oid"),
            ("pid", "int4"),
            ("mode", "text"),
            ("granted", "bool")
        ],
        none
    ),
    relation!("pg_inherits", &[("inhrelid", "oid"), ("inhparent", "oid"), ("inhseqno", "int4")], none),
    relation!("pg_policy", &[("oid", "oid"), ("polname", "name"), ("polrelid", "oid"), ("polcmd", "char")], none),
    relation!("pg_trigger", TRIGGERS, none),
    relation!(
        "pg_policies",
        &[("schemaname", "name"), ("tablename", "name"), ("policyname", "name"), ("cmd", "text"), ("qual", "text")],
        none
    ),
    relation!("pg_partitioned_table", &[("partrelid", "oid"), ("partstrat", "char"), ("partnatts", "int2")], none),
    relation!("pg_publication", &[("oid", "oid"), ("pubname", "name"), ("pubowner", "oid")], none),
    relation!("pg_event_trigger", &[("oid", "oid"), ("evtname", "name"), ("evtevent", "name")], none),
    relation!("pg_shdescription", &[("objoid", "oid"), ("classoid", "oid"), ("description", "text")], none),
    relation!("pg_prepared_statements", &[("name", "text"), ("statement", "text")], none),
    relation!(
        "pg_rules",
        &[("schemaname", "name"), ("tablename", "name"), ("rulename", "name"), ("definition", "text")],
        none
    ),
];

const TRIGGERS: &[(&str, &str)] = &[
    ("oid", "oid"),
    ("tgrelid", "oid"),
    ("tgname", "name"),
    ("tgfoid", "oid"),
    ("tgenabled", "char"),
    ("tgisinternal", "bool"),
];

const SETTINGS: &[(&str, &str)] = &[
    ("name", "text"),
    ("setting", "text"),
    ("unit", "text"),
    ("vartype", "text"),
    ("min_val", "text"),
    ("max_val", "text"),
    ("enumvals", "_text"),
    ("boot_val", "text"),
    ("reset_val", "text"),
];

fn settings(view: &View<'_>) -> Vec<Row> {
    let rows = crate::settings::all().iter().map(|known| {
        let given = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
        let kind = match known.kind {
            Kind::Boolean => "bool",
            Kind::Integer => "integer",
            Kind::Real => "real",
            Kind::Enum => "enum",
            Kind::Text => "string",
        };
        let words: Vec<String> = known
            .values
            .split(',')
            .map(|word| if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() })
            .collect();
        let words = if known.values.is_empty() { Value::Null } else { format!("{{{}}}", words.join(",")).into() };
        vec![
            known.name.into(),
            view.settings.setting(known).into(),
            given(known.unit),
            kind.into(),
            given(known.least),
            given(known.most),
            words,
            known.default.into(),
            known.default.into(),
        ]
    });
    rows.collect()
}

const FUNCTIONS: &[(&str, &str)] = &[
    ("oid", "oid"),
    ("proname", "name"),
    ("pronamespace", "oid"),
    ("proowner", "oid"),
    ("prokind", "char"),
    ("proretset", "bool"),
    ("provolatile", "char"),
    ("pronargs", "int2"),
    ("pronargdefaults", "int2"),
    ("prorettype", "oid"),
    ("prosrc", "text"),
];

fn functions(_: &View<'_>) -> Vec<Row> {
    let own = sql::known_functions().filter(|function| function.oid < 16_384);
    let rows = own.map(|function| {
        let kind = match function.kind {
            sql::typed::FunctionKind::Normal => "f",
            sql::typed::FunctionKind::Aggregate => "a",
            sql::typed::FunctionKind::Window => "w",
        };
        let count = |number: usize| Value::from(i64::try_from(number).unwrap_or_default());
        vec![
            i64::from(function.oid).into(),
            function.name.into(),
            11.into(),
            OWNER.into(),
            kind.into(),
            function.set.into(),
            function.volatility.to_string().into(),
            count(function.arguments.len()),
            count(function.defaults),
            i64::from(function.result).into(),
            function.source.into(),
        ]
    });
    rows.collect()
}

fn users(view: &View<'_>) -> Vec<Row> {
    vec![vec![view.owner.clone().into(), OWNER.into(), true.into(), true.into()]]
}

fn methods(_: &View<'_>) -> Vec<Row> {
    let all = [
        (2, "heap", "t"),
        (403, "btree", "i"),
        (405, "hash", "i"),
        (783, "gist", "i"),
        (2742, "gin", "i"),
        (4000, "spgist", "i"),
        (3580, "brin", "i"),
    ];
    all.into_iter().map(|(own, name, kind)| vec![own.into(), name.into(), kind.into()]).collect()
}

fn collations(_: &View<'_>) -> Vec<Row> {
    let all =
        [(100, "default", "d"), (950, "C", "c"), (951, "POSIX", "c"), (962, "ucs_basic", "c"), (12_546, "C.utf8", "c")];
    all.into_iter().map(|(own, name, provider)| vec![own.into(), name.into(), 11.into(), provider.into()]).collect()
}

fn tablespaces(_: &View<'_>) -> Vec<Row> {
    [(1663, "pg_default"), (1664, "pg_global")]
        .into_iter()
        .map(|(own, name)| vec![own.into(), name.into(), OWNER.into()])
        .collect()
}

const DEPEND: &[(&str, &str)] = &[
    ("classid", "oid"),
    ("objid", "oid"),
    ("objsubid", "int4"),
    ("refclassid", "oid"),
    ("refobjid", "oid"),
    ("refobjsubid", "int4"),
    ("deptype", "char"),
];

/// What owns a sequence; other dependencies are not listed.
fn dependencies(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for relation in view.catalog.relations.values() {
        let Some((owner, column)) = relation.sequence().and_then(|sequence| sequence.owned_by.as_ref()) else {
            continue;
        };
        let Some(column) = view.catalog.relation(*owner).and_then(|owner| owner.column(column)) else { continue };
        let kind = if column.identity.is_some() { "i" } else { "a" };
        rows.push(vec![
            1259.into(),
            oid(relation.oid),
            0.into(),
            1259.into(),
            oid(*owner),
            i64::from(column.number).into(),
            kind.into(),
        ]);
    }
    rows
}

const ACTIVITY: &[(&str, &str)] = &[
    ("datid", "oid"),
    ("datname", "name"),
    ("pid", "int4"),
    ("usesysid", "oid"),
    ("usename", "name"),
    ("application_name", "text"),
    ("state", "text"),
    ("query", "text"),
    ("backend_type", "text"),
];

fn activity(view: &View<'_>) -> Vec<Row> {
    vec![vec![
        5.into(),
        view.database.clone().into(),
        4242.into(),
        OWNER.into(),
        view.owner.clone().into(),
        view.settings.show("application_name").unwrap_or_default().into(),
        "active".into(),
        "".into(),
        "client backend".into(),
    ]]
}

const STATISTICS: &[(&str, &str)] = &[
    ("relid", "oid"),
    ("schemaname", "name"),
    ("relname", "name"),
    ("seq_scan", "int8"),
    ("n_live_tup", "int8"),
    ("n_dead_tup", "int8"),
];

fn statistics(view: &View<'_>) -> Vec<Row> {
    let row = |table: &catalog::Relation| {
        vec![
            oid(table.oid),
            table.name.schema.clone().into(),
            table.name.name.clone().into(),
            0.into(),
            0.into(),
            0.into(),
        ]
    };
    view.tables().map(|table| row(table)).collect()
}

const EXTENSIONS: &[(&str, &str)] = &[("name", "name"), ("default_version", "text"), ("installed_version", "text")];

fn extensions(view: &View<'_>) -> Vec<Row> {
    const KNOWN: [(&str, &str); 10] = [
        ("btree_gin", "1.3"),
        ("btree_gist", "1.7"),
        ("citext", "1.6"),
        ("hstore", "1.8"),
        ("ltree", "1.2"),
        ("pg_trgm", "1.6"),
        ("pgcrypto", "1.3"),
        ("plpgsql", "1.0"),
        ("unaccent", "1.1"),
        ("uuid-ossp", "1.1"),
    ];
    let row = |(name, version): (&str, &str)| {
        let installed = name == "plpgsql" || view.catalog.extensions.iter().any(|known| known == name);
        vec![name.into(), version.into(), if installed { version.into() } else { Value::Null }]
    };
    KNOWN.into_iter().map(row).collect()
}
