//! INSERT, UPDATE and DELETE.

use super::Session;
use super::broken::{Attempt, table_name};
use super::statement::{Relation, columns};
use crate::Outcome;
use crate::storage::Rows;
use crate::world::Upsert;
use datum::Value;
use diagnostics::Diagnostic;
use sql::ast::{Delete, Insert, Update};
use sql::typed::Modification;
use sql::{Lowered, LoweredStep, Parameter, Text};
use std::collections::HashSet;

impl Session {
    /// INSERT.
    pub(super) fn insert(
        &mut self,
        text: &Text,
        insert: &Insert,
        parameters: &[Parameter],
    ) -> Result<Outcome, Diagnostic> {
        let (relation, lowered) = self.analyzed(text, parameters, |context| {
            let insert = sql::analyze_insert(context, insert)?;
            Ok((insert.relation.clone(), sql::lower_insert(context, &insert)?))
        })?;
        self.change("INSERT 0", &relation, &lowered)
    }

    /// UPDATE.
    pub(super) fn update(
        &mut self,
        text: &Text,
        update: &Update,
        parameters: &[Parameter],
    ) -> Result<Outcome, Diagnostic> {
        let (relation, lowered) = self.analyzed(text, parameters, |context| {
            let update = sql::analyze_update(context, update)?;
            Ok((update.relation.clone(), sql::lower_update(context, &update)?))
        })?;
        self.change("UPDATE", &relation, &lowered)
    }

    /// DELETE.
    pub(super) fn delete(
        &mut self,
        text: &Text,
        delete: &Delete,
        parameters: &[Parameter],
    ) -> Result<Outcome, Diagnostic> {
        let (relation, lowered) = self.analyzed(text, parameters, |context| {
            let delete = sql::analyze_delete(context, delete)?;
            Ok((delete.relation.clone(), sql::lower_delete(context, &delete)?))
        })?;
        self.change("DELETE", &relation, &lowered)
    }

    /// INSERT, UPDATE or DELETE after WITH; nothing if it is a real query.
    pub(super) fn modification(
        &mut self,
        text: &Text,
        query: &sql::ast::Query,
        parameters: &[Parameter],
    ) -> Result<Option<Outcome>, Diagnostic> {
        let made = self.analyzed(text, parameters, |context| {
            let Some(modification) = sql::analyze_modification(context, query).transpose()? else { return Ok(None) };
            Ok(Some(match modification {
                Modification::Insert(one) => ("INSERT 0", one.relation.clone(), sql::lower_insert(context, &one)?),
                Modification::Update(one) => ("UPDATE", one.relation.clone(), sql::lower_update(context, &one)?),
                Modification::Delete(one) => ("DELETE", one.relation.clone(), sql::lower_delete(context, &one)?),
            }))
        })?;
        made.map(|(tag, relation, lowered)| self.change(tag, &relation, &lowered)).transpose()
    }

    fn change(&mut self, tag: &str, relation: &Relation, lowered: &Lowered) -> Result<Outcome, Diagnostic> {
        self.prepare_steps(&lowered.before)?;
        let done = self.changed(relation, &lowered.sql)?;
        self.drop_steps(&lowered.before)?;
        self.check_after_statement(relation.oid)?;
        let returns = !lowered.columns.is_empty();
        let count = if returns { done.rows.len() as u64 } else { done.changes };
        let mut outcome = self.outcome(format!("{tag} {count}"), Vec::new());
        if returns {
            outcome.columns = Some(columns(lowered));
            outcome.rows = done.rows;
        }
        Ok(outcome)
    }

    /// Runs one statement that changes rows.
    fn changed(&mut self, relation: &Relation, sql: &str) -> Result<Rows, Diagnostic> {
        refuse_system(relation)?;
        self.project_system(sql)?;
        let sequences = self.world.sequences.borrow().clone();
        self.begin_upsert(relation, sql)?;
        self.storage.query(sql, &[]).map_err(|fault| {
            let attempt = Attempt { sql, sequences, target: relation.oid };
            self.word(fault, &attempt)
        })
    }

    /// Runs what comes before a statement.
    pub(super) fn prepare_steps(&mut self, steps: &[LoweredStep]) -> Result<(), Diagnostic> {
        for step in steps {
            match step {
                LoweredStep::Table { name, declaration, rows } => {
                    self.storage.run(&format!("CREATE TEMP TABLE {} {declaration}", unqualified(name)))?;
                    if let Some(rows) = rows {
                        self.project_system(rows)?;
                        self.storage.run(&format!("INSERT OR IGNORE INTO {name} {rows}"))?;
                    }
                }
                LoweredStep::Change { relation, sql, into } => {
                    let done = self.changed(relation, sql)?;
                    if let Some(into) = into {
                        self.fill_step(into, &done)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn fill_step(&self, name: &str, done: &Rows) -> Result<(), Diagnostic> {
        for row in &done.rows {
            let places: Vec<String> = (1..=row.len()).map(|number| format!("?{number}")).collect();
            self.storage.query(&format!("INSERT INTO {name} VALUES ({})", places.join(", ")), row)?;
        }
        Ok(())
    }

    /// Takes away what was made before a statement; after an error the transaction does.
    pub(super) fn drop_steps(&mut self, steps: &[LoweredStep]) -> Result<(), Diagnostic> {
        for step in steps {
            if let LoweredStep::Table { name, .. } = step {
                self.storage.run(&format!("DROP TABLE {name}"))?;
            }
        }
        Ok(())
    }

    /// Remembers which rows are there before `ON CONFLICT DO UPDATE`.
    pub(super) fn begin_upsert(&self, relation: &catalog::Relation, sql: &str) -> Result<(), Diagnostic> {
        if !sql.contains("retort_upsert(") {
            return Ok(());
        }
        let rowid = super::broken_key::rowid_name(relation);
        let last = self.storage.query(&format!("SELECT max({rowid}) FROM {}", table_name(relation)), &[])?;
        let last = match last.scalar() {
            Some(Value::Integer(last)) => Some(*last),
            _ => None,
        };
        self.world.upsert.replace(Upsert { last, touched: HashSet::new() });
        Ok(())
    }
}

/// The name of a temporary table as `CREATE TEMP TABLE` wants it.
fn unqualified(name: &str) -> &str {
    name.strip_prefix("temp.").unwrap_or(name)
}

fn refuse_system(relation: &Relation) -> Result<(), Diagnostic> {
    if relation.name.schema == "pg_catalog" {
        let message = format!("permission denied for table {}", relation.name.name);
        return Err(Diagnostic::error("42501", message));
    }
    Ok(())
}
