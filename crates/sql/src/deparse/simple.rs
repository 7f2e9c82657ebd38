//! Where parentheses can be left out (`isSimpleNode`).

use crate::typed::{Expr, Node};

/// What an expression stands in, as far as parentheses depend on it.
#[derive(Clone, Copy)]
pub(super) enum Parent<'a> {
    /// A cast, or a function in SQL's own syntax.
    Tight,
    /// `AND`, with what it joins.
    And,
    /// `OR`
    Or,
    /// `NOT`
    Not,
    /// An operator with two arguments: its name and its first argument.
    Operator(&'a str, &'a Expr),
    /// Something with parentheses or keywords of its own around the argument.
    Enclosing,
    /// Anything else.
    Other,
}

/// Whether an expression needs no parentheses there.
pub(super) fn is_simple(expr: &Expr, parent: Parent<'_>) -> bool {
    match &expr.node {
        Node::Operator { operator, arguments } => match (parent, arguments.len()) {
            (Parent::Operator(outer, first), 2) => binds(operator.name, outer, std::ptr::eq(expr, first)),
            (Parent::Operator(..), _) => false,
            _ => stands_alone(parent),
        },
        Node::Subquery(_) | Node::IsNull { .. } | Node::Test(..) | Node::Distinct(..) => stands_alone(parent),
        Node::And(_) | Node::Not(_) => match parent {
            Parent::And | Parent::Or => true,
            other => encloses(other),
        },
        Node::Or(_) => match parent {
            Parent::Or => true,
            other => encloses(other),
        },
        Node::Cast(cast) => is_simple(&cast.argument, Parent::Tight),
        Node::AnyAll(_) | Node::RowCompare(..) => false,
        _ => true,
    }
}

fn stands_alone(parent: Parent<'_>) -> bool {
    matches!(parent, Parent::And | Parent::Or | Parent::Not | Parent::Enclosing)
}

fn encloses(parent: Parent<'_>) -> bool {
    matches!(parent, Parent::Enclosing)
}

/// Whether the inner operator holds its arguments at least as tightly as the outer one does.
fn binds(inner: &str, outer: &str, is_first: bool) -> bool {
    let rank = |name: &str| match name {
        "+" | "-" => Some(1),
        "*" | "/" | "%" => Some(2),
        _ => None,
    };
    match (rank(inner), rank(outer)) {
        (Some(inner), Some(outer)) => inner > outer || (inner == outer && is_first),
        _ => false,
    }
}
