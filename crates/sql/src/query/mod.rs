//! Queries: from the tree to typed ones.

mod from;
mod function;
mod group;
mod lock;
mod order;
mod project;
mod relation;
mod select;
mod set;
mod sets;
mod targets;
mod with;

pub use relation::resolve_relation;
pub(crate) use set::output_at;

use crate::Context;
use crate::analyzer::{Analyzer, Place, Scope};
use crate::expr::Wanted;
use crate::fault::{Result, error, unsupported};
use crate::typed::{Body, Expr, From, Node, Query, Select, SortKey, Target};
use catalog::Type;
use diagnostics::Diagnostic;
use sqlparser::ast::{self, LimitClause, SetExpr, Spanned};
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::Token;

/// What becomes of literals of unknown type in the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknowns {
    /// They are text.
    BecomeText,
    /// They wait for what is around the query.
    Stay,
}

/// Analyses a query.
///
/// # Errors
///
/// What PostgreSQL says of the query.
pub fn analyze_query(context: &Context<'_>, query: &ast::Query) -> Result<Query> {
    Analyzer::new(*context).query(None, query, Unknowns::BecomeText)
}

impl Analyzer<'_> {
    pub(crate) fn query(&self, parent: Option<&Scope<'_>>, query: &ast::Query, unknowns: Unknowns) -> Result<Query> {
        self.deeper(|| {
            self.sets.borrow_mut().push(None);
            let analyzed = self.query_at_level(parent, query, unknowns);
            self.sets.borrow_mut().pop();
            analyzed
        })
    }

    fn query_at_level(&self, parent: Option<&Scope<'_>>, query: &ast::Query, unknowns: Unknowns) -> Result<Query> {
        refuse(query)?;
        let mut scope = Scope::new(parent);
        let with = match &query.with {
            Some(with) => self.with(&mut scope, with)?,
            None => Vec::new(),
        };
        let order: &[ast::OrderByExpr] = match &query.order_by {
            None => &[],
            Some(order) => match &order.kind {
                ast::OrderByKind::Expressions(keys) => keys,
                ast::OrderByKind::All(_) => return Err(error("42601", "syntax error at or near \"ALL\"", None)),
            },
        };
        let mut analyzed = self.body(&scope, &query.body, order, unknowns)?;
        self.check_locks(&analyzed, &query.locks)?;
        let (limit, offset) = self.limits(&scope, query)?;
        if !with.is_empty() || limit.is_some() || offset.is_some() {
            let bare = analyzed.with.is_empty() && analyzed.limit.is_none() && analyzed.offset.is_none();
            if !bare {
                return Err(self.given_twice(query, &analyzed));
            }
            analyzed.with = with;
            analyzed.recursive = query.with.as_ref().is_some_and(|with| with.recursive);
            analyzed.limit = limit;
            analyzed.offset = offset;
            analyzed.ties = query.fetch.as_ref().is_some_and(|fetch| fetch.with_ties);
            if analyzed.ties && analyzed.order_by.is_empty() {
                return Err(error("42601", "WITH TIES cannot be specified without ORDER BY clause", None));
            }
        }
        Ok(analyzed)
    }

    fn body(&self, scope: &Scope<'_>, body: &SetExpr, order: &[ast::OrderByExpr], unknowns: Unknowns) -> Result<Query> {
        match body {
            SetExpr::Select(select) => self.select(scope, select, order, unknowns),
            SetExpr::Query(inner) if order.is_empty() => self.query(Some(scope), inner, unknowns),
            SetExpr::Query(inner) => {
                let analyzed = self.query(Some(scope), inner, unknowns)?;
                if !analyzed.order_by.is_empty() {
                    let at = order.first().and_then(|key| crate::expr::start(&self.context, &key.expr));
                    return Err(error("42601", "multiple ORDER BY clauses not allowed", at));
                }
                self.around(analyzed, order)
            }
            SetExpr::Values(values) => self.values(scope, values, order, unknowns),
            SetExpr::SetOperation { left, op, set_quantifier, right } => {
                self.set_operation(scope, left, *op, *set_quantifier, right, order, unknowns)
            }
            SetExpr::Table(table) => self.table_statement(scope, table, order),
            SetExpr::Insert(_) | SetExpr::Update(_) | SetExpr::Delete(_) | SetExpr::Merge(_) => {
                Err(self.change_in_from(body))
            }
        }
    }

    /// A query in parentheses with an order around them.
    fn around(&self, inner: Query, order: &[ast::OrderByExpr]) -> Result<Query> {
        let scope = Scope::new(None);
        let order_by = self.output_order(&scope, &inner.columns, order, order::Keys::OfSetOperation)?;
        let (source, item) = self.entry("inner", &inner.columns, None)?;
        let mut keys = Vec::with_capacity(order_by.len());
        for key in order_by {
            let Node::SubqueryColumn(index) = key.expr.node else { continue };
            keys.push(SortKey { expr: item.columns[index].1.clone(), ..key });
        }
        let columns = inner.columns.clone();
        let targets = item.columns.into_iter().map(|(name, expr)| Target { expr, name }).collect();
        let from = vec![From::Subquery(source, Box::new(inner))];
        let select = Select { targets, from, ..Select::default() };
        Ok(Query { body: Body::Select(Box::new(select)), order_by: keys, columns, ..Query::default() })
    }

    /// A clause both inside of parentheses and around them.
    fn given_twice(&self, around: &ast::Query, inner: &Query) -> Diagnostic {
        let limit = match &around.limit_clause {
            Some(LimitClause::LimitOffset { limit: Some(limit), .. }) if inner.limit.is_some() => Some(limit),
            _ => None,
        };
        match limit {
            Some(limit) => {
                let at = crate::expr::start(&self.context, limit);
                error("42601", "multiple LIMIT clauses not allowed", at)
            }
            None => unsupported("WITH or LIMIT around a query in parentheses that has its own", None),
        }
    }

    /// INSERT, UPDATE or DELETE where only a query may stand: PostgreSQL stumbles at the word after it.
    fn change_in_from(&self, body: &SetExpr) -> Diagnostic {
        let name = match body {
            SetExpr::Insert(ast::Statement::Insert(insert)) => self.context.span(insert.table.span()),
            SetExpr::Update(ast::Statement::Update(update)) => self.context.span(update.table.span()),
            _ => None,
        };
        let place = self.context.text.zip(name).and_then(|(text, name)| text.word_before(name.start));
        match (place, self.context.text) {
            (Some((Token::Word(word), at)), Some(_)) if word.keyword == Keyword::INTO => {
                error("42601", "syntax error at or near \"INTO\"", Some(at))
            }
            _ => error("42601", "syntax error", name),
        }
    }

    fn limits(&self, scope: &Scope<'_>, query: &ast::Query) -> Result<(Option<Expr>, Option<Expr>)> {
        let bigint = |expr: &ast::Expr, construct: &'static str, place: Place| {
            scope.within(place, || {
                let analyzed = self.expr(scope, expr).map_err(|fault| {
                    let variable = fault.code == "42703" && !matches!(expr, ast::Expr::Subquery(_));
                    match fault.span().filter(|_| variable) {
                        Some(at) => {
                            error("42P10", format!("argument of {construct} must not contain variables"), Some(at))
                        }
                        None => fault,
                    }
                })?;
                self.wanted(analyzed, &Wanted { construct, base: Type::Int8 })
            })
        };
        let (mut limit, mut offset) = (None, None);
        match &query.limit_clause {
            None => {}
            Some(LimitClause::OffsetCommaLimit { .. }) => {
                return Err(error("42601", "LIMIT #,# syntax is not supported", None)
                    .with_hint("Use separate LIMIT and OFFSET clauses."));
            }
            Some(LimitClause::LimitOffset { limit: most, offset: first, .. }) => {
                limit = most.as_ref().map(|expr| bigint(expr, "LIMIT", Place::Limit)).transpose()?;
                offset = first.as_ref().map(|first| bigint(&first.value, "OFFSET", Place::Offset)).transpose()?;
            }
        }
        if let Some(fetch) = &query.fetch {
            if fetch.percent {
                return Err(error("42601", "syntax error at or near \"PERCENT\"", None));
            }
            limit = match &fetch.quantity {
                Some(expr) => Some(bigint(expr, "LIMIT", Place::Limit)?),
                None => {
                    Some(Expr::new(Node::Constant { text: "1".into(), value: datum::Value::Integer(1) }, Type::Int8))
                }
            };
        }
        Ok((limit, offset))
    }
}

fn refuse(query: &ast::Query) -> Result<()> {
    let foreign = query.for_clause.is_some()
        || query.settings.is_some()
        || query.format_clause.is_some()
        || !query.pipe_operators.is_empty();
    if foreign {
        return Err(error("42601", "syntax error", None));
    }
    Ok(())
}
