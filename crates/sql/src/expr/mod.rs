//! Expressions: from the tree to typed ones.

mod aggregate;
mod boolean;
mod call;
mod case;
mod cast;
mod coerce;
mod colname;
mod column;
mod literal;
mod named;
mod operator;
mod position;
mod special;
mod sublink;
mod window;

pub(crate) use aggregate::sorted;
pub(crate) use boolean::{Wanted, connect};
pub(crate) use call::{Resolved, plain_arguments};
pub(crate) use coerce::in_domain;
pub(crate) use colname::column_name;
pub(crate) use column::{sql_value, value_word};
pub(crate) use position::{keyword_before, start};

use crate::analyzer::{Analyzer, Item, Place, Scope};
use crate::fault::{Result, unsupported};
use crate::typed::{Expr, Node, SourceId};
use crate::{Context, typed};
use catalog::{Relation, TypeName};
use sqlparser::ast;

/// Analyses an expression over the columns of one relation, as CHECK, USING, an index or a generated column has it.
///
/// # Errors
///
/// What PostgreSQL says of the expression.
pub fn analyze_expr_for_relation(context: &Context<'_>, relation: &Relation, expr: &ast::Expr) -> Result<Expr> {
    let analyzer = Analyzer::new(*context);
    let mut scope = Scope::new(None);
    scope.place.set(Place::Relation);
    scope.items.push(relation_item(relation, analyzer.source(), &relation.name.name));
    analyzer.expr(&scope, expr)
}

/// Analyses an expression that stands alone, as DEFAULT has it.
///
/// # Errors
///
/// What PostgreSQL says of the expression.
pub fn analyze_expr_alone(context: &Context<'_>, expr: &ast::Expr) -> Result<Expr> {
    let scope = Scope::new(None);
    scope.place.set(Place::Relation);
    Analyzer::new(*context).expr(&scope, expr)
}

/// Coerces an expression for storing it as a type.
///
/// # Errors
///
/// `42804` if there is no such conversion (the caller words it for its column), or what the input function says to a literal.
pub fn coerce_for_assignment(context: &Context<'_>, expr: Expr, target: &TypeName) -> Result<Expr> {
    Analyzer::new(*context).assign(expr, target)
}

/// The columns of a relation under a name.
pub(crate) fn relation_item(relation: &Relation, source: SourceId, name: &str) -> Item {
    let columns = relation.columns.iter().enumerate().map(|(index, column)| {
        let node = Node::Column(typed::Column { source, index, name: column.name.clone() });
        (column.name.clone(), Expr { node, type_name: column.type_name.clone(), at: None })
    });
    Item {
        name: Some(name.to_owned()),
        relation: Some((relation.name.schema.clone(), relation.name.name.clone())),
        columns: columns.collect(),
        qualified: true,
        unqualified: true,
        scalar: false,
    }
}

impl Analyzer<'_> {
    /// Analyses one expression; unknown literals stay unknown.
    pub(crate) fn expr(&self, scope: &Scope<'_>, expr: &ast::Expr) -> Result<Expr> {
        self.deeper(|| self.expr_at_level(scope, expr))
    }

    fn expr_at_level(&self, scope: &Scope<'_>, expr: &ast::Expr) -> Result<Expr> {
        use ast::Expr as E;
        let at = start(&self.context, expr);
        let analyzed = match expr {
            E::Identifier(ident) => self.identifier(scope, ident),
            E::CompoundIdentifier(parts) => self.compound(scope, parts),
            E::QualifiedWildcard(name, _) => self.starred_row(scope, name),
            E::Value(value) => self.value(&value.value, at),
            E::Nested(inner) => return self.expr(scope, inner),
            E::IsNull(inner) => self.is_null(scope, inner, false),
            E::IsNotNull(inner) => self.is_null(scope, inner, true),
            E::IsTrue(_)
            | E::IsNotTrue(_)
            | E::IsFalse(_)
            | E::IsNotFalse(_)
            | E::IsUnknown(_)
            | E::IsNotUnknown(_) => self.boolean_test(scope, expr),
            E::IsDistinctFrom(left, right) => self.distinct_from(scope, left, right, at),
            E::IsNotDistinctFrom(left, right) => {
                let inner = self.distinct_from(scope, left, right, at)?;
                Ok(boolean::negate_distinct(inner))
            }
            E::InList { expr, list, negated } => self.in_list(scope, expr, list, *negated),
            E::InSubquery { expr, subquery, negated } => self.in_subquery(scope, expr, subquery, *negated),
            E::Between { expr, negated, low, high } => self.between(scope, expr, low, high, *negated),
            E::BinaryOp { left, op, right } => self.binary(scope, left, op, right),
            E::UnaryOp { op, expr } => self.unary(scope, *op, expr, at),
            E::Like { .. } | E::ILike { .. } | E::SimilarTo { .. } => self.like(scope, expr),
            E::AnyOp { left, compare_op, right, .. } => self.any_all(scope, left, compare_op, right, false),
            E::AllOp { left, compare_op, right } => self.any_all(scope, left, compare_op, right, true),
            E::Cast { kind, expr, data_type, format: None } => self.written_cast(scope, kind, expr, data_type),
            E::TypedString(typed) => self.typed_string(typed),
            E::Interval(interval) => self.interval(scope, interval),
            E::AtTimeZone { timestamp, time_zone } => self.at_time_zone(scope, timestamp, time_zone),
            E::Extract { field, expr, .. } => self.extract(scope, field, expr, at),
            E::Ceil { expr, .. } => self.simple_call(scope, "ceil", &[expr], at),
            E::Floor { expr, .. } => self.simple_call(scope, "floor", &[expr], at),
            E::Position { expr, r#in } => self.sql_call(scope, "position", &[r#in, expr], at),
            E::Substring { expr, substring_from, substring_for, shorthand, .. } => {
                self.substring(scope, expr, substring_from.as_deref(), substring_for.as_deref(), *shorthand, at)
            }
            E::Trim { trim_where, trim_what, expr, trim_characters } => {
                self.trim(scope, *trim_where, trim_what.as_deref(), expr, trim_characters.as_deref(), at)
            }
            E::Overlay { expr, overlay_what, overlay_from, overlay_for } => {
                let mut arguments = vec![&**expr, &**overlay_what, &**overlay_from];
                arguments.extend(overlay_for.as_deref());
                self.sql_call(scope, "overlay", &arguments, at)
            }
            E::Collate { expr, collation } => self.collate(scope, expr, collation),
            E::Function(function) => self.function(scope, function, at),
            E::Case { operand, conditions, else_result, .. } => {
                self.case(scope, operand.as_deref(), conditions, else_result.as_deref())
            }
            E::Exists { subquery, negated } => self.exists(scope, subquery, *negated),
            E::Subquery(query) => self.scalar_subquery(scope, query, at),
            E::Tuple(items) => self.row(scope, items),
            E::Array(array) => self.array(scope, &array.elem, at),
            E::CompoundFieldAccess { root, access_chain } => self.access(scope, root, access_chain),
            other => Err(unsupported(format!("the expression {other}"), at)),
        }?;
        let at = analyzed.at.or(at);
        Ok(analyzed.placed(at))
    }
}

#[cfg(test)]
mod tests;
