//! Tables of the database, as SQLAlchemy reflects them for Alembic.

use super::ask::Talk;
use super::model::{
    Check, Column, Default, ForeignKey, Index, IndexKey, Key, Options, Rendering, Side, Table, Unique, qualified,
};
use super::reflect_type::kind;
use crate::compile::{python_repr, string_repr};
use crate::environment::inspect as inspection;
use crate::schema::Name;
use catalog::{Catalog, Relation, RelationKind, Type};
use serde_json::Value;

/// The tables of a schema; `None` is `public`.
pub(crate) fn table_names<'a>(catalog: &'a Catalog, schema: Option<&str>) -> Vec<&'a str> {
    let schema = schema.unwrap_or("public");
    let mut names: Vec<&str> = catalog
        .relations
        .values()
        .filter(|relation| relation.name.schema == schema && matches!(relation.kind, RelationKind::Table))
        .map(|relation| relation.name.name.as_str())
        .collect();
    names.sort_unstable();
    names
}

/// Reflects a table, and says which of its columns count by themselves; `None` if it is not there.
pub(crate) fn table(catalog: &Catalog, schema: Option<&str>, name: &str, talk: &mut Talk) -> Option<Table> {
    let within = schema.unwrap_or("public");
    let relation =
        catalog.relations.values().find(|relation| relation.name.schema == within && relation.name.name == name)?;
    let key = inspection::primary_key(relation);
    let key = Key { name: final_name(&key["name"]), columns: texts(&key["constrained_columns"]) };
    let foreign_keys = foreign_keys(catalog, relation, schema);
    let mut columns = Vec::new();
    for column in &relation.columns {
        columns.push(self::column(catalog, relation, column, schema, &key, &foreign_keys, talk));
    }
    let only_key = columns.iter().filter(|column: &&Column| column.primary_key).count() == 1;
    for column in &mut columns {
        let integer = matches!(column.kind.repr.as_str(), "INTEGER()" | "BIGINT()" | "SMALLINT()");
        let referring = foreign_keys.iter().any(|key| key.columns.contains(&column.name));
        column.counts = column.primary_key
            && integer
            && (column.autoincrement.as_deref() == Some("True")
                || (only_key && !referring && column.default.is_none()))
            && column.autoincrement.as_deref() != Some("False");
    }
    let uniques = unique_constraints(relation);
    let checks = check_constraints(relation);
    let indexes = indexes(relation, &columns);
    Some(Table {
        side: Side::Database,
        name: name.to_owned(),
        schema: schema.map(str::to_owned),
        columns,
        key,
        uniques,
        foreign_keys,
        checks,
        indexes,
        comment: relation.comment.clone(),
        ..Table::default()
    })
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// What the database says is final.
fn final_name(value: &Value) -> Option<Name> {
    value.as_str().map(|name| Name::Final { conv: name.to_owned() })
}

fn column(
    catalog: &Catalog,
    relation: &Relation,
    column: &catalog::Column,
    schema: Option<&str>,
    key: &Key,
    foreign_keys: &[ForeignKey],
    talk: &mut Talk,
) -> Column {
    let row = inspection::column_row(catalog, relation, column);
    let default = default(&row).filter(|default| !is_serial(catalog, relation, column, default, talk));
    let primary_key = key.columns.contains(&column.name);
    let mut made = Column {
        side: Side::Database,
        table: relation.name.name.clone(),
        schema: schema.map(str::to_owned),
        name: column.name.clone(),
        kind: kind(catalog, &column.type_name, column.collation.as_deref()),
        nullable: !column.not_null,
        nullable_given: true,
        primary_key,
        default,
        autoincrement: Some(if row["autoincrement"] == Value::Bool(true) { "True" } else { "False" }.to_owned()),
        counts: false,
        comment: column.comment.clone(),
        system: false,
        repr: String::new(),
    };
    made.repr = repr(&made, foreign_keys);
    made
}

fn default(row: &Value) -> Option<Default> {
    if let Some(computed) = row.get("computed") {
        let sqltext = text(&computed["sqltext"]).unwrap_or_default();
        return Some(Default::Computed { sqltext, persisted: computed["persisted"].as_bool() });
    }
    if let Some(identity) = row.get("identity") {
        return Some(Default::Identity(serde_json::from_value(identity.clone()).unwrap_or_default()));
    }
    text(&row["default"]).map(|sql| Default::Sql { sql, class: "TextClause".to_owned() })
}

/// Alembic leaves out the default of a column whose own sequence it is; `PostgresqlImpl.autogen_column_reflect`.
fn is_serial(
    catalog: &Catalog,
    relation: &Relation,
    column: &catalog::Column,
    default: &Default,
    talk: &mut Talk,
) -> bool {
    let Default::Sql { sql, .. } = default else { return false };
    if !matches!(column.type_name.base, Type::Int4 | Type::Int8) || !sql.starts_with("nextval('") {
        return false;
    }
    let Some((named, _)) = sql["nextval('".len()..].split_once("'::regclass)") else { return false };
    let owned = catalog.relations.values().find(|other| match &other.kind {
        RelationKind::Sequence(sequence) => {
            let full = qualified(Some(&other.name.schema), &other.name.name);
            let bare = named.replace('"', "");
            (bare == other.name.name && other.name.schema == "public" || bare == full)
                && sequence.owned_by.as_ref().is_some_and(|(oid, name)| *oid == relation.oid && *name == column.name)
        }
        _ => false,
    });
    let Some(sequence) = owned else { return false };
    talk.log(
        "alembic.ddl.postgresql",
        format!(
            "Detected sequence named '{}' as owned by integer column '{}({})', assuming SERIAL and omitting",
            sequence.name.name, relation.name.name, column.name
        ),
    );
    true
}

/// `repr` of a reflected column.
fn repr(column: &Column, foreign_keys: &[ForeignKey]) -> String {
    let mut parts = vec![string_repr(&column.name), column.kind.repr.clone()];
    for key in foreign_keys {
        if let Some(at) = key.columns.iter().position(|name| *name == column.name)
            && let Some(target) = key.targets.get(at)
        {
            parts.push(format!("ForeignKey({})", string_repr(target)));
        }
    }
    parts.push(format!("table=<{}>", column.table));
    if column.primary_key {
        parts.push("primary_key=True".to_owned());
    }
    if !column.nullable {
        parts.push("nullable=False".to_owned());
    }
    if let Some(default) = &column.default {
        parts.push(format!("server_default={}", super::words::default_repr(default)));
    }
    if let Some(comment) = column.comment.as_ref().filter(|comment| !comment.is_empty()) {
        parts.push(format!("comment={}", string_repr(comment)));
    }
    format!("Column({})", parts.join(", "))
}

fn foreign_keys(catalog: &Catalog, relation: &Relation, schema: Option<&str>) -> Vec<ForeignKey> {
    let rows = inspection::foreign_keys(catalog, relation, schema);
    let one = |row: &Value| {
        let (referred_schema, referred_table) = (text(&row["referred_schema"]), text(&row["referred_table"]));
        let referred_table = referred_table.unwrap_or_default();
        let referred_columns = texts(&row["referred_columns"]);
        let full = qualified(referred_schema.as_deref(), &referred_table);
        let options = &row["options"];
        ForeignKey {
            name: final_name(&row["name"]),
            columns: texts(&row["constrained_columns"]),
            targets: referred_columns.iter().map(|column| format!("{full}.{column}")).collect(),
            referred_schema,
            referred_table,
            referred_columns,
            onupdate: text(&options["onupdate"]),
            ondelete: text(&options["ondelete"]),
            deferrable: options["deferrable"].as_bool(),
            initially: text(&options["initially"]),
            match_kind: text(&options["match"]),
            ..ForeignKey::default()
        }
    };
    rows.as_array().into_iter().flatten().map(one).collect()
}

/// Keywords of a reflected object.
fn options(row: &Value) -> Options {
    let given = row["dialect_options"].as_object();
    given.into_iter().flatten().map(|(name, value)| (name.clone(), Rendering::Repr(python_repr_of(value)))).collect()
}

/// Alembic leaves out an empty `postgresql_include` where the object does not come along with its table.
pub(crate) fn adjusted(mut options: Options) -> Options {
    let nothing = Rendering::Repr("[]".to_owned());
    options.retain(|(name, value)| name != "postgresql_include" || *value != nothing);
    options
}

fn python_repr_of(value: &Value) -> String {
    match value {
        Value::Object(parts) => {
            let shown = parts.iter().map(|(key, value)| format!("{}: {}", string_repr(key), python_repr_of(value)));
            format!("{{{}}}", shown.collect::<Vec<_>>().join(", "))
        }
        other => python_repr(other),
    }
}

fn unique_constraints(relation: &Relation) -> Vec<Unique> {
    let rows = inspection::unique_constraints(relation);
    let one = |row: &Value| Unique {
        name: final_name(&row["name"]),
        columns: texts(&row["column_names"]),
        nulls_not_distinct: row["dialect_options"]["postgresql_nulls_not_distinct"] == Value::Bool(true),
        options: options(row),
        ..Unique::default()
    };
    rows.as_array().into_iter().flatten().map(one).collect()
}

fn check_constraints(relation: &Relation) -> Vec<Check> {
    let rows = inspection::check_constraints(relation);
    let one = |row: &Value| Check {
        name: final_name(&row["name"]),
        sqltext: text(&row["sqltext"]).unwrap_or_default(),
        class: "TextClause".to_owned(),
        ..Check::default()
    };
    rows.as_array().into_iter().flatten().map(one).collect()
}

/// The indexes but those that constraints stand over.
fn indexes(relation: &Relation, columns: &[Column]) -> Vec<Index> {
    let rows = inspection::indexes(relation);
    let own = rows.as_array().into_iter().flatten().filter(|row| row.get("duplicates_constraint").is_none());
    own.map(|row| index(row, columns)).collect()
}

fn index(row: &Value, columns: &[Column]) -> Index {
    let names = row["column_names"].as_array().cloned().unwrap_or_default();
    let keys = names.iter().enumerate().map(|(at, name)| {
        let plain = name.as_str();
        let shown = plain.or_else(|| row["expressions"][at].as_str()).unwrap_or_default();
        let mut sql = plain.map_or_else(|| shown.to_owned(), crate::ddl::quote);
        let sorting = texts(&row["column_sorting"][shown]);
        for word in &sorting {
            sql += &format!(" {}", word.to_uppercase().replace('_', " "));
        }
        let repr = columns.iter().find(|column| Some(column.name.as_str()) == plain).map(|column| column.repr.clone());
        IndexKey {
            column: plain.filter(|_| sorting.is_empty()).map(str::to_owned),
            grouped: sql.clone(),
            sql,
            columns: plain.map(str::to_owned).into_iter().collect(),
            repr: repr.filter(|_| sorting.is_empty()).unwrap_or_else(|| super::words::object("elements.TextClause")),
        }
    });
    Index {
        side: Side::Database,
        name: final_name(&row["name"]),
        keys: keys.collect(),
        unique: row["unique"] == Value::Bool(true),
        options: adjusted(options(row)),
        nulls_not_distinct: row["dialect_options"]["postgresql_nulls_not_distinct"] == Value::Bool(true),
        guard: None,
    }
}
