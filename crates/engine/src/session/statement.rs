//! One statement: which kind it is, and who runs it.

use super::Session;
use super::transaction::Answer;
use crate::{Outcome, OutcomeColumn};
use catalog::Catalog;
use diagnostics::Diagnostic;
use sql::ast::{self, Statement as Ast};
use sql::{Lowered, Parameter, Parsed, Statement, Text};
use std::rc::Rc;

impl Session {
    /// Runs one statement; what it says before it fails goes to `notices`.
    pub(super) fn statement(
        &mut self,
        text: &Text,
        parsed: &Parsed,
        parameters: &[Parameter],
        notices: &mut Vec<Diagnostic>,
    ) -> Result<Outcome, Diagnostic> {
        let statement = match &parsed.statement {
            Statement::Sql(statement) => &**statement,
            Statement::Extra(sql::Extra::SetConstraints { names, deferred }) => {
                let (tag, said) = self.set_constraints(names, *deferred)?;
                return Ok(self.outcome(tag, said));
            }
            Statement::Extra(extra) => {
                if let Some(name) = alone(extra) {
                    self.refuse_in_block(true, name)?;
                }
                self.start()?;
                let plan = self.analyzed(text, parameters, |context| sql::plan_extra(context, extra))?;
                return self.run_plan(plan, notices);
            }
        };
        if let Some(answer) = self.transaction_statement(statement) {
            let (tag, said) = answer?;
            return Ok(self.outcome(tag, said));
        }
        self.start()?;
        match statement {
            Ast::Query(query) => {
                if let Some(outcome) = self.modification(text, query, parameters)? {
                    return Ok(outcome);
                }
                let lowered = self.analyzed(text, parameters, |context| {
                    let query = sql::analyze_query(context, query)?;
                    sql::lower_query(context, &query)
                })?;
                self.select(&lowered)
            }
            Ast::Insert(insert) => self.insert(text, insert, parameters),
            Ast::Update(update) => self.update(text, update, parameters),
            Ast::Delete(delete) => self.delete(text, delete, parameters),
            Ast::Set(set) => self.set_statement(set),
            Ast::ShowVariable { variable } => self.show(variable),
            Ast::Reset(reset) => self.reset(reset),
            Ast::Lock(lock) => self.lock(lock),
            Ast::Discard { object_type: ast::DiscardObject::ALL } => {
                self.refuse_in_block(true, "DISCARD ALL")?;
                self.drop_temporary()?;
                self.world.settings.borrow_mut().reset_all();
                self.world.sequences.borrow_mut().forget_session();
                Ok(self.outcome("DISCARD ALL", Vec::new()))
            }
            Ast::Discard { object_type: ast::DiscardObject::TEMP } => {
                self.drop_temporary()?;
                Ok(self.outcome("DISCARD TEMP", Vec::new()))
            }
            Ast::Analyze(_) => Ok(self.outcome("ANALYZE", Vec::new())),
            Ast::Vacuum(_) => {
                self.refuse_in_block(true, "VACUUM")?;
                Ok(self.outcome("VACUUM", Vec::new()))
            }
            other => self.ddl(text, other, parameters, notices),
        }
    }

    fn ddl(
        &mut self,
        text: &Text,
        statement: &Ast,
        parameters: &[Parameter],
        notices: &mut Vec<Diagnostic>,
    ) -> Result<Outcome, Diagnostic> {
        let concurrently = matches!(statement, Ast::CreateIndex(create) if create.concurrently);
        self.refuse_in_block(concurrently, "CREATE INDEX CONCURRENTLY")?;
        let plan = self.analyzed(text, parameters, |context| sql::plan(context, statement).transpose())?;
        match plan {
            Some(plan) => self.run_plan(plan, notices),
            None => Err(Diagnostic::error("0A000", format!("{} is not supported by Retort", first_words(statement)))),
        }
    }

    fn refuse_in_block(&self, applies: bool, what: &str) -> Result<(), Diagnostic> {
        if applies && self.in_block() {
            return Err(Diagnostic::error("25001", format!("{what} cannot run inside a transaction block")));
        }
        Ok(())
    }

    /// Works with what analysis wants.
    pub(super) fn analyzed<T>(
        &self,
        text: &Text,
        parameters: &[Parameter],
        work: impl FnOnce(&sql::Context<'_>) -> Result<T, Diagnostic>,
    ) -> Result<T, Diagnostic> {
        let settings = self.world.settings.borrow().sql.clone();
        self.world.with_context(|values| {
            work(&sql::Context::new(*values, &settings).with_text(text).with_parameters(parameters))
        })
    }

    /// Works with analysis over a catalog, without a text.
    pub(super) fn over<T>(&self, catalog: &Catalog, work: impl FnOnce(&sql::Context<'_>) -> T) -> T {
        let settings = self.world.settings.borrow().sql.clone();
        let values = datum::Context::new(&self.world.environment, catalog);
        work(&sql::Context::new(values, &settings))
    }

    fn transaction_statement(&mut self, statement: &Ast) -> Option<Answer> {
        Some(match statement {
            Ast::StartTransaction { modes, begin, .. } => {
                let tag = if *begin { "BEGIN" } else { "START TRANSACTION" };
                super::setting::refuse_modes(modes).and_then(|()| self.begin(tag))
            }
            Ast::Commit { chain: false, .. } => self.commit_statement(),
            Ast::Rollback { savepoint: Some(name), .. } => self.rollback_to(&folded(name)),
            Ast::Rollback { chain: false, .. } => self.rollback_statement(),
            Ast::Savepoint { name } => self.savepoint(folded(name)),
            Ast::ReleaseSavepoint { name } => self.release(&folded(name)),
            _ => return None,
        })
    }

    /// An outcome without rows.
    pub(super) fn outcome(&self, tag: impl Into<String>, notices: Vec<Diagnostic>) -> Outcome {
        Outcome { tag: tag.into(), columns: None, rows: Vec::new(), notices, catalog: self.world.catalog() }
    }

    /// Where a sequence stands.
    pub(crate) fn sequence_state(
        &self,
        oid: catalog::Oid,
        sequence: &catalog::Sequence,
    ) -> crate::sequence::SequenceState {
        self.world.sequences.borrow().state(oid, sequence)
    }

    /// Runs something of the engine's own in SQLite.
    pub(crate) fn run_internal(&self, sql: &str, parameters: &[datum::Value]) -> Result<(), Diagnostic> {
        Ok(self.storage.query(sql, parameters).map(|_| ())?)
    }

    fn select(&mut self, lowered: &Lowered) -> Result<Outcome, Diagnostic> {
        self.prepare_steps(&lowered.before)?;
        self.project_system(&lowered.sql)?;
        let found = self.storage.query(&lowered.sql, &[])?;
        self.drop_steps(&lowered.before)?;
        let mut outcome = self.outcome(format!("SELECT {}", found.rows.len()), Vec::new());
        outcome.columns = Some(columns(lowered));
        outcome.rows = found.rows;
        Ok(outcome)
    }

    fn lock(&mut self, lock: &ast::Lock) -> Result<Outcome, Diagnostic> {
        let context_free = Text::new("");
        for target in &lock.tables {
            self.analyzed(&context_free, &[], |context| sql::resolve_relation(context, &target.name).map(|_| ()))
                .map_err(|diagnostic| Diagnostic { labels: Vec::new(), ..diagnostic })?;
        }
        if !self.in_block() {
            return Err(Diagnostic::error("25P01", "LOCK TABLE can only be used in transaction blocks"));
        }
        Ok(self.outcome("LOCK TABLE", Vec::new()))
    }
}

/// The name of a statement that cannot run inside a transaction block.
fn alone(statement: &sql::Extra) -> Option<&'static str> {
    match statement {
        sql::Extra::DropIndexConcurrently { .. } => Some("DROP INDEX CONCURRENTLY"),
        sql::Extra::Reindex { concurrently: true, .. } => Some("REINDEX CONCURRENTLY"),
        _ => None,
    }
}

/// The columns of a lowered statement.
pub(super) fn columns(lowered: &Lowered) -> Vec<OutcomeColumn> {
    let columns = lowered.columns.iter();
    columns.map(|(name, type_name)| OutcomeColumn { name: name.clone(), type_name: type_name.clone() }).collect()
}

/// An identifier as PostgreSQL keeps it.
pub(super) fn folded(ident: &ast::Ident) -> String {
    if ident.quote_style.is_some() { ident.value.clone() } else { ident.value.to_ascii_lowercase() }
}

/// The words that a statement begins with: `CREATE FUNCTION`.
fn first_words(statement: &Ast) -> String {
    let text = statement.to_string();
    let words = text.split_whitespace().take_while(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()));
    let words: Vec<&str> = words.take(2).collect();
    words.join(" ")
}

/// A relation of the catalog.
pub(super) type Relation = Rc<catalog::Relation>;
