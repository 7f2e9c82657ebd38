//! `pg_constraint`.

use super::{Row, SystemRelation, View, oid};
use catalog::{Constraint, ConstraintKind, ForeignKey, ForeignKeyAction, MatchKind, Relation};
use datum::Value;

pub(super) const TABLE: &[SystemRelation] = &[SystemRelation {
    schema: "pg_catalog",
    name: "pg_constraint",
    columns: &[
        ("oid", "oid"),
        ("conname", "name"),
        ("connamespace", "oid"),
        ("contype", "char"),
        ("condeferrable", "bool"),
        ("condeferred", "bool"),
        ("convalidated", "bool"),
        ("conrelid", "oid"),
        ("conindid", "oid"),
        ("confrelid", "oid"),
        ("confupdtype", "char"),
        ("confdeltype", "char"),
        ("confmatchtype", "char"),
        ("conkey", "_int2"),
        ("confkey", "_int2"),
        ("contypid", "oid"),
        ("conparentid", "oid"),
        ("conislocal", "bool"),
        ("coninhcount", "int4"),
        ("connoinherit", "bool"),
        ("conbin", "text"),
    ],
    rows: constraints,
}];

fn constraints(view: &View<'_>) -> Vec<Row> {
    let all = view.tables();
    all.flat_map(|table| table.constraints.iter().map(move |constraint| row(view, table, constraint))).collect()
}

fn row(view: &View<'_>, table: &Relation, constraint: &Constraint) -> Row {
    let index = table.index(&constraint.name).filter(|_| constraint.kind.has_index());
    let mut row = vec![
        oid(constraint.oid),
        constraint.name.clone().into(),
        view.namespace(&table.name.schema),
        kind(&constraint.kind).into(),
        constraint.deferrable.into(),
        constraint.initially_deferred.into(),
        constraint.validated.into(),
        oid(table.oid),
        index.map_or_else(|| 0.into(), |index| oid(index.oid)),
    ];
    let key = match &constraint.kind {
        ConstraintKind::ForeignKey(key) => Some(key),
        _ => None,
    };
    row.extend(references(view, key));
    row.insert(13, numbers(table, constraint.kind.columns()));
    let check = match &constraint.kind {
        ConstraintKind::Check(check) => Some(check.expression.0.clone()),
        _ => None,
    };
    let is_check = check.is_some();
    row.extend([0.into(), 0.into(), true.into(), 0.into(), (!is_check).into(), check.into()]);
    row
}

fn kind(kind: &ConstraintKind) -> &'static str {
    match kind {
        ConstraintKind::PrimaryKey { .. } => "p",
        ConstraintKind::Unique { .. } => "u",
        ConstraintKind::Check(_) => "c",
        ConstraintKind::ForeignKey(_) => "f",
    }
}

fn references(view: &View<'_>, key: Option<&ForeignKey>) -> Vec<Value> {
    let Some(key) = key else { return vec![0.into(), " ".into(), " ".into(), " ".into(), Value::Null] };
    let full = if key.match_kind == MatchKind::Full { "f" } else { "s" };
    let numbers = view.catalog.relation(key.referenced).map(|it| numbers(it, &key.referenced_columns));
    vec![
        oid(key.referenced),
        action(key.on_update).into(),
        action(key.on_delete).into(),
        full.into(),
        numbers.unwrap_or(Value::Null),
    ]
}

fn action(action: ForeignKeyAction) -> &'static str {
    match action {
        ForeignKeyAction::NoAction => "a",
        ForeignKeyAction::Restrict => "r",
        ForeignKeyAction::Cascade => "c",
        ForeignKeyAction::SetNull => "n",
        ForeignKeyAction::SetDefault => "d",
    }
}

fn numbers(table: &Relation, names: &[String]) -> Value {
    let numbers: Vec<String> =
        names.iter().filter_map(|name| table.column(name)).map(|column| column.number.to_string()).collect();
    if numbers.is_empty() { Value::Null } else { format!("{{{}}}", numbers.join(",")).into() }
}
