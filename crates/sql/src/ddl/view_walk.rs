//! Walking through a query: which relations and columns it reads.

use super::views::relation_of;
use crate::typed::{self, Body, Expr, From, Node, Query, Select, SortKey, SourceId};
use catalog::Relation;
use std::collections::BTreeMap;

type Sources<'a> = BTreeMap<SourceId, &'a Relation>;

/// Calls `visit` for every relation that a query reads, and for every column of it (by place). Views are not looked into.
pub(super) fn each_read(query: &Query, visit: &mut dyn FnMut(&Relation, Option<usize>)) {
    let mut sources = Sources::new();
    each_from(query, &mut |from| {
        if let (Some(relation), Some(id)) = (relation_of(from), source_of(from)) {
            sources.insert(id, relation);
        }
    });
    for relation in sources.values() {
        visit(relation, None);
    }
    each_expr(query, &mut |expr| {
        if let Node::Column(column) = &expr.node
            && let Some(relation) = sources.get(&column.source)
        {
            visit(relation, Some(column.index));
        }
    });
}

fn source_of(from: &From) -> Option<SourceId> {
    match from {
        From::Table(source, _) | From::View(source, ..) => Some(source.id),
        _ => None,
    }
}

fn each_from<'a>(query: &'a Query, visit: &mut dyn FnMut(&'a From)) {
    for common in &query.with {
        each_from(&common.query, visit);
    }
    match &query.body {
        Body::Select(select) => select.from.iter().for_each(|from| inside_from(from, visit)),
        Body::Values(_) => {}
        Body::SetOperation { left, right, .. } => {
            each_from(left, visit);
            each_from(right, visit);
        }
    }
    each_subquery(query, &mut |inner| each_from(inner, visit));
}

fn inside_from<'a>(from: &'a From, visit: &mut dyn FnMut(&'a From)) {
    visit(from);
    match from {
        From::Join { left, right, .. } => {
            inside_from(left, visit);
            inside_from(right, visit);
        }
        From::Subquery(_, query) => each_from(query, visit),
        _ => {}
    }
}

/// Calls `visit` for the queries inside the expressions of this very query.
fn each_subquery<'a>(query: &'a Query, visit: &mut dyn FnMut(&'a Query)) {
    own_exprs(query, &mut |expr| subqueries(expr, visit));
}

fn subqueries<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Query)) {
    if let Node::Subquery(subquery) = &expr.node {
        visit(&subquery.query);
    }
    for child in typed::children(expr) {
        subqueries(child, visit);
    }
}

/// Calls `visit` for all expressions of a query and of those inside it.
/// Calls `visit` for every expression of a query.
pub(super) fn each_expr<'a>(query: &'a Query, visit: &mut dyn FnMut(&'a Expr)) {
    for common in &query.with {
        each_expr(&common.query, visit);
    }
    match &query.body {
        Body::Select(select) => select.from.iter().for_each(|from| exprs_in_from(from, visit)),
        Body::Values(_) => {}
        Body::SetOperation { left, right, .. } => {
            each_expr(left, visit);
            each_expr(right, visit);
        }
    }
    own_exprs(query, &mut |expr| deep(expr, visit));
}

fn deep<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    visit(expr);
    if let Node::Subquery(subquery) = &expr.node {
        each_expr(&subquery.query, visit);
    }
    for child in typed::children(expr) {
        deep(child, visit);
    }
}

fn exprs_in_from<'a>(from: &'a From, visit: &mut dyn FnMut(&'a Expr)) {
    match from {
        From::Join { left, right, condition, .. } => {
            exprs_in_from(left, visit);
            exprs_in_from(right, visit);
            condition.iter().for_each(|condition| deep(condition, visit));
        }
        From::Subquery(_, query) => each_expr(query, visit),
        From::Function(_, function) => function.arguments.iter().for_each(|argument| deep(argument, visit)),
        From::Row(_, expr) => deep(expr, visit),
        From::Table(..) | From::View(..) | From::Common(..) => {}
    }
}

/// Calls `visit` for the expressions that stand directly in a query, FROM excepted.
fn own_exprs<'a>(query: &'a Query, visit: &mut dyn FnMut(&'a Expr)) {
    match &query.body {
        Body::Select(select) => select_exprs(select, visit),
        Body::Values(rows) => rows.iter().flatten().for_each(&mut *visit),
        Body::SetOperation { .. } => {}
    }
    sort_exprs(&query.order_by, visit);
    query.limit.iter().chain(&query.offset).for_each(visit);
}

fn select_exprs<'a>(select: &'a Select, visit: &mut dyn FnMut(&'a Expr)) {
    if let typed::Distinct::On(exprs) = &select.distinct {
        exprs.iter().for_each(&mut *visit);
    }
    select.targets.iter().for_each(|target| visit(&target.expr));
    select.filter.iter().chain(&select.group_by).chain(&select.having).for_each(visit);
}

fn sort_exprs<'a>(keys: &'a [SortKey], visit: &mut dyn FnMut(&'a Expr)) {
    keys.iter().for_each(|key| visit(&key.expr));
}
