//! `sa.inspect(bind)`: answers out of the catalog, as SQLAlchemy's PostgreSQL dialect makes them of `pg_catalog`.

use super::Environment;
pub(crate) use super::reflected_type::type_row;
use catalog::{
    Catalog, Column, Constraint, ConstraintKind, ForeignKey, ForeignKeyAction, Identity, Index, IndexKey, KeyPart,
    Relation, RelationKind, Sequence,
};
use python::HostError;
use serde_json::{Map, Value, json};

impl Environment<'_> {
    pub(super) fn inspect(&mut self, argument: &Value) -> Result<Value, HostError> {
        let text = |key: &str| argument.get(key).and_then(Value::as_str);
        let what = text("what").unwrap_or_default();
        if what == "current_heads" {
            return Ok(json!(if self.offline.is_some() { Vec::new() } else { self.current_heads()? }));
        }
        let catalog = self.session.catalog();
        let schema = text("schema").unwrap_or("public");
        let kinds: fn(&RelationKind) -> bool = match what {
            "table_names" => |kind| matches!(kind, RelationKind::Table),
            "view_names" => |kind| matches!(kind, RelationKind::View(_)),
            "materialized_view_names" => |kind| matches!(kind, RelationKind::MaterializedView(_)),
            "sequence_names" => |kind| matches!(kind, RelationKind::Sequence(_)),
            _ => |kind| !matches!(kind, RelationKind::Sequence(_)),
        };
        let mut named: Vec<&Relation> = catalog
            .relations
            .values()
            .map(AsRef::as_ref)
            .filter(|relation| relation.name.schema == schema && kinds(&relation.kind))
            .collect();
        match what {
            "sequence_names" => return Ok(named.iter().map(|relation| json!(relation.name.name)).collect()),
            "table_names" | "view_names" | "materialized_view_names" => {
                named.sort_unstable_by(|a, b| a.name.name.cmp(&b.name.name));
                return Ok(named.iter().map(|relation| json!(relation.name.name)).collect());
            }
            "schema_names" => return Ok(schema_names(catalog)),
            "enums" => return Ok(enums(catalog, schema)),
            _ => {}
        }
        let table = text("table").unwrap_or_default();
        let found = named.into_iter().find(|relation| relation.name.name == table);
        if what == "has_table" {
            return Ok(json!(found.is_some()));
        }
        let relation = found.ok_or_else(|| no_table(text("schema"), table))?;
        Ok(match what {
            "columns" => relation.columns.iter().map(|column| column_row(catalog, relation, column)).collect(),
            "pk_constraint" => primary_key(relation),
            "foreign_keys" => foreign_keys(catalog, relation, text("schema")),
            "unique_constraints" => unique_constraints(relation),
            "check_constraints" => check_constraints(relation),
            "indexes" => indexes(relation),
            "table_comment" => json!({ "text": relation.comment }),
            "oid" => json!(relation.oid.0),
            "view_definition" => match &relation.kind {
                RelationKind::View(query) | RelationKind::MaterializedView(query) => {
                    json!(format!("{};", query.0.trim_end_matches(';')))
                }
                _ => return Err(no_table(text("schema"), table)),
            },
            other => {
                return Err(HostError {
                    exception: "NotImplementedError".into(),
                    message: format!("inspecting {other} is not supported by Retort"),
                    diagnostic: None,
                });
            }
        })
    }
}

fn no_table(schema: Option<&str>, table: &str) -> HostError {
    HostError {
        exception: "sqlalchemy.exc.NoSuchTableError".into(),
        message: schema.map_or_else(|| table.to_owned(), |schema| format!("{schema}.{table}")),
        diagnostic: None,
    }
}

fn schema_names(catalog: &Catalog) -> Value {
    let mut names: Vec<&str> = catalog.schemas.iter().map(|schema| schema.name.as_str()).collect();
    names.push("information_schema");
    names.retain(|name| !name.starts_with("pg_"));
    names.sort_unstable();
    names.dedup();
    json!(names)
}

fn enums(catalog: &Catalog, schema: &str) -> Value {
    let mut kinds: Vec<_> = catalog.enums.values().filter(|kind| schema == "*" || kind.name.schema == schema).collect();
    kinds.sort_unstable_by(|a, b| (&a.name.schema, &a.name.name).cmp(&(&b.name.schema, &b.name.name)));
    kinds
        .into_iter()
        .map(|kind| {
            let labels: Vec<&str> = kind.labels.iter().map(|label| label.label.as_str()).collect();
            let visible = kind.name.schema == "public";
            json!({ "name": kind.name.name, "schema": kind.name.schema, "visible": visible, "labels": labels })
        })
        .collect()
}

pub(crate) fn column_row(catalog: &Catalog, relation: &Relation, column: &Column) -> Value {
    let default = column.default.as_ref().filter(|_| column.identity.is_none());
    let serial = default.is_some_and(|default| default.0.starts_with("nextval("));
    let mut row = json!({
        "name": column.name,
        "type": type_row(catalog, &column.type_name),
        "nullable": !column.not_null,
        "default": default.map(|default| &default.0),
        "autoincrement": serial || column.identity.is_some(),
        "comment": column.comment,
    });
    if let Some(expression) = &column.generated {
        row["computed"] = json!({ "sqltext": grouped(&expression.0), "persisted": true });
    }
    if let Some(identity) = column.identity {
        row["identity"] = identity_row(catalog, relation, column, identity);
    }
    row
}

/// An expression as `pg_get_expr` shows it: in parentheses unless it is plain.
fn grouped(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || c == '_') || text.starts_with('(') || text.ends_with(')');
    if plain { text.to_owned() } else { format!("({text})") }
}

fn identity_row(catalog: &Catalog, relation: &Relation, column: &Column, identity: Identity) -> Value {
    let always = identity == Identity::Always;
    let owned = catalog.relations.values().find_map(|other| match &other.kind {
        RelationKind::Sequence(sequence)
            if sequence.owned_by.as_ref().is_some_and(|(oid, name)| *oid == relation.oid && *name == column.name) =>
        {
            Some(sequence)
        }
        _ => None,
    });
    owned.map_or(json!({ "always": always }), |sequence: &Sequence| {
        json!({
            "always": always, "start": sequence.start, "increment": sequence.increment, "minvalue": sequence.min,
            "maxvalue": sequence.max, "cache": 1, "cycle": sequence.cycle,
        })
    })
}

fn include(relation: &Relation, name: &str) -> Vec<String> {
    relation.indexes.iter().find(|index| index.name == name).map(|index| index.include.clone()).unwrap_or_default()
}

pub(crate) fn primary_key(relation: &Relation) -> Value {
    let found = relation.constraints.iter().find_map(|constraint| match &constraint.kind {
        ConstraintKind::PrimaryKey { columns, .. } => Some((constraint, columns)),
        _ => None,
    });
    match found {
        Some((constraint, columns)) => json!({
            "constrained_columns": columns, "name": constraint.name, "comment": null,
            "dialect_options": { "postgresql_include": include(relation, &constraint.name) },
        }),
        None => json!({ "name": null, "constrained_columns": [] }),
    }
}

/// The constraints of one kind, by name.
fn sorted<'a, T>(
    relation: &'a Relation,
    pick: impl Fn(&'a Constraint) -> Option<T> + 'a,
) -> impl Iterator<Item = (&'a Constraint, T)> {
    let mut found: Vec<_> =
        relation.constraints.iter().filter_map(|constraint| Some((constraint, pick(constraint)?))).collect();
    found.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    found.into_iter()
}

pub(crate) fn foreign_keys(catalog: &Catalog, relation: &Relation, schema: Option<&str>) -> Value {
    let keys = sorted(relation, |constraint| match &constraint.kind {
        ConstraintKind::ForeignKey(key) => Some(key),
        _ => None,
    });
    keys.filter_map(|(constraint, key)| {
        let referred = &catalog.relations.get(&key.referenced)?.name;
        let shown = referred.schema != "public" || schema == Some(referred.schema.as_str());
        Some(json!({
            "name": constraint.name, "constrained_columns": key.columns,
            "referred_schema": shown.then_some(&referred.schema), "referred_table": referred.name,
            "referred_columns": key.referenced_columns, "options": key_options(constraint, key), "comment": null,
        }))
    })
    .collect()
}

fn key_options(constraint: &Constraint, key: &ForeignKey) -> Map<String, Value> {
    let action = |action: ForeignKeyAction| match action {
        ForeignKeyAction::NoAction => None,
        ForeignKeyAction::Restrict => Some("RESTRICT"),
        ForeignKeyAction::Cascade => Some("CASCADE"),
        ForeignKeyAction::SetNull => Some("SET NULL"),
        ForeignKeyAction::SetDefault => Some("SET DEFAULT"),
    };
    let mut options = Map::new();
    for (word, what) in [("onupdate", key.on_update), ("ondelete", key.on_delete)] {
        if let Some(shown) = action(what) {
            options.insert(word.into(), json!(shown));
        }
    }
    if constraint.initially_deferred {
        options.insert("initially".into(), json!("DEFERRED"));
    }
    if constraint.deferrable {
        options.insert("deferrable".into(), json!(true));
    }
    if matches!(key.match_kind, catalog::MatchKind::Full) {
        options.insert("match".into(), json!("FULL"));
    }
    options
}

pub(crate) fn unique_constraints(relation: &Relation) -> Value {
    let unique = sorted(relation, |constraint| match &constraint.kind {
        ConstraintKind::Unique { columns, .. } => Some(columns),
        _ => None,
    });
    unique
        .map(|(constraint, columns)| {
            let index = relation.indexes.iter().find(|index| index.name == constraint.name);
            json!({
                "column_names": columns, "name": constraint.name, "comment": null,
                "dialect_options": {
                    "postgresql_include": include(relation, &constraint.name),
                    "postgresql_nulls_not_distinct": index.is_some_and(|index| index.nulls_not_distinct),
                },
            })
        })
        .collect()
}

pub(crate) fn check_constraints(relation: &Relation) -> Value {
    let checks = sorted(relation, |constraint| match &constraint.kind {
        ConstraintKind::Check(check) => Some(check),
        _ => None,
    });
    checks
        .map(|(constraint, check)| {
            let mut row = json!({ "name": constraint.name, "sqltext": check.expression.0, "comment": null });
            if !constraint.validated {
                row["dialect_options"] = json!({ "not_valid": true });
            }
            row
        })
        .collect()
}

pub(crate) fn indexes(relation: &Relation) -> Value {
    let constraint = |name: &str, primary: bool| {
        relation.constraints.iter().any(|constraint| {
            constraint.name == name
                && match constraint.kind {
                    ConstraintKind::PrimaryKey { .. } => primary,
                    ConstraintKind::Unique { .. } => !primary,
                    _ => false,
                }
        })
    };
    let mut all: Vec<&Index> = relation.indexes.iter().filter(|index| !constraint(&index.name, true)).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all.into_iter().map(|index| index_row(index, constraint(&index.name, false))).collect()
}

fn index_row(index: &Index, of_constraint: bool) -> Value {
    let column = |key: &IndexKey| match &key.part {
        KeyPart::Column(name) => Some(name.clone()),
        KeyPart::Expression(_) => None,
    };
    let columns: Vec<Option<String>> = index.keys.iter().map(column).collect();
    let mut row = json!({ "name": index.name, "unique": index.unique, "column_names": columns });
    if columns.iter().any(Option::is_none) {
        let shown: Vec<String> = index
            .keys
            .iter()
            .map(|key| match &key.part {
                KeyPart::Column(name) => name.clone(),
                KeyPart::Expression(expression) => expression.0.clone(),
            })
            .collect();
        row["expressions"] = json!(shown);
    }
    if of_constraint {
        row["duplicates_constraint"] = json!(index.name);
    }
    let sorting = sorting(index);
    if !sorting.is_empty() {
        row["column_sorting"] = Value::Object(sorting);
    }
    let mut options = Map::new();
    let classes: Map<String, Value> = index
        .keys
        .iter()
        .filter_map(|key| match &key.part {
            KeyPart::Column(name) => Some((name.clone(), json!(key.operator_class.as_ref()?))),
            KeyPart::Expression(expression) => Some((expression.0.clone(), json!(key.operator_class.as_ref()?))),
        })
        .collect();
    if !classes.is_empty() {
        options.insert("postgresql_ops".into(), Value::Object(classes));
    }
    let storage: Map<String, Value> = index
        .options
        .iter()
        .filter_map(|option| option.split_once('='))
        .map(|(name, value)| (name.to_owned(), json!(value)))
        .collect();
    if !storage.is_empty() {
        options.insert("postgresql_with".into(), Value::Object(storage));
    }
    if index.method != "btree" {
        options.insert("postgresql_using".into(), json!(index.method));
    }
    if let Some(predicate) = &index.predicate {
        options.insert("postgresql_where".into(), json!(grouped(&predicate.0)));
    }
    options.insert("postgresql_include".into(), json!(index.include));
    if index.nulls_not_distinct {
        options.insert("postgresql_nulls_not_distinct".into(), json!(true));
    }
    row["dialect_options"] = Value::Object(options);
    row
}

fn sorting(index: &Index) -> Map<String, Value> {
    let mut found = Map::new();
    for key in &index.keys {
        let name = match &key.part {
            KeyPart::Column(name) => name,
            KeyPart::Expression(expression) => &expression.0,
        };
        let mut words = Vec::new();
        if key.descending {
            words.push("desc");
        }
        match (key.descending, key.nulls_first) {
            (true, false) => words.push("nulls_last"),
            (false, true) => words.push("nulls_first"),
            _ => {}
        }
        if !words.is_empty() {
            found.insert(name.clone(), json!(words));
        }
    }
    found
}
