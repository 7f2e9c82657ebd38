//! `DELETE`

use crate::analyzer::{Analyzer, Place, Scope};
use crate::fault::{Result, error};
use crate::typed::Delete;
use sqlparser::ast::{self, FromTable, TableFactor};

impl Analyzer<'_> {
    pub(super) fn delete(&self, parent: Option<&Scope<'_>>, delete: &ast::Delete) -> Result<Delete> {
        for (is_written, word) in [
            (!delete.tables.is_empty(), "FROM"),
            (!delete.order_by.is_empty(), "ORDER"),
            (delete.limit.is_some(), "LIMIT"),
            (delete.output.is_some(), "OUTPUT"),
        ] {
            if is_written {
                return Err(self.stray(word));
            }
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

    /// A word of other databases that PostgreSQL's grammar does not have there.
    fn stray(&self, word: &str) -> diagnostics::Diagnostic {
        let written = |span: &diagnostics::Span| {
            self.context
                .text
                .map(|text| &text.as_str()[span.start..span.end])
                .filter(|it| it.eq_ignore_ascii_case(word))
        };
        let mut spans = self.context.text.iter().flat_map(|text| text.words()).map(|(_, span)| span);
        let at = spans.find(|span| written(span).is_some());
        let shown = at.as_ref().and_then(written).unwrap_or(word);
        error("42601", format!("syntax error at or near \"{shown}\""), at)
    }
}
