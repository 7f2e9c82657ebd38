//! Aggregates.

use super::call::plain_arguments;
use crate::analyzer::{Analyzer, Place, Scope};
use crate::fault::{Result, error, unsupported};
use crate::typed::{Aggregate, Expr, Node, SortKey};
use diagnostics::{Diagnostic, Span};
use sqlparser::ast::{self, DuplicateTreatment, FunctionArgumentClause, FunctionArguments};

impl Analyzer<'_> {
    pub(super) fn aggregate(
        &self,
        scope: &Scope<'_>,
        name: &str,
        call: &ast::Function,
        star: bool,
        at: Option<Span>,
    ) -> Result<Expr> {
        if let Some(fault) = misplaced("aggregate functions", scope.place.get(), at) {
            return Err(fault);
        }
        if !call.within_group.is_empty() {
            return self.within_group(scope, name, call, at);
        }
        if matches!(name, "percentile_cont" | "percentile_disc" | "mode") {
            let arguments = plain_arguments(&call.args, at)?;
            let arguments = arguments.into_iter().map(|one| self.expr(scope, one)).collect::<Result<Vec<_>>>()?;
            self.resolve(name, name, arguments, at)?;
            let words = format!("WITHIN GROUP is required for ordered-set aggregate {name}");
            return Err(error("42809", words, at));
        }
        let clauses = clauses(&call.args);
        let (arguments, order_by) = scope.within(Place::AggregateArgument, || {
            let mut arguments = Vec::new();
            if !star {
                for argument in plain_arguments(&call.args, at)? {
                    arguments.push(self.expr(scope, argument)?);
                }
            }
            let mut order_by = Vec::new();
            for clause in clauses {
                match clause {
                    FunctionArgumentClause::OrderBy(keys) => {
                        for key in keys {
                            order_by.push(self.sort_key(scope, key)?);
                        }
                    }
                    other => return Err(unsupported(format!("{other} in an aggregate"), at)),
                }
            }
            Ok((arguments, order_by))
        })?;
        if !star && arguments.is_empty() && name == "count" {
            return Err(error("42809", "count(*) must be used to call a parameterless aggregate function", at));
        }
        let resolved = self.resolve(name, name, arguments, at)?;
        let filter = self.filter(scope, call)?;
        let distinct = is_distinct(&call.args);
        if distinct {
            self.distinct_order(&resolved.arguments, &order_by)?;
        }
        scope.aggregates.set(true);
        let node = Node::Aggregate(Box::new(Aggregate {
            function: resolved.function,
            arguments: resolved.arguments,
            distinct,
            order_by,
            filter,
            direct: None,
        }));
        Ok(Expr::new(node, resolved.result).placed(at))
    }

    /// `percentile_cont(0.5) WITHIN GROUP (ORDER BY …)`: what is sorted is the last argument.
    fn within_group(&self, scope: &Scope<'_>, name: &str, call: &ast::Function, at: Option<Span>) -> Result<Expr> {
        let (arguments, direct, mut order_by) = scope.within(Place::AggregateArgument, || {
            let mut arguments = Vec::new();
            for argument in plain_arguments(&call.args, at)? {
                arguments.push(self.expr(scope, argument)?);
            }
            let direct = arguments.len();
            let mut order_by = Vec::new();
            for key in &call.within_group {
                order_by.push(self.sort_key(scope, key)?);
            }
            arguments.extend(order_by.iter().map(|key| key.expr.clone()));
            Ok((arguments, direct, order_by))
        })?;
        let resolved = self.resolve(name, name, arguments, at)?;
        if !matches!(name, "percentile_cont" | "percentile_disc" | "mode") {
            let words = format!("{name} is not an ordered-set aggregate, so it cannot have WITHIN GROUP");
            return Err(error("42809", words, at));
        }
        for (key, expr) in order_by.iter_mut().zip(&resolved.arguments[direct..]) {
            key.expr = expr.clone();
        }
        let filter = self.filter(scope, call)?;
        scope.aggregates.set(true);
        let (function, arguments, distinct) = (resolved.function, resolved.arguments, false);
        let aggregate = Aggregate { function, arguments, distinct, order_by, filter, direct: Some(direct) };
        Ok(Expr::new(Node::Aggregate(Box::new(aggregate)), resolved.result).placed(at))
    }

    fn distinct_order(&self, arguments: &[Expr], order_by: &[SortKey]) -> Result<()> {
        for key in order_by {
            if !arguments.contains(&key.expr) {
                let words = "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list";
                return Err(error("42P10", words, key.expr.at));
            }
        }
        Ok(())
    }

    pub(super) fn filter(&self, scope: &Scope<'_>, call: &ast::Function) -> Result<Option<Expr>> {
        let Some(filter) = &call.filter else { return Ok(None) };
        scope.within(Place::Filter, || self.condition(scope, filter, "FILTER")).map(Some)
    }

    /// A key of ORDER BY that is an expression.
    pub(crate) fn sort_key(&self, scope: &Scope<'_>, key: &ast::OrderByExpr) -> Result<SortKey> {
        let expr = self.known(self.expr(scope, &key.expr)?)?;
        sorted(expr, key)
    }
}

/// Adds direction and place of NULLs.
pub(crate) fn sorted(expr: Expr, key: &ast::OrderByExpr) -> Result<SortKey> {
    let descending = match &key.options.sort {
        None | Some(ast::OrderBySort::Asc) => false,
        Some(ast::OrderBySort::Desc) => true,
        Some(ast::OrderBySort::Using(_)) => return Err(unsupported("ORDER BY … USING", expr.at)),
    };
    Ok(SortKey { expr, descending, nulls_first: key.options.nulls_first.unwrap_or(descending) })
}

pub(super) fn is_distinct(arguments: &FunctionArguments) -> bool {
    matches!(arguments, FunctionArguments::List(list) if list.duplicate_treatment == Some(DuplicateTreatment::Distinct))
}

pub(super) fn clauses(arguments: &FunctionArguments) -> &[FunctionArgumentClause] {
    match arguments {
        FunctionArguments::List(list) => &list.clauses,
        _ => &[],
    }
}

/// The error for aggregates (or window functions) where they may not be.
pub(super) fn misplaced(what: &str, place: Place, at: Option<Span>) -> Option<Diagnostic> {
    let aggregates = what.starts_with("aggregate");
    let sets = what.starts_with("set-returning");
    let code = match sets {
        true => "0A000",
        false if aggregates => "42803",
        false => "42P20",
    };
    let clause = match place {
        Place::Select | Place::OrderBy | Place::DistinctOn => return None,
        Place::Relation => return None,
        Place::AggregateArgument if sets => {
            return Some(
                error(code, "aggregate function calls cannot contain set-returning function calls", at)
                    .with_hint("You might be able to move the set-returning function into a LATERAL FROM item."),
            );
        }
        Place::WindowArgument if sets => {
            let words = "window function calls cannot contain set-returning function calls";
            return Some(
                error(code, words, at)
                    .with_hint("You might be able to move the set-returning function into a LATERAL FROM item."),
            );
        }
        Place::Having if aggregates => return None,
        Place::WindowArgument | Place::WindowDefinition if aggregates => return None,
        Place::WindowDefinition => "window definitions",
        Place::AggregateArgument if aggregates => {
            return Some(error(code, "aggregate function calls cannot be nested", at));
        }
        Place::AggregateArgument => {
            return Some(error("42803", "aggregate function calls cannot contain window function calls", at));
        }
        Place::WindowArgument => return Some(error(code, "window function calls cannot be nested", at)),
        Place::Having => "HAVING",
        Place::Where | Place::ConflictWhere => "WHERE",
        Place::JoinOn => "JOIN conditions",
        Place::GroupBy => "GROUP BY",
        Place::Limit => "LIMIT",
        Place::Offset => "OFFSET",
        Place::Values => "VALUES",
        Place::FromFunction => "functions in FROM",
        Place::Set => "UPDATE",
        Place::Returning => "RETURNING",
        Place::Filter => "FILTER",
        Place::ConflictTarget => "ON CONFLICT",
    };
    Some(error(code, format!("{what} are not allowed in {clause}"), at))
}
