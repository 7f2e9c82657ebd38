//! INSERT, UPDATE and DELETE.

use super::Session;
use super::broken::Attempt;
use super::statement::{Relation, columns};
use crate::Outcome;
use diagnostics::Diagnostic;
use sql::ast::{Delete, Insert, Update};
use sql::{Lowered, Parameter, Text};

impl Session {
    /// INSERT.
    pub(super) fn insert(&mut self, text: &Text, insert: &Insert, parameters: &[Parameter]) -> Result<Outcome, Diagnostic> {
        let (relation, lowered) = self.analyzed(text, parameters, |context| {
            let insert = sql::analyze_insert(context, insert)?;
            Ok((insert.relation.clone(), sql::lower_insert(context, &insert)?))
        })?;
        self.change("INSERT 0", &relation, &lowered)
    }

    /// UPDATE.
    pub(super) fn update(&mut self, text: &Text, update: &Update, parameters: &[Parameter]) -> Result<Outcome, Diagnostic> {
        let (relation, lowered) = self.analyzed(text, parameters, |context| {
            let update = sql::analyze_update(context, update)?;
            Ok((update.relation.clone(), sql::lower_update(context, &update)?))
        })?;
        self.change("UPDATE", &relation, &lowered)
    }

    /// DELETE.
    pub(super) fn delete(&mut self, text: &Text, delete: &Delete, parameters: &[Parameter]) -> Result<Outcome, Diagnostic> {
        let (relation, lowered) = self.analyzed(text, parameters, |context| {
            let delete = sql::analyze_delete(context, delete)?;
            Ok((delete.relation.clone(), sql::lower_delete(context, &delete)?))
        })?;
        self.change("DELETE", &relation, &lowered)
    }

    fn change(&mut self, tag: &str, relation: &Relation, lowered: &Lowered) -> Result<Outcome, Diagnostic> {
        refuse_system(relation)?;
        self.project_system(&lowered.sql)?;
        let sequences = self.world.sequences.borrow().clone();
        let done = match self.storage.query(&lowered.sql, &[]) {
            Ok(done) => done,
            Err(fault) => {
                let attempt = Attempt { sql: &lowered.sql, sequences, target: relation.oid };
                return Err(self.word(fault, &attempt));
            }
        };
        let returns = !lowered.columns.is_empty();
        let count = if returns { done.rows.len() as u64 } else { done.changes };
        let mut outcome = self.outcome(format!("{tag} {count}"), Vec::new());
        if returns {
            outcome.columns = Some(columns(lowered));
            outcome.rows = done.rows;
        }
        Ok(outcome)
    }
}

fn refuse_system(relation: &Relation) -> Result<(), Diagnostic> {
    if relation.name.schema == "pg_catalog" {
        let message = format!("permission denied for table {}", relation.name.name);
        return Err(Diagnostic::error("42501", message));
    }
    Ok(())
}
