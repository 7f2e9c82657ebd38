//! Walking through expressions.

use super::{Expr, FrameBound, Link, Node, SortKey};

/// Calls `visit` for an expression and all inside it, but not for what is inside of subqueries.
pub fn walk(expr: &Expr, visit: &mut dyn FnMut(&Expr)) {
    visit(expr);
    for child in children(expr) {
        walk(child, visit);
    }
}

/// The expressions directly inside one; of a subquery only what stands at its left.
pub fn children(expr: &Expr) -> Vec<&Expr> {
    match &expr.node {
        Node::Null
        | Node::Constant { .. }
        | Node::Column(_)
        | Node::CaseOperand
        | Node::SubqueryColumn(_)
        | Node::SqlValue(..)
        | Node::Default => Vec::new(),
        Node::Call { arguments, .. } | Node::Operator { arguments, .. } => arguments.iter().collect(),
        Node::And(items)
        | Node::Or(items)
        | Node::Coalesce(items)
        | Node::Greatest(items)
        | Node::Least(items)
        | Node::Array(items)
        | Node::Row(items) => items.iter().collect(),
        Node::Grouping(items) => items.iter().collect(),
        Node::Slice(parts) => std::iter::once(&parts.0).chain(&parts.1).chain(&parts.2).collect(),
        Node::WholeRow(_, fields) => fields.iter().map(|(_, field)| field).collect(),
        Node::Cast(cast) => vec![&cast.argument],
        Node::Not(inner) | Node::Test(_, inner) | Node::IsNull { argument: inner, .. } => vec![inner],
        Node::Distinct(_, pair) | Node::NullIf(_, pair) | Node::Subscript(pair) => vec![&pair.0, &pair.1],
        Node::AnyAll(any) => vec![&any.left, &any.right],
        Node::Case(case) => {
            let mut found: Vec<&Expr> = case.operand.iter().collect();
            found.extend(case.branches.iter().flat_map(|(test, result)| [test, result]));
            found.extend(&case.otherwise);
            found
        }
        Node::RowCompare(_, left, right) => left.iter().chain(right).collect(),
        Node::Subquery(subquery) => match &subquery.link {
            Link::Any { left, .. } => left.iter().collect(),
            _ => Vec::new(),
        },
        Node::Aggregate(aggregate) => {
            let mut found: Vec<&Expr> = aggregate.arguments.iter().collect();
            found.extend(sorted_by(&aggregate.order_by));
            found.extend(&aggregate.filter);
            found
        }
        Node::Window(window) => {
            let mut found: Vec<&Expr> = window.arguments.iter().chain(&window.filter).collect();
            found.extend(&window.spec.partition_by);
            found.extend(sorted_by(&window.spec.order_by));
            if let Some(frame) = &window.spec.frame {
                for bound in std::iter::once(&frame.start).chain(&frame.end) {
                    if let FrameBound::Preceding(expr) | FrameBound::Following(expr) = bound {
                        found.push(expr);
                    }
                }
            }
            found
        }
    }
}

fn sorted_by(keys: &[SortKey]) -> impl Iterator<Item = &Expr> {
    keys.iter().map(|key| &key.expr)
}
