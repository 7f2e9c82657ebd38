//! `information_schema.table_constraints`, `key_column_usage`, `constraint_column_usage`, `referential_constraints`,
//! `check_constraints`.

use super::{Row, SystemRelation, View};
use catalog::{Constraint, ConstraintKind, ForeignKey, ForeignKeyAction, MatchKind, Relation};
use datum::Value;

pub(super) const TABLE: &[SystemRelation] = &[
    SystemRelation {
        schema: "information_schema",
        name: "table_constraints",
        columns: &[
            ("constraint_catalog", "name"),
            ("constraint_schema", "name"),
            ("constraint_name", "name"),
            ("table_catalog", "name"),
            ("table_schema", "name"),
            ("table_name", "name"),
            ("constraint_type", "varchar"),
            ("is_deferrable", "varchar"),
            ("initially_deferred", "varchar"),
            ("enforced", "varchar"),
            ("nulls_distinct", "varchar"),
        ],
        rows: table_constraints,
    },
    SystemRelation {
        schema: "information_schema",
        name: "key_column_usage",
        columns: &[
            ("constraint_catalog", "name"),
            ("constraint_schema", "name"),
            ("constraint_name", "name"),
            ("table_catalog", "name"),
            ("table_schema", "name"),
            ("table_name", "name"),
            ("column_name", "name"),
            ("ordinal_position", "int4"),
            ("position_in_unique_constraint", "int4"),
        ],
        rows: key_column_usage,
    },
    SystemRelation {
        schema: "information_schema",
        name: "constraint_column_usage",
        columns: &[
            ("table_catalog", "name"),
            ("table_schema", "name"),
            ("table_name", "name"),
            ("column_name", "name"),
            ("constraint_catalog", "name"),
            ("constraint_schema", "name"),
            ("constraint_name", "name"),
        ],
        rows: constraint_column_usage,
    },
    SystemRelation {
        schema: "information_schema",
        name: "referential_constraints",
        columns: &[
            ("constraint_catalog", "name"),
            ("constraint_schema", "name"),
            ("constraint_name", "name"),
            ("unique_constraint_catalog", "name"),
            ("unique_constraint_schema", "name"),
            ("unique_constraint_name", "name"),
            ("match_option", "varchar"),
            ("update_rule", "varchar"),
            ("delete_rule", "varchar"),
        ],
        rows: referential_constraints,
    },
    SystemRelation {
        schema: "information_schema",
        name: "check_constraints",
        columns: &[
            ("constraint_catalog", "name"),
            ("constraint_schema", "name"),
            ("constraint_name", "name"),
            ("check_clause", "varchar"),
        ],
        rows: check_constraints,
    },
];

fn yes(is: bool) -> Value {
    if is { "YES" } else { "NO" }.into()
}

fn each<'a>(view: &'a View<'_>) -> impl Iterator<Item = (&'a Relation, &'a Constraint)> {
    view.tables().flat_map(|table| table.constraints.iter().map(move |constraint| (&**table, constraint)))
}

fn of_constraint(view: &View<'_>, table: &Relation, name: &str) -> Row {
    vec![view.database.clone().into(), table.name.schema.clone().into(), name.into()]
}

fn of_table(view: &View<'_>, table: &Relation) -> Row {
    vec![view.database.clone().into(), table.name.schema.clone().into(), table.name.name.clone().into()]
}

fn table_constraints(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, constraint) in each(view) {
        let kind = match constraint.kind {
            ConstraintKind::PrimaryKey { .. } => "PRIMARY KEY",
            ConstraintKind::Unique { .. } => "UNIQUE",
            ConstraintKind::Check(_) => "CHECK",
            ConstraintKind::ForeignKey(_) => "FOREIGN KEY",
        };
        let mut row = of_constraint(view, table, &constraint.name);
        row.extend(of_table(view, table));
        row.extend([kind.into(), yes(constraint.deferrable), yes(constraint.initially_deferred), yes(true)]);
        let index = table.index(&constraint.name).filter(|_| kind == "UNIQUE");
        row.push(index.map_or(Value::Null, |index| yes(!index.nulls_not_distinct)));
        rows.push(row);
    }
    for table in view.tables() {
        for column in table.columns.iter().filter(|column| column.not_null) {
            let mut row = of_constraint(view, table, &not_null_name(view, table, column.number));
            row.extend(of_table(view, table));
            row.extend(["CHECK".into(), yes(false), yes(false), yes(true), Value::Null]);
            rows.push(row);
        }
    }
    rows
}

/// PostgreSQL 15 makes up a check for NOT NULL here.
fn not_null_name(view: &View<'_>, table: &Relation, number: i16) -> String {
    let schema = view.catalog.schema(&table.name.schema).map_or(0, |schema| schema.oid.0);
    format!("{schema}_{}_{number}_not_null", table.oid.0)
}

fn key_column_usage(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, constraint) in each(view) {
        for (column, position) in constraint.kind.columns().iter().zip(1_i64..) {
            let mut row = of_constraint(view, table, &constraint.name);
            row.extend(of_table(view, table));
            row.extend([column.clone().into(), position.into(), place(view, constraint, position)]);
            rows.push(row);
        }
    }
    rows
}

/// Where the column that a foreign key refers to stands in the key that it refers to.
fn place(view: &View<'_>, constraint: &Constraint, position: i64) -> Value {
    let ConstraintKind::ForeignKey(key) = &constraint.kind else { return Value::Null };
    let wanted = usize::try_from(position - 1).ok().and_then(|at| key.referenced_columns.get(at));
    let columns = unique_of(view, key).map(|(_, constraint)| constraint.kind.columns().to_vec()).unwrap_or_default();
    let found = wanted.and_then(|wanted| columns.iter().position(|column| column == wanted));
    found.and_then(|at| i64::try_from(at + 1).ok()).into()
}

/// The key that a foreign key refers to.
fn unique_of<'a>(view: &'a View<'_>, key: &ForeignKey) -> Option<(&'a Relation, &'a Constraint)> {
    let relation = view.catalog.relation(key.referenced)?;
    let same = |constraint: &&Constraint| {
        let columns = constraint.kind.columns();
        matches!(constraint.kind, ConstraintKind::PrimaryKey { .. } | ConstraintKind::Unique { .. })
            && columns.len() == key.referenced_columns.len()
            && columns.iter().all(|column| key.referenced_columns.contains(column))
    };
    relation.constraints.iter().find(same).map(|constraint| (&**relation, constraint))
}

fn constraint_column_usage(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, constraint) in each(view) {
        let (used, columns) = match &constraint.kind {
            ConstraintKind::ForeignKey(key) => match view.catalog.relation(key.referenced) {
                Some(referenced) => (&**referenced, key.referenced_columns.as_slice()),
                None => continue,
            },
            other => (table, other.columns()),
        };
        for column in columns {
            let mut row = of_table(view, used);
            row.push(column.clone().into());
            row.extend(of_constraint(view, table, &constraint.name));
            rows.push(row);
        }
    }
    rows
}

fn referential_constraints(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, constraint) in each(view) {
        if let ConstraintKind::ForeignKey(key) = &constraint.kind {
            let mut row = of_constraint(view, table, &constraint.name);
            match unique_of(view, key) {
                Some((table, unique)) => row.extend(of_constraint(view, table, &unique.name)),
                None => row.extend([Value::Null, Value::Null, Value::Null]),
            }
            let option = if key.match_kind == MatchKind::Full { "FULL" } else { "NONE" };
            row.extend([option.into(), rule(key.on_update).into(), rule(key.on_delete).into()]);
            rows.push(row);
        }
    }
    rows
}

fn rule(action: ForeignKeyAction) -> &'static str {
    match action {
        ForeignKeyAction::NoAction => "NO ACTION",
        ForeignKeyAction::Restrict => "RESTRICT",
        ForeignKeyAction::Cascade => "CASCADE",
        ForeignKeyAction::SetNull => "SET NULL",
        ForeignKeyAction::SetDefault => "SET DEFAULT",
    }
}

fn check_constraints(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, constraint) in each(view) {
        if let ConstraintKind::Check(check) = &constraint.kind {
            let mut row = of_constraint(view, table, &constraint.name);
            row.push(format!("({})", check.expression.0).into());
            rows.push(row);
        }
    }
    rows
}
