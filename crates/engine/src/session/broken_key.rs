//! Keys: which unique index a row runs into, and which foreign key is broken by which row.

use super::Session;
use super::broken::{Attempt, row_source, table_name};
use crate::storage::{Constraint, StorageFault};
use catalog::{Catalog, Constraint as Declared, ForeignKey, Index, IndexKey, KeyPart, Oid, Relation, Type};
use datum::Value;
use diagnostics::Diagnostic;
use sql::quoted_column;
use std::fmt::Write as _;

/// A row that references nothing.
pub(super) struct Orphan<'a> {
    /// Its table.
    pub(super) table: &'a Relation,
    /// The constraint it breaks.
    pub(super) constraint: &'a Declared,
    /// What that demands.
    pub(super) key: &'a ForeignKey,
    /// Its values of the key.
    pub(super) values: Vec<Value>,
    rowid: i64,
}

impl Session {
    /// Whether a row runs into another one under a unique index.
    pub(super) fn conflicts(&self, relation: &Relation, index: &Index, row: &[Value]) -> bool {
        let catalog = self.world.catalog();
        let keys = self.over(&catalog, |context| {
            index.keys.iter().map(|key| lowered_key(context, relation, key)).collect::<Result<Vec<_>, _>>()
        });
        let Ok(keys) = keys else { return false };
        let source = row_source(relation);
        let operator = if index.nulls_not_distinct { "IS" } else { "=" };
        let same: Vec<String> =
            keys.iter().map(|key| format!("{key} {operator} (SELECT {key} FROM ({source}))")).collect();
        let mut sql = format!("SELECT 1 FROM {} WHERE {}", table_name(relation), same.join(" AND "));
        if let Some(own) = self.world.recorded_rowid.get() {
            let _ = write!(sql, " AND {} <> {own}", rowid_name(relation));
        }
        if let Some(predicate) = &index.predicate {
            let lowered = self.over(&catalog, |context| sql::lower_stored(context, relation, predicate));
            let Ok(predicate) = lowered else { return false };
            sql = format!("{sql} AND ({predicate}) AND (SELECT {predicate} FROM ({source}))");
        }
        self.storage.query(&format!("{sql} LIMIT 1"), row).is_ok_and(|found| !found.rows.is_empty())
    }

    /// `Key (email)=(a@b)`.
    pub(super) fn index_key(&self, relation: &Relation, index: &Index, row: &[Value]) -> Option<String> {
        let mut names = Vec::new();
        let mut values = Vec::new();
        for key in &index.keys {
            let (name, value, base) = self.key_value(relation, key, row)?;
            names.push(name);
            values.push(self.value_text(&base, &value));
        }
        Some(format!("Key ({})=({})", names.join(", "), values.join(", ")))
    }

    fn key_value(&self, relation: &Relation, key: &IndexKey, row: &[Value]) -> Option<(String, Value, Type)> {
        match &key.part {
            KeyPart::Column(name) => {
                let at = relation.columns.iter().position(|column| column.name == *name)?;
                let base = relation.columns[at].type_name.base.clone();
                Some((datum::quote_identifier(name), row.get(at)?.clone(), base))
            }
            KeyPart::Expression(expression) => {
                let catalog = self.world.catalog();
                let base = self.over(&catalog, |context| expression_type(context, relation, expression))?;
                Some((expression.0.clone(), self.evaluate(relation, row, expression)?, base))
            }
        }
    }

    /// Which foreign key a statement breaks: it is run again with all of them deferred.
    pub(super) fn foreign_key(&self, catalog: &Catalog, attempt: &Attempt<'_>) -> Option<Diagnostic> {
        let before = self.orphans(catalog).ok()?;
        let known: Vec<(u32, i64)> = before.iter().map(|orphan| (orphan.constraint.oid.0, orphan.rowid)).collect();
        let after = self.world.sequences.replace(attempt.sequences.clone());
        let run = || -> Result<Vec<Orphan<'_>>, StorageFault> {
            self.storage.run("SAVEPOINT replay")?;
            self.storage.run("PRAGMA defer_foreign_keys=ON")?;
            let done = self.storage.query(attempt.sql, &[]);
            let orphans = if done.is_ok() { self.orphans(catalog)? } else { Vec::new() };
            self.storage.run("ROLLBACK TO replay")?;
            self.storage.run("RELEASE replay")?;
            self.storage.run("PRAGMA defer_foreign_keys=OFF")?;
            Ok(orphans)
        };
        let orphans = run();
        self.world.sequences.replace(after);
        let is_new = |orphan: &&Orphan<'_>| {
            !orphan.constraint.deferrable && !known.contains(&(orphan.constraint.oid.0, orphan.rowid))
        };
        orphans.ok()?.iter().find(is_new).map(|orphan| self.word_orphan(catalog, orphan))
    }

    /// The row that a commit is refused for.
    pub(super) fn orphan_at_commit<'a>(&self, catalog: &'a Catalog, fault: &StorageFault) -> Option<Orphan<'a>> {
        if !matches!(fault, StorageFault::Broken { constraint: Constraint::ForeignKey, .. }) {
            return None;
        }
        self.orphans(catalog).ok()?.into_iter().find(|orphan| orphan.constraint.deferrable)
    }

    /// All rows that reference nothing, by constraint.
    fn orphans<'a>(&self, catalog: &'a Catalog) -> Result<Vec<Orphan<'a>>, StorageFault> {
        let mut found = Vec::new();
        for table in catalog.relations.values() {
            for (constraint, key) in table.foreign_keys() {
                found.extend(self.orphans_of(catalog, table, constraint, key)?);
            }
        }
        found.sort_by_key(|orphan| orphan.constraint.oid);
        Ok(found)
    }

    /// The rows of a table that break one of its foreign keys.
    pub(super) fn orphans_of<'a>(
        &self,
        catalog: &Catalog,
        table: &'a Relation,
        constraint: &'a Declared,
        key: &'a ForeignKey,
    ) -> Result<Vec<Orphan<'a>>, StorageFault> {
        let Some(referenced) = catalog.relation(key.referenced) else { return Ok(Vec::new()) };
        let columns: Vec<String> =
            key.columns.iter().map(|column| format!("child.{}", quoted_column(column))).collect();
        let same: Vec<String> = key
            .referenced_columns
            .iter()
            .zip(&columns)
            .map(|(column, child)| format!("parent.{} = {child}", quoted_column(column)))
            .collect();
        let given: Vec<String> = columns.iter().map(|column| format!("{column} IS NOT NULL")).collect();
        let sql = format!(
            "SELECT {row}, {} FROM {} AS child WHERE {} AND NOT EXISTS (SELECT 1 FROM {} AS parent WHERE {}) ORDER BY 1",
            columns.join(", "),
            table_name(table),
            given.join(" AND "),
            table_name(referenced),
            same.join(" AND "),
            row = format_args!("child.{}", rowid_name(table)),
        );
        let orphans = self.storage.query(&sql, &[])?.rows.into_iter().map(|mut row| {
            let rowid = if let Value::Integer(rowid) = row.remove(0) { rowid } else { 0 };
            Orphan { table, constraint, key, values: row, rowid }
        });
        Ok(orphans.collect())
    }

    /// Says of a row that is looked at late that it came without its parent, if its table was written, or else that the
    /// parent went from under it.
    pub(super) fn word_deferred(&self, catalog: &Catalog, orphan: &Orphan<'_>, written: &[Oid]) -> Diagnostic {
        let came = written.contains(&orphan.table.oid);
        if came { missing(catalog, self, orphan) } else { still_referenced(catalog, self, orphan) }
    }

    /// Says whether the row came without its parent or the parent went from under it; the database is as before.
    pub(super) fn word_orphan(&self, catalog: &Catalog, orphan: &Orphan<'_>) -> Diagnostic {
        let same: Vec<String> = orphan
            .key
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| format!("{} IS ?{}", quoted_column(column), at + 2))
            .collect();
        let sql = format!(
            "SELECT 1 FROM {} WHERE {} = ?1 AND {}",
            table_name(orphan.table),
            rowid_name(orphan.table),
            same.join(" AND ")
        );
        let mut parameters = vec![Value::Integer(orphan.rowid)];
        parameters.extend(orphan.values.iter().cloned());
        let was_there = self.storage.query(&sql, &parameters).is_ok_and(|found| !found.rows.is_empty());
        if was_there { still_referenced(catalog, self, orphan) } else { missing(catalog, self, orphan) }
    }
}

/// A name of the rowid that no column has.
pub(super) fn rowid_name(table: &Relation) -> &'static str {
    ["rowid", "_rowid_", "oid"].into_iter().find(|name| table.column(name).is_none()).unwrap_or("rowid")
}

fn lowered_key(context: &sql::Context<'_>, relation: &Relation, key: &IndexKey) -> Result<String, Diagnostic> {
    match &key.part {
        KeyPart::Column(name) => Ok(quoted_column(name)),
        KeyPart::Expression(expression) => sql::lower_stored(context, relation, expression),
    }
}

fn expression_type(context: &sql::Context<'_>, relation: &Relation, expression: &catalog::Expression) -> Option<Type> {
    let text = sql::Text::new(expression.0.clone());
    let parsed = sql::parse_expression(&text).ok()?;
    Some(sql::analyze_expr_for_relation(context, relation, &parsed).ok()?.type_name.base)
}

fn key_text(session: &Session, names: &[String], types_of: &Relation, columns: &[String], values: &[Value]) -> String {
    let shown: Vec<String> = columns
        .iter()
        .zip(values)
        .map(|(column, value)| {
            let base = types_of.column(column).map_or(Type::Text, |column| column.type_name.base.clone());
            session.value_text(&base, value)
        })
        .collect();
    // PostgreSQL quotes names for a unique key here, and none for a foreign key.
    format!("Key ({})=({})", names.join(", "), shown.join(", "))
}

/// `insert or update on table … violates foreign key constraint …`
pub(super) fn missing(catalog: &Catalog, session: &Session, orphan: &Orphan<'_>) -> Diagnostic {
    let referenced = catalog.relation(orphan.key.referenced).map_or("", |relation| &relation.name.name);
    let message = format!(
        "insert or update on table \"{}\" violates foreign key constraint \"{}\"",
        orphan.table.name.name, orphan.constraint.name
    );
    let key = key_text(session, &orphan.key.columns, orphan.table, &orphan.key.columns, &orphan.values);
    Diagnostic::error("23503", message).with_detail(format!("{key} is not present in table \"{referenced}\"."))
}

fn still_referenced(catalog: &Catalog, session: &Session, orphan: &Orphan<'_>) -> Diagnostic {
    let referenced = catalog.relation(orphan.key.referenced).map_or("", |relation| &relation.name.name);
    let message = format!(
        "update or delete on table \"{referenced}\" violates foreign key constraint \"{}\" on table \"{}\"",
        orphan.constraint.name, orphan.table.name.name
    );
    let key = key_text(session, &orphan.key.referenced_columns, orphan.table, &orphan.key.columns, &orphan.values);
    Diagnostic::error("23503", message)
        .with_detail(format!("{key} is still referenced from table \"{}\".", orphan.table.name.name))
}
