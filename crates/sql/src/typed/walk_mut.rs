//! Walking through expressions that may be changed.

use super::{Expr, FrameBound, Link, Node};

/// Calls `visit` for the expressions directly inside one; of a subquery only for what stands at its left.
pub(crate) fn children_mut(expr: &mut Expr, visit: &mut dyn FnMut(&mut Expr)) {
    match &mut expr.node {
        Node::Null
        | Node::Constant { .. }
        | Node::Column(_)
        | Node::CaseOperand
        | Node::SubqueryColumn(_)
        | Node::SqlValue(..)
        | Node::Default => {}
        Node::Call { arguments: items, .. }
        | Node::Operator { arguments: items, .. }
        | Node::And(items)
        | Node::Or(items)
        | Node::Coalesce(items)
        | Node::Greatest(items)
        | Node::Least(items)
        | Node::Array(items)
        | Node::Row(items) => items.iter_mut().for_each(visit),
        Node::WholeRow(_, fields) => fields.iter_mut().for_each(|(_, field)| visit(field)),
        Node::Grouping(items) => items.iter_mut().for_each(visit),
        Node::Slice(parts) => {
            visit(&mut parts.0);
            parts.1.iter_mut().chain(&mut parts.2).for_each(visit);
        }
        Node::Cast(cast) => visit(&mut cast.argument),
        Node::Not(inner) | Node::Test(_, inner) | Node::IsNull { argument: inner, .. } => visit(inner),
        Node::Distinct(_, pair) | Node::NullIf(_, pair) | Node::Subscript(pair) => {
            visit(&mut pair.0);
            visit(&mut pair.1);
        }
        Node::AnyAll(any) => {
            visit(&mut any.left);
            visit(&mut any.right);
        }
        Node::Case(case) => {
            case.operand.iter_mut().for_each(&mut *visit);
            case.branches.iter_mut().flat_map(|(test, result)| [test, result]).for_each(&mut *visit);
            case.otherwise.iter_mut().for_each(visit);
        }
        Node::RowCompare(_, left, right) => left.iter_mut().chain(right).for_each(visit),
        Node::Subquery(subquery) => {
            if let Link::Any { left, .. } = &mut subquery.link {
                left.iter_mut().for_each(visit);
            }
        }
        Node::Aggregate(aggregate) => {
            aggregate.arguments.iter_mut().for_each(&mut *visit);
            aggregate.order_by.iter_mut().for_each(|key| visit(&mut key.expr));
            aggregate.filter.iter_mut().for_each(visit);
        }
        Node::Window(window) => {
            window.arguments.iter_mut().chain(&mut window.filter).for_each(&mut *visit);
            window.spec.partition_by.iter_mut().for_each(&mut *visit);
            window.spec.order_by.iter_mut().for_each(|key| visit(&mut key.expr));
            if let Some(frame) = &mut window.spec.frame {
                for bound in std::iter::once(&mut frame.start).chain(&mut frame.end) {
                    if let FrameBound::Preceding(expr) | FrameBound::Following(expr) = bound {
                        visit(expr);
                    }
                }
            }
        }
    }
}
