//! INSERT, UPDATE and DELETE.

use super::Session;
use super::broken::Attempt;
use super::statement::{Relation, columns};
use crate::Outcome;
use diagnostics::Diagnostic;
use sql::ast::{Delete, Insert, Update};
use sql::typed::Modification;
use sql::{Lowered, Parameter, Text};

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
