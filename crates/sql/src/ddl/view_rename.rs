//! A view's query after a relation that it reads, or a column of it, has got another name.

use crate::typed::{Body, Distinct, Expr, From, Node, Query, Select, Source, SourceId, children_mut as children};
use catalog::{Catalog, Relation};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The names that columns have now, by source and place.
type Names = BTreeMap<(SourceId, usize), String>;

/// Puts the names of a catalog into a query that was analysed under earlier ones.
pub(super) fn rename(query: &mut Query, catalog: &Catalog) {
    let mut names = Names::new();
    sources(query, catalog, &mut names);
    exprs(query, &mut |expr| {
        if let Node::Column(column) = &mut expr.node
            && let Some(name) = names.get(&(column.source, column.index))
        {
            name.clone_into(&mut column.name);
        }
    });
}

fn sources(query: &mut Query, catalog: &Catalog, names: &mut Names) {
    for common in &mut query.with {
        sources(&mut common.query, catalog, names);
    }
    match &mut query.body {
        Body::Select(select) => select.from.iter_mut().for_each(|from| source(from, catalog, names)),
        Body::Values(_) => {}
        Body::SetOperation { left, right, .. } => {
            sources(left, catalog, names);
            sources(right, catalog, names);
        }
    }
    own_exprs(query, &mut |expr| subqueries(expr, &mut |inner| sources(inner, catalog, names)));
}

fn source(from: &mut From, catalog: &Catalog, names: &mut Names) {
    match from {
        From::Table(source, relation) | From::View(source, relation, _) => {
            if let Some(now) = catalog.relation(relation.oid) {
                renamed(source, relation, now, names);
                *relation = Rc::clone(now);
            }
        }
        From::Join { left, right, .. } => {
            source(left, catalog, names);
            source(right, catalog, names);
        }
        From::Subquery(_, query) => sources(query, catalog, names),
        From::Common(..) | From::Function(..) | From::Row(..) => {}
    }
}

fn renamed(source: &mut Source, before: &Relation, now: &Relation, names: &mut Names) {
    for (index, old) in before.columns.iter().enumerate() {
        let Some(new) = now.columns.iter().find(|column| column.number == old.number) else { continue };
        if let Some(shown) = source.columns.get_mut(index).filter(|shown| shown.name == old.name) {
            shown.name.clone_from(&new.name);
            names.insert((source.id, index), new.name.clone());
        }
    }
    if !source.aliased {
        source.name.clone_from(&now.name.name);
    }
}

fn subqueries(expr: &mut Expr, visit: &mut dyn FnMut(&mut Query)) {
    if let Node::Subquery(subquery) = &mut expr.node {
        visit(&mut subquery.query);
    }
    children(expr, &mut |child| subqueries(child, visit));
}

/// Calls `visit` for all expressions of a query and of those inside it.
fn exprs(query: &mut Query, visit: &mut dyn FnMut(&mut Expr)) {
    for common in &mut query.with {
        exprs(&mut common.query, visit);
    }
    match &mut query.body {
        Body::Select(select) => select.from.iter_mut().for_each(|from| exprs_in_from(from, visit)),
        Body::Values(_) => {}
        Body::SetOperation { left, right, .. } => {
            exprs(left, visit);
            exprs(right, visit);
        }
    }
    own_exprs(query, &mut |expr| deep(expr, visit));
}

fn deep(expr: &mut Expr, visit: &mut dyn FnMut(&mut Expr)) {
    visit(expr);
    if let Node::Subquery(subquery) = &mut expr.node {
        exprs(&mut subquery.query, visit);
    }
    children(expr, &mut |child| deep(child, visit));
}

fn exprs_in_from(from: &mut From, visit: &mut dyn FnMut(&mut Expr)) {
    match from {
        From::Join { left, right, condition, .. } => {
            exprs_in_from(left, visit);
            exprs_in_from(right, visit);
            condition.iter_mut().for_each(|condition| deep(condition, visit));
        }
        From::Subquery(_, query) => exprs(query, visit),
        From::Function(_, function) => function.arguments.iter_mut().for_each(|argument| deep(argument, visit)),
        From::Row(_, expr) => deep(expr, visit),
        From::Table(..) | From::View(..) | From::Common(..) => {}
    }
}

fn own_exprs(query: &mut Query, visit: &mut dyn FnMut(&mut Expr)) {
    match &mut query.body {
        Body::Select(select) => select_exprs(select, visit),
        Body::Values(rows) => rows.iter_mut().flatten().for_each(&mut *visit),
        Body::SetOperation { .. } => {}
    }
    query.order_by.iter_mut().for_each(|key| visit(&mut key.expr));
    query.limit.iter_mut().chain(&mut query.offset).for_each(visit);
}

fn select_exprs(select: &mut Select, visit: &mut dyn FnMut(&mut Expr)) {
    if let Distinct::On(exprs) = &mut select.distinct {
        exprs.iter_mut().for_each(&mut *visit);
    }
    select.targets.iter_mut().for_each(|target| visit(&mut target.expr));
    select.filter.iter_mut().chain(&mut select.group_by).chain(&mut select.having).for_each(visit);
}
