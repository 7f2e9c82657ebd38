//! `ORDER BY`.

use crate::analyzer::{Analyzer, Place, Scope};
use crate::expr::{sorted, start};
use crate::fault::{Result, error};
use crate::parse::fold;
use crate::typed::{Expr, Node, OutputColumn, SortKey, Target};
use sqlparser::ast;

/// What the keys sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    /// The result of a set operation or VALUES: only its columns may be named.
    OfSetOperation,
}

impl Analyzer<'_> {
    /// Keys over the columns of a result.
    pub(super) fn output_order(
        &self,
        _scope: &Scope<'_>,
        columns: &[OutputColumn],
        keys: &[ast::OrderByExpr],
        _of: Keys,
    ) -> Result<Vec<SortKey>> {
        let mut sort = Vec::with_capacity(keys.len());
        for key in keys {
            let at = start(&self.context, &key.expr);
            let index = match &key.expr {
                ast::Expr::Identifier(ident) => {
                    let name = fold(ident);
                    columns
                        .iter()
                        .position(|column| column.name == name)
                        .ok_or_else(|| error("42703", format!("column \"{name}\" does not exist"), at))?
                }
                expr => {
                    match ordinal(expr) {
                        Some(number) => self.position("ORDER BY", number, columns.len(), at)?,
                        None => {
                            return Err(error("0A000", "invalid UNION/INTERSECT/EXCEPT ORDER BY clause", at)
                            .with_detail("Only result column names can be used, not expressions or functions.")
                            .with_hint("Add the expression/function to every SELECT, or move the UNION into a FROM clause."));
                        }
                    }
                }
            };
            let type_name = columns[index].type_name.clone();
            sort.push(sorted(Expr { node: Node::SubqueryColumn(index), type_name, at }, key)?);
        }
        Ok(sort)
    }

    fn position(&self, clause: &str, number: i64, count: usize, at: Option<diagnostics::Span>) -> Result<usize> {
        match usize::try_from(number) {
            Ok(number) if (1..=count).contains(&number) => Ok(number - 1),
            _ => Err(error("42P10", format!("{clause} position {number} is not in select list"), at)),
        }
    }

    /// A key of ORDER BY or DISTINCT ON: an output name first, then an ordinal, then an expression.
    pub(super) fn output_key(
        &self,
        scope: &Scope<'_>,
        clause: &'static str,
        place: Place,
        expr: &ast::Expr,
        targets: &[Target],
    ) -> Result<Expr> {
        if let ast::Expr::Identifier(ident) = expr {
            let name = fold(ident);
            let mut found = targets.iter().filter(|target| target.name == name);
            if let Some(target) = found.next() {
                if found.any(|other| other.expr != target.expr) {
                    let at = self.context.span(ident.span);
                    return Err(error("42702", format!("{clause} \"{name}\" is ambiguous"), at));
                }
                return Ok(target.expr.clone());
            }
        }
        self.ordinal_or_expr(scope, clause, place, expr, targets)
    }

    fn ordinal_or_expr(
        &self,
        scope: &Scope<'_>,
        clause: &'static str,
        place: Place,
        expr: &ast::Expr,
        targets: &[Target],
    ) -> Result<Expr> {
        let at = start(&self.context, expr);
        if let Some(number) = ordinal(expr) {
            let index = self.position(clause, number, targets.len(), at)?;
            return Ok(targets[index].expr.clone());
        }
        if let ast::Expr::Value(_) = expr {
            return Err(error("42601", format!("non-integer constant in {clause}"), at));
        }
        scope.within(place, || self.known(self.expr(scope, expr)?))
    }

    /// A key of GROUP BY: a column of FROM first, then an output name.
    pub(super) fn group_key(&self, scope: &Scope<'_>, expr: &ast::Expr, targets: &[Target]) -> Result<Expr> {
        if let ast::Expr::Identifier(ident) = expr {
            let name = fold(ident);
            let in_from = scope.items.iter().any(|item| item.columns.iter().any(|(column, _)| *column == name));
            if !in_from {
                return self.output_key(scope, "GROUP BY", Place::GroupBy, expr, targets);
            }
        }
        self.ordinal_or_expr(scope, "GROUP BY", Place::GroupBy, expr, targets)
    }
}

fn ordinal(expr: &ast::Expr) -> Option<i64> {
    match expr {
        ast::Expr::Value(value) => match &value.value {
            ast::Value::Number(digits, _) => digits.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}
