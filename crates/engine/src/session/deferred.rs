//! Constraints that are looked at after the statement, or when the transaction commits.
//!
//! SQLite checks unique indexes row by row and has no SET CONSTRAINTS. Keys that are `DEFERRABLE` stand over plain
//! indexes there, `DEFERRABLE` foreign keys are deferred, and both are checked here.

use super::Session;
use super::transaction::Answer;
use catalog::{Catalog, Constraint, ConstraintKind, Oid, Relation};
use diagnostics::{Diagnostic, Severity};

/// What SET CONSTRAINTS said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mode {
    /// Of which constraint; nothing for all.
    constraint: Option<Oid>,
    deferred: bool,
}

/// When constraints are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// After a statement: those that are not deferred.
    Statement,
    /// When the transaction commits: keys that are; foreign keys are SQLite's business then.
    Commit,
}

impl Session {
    /// Looks at what may be checked only after the statement, which wrote a table.
    pub(super) fn check_after_statement(&mut self, target: Oid) -> Result<(), Diagnostic> {
        self.transaction.written.push(target);
        self.check_constraints(When::Statement, &[target])
    }

    /// Looks at what was deferred.
    pub(super) fn check_at_commit(&self) -> Result<(), Diagnostic> {
        self.check_constraints(When::Commit, &self.transaction.written)
    }

    fn check_constraints(&self, when: When, written: &[Oid]) -> Result<(), Diagnostic> {
        let catalog = self.world.catalog();
        for table in catalog.relations.values() {
            for constraint in table.constraints.iter().filter(|constraint| constraint.deferrable) {
                let is_left = when == When::Commit && !constraint.kind.has_index();
                if !is_left && self.is_deferred(constraint) == (when == When::Commit) {
                    self.check_deferrable(&catalog, table, constraint, written)?;
                }
            }
        }
        Ok(())
    }

    fn is_deferred(&self, constraint: &Constraint) -> bool {
        let said = self.transaction.modes.iter().rev();
        let mut fitting = said.filter(|mode| mode.constraint.is_none_or(|oid| oid == constraint.oid));
        fitting.next().map_or(constraint.initially_deferred, |mode| mode.deferred)
    }

    fn check_deferrable(
        &self,
        catalog: &Catalog,
        table: &Relation,
        constraint: &Constraint,
        written: &[Oid],
    ) -> Result<(), Diagnostic> {
        if let ConstraintKind::ForeignKey(key) = &constraint.kind {
            let orphans = self.orphans_of(catalog, table, constraint, key)?;
            return orphans.first().map_or(Ok(()), |orphan| Err(self.word_deferred(catalog, orphan, written)));
        }
        let Some(index) = table.index(&constraint.name) else { return Ok(()) };
        let Some(key) = self.repeated_key(table, index) else { return Ok(()) };
        let message = format!("duplicate key value violates unique constraint \"{}\"", constraint.name);
        Err(Diagnostic::error("23505", message).with_detail(format!("{key} already exists.")))
    }

    /// SET CONSTRAINTS; no names mean all of them.
    pub(super) fn set_constraints(&mut self, names: &[(Option<String>, String)], deferred: bool) -> Answer {
        if !self.in_block() {
            let message = "SET CONSTRAINTS can only be used in transaction blocks";
            let warning = Diagnostic::error("25P01", message).with_severity(Severity::Warning);
            return Ok(("SET CONSTRAINTS", vec![warning]));
        }
        self.start()?;
        if names.is_empty() {
            self.transaction.modes.push(Mode { constraint: None, deferred });
        }
        for (schema, name) in names {
            for constraint in self.named_constraints(schema.as_deref(), name)? {
                self.transaction.modes.push(Mode { constraint: Some(constraint), deferred });
            }
        }
        if !deferred {
            self.check_constraints(When::Statement, &self.transaction.written)?;
        }
        Ok(("SET CONSTRAINTS", Vec::new()))
    }

    fn named_constraints(&self, schema: Option<&str>, name: &str) -> Result<Vec<Oid>, Diagnostic> {
        let catalog = self.world.catalog();
        let tables = catalog.relations.values().filter(|table| schema.is_none_or(|schema| table.name.schema == schema));
        let found: Vec<&Constraint> = tables.filter_map(|table| table.constraint(name)).collect();
        if found.is_empty() {
            return Err(Diagnostic::error("42704", format!("constraint \"{name}\" does not exist")));
        }
        if found.iter().any(|constraint| !constraint.deferrable) {
            return Err(Diagnostic::error("42809", format!("constraint \"{name}\" is not deferrable")));
        }
        Ok(found.iter().map(|constraint| constraint.oid).collect())
    }
}
