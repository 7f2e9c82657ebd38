//! `DELETE`

use crate::analyzer::{Analyzer, Place, Scope};
use crate::fault::{Result, error};
use crate::typed::Delete;
use sqlparser::ast::{self, FromTable, TableFactor};

impl Analyzer<'_> {
    pub(super) fn delete(&self, parent: Option<&Scope<'_>>, delete: &ast::Delete) -> Result<Delete> {
        if !delete.tables.is_empty() || !delete.order_by.is_empty() || delete.limit.is_some() || delete.output.is_some()
        {
            return Err(error("42601", "syntax error", None));
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
}
