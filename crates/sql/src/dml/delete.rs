//! `DELETE`

use crate::analyzer::{Analyzer, Place, Scope};
use crate::expr::{keyword_before, start};
use crate::fault::{Result, error};
use crate::typed::Delete;
use diagnostics::Diagnostic;
use sqlparser::ast::{self, FromTable, TableFactor};

impl Analyzer<'_> {
    pub(super) fn delete(&self, parent: Option<&Scope<'_>>, delete: &ast::Delete) -> Result<Delete> {
        if let Some(fault) = self.stray(delete) {
            return Err(fault);
        }
        let (FromTable::WithFromKeyword(tables) | FromTable::WithoutKeyword(tables)) = &delete.from;
        let [table] = tables.as_slice() else {
            return Err(error("42601", "syntax error at or near \",\"", None));
        };
        let TableFactor::Table { name, alias, .. } = &table.relation else {
            return Err(error("42601", "syntax error at or near \"(\"", None));
        };
        if !table.joins.is_empty() {
            return Err(error("42601", "syntax error at or near \"JOIN\"", None));
        }
        let (relation, source, item) = self.target(name, alias.as_ref(), "DELETE")?;
        let mut scope = Scope::new(parent);
        scope.items.push(item);
        let using = match &delete.using {
            None => Vec::new(),
            Some(list) => self.from(&mut scope, list)?,
        };
        let filter = match &delete.selection {
            Some(filter) => Some(scope.within(Place::Where, || self.condition(&scope, filter, "WHERE"))?),
            None => None,
        };
        let returning = self.returning_of(&scope, delete.returning.as_ref())?;
        Ok(Delete { with: Vec::new(), recursive: false, relation, source, using, filter, returning })
    }

    /// The syntax error at what other databases have in a DELETE, and PostgreSQL's grammar has not.
    fn stray(&self, delete: &ast::Delete) -> Option<Diagnostic> {
        let before = |expr: &ast::Expr, word| keyword_before(&self.context, start(&self.context, expr)?, word);
        let (word, at) = if let Some(table) = delete.tables.first() {
            let first = table.0.first().and_then(|part| part.as_ident());
            ("FROM", first.and_then(|ident| self.context.span(ident.span)))
        } else if let Some(key) = delete.order_by.first() {
            ("ORDER", before(&key.expr, "order"))
        } else if let Some(limit) = &delete.limit {
            ("LIMIT", before(limit, "limit"))
        } else if delete.output.is_some() {
            ("OUTPUT", None)
        } else {
            return None;
        };
        let written = at.and_then(|at| Some(&self.context.text?.as_str()[at.start..at.end]));
        Some(error("42601", format!("syntax error at or near \"{}\"", written.unwrap_or(word)), at))
    }
}
