//! `WITH`.

use super::Unknowns;
use super::set::output_at;
use crate::analyzer::{Analyzer, CommonName, Scope};
use crate::fault::{Result, error, unsupported};
use crate::parse::fold;
use crate::typed::{Body, CommonTable, OutputColumn, Query, SetOperator};
use sqlparser::ast::{self, SetExpr, SetQuantifier};

impl Analyzer<'_> {
    /// Analyses the entries and makes their names known in the scope.
    pub(crate) fn with(&self, scope: &mut Scope<'_>, with: &ast::With) -> Result<Vec<CommonTable>> {
        let mut tables: Vec<CommonTable> = Vec::new();
        for entry in &with.cte_tables {
            let name = fold(&entry.alias.name);
            let at = self.context.span(entry.alias.name.span);
            if tables.iter().any(|table| table.name == name) {
                return Err(error("42712", format!("WITH query name \"{name}\" specified more than once"), at));
            }
            let id = self.source();
            let given: Vec<String> = entry.alias.columns.iter().map(|column| fold(&column.name)).collect();
            let union = match &*entry.query.body {
                SetExpr::SetOperation { left, op: ast::SetOperator::Union, set_quantifier, right }
                    if with.recursive =>
                {
                    Some((left, *set_quantifier, right))
                }
                _ => None,
            };
            let query = match union {
                Some((left, quantifier, right)) if names(&entry.query, &name) => {
                    if entry.query.order_by.is_some()
                        || entry.query.limit_clause.is_some()
                        || entry.query.with.is_some()
                    {
                        return Err(unsupported("ORDER BY, LIMIT or WITH in a recursive query", at));
                    }
                    self.recursive(
                        scope,
                        &CommonName { name: name.clone(), id, columns: Vec::new() },
                        &given,
                        left,
                        quantifier,
                        right,
                    )?
                }
                _ => self.query(Some(scope), &entry.query, Unknowns::BecomeText)?,
            };
            let columns = renamed(&query.columns, &given, &name)?;
            scope.common.retain(|one| one.id != id);
            scope.common.push(CommonName { name: name.clone(), id, columns: columns.clone() });
            tables.push(CommonTable { name, id, columns, query });
        }
        Ok(tables)
    }

    fn recursive(
        &self,
        scope: &mut Scope<'_>,
        entry: &CommonName,
        given: &[String],
        left: &SetExpr,
        quantifier: SetQuantifier,
        right: &SetExpr,
    ) -> Result<Query> {
        let first = self.body(scope, left, &[], Unknowns::BecomeText)?;
        let columns = renamed(&first.columns, given, &entry.name)?;
        scope.common.push(CommonName { columns, ..entry.clone() });
        let mut next = self.body(scope, right, &[], Unknowns::Stay)?;
        if next.columns.len() != first.columns.len() {
            let at = output_at(&next, 0);
            return Err(error("42601", "each UNION query must have the same number of columns", at));
        }
        for (index, column) in first.columns.iter().enumerate() {
            let overall = self.common_output("UNION", &first, &next, index)?;
            if overall.base != column.type_name.base {
                let message = format!(
                    "recursive query \"{}\" column {} has type {} in non-recursive term but type {} overall",
                    entry.name,
                    index + 1,
                    self.label(&column.type_name.base),
                    self.label(&overall.base)
                );
                return Err(error("42804", message, None)
                    .with_hint("Cast the output of the non-recursive term to the correct type."));
            }
            self.coerce_output(&mut next, index, &column.type_name)?;
        }
        let columns = first.columns.clone();
        let body = Body::SetOperation {
            operator: SetOperator::Union,
            all: quantifier == SetQuantifier::All,
            left: Box::new(first),
            right: Box::new(next),
        };
        Ok(Query { body, columns, ..Query::default() })
    }
}

/// Columns under the names that an alias gives.
pub(super) fn renamed(columns: &[OutputColumn], given: &[String], table: &str) -> Result<Vec<OutputColumn>> {
    if given.len() > columns.len() {
        let message =
            format!("table \"{table}\" has {} columns available but {} columns specified", columns.len(), given.len());
        return Err(error("42P10", message, None));
    }
    let mut columns = columns.to_vec();
    for (column, name) in columns.iter_mut().zip(given) {
        column.name.clone_from(name);
    }
    Ok(columns)
}

/// Whether a query names a relation without schema.
fn names(query: &ast::Query, name: &str) -> bool {
    let found = ast::visit_relations(query, |relation| match relation.0.as_slice() {
        [part] if part.as_ident().is_some_and(|ident| fold(ident) == name) => std::ops::ControlFlow::Break(()),
        _ => std::ops::ControlFlow::Continue(()),
    });
    found.is_break()
}
