//! Broken constraints in PostgreSQL's words.
//!
//! SQLite says which constraint failed, not which row. The statement is run once more, with a trigger that hands every
//! row to the session before the checks; the last one is the one that failed.

use super::Session;
use crate::sequence::Sequences;
use crate::storage::{Constraint, StorageFault};
use catalog::{Catalog, ConstraintKind, ForeignKey, ForeignKeyAction, Oid, Relation};
use datum::Value;
use diagnostics::Diagnostic;
use sql::quoted_column;
use std::fmt::Write as _;

/// A statement that failed, and how it is run again.
pub(super) struct Attempt<'a> {
    /// The statement, lowered.
    pub(super) sql: &'a str,
    /// Where the sequences stood before it.
    pub(super) sequences: Sequences,
    /// The table that it names.
    pub(super) target: Oid,
}

/// Quotes a name for SQLite.
pub(super) fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A relation's name for SQLite.
pub(super) fn table_name(relation: &Relation) -> String {
    sql::quoted_relation(&relation.name)
}

impl Session {
    /// Words what SQLite refused.
    pub(super) fn word(&self, fault: StorageFault, attempt: &Attempt<'_>) -> Diagnostic {
        let StorageFault::Broken { constraint, message } = &fault else { return fault.into_diagnostic() };
        let catalog = self.world.catalog();
        let subject = message.split_once("failed: ").map_or("", |(_, subject)| subject);
        let worded = match constraint {
            Constraint::NotNull => self.not_null(&catalog, subject, attempt),
            Constraint::Check => self.check(&catalog, subject, attempt),
            Constraint::Unique => self.unique(&catalog, subject, attempt),
            Constraint::ForeignKey => self.foreign_key(&catalog, attempt),
        };
        worded.unwrap_or_else(|| fault.into_diagnostic())
    }

    fn not_null(&self, catalog: &Catalog, subject: &str, attempt: &Attempt<'_>) -> Option<Diagnostic> {
        let (relation, column) = column_of(catalog, subject)?;
        let message = format!(
            "null value in column \"{column}\" of relation \"{}\" violates not-null constraint",
            relation.name.name
        );
        let row = self.failing_row(relation, attempt)?;
        let worded = Diagnostic::error("23502", message).with_detail(self.row_detail(relation, &row));
        let action = set_null(relation, &column).filter(|_| relation.oid != attempt.target);
        Some(match action {
            Some(key) => worded.with_context(set_null_context(relation, key)),
            None => worded,
        })
    }

    fn check(&self, catalog: &Catalog, subject: &str, attempt: &Attempt<'_>) -> Option<Diagnostic> {
        let oid = Oid(subject.parse().ok()?);
        let mut all = catalog.relations.values();
        let relation = all.find(|relation| relation.constraints.iter().any(|it| it.oid == oid))?;
        let constraint = relation.constraints.iter().find(|it| it.oid == oid)?;
        if let ConstraintKind::ForeignKey(_) = constraint.kind {
            let message = format!(
                "insert or update on table \"{}\" violates foreign key constraint \"{}\"",
                relation.name.name, constraint.name
            );
            let detail = "MATCH FULL does not allow mixing of null and nonnull key values.";
            return Some(Diagnostic::error("23503", message).with_detail(detail));
        }
        let message = format!(
            "new row for relation \"{}\" violates check constraint \"{}\"",
            relation.name.name, constraint.name
        );
        let row = self.failing_row(relation, attempt)?;
        Some(Diagnostic::error("23514", message).with_detail(self.row_detail(relation, &row)))
    }

    fn unique(&self, catalog: &Catalog, subject: &str, attempt: &Attempt<'_>) -> Option<Diagnostic> {
        let (relation, named) = index_of(catalog, subject)?;
        let row = self.failing_row(relation, attempt)?;
        let mut candidates: Vec<_> = relation.indexes.iter().filter(|index| index.unique).collect();
        candidates.sort_by_key(|index| index.oid);
        let conflicting = candidates.into_iter().find(|index| self.conflicts(relation, index, &row));
        let index = conflicting.or_else(|| relation.index(&named))?;
        let message = format!("duplicate key value violates unique constraint \"{}\"", index.name);
        let detail = format!("{} already exists.", self.index_key(relation, index, &row)?);
        Some(Diagnostic::error("23505", message).with_detail(detail))
    }

    /// Runs a statement again and gives the row that it fails at.
    fn failing_row(&self, relation: &Relation, attempt: &Attempt<'_>) -> Option<Vec<Value>> {
        let after = self.world.sequences.replace(attempt.sequences.clone());
        self.world.recorded.borrow_mut().clear();
        self.world.recorded_rowid.set(None);
        let result = self.replay(relation, attempt.sql);
        self.world.sequences.replace(after);
        result.ok()?;
        let row = self.world.recorded.take();
        (row.len() == relation.columns.len()).then(|| self.with_generated(relation, row))
    }

    fn replay(&self, relation: &Relation, sql: &str) -> Result<(), StorageFault> {
        self.storage.run("SAVEPOINT replay")?;
        let replayed = self.replay_recording(relation, sql);
        self.storage.run("ROLLBACK TO replay")?;
        self.storage.run("RELEASE replay")?;
        replayed
    }

    fn replay_recording(&self, relation: &Relation, sql: &str) -> Result<(), StorageFault> {
        let mut values = String::new();
        for (at, column) in relation.columns.iter().enumerate() {
            let separator = if at == 0 { "" } else { ", " };
            let _ = write!(values, "{separator}retort_record({at}, NEW.{})", quoted_column(&column.name));
        }
        let rowid = super::broken_key::rowid_name(relation);
        for (event, own) in [("INSERT", "NULL".to_owned()), ("UPDATE", format!("OLD.{rowid}"))] {
            let trigger = format!(
                "CREATE TEMP TRIGGER \"retort.record.{event}\" BEFORE {event} ON main.{} \
                 BEGIN SELECT retort_record(-1, {own}), {values}; END",
                table_name(relation)
            );
            self.storage.run(&trigger)?;
        }
        // A statement that gets no further than this records nothing.
        let _begun = self.begin_upsert(relation, sql);
        // It fails as it did before; only what it recorded matters.
        let _failed = self.storage.query(sql, &[]);
        Ok(())
    }

    /// A recorded row with the generated columns computed, which no trigger sees before the checks.
    fn with_generated(&self, relation: &Relation, mut row: Vec<Value>) -> Vec<Value> {
        for (at, column) in relation.columns.iter().enumerate() {
            let catalog = self.world.catalog();
            let lowered = self.over(&catalog, |context| sql::lower_generated(context, relation, column));
            if let Ok(Some(lowered)) = lowered
                && let Some(value) = self.evaluate_lowered(relation, &row, &lowered)
            {
                row[at] = value;
            }
        }
        row
    }

    /// A stored expression over one row.
    pub(super) fn evaluate(
        &self,
        relation: &Relation,
        row: &[Value],
        expression: &catalog::Expression,
    ) -> Option<Value> {
        let catalog = self.world.catalog();
        let lowered = self.over(&catalog, |context| sql::lower_stored(context, relation, expression)).ok()?;
        self.evaluate_lowered(relation, row, &lowered)
    }

    fn evaluate_lowered(&self, relation: &Relation, row: &[Value], lowered: &str) -> Option<Value> {
        let sql = format!("SELECT {lowered} FROM ({})", row_source(relation));
        self.storage.query(&sql, row).ok()?.scalar().cloned()
    }

    fn row_detail(&self, relation: &Relation, row: &[Value]) -> String {
        let shown: Vec<String> =
            relation.columns.iter().zip(row).map(|(column, value)| self.shown(&column.type_name.base, value)).collect();
        format!("Failing row contains ({}).", shown.join(", "))
    }

    fn shown(&self, base: &catalog::Type, value: &Value) -> String {
        const LONGEST: usize = 64;
        let text = self.value_text(base, value);
        if text.len() <= LONGEST { text } else { format!("{}...", &text[..text.floor_char_boundary(LONGEST)]) }
    }

    /// The text of a value, `null` for NULL.
    pub(super) fn value_text(&self, base: &catalog::Type, value: &Value) -> String {
        if value.is_null() {
            return "null".into();
        }
        self.world.with_context(|context| datum::output(base, value, context))
    }
}

/// The foreign key whose action sets a column to NULL.
fn set_null<'a>(relation: &'a Relation, column: &str) -> Option<&'a ForeignKey> {
    let sets = |key: &ForeignKey| [key.on_delete, key.on_update].contains(&ForeignKeyAction::SetNull);
    relation.foreign_keys().map(|(_, key)| key).find(|key| sets(key) && key.columns.iter().any(|it| it == column))
}

/// The statement by which PostgreSQL carries the action out.
fn set_null_context(relation: &Relation, key: &ForeignKey) -> String {
    let set: Vec<String> = key.columns.iter().map(|column| format!("{} = NULL", quote(column))).collect();
    let same: Vec<String> = key
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| format!("${} OPERATOR(pg_catalog.=) {}", at + 1, quote(column)))
        .collect();
    let table = format!("{}.{}", quote(&relation.name.schema), quote(&relation.name.name));
    format!("SQL statement \"UPDATE ONLY {table} SET {} WHERE {}\"", set.join(", "), same.join(" AND "))
}

/// One row as a source of columns: its values are the parameters.
pub(super) fn row_source(relation: &Relation) -> String {
    let columns: Vec<String> = relation
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| format!("?{} AS {}", at + 1, quoted_column(&column.name)))
        .collect();
    format!("SELECT {}", columns.join(", "))
}

/// `public.users.email`: the relation and the column.
fn column_of<'a>(catalog: &'a Catalog, subject: &str) -> Option<(&'a Relation, String)> {
    catalog.relations.values().find_map(|relation| {
        let rest = subject.strip_prefix(&sql::sqlite_name(&relation.name))?.strip_prefix('.')?;
        let column = relation.columns.iter().find(|column| sql::sqlite_column_name(&column.name) == rest)?;
        Some((&**relation, column.name.clone()))
    })
}

/// `public.users.a, public.users.b` or `index 'public.users_lower_idx'`: the relation and the index.
fn index_of<'a>(catalog: &'a Catalog, subject: &str) -> Option<(&'a Relation, String)> {
    if let Some(name) = subject.strip_prefix("index '").and_then(|rest| rest.strip_suffix('\'')) {
        let mut all =
            catalog.relations.values().flat_map(|relation| relation.indexes.iter().map(move |index| (relation, index)));
        let found = all.find(|(relation, index)| sql::sqlite_index_name(relation, index) == name);
        return found.map(|(relation, index)| (&**relation, index.name.clone()));
    }
    let named: Vec<_> = subject.split(", ").map(|part| column_of(catalog, part)).collect::<Option<_>>()?;
    let relation = named.first()?.0;
    let names: Vec<&str> = named.iter().map(|(_, column)| column.as_str()).collect();
    let index =
        relation.indexes.iter().find(|index| index.unique && index.column_names().is_some_and(|it| it == names))?;
    Some((relation, index.name.clone()))
}
