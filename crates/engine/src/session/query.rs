//! A query text: its statements in order, and the transaction around them.

use super::Session;
use super::transaction::Block;
use crate::{Failure, Outcome};
use catalog::{Type, TypeName};
use diagnostics::Diagnostic;
use sql::ast::Statement as Ast;
use sql::{Parameter, Parsed, Statement, Text};

impl Session {
    /// Runs a query text as PostgreSQL's simple-query protocol does: several statements are one implicit transaction.
    ///
    /// # Errors
    ///
    /// What PostgreSQL says to the first statement that fails; the statements after it are not run.
    pub fn execute(&mut self, sql: &str) -> Result<Vec<Outcome>, Failure> {
        let text = Text::new(sql);
        let parsed = match sql::parse(&text) {
            Ok(parsed) => parsed,
            Err(diagnostic) => {
                self.fail();
                return Err(Failure { diagnostic, notices: Vec::new(), outcomes: Vec::new() });
            }
        };
        let several = parsed.len() > 1;
        let mut outcomes = Vec::new();
        for (at, one) in parsed.iter().enumerate() {
            if several && self.transaction.block == Block::None {
                self.transaction.block = Block::Implicit;
            }
            let mut notices = Vec::new();
            let is_last = at + 1 == parsed.len();
            match self.one(&text, one, &[], is_last, &mut notices) {
                Ok(outcome) => outcomes.push(outcome),
                Err(diagnostic) => return Err(Failure { diagnostic, notices, outcomes }),
            }
        }
        Ok(outcomes)
    }

    /// Runs one statement with parameters `$1`, `$2`, …: each a type (unless it is to be inferred) and its text (unless
    /// it is NULL).
    ///
    /// # Errors
    ///
    /// What PostgreSQL says when the statement fails.
    pub fn execute_with(
        &mut self,
        sql: &str,
        parameters: &[(Option<Type>, Option<String>)],
    ) -> Result<Outcome, Diagnostic> {
        let text = Text::new(sql);
        let parsed = sql::parse(&text).inspect_err(|_| self.fail())?;
        let [one] = parsed.as_slice() else {
            self.fail();
            let message = "cannot insert multiple commands into a prepared statement";
            return if parsed.is_empty() { Ok(self.nothing()) } else { Err(Diagnostic::error("42601", message)) };
        };
        if parameters.iter().any(|(_, value)| value.as_ref().is_some_and(|value| value.contains('\0'))) {
            self.fail();
            return Err(Diagnostic::error("22021", "invalid byte sequence for encoding \"UTF8\": 0x00"));
        }
        let parameters: Vec<Parameter> = parameters.iter().map(parameter).collect();
        self.one(&text, one, &parameters, true, &mut Vec::new())
    }

    fn nothing(&self) -> Outcome {
        Outcome {
            tag: String::new(),
            columns: None,
            rows: Vec::new(),
            notices: Vec::new(),
            catalog: self.world.catalog(),
        }
    }

    /// Runs one statement with its share of the transaction.
    fn one(
        &mut self,
        text: &Text,
        parsed: &Parsed,
        parameters: &[Parameter],
        is_last: bool,
        notices: &mut Vec<Diagnostic>,
    ) -> Result<Outcome, Diagnostic> {
        let result = self.guarded(text, parsed, parameters, notices);
        self.world.forget_statement();
        match result {
            Ok(mut outcome) => {
                outcome.notices.splice(0..0, std::mem::take(notices));
                let ends = match self.transaction.block {
                    Block::None => true,
                    Block::Implicit => is_last,
                    Block::Explicit | Block::Failed => false,
                };
                if ends {
                    self.commit()?;
                }
                Ok(outcome)
            }
            Err(diagnostic) => {
                self.fail();
                Err(diagnostic)
            }
        }
    }

    fn guarded(
        &mut self,
        text: &Text,
        parsed: &Parsed,
        parameters: &[Parameter],
        notices: &mut Vec<Diagnostic>,
    ) -> Result<Outcome, Diagnostic> {
        if !ends_failure(&parsed.statement) {
            self.usable()?;
        }
        self.statement(text, parsed, parameters, notices)
    }

    /// Refuses what comes after an error in a transaction block.
    pub(super) fn usable(&self) -> Result<(), Diagnostic> {
        if self.transaction.block == Block::Failed {
            let message = "current transaction is aborted, commands ignored until end of transaction block";
            return Err(Diagnostic::error("25P02", message));
        }
        Ok(())
    }

    /// An error: the block fails, or the transaction is undone.
    pub(super) fn fail(&mut self) {
        match self.transaction.block {
            Block::Explicit | Block::Failed if !self.storage.is_idle() => self.transaction.block = Block::Failed,
            _ => {
                // There is nobody to tell: the statement's own error is what counts.
                let _undone = self.roll_back();
            }
        }
    }
}

fn parameter(given: &(Option<Type>, Option<String>)) -> Parameter {
    Parameter { type_name: given.0.clone().map(TypeName::plain), value: given.1.clone() }
}

fn ends_failure(statement: &Statement) -> bool {
    let Statement::Sql(statement) = statement else { return false };
    matches!(&**statement, Ast::Commit { .. } | Ast::Rollback { .. })
}
