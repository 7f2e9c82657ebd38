//! Operators.

use super::position;
use crate::analyzer::{Analyzer, Scope};
use crate::fault::{Result, error, unsupported};
use crate::resolve::{bind, choose_binary, choose_prefix, is_polymorphic, substitute};
use crate::typed::{Expr, Node, Operator};
use crate::types::{type_from_oid, type_oid};
use catalog::Type;
use diagnostics::Span;
use sqlparser::ast::{self, BinaryOperator, UnaryOperator};

impl Analyzer<'_> {
    pub(super) fn binary(
        &self,
        scope: &Scope<'_>,
        left: &ast::Expr,
        op: &BinaryOperator,
        right: &ast::Expr,
    ) -> Result<Expr> {
        if matches!(op, BinaryOperator::And | BinaryOperator::Or) {
            return self.and_or(scope, left, op, right);
        }
        let mut name = operator_name(op);
        let mut at = position::operator(&self.context, left, &name, right);
        if *op == BinaryOperator::Eq
            && let Some(double) = position::operator(&self.context, left, "==", right)
        {
            (name, at) = ("==".to_owned(), Some(double));
        }
        if let (Some(lefts), Some(rights)) = (row_items(left), row_items(right)) {
            return self.row_compare(scope, &name, lefts, rights, at);
        }
        if let (Some(lefts), ast::Expr::Subquery(query)) = (row_items(left), right) {
            return self.row_subquery(scope, &name, lefts, query, at);
        }
        let (left, right) = (self.expr(scope, left)?, self.expr(scope, right)?);
        match (fields(&left), fields(&right)) {
            (Some(lefts), Some(rights)) => self.compare_rows(&name, lefts, rights, at),
            _ => self.operator(&name, left, right, at),
        }
    }

    /// A binary operator over analysed sides.
    pub(crate) fn operator(&self, name: &str, left: Expr, right: Expr, at: Option<Span>) -> Result<Expr> {
        let operator = choose_binary(name, type_oid(left.base()), type_oid(right.base()), &self.context, at)?;
        let place = left.at.or(at);
        let actual = [type_oid(left.base()), type_oid(right.base())];
        let result = self.bound(operator.result, &actual, &[operator.left, operator.right], at)?;
        let (left, right) = self.operands(operator, left, right)?;
        Ok(Expr::new(Node::Operator { operator, arguments: vec![left, right] }, result).placed(place))
    }

    /// Coerces both sides to what the operator takes.
    pub(crate) fn operands(&self, operator: &Operator, left: Expr, right: Expr) -> Result<(Expr, Expr)> {
        let declared = [operator.left, operator.right];
        let actual = [type_oid(left.base()), type_oid(right.base())];
        let binding = bind(&actual, &declared);
        let real = |oid| binding.map_or(oid, |binding| substitute(oid, binding));
        Ok((self.fit(left, real(declared[0]))?, self.fit(right, real(declared[1]))?))
    }

    /// The result type under what the arguments bind.
    pub(crate) fn bound(&self, result: u32, actual: &[u32], declared: &[u32], at: Option<Span>) -> Result<Type> {
        let oid = match bind(actual, declared) {
            Some(binding) if is_polymorphic(result) => {
                let unbound =
                    actual.iter().zip(declared).all(|(&actual, &declared)| !is_polymorphic(declared) || actual == 705);
                if unbound {
                    let words = "could not determine polymorphic type because input has type unknown";
                    return Err(error("42804", words, at));
                }
                substitute(result, binding)
            }
            _ => result,
        };
        type_from_oid(oid).ok_or_else(|| self.lacking(oid, at))
    }

    pub(super) fn unary(
        &self,
        scope: &Scope<'_>,
        op: UnaryOperator,
        inner: &ast::Expr,
        at: Option<Span>,
    ) -> Result<Expr> {
        if op == UnaryOperator::Not {
            let argument = self.condition(scope, inner, "NOT")?;
            return Ok(Expr::new(Node::Not(Box::new(argument)), Type::Bool));
        }
        if let (UnaryOperator::Minus | UnaryOperator::Plus, ast::Expr::Value(value)) = (op, inner)
            && let ast::Value::Number(digits, _) = &value.value
        {
            let sign = if op == UnaryOperator::Minus { "-" } else { "" };
            return self.number(&format!("{sign}{digits}"), at);
        }
        let argument = self.expr(scope, inner)?;
        let name = op.to_string();
        let operator = choose_prefix(&name, type_oid(argument.base()), &self.context, at)?;
        let result = self.bound(operator.result, &[type_oid(argument.base())], &[operator.right], at)?;
        let argument = self.fit(argument, operator.right)?;
        Ok(Expr::new(Node::Operator { operator, arguments: vec![argument] }, result))
    }

    pub(super) fn like(&self, scope: &Scope<'_>, expr: &ast::Expr) -> Result<Expr> {
        use ast::Expr as E;
        let (name, word, value, pattern, escape) = match expr {
            E::Like { any: true, .. } | E::ILike { any: true, .. } => {
                return Err(unsupported("LIKE ANY over a list", None));
            }
            E::Like { negated, expr, pattern, escape_char, .. } => {
                (if *negated { "!~~" } else { "~~" }, "like", expr, pattern, escape_char)
            }
            E::ILike { negated, expr, pattern, escape_char, .. } => {
                (if *negated { "!~~*" } else { "~~*" }, "ilike", expr, pattern, escape_char)
            }
            E::SimilarTo { negated, expr, pattern, escape_char } => {
                (if *negated { "!~" } else { "~" }, "similar", expr, pattern, escape_char)
            }
            _ => return Err(error("XX000", "not a pattern match", None)),
        };
        let at = position::operator(&self.context, value, word, pattern);
        let value = self.expr(scope, value)?;
        let mut pattern = self.expr(scope, pattern)?;
        let escape = escape.as_ref().map(|escape| self.expr(scope, escape)).transpose()?;
        let escaping = if word == "similar" { "similar_to_escape" } else { "like_escape" };
        if word == "similar" || escape.is_some() {
            let arguments = std::iter::once(pattern).chain(escape).collect();
            pattern = self.call(escaping, arguments, at, false)?;
        }
        self.operator(name, value, pattern, at)
    }
}

/// The items of `(a, b)`.
pub(super) fn row_items(expr: &ast::Expr) -> Option<&[ast::Expr]> {
    match expr {
        ast::Expr::Tuple(items) => Some(items),
        ast::Expr::Nested(inner) => match &**inner {
            ast::Expr::Tuple(items) => Some(items),
            _ => None,
        },
        _ => None,
    }
}

/// The name of an operator as PostgreSQL has it.
pub(super) fn operator_name(op: &BinaryOperator) -> String {
    match op {
        BinaryOperator::PGCustomBinaryOperator(parts) => parts.last().cloned().unwrap_or_default(),
        BinaryOperator::NotEq => "<>".to_owned(),
        other => other.to_string(),
    }
}

/// The fields of a row that is written or is an entry of FROM.
fn fields(expr: &Expr) -> Option<Vec<Expr>> {
    match &expr.node {
        Node::Row(items) => Some(items.clone()),
        Node::WholeRow(_, fields) => Some(fields.iter().map(|(_, field)| field.clone()).collect()),
        _ => None,
    }
}
