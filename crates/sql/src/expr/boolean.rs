//! Conditions.

use crate::analyzer::{Analyzer, Scope};
use crate::facts::Coercion;
use crate::fault::{Result, error};
use crate::resolve::choose_binary;
use crate::typed::{BooleanTest, CastForm, Expr, Node};
use crate::types::type_oid;
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast;

/// What a construct wants its argument to be.
pub(crate) struct Wanted {
    /// The construct's name in the error: `WHERE`, `LIMIT`.
    pub(crate) construct: &'static str,
    /// The type.
    pub(crate) base: Type,
}

impl Analyzer<'_> {
    /// A condition of a construct.
    pub(crate) fn condition(&self, scope: &Scope<'_>, expr: &ast::Expr, construct: &'static str) -> Result<Expr> {
        let analyzed = self.expr(scope, expr)?;
        self.wanted(analyzed, &Wanted { construct, base: Type::Bool })
    }

    /// Coerces to what a construct wants.
    pub(crate) fn wanted(&self, expr: Expr, wanted: &Wanted) -> Result<Expr> {
        let (at, from) = (expr.at, expr.base().clone());
        let target = TypeName::plain(wanted.base.clone());
        self.coerce(expr, &target, Coercion::Assignment, CastForm::Implicit)?.ok_or_else(|| {
            let message = format!(
                "argument of {} must be type {}, not type {}",
                wanted.construct,
                self.label(&wanted.base),
                self.label(&from)
            );
            error("42804", message, at)
        })
    }

    /// `a AND b AND c`: chains become one node.
    pub(super) fn and_or(
        &self,
        scope: &Scope<'_>,
        left: &ast::Expr,
        op: &ast::BinaryOperator,
        right: &ast::Expr,
    ) -> Result<Expr> {
        let construct = if *op == ast::BinaryOperator::And { "AND" } else { "OR" };
        let mut operands = vec![right];
        let mut rest = left;
        while let ast::Expr::BinaryOp { left, op: inner, right } = rest
            && inner == op
        {
            operands.push(right);
            rest = left;
        }
        operands.push(rest);
        let mut conditions = Vec::with_capacity(operands.len());
        for operand in operands.into_iter().rev() {
            conditions.push(self.condition(scope, operand, construct)?);
        }
        let at = conditions.first().and_then(|first| first.at);
        Ok(connect(construct == "AND", conditions).placed(at))
    }

    pub(super) fn is_null(&self, scope: &Scope<'_>, inner: &ast::Expr, negated: bool) -> Result<Expr> {
        let argument = self.expr(scope, inner)?;
        let fields: Vec<Expr> = match &argument.node {
            Node::Row(items) => items.clone(),
            Node::WholeRow(_, fields) => fields.iter().map(|(_, field)| field.clone()).collect(),
            _ => vec![argument],
        };
        // A row is NULL if all its fields are, and NOT NULL if none is.
        let test = |field| Expr::new(Node::IsNull { argument: Box::new(field), negated }, Type::Bool);
        Ok(connect(true, fields.into_iter().map(test).collect()))
    }

    pub(super) fn boolean_test(&self, scope: &Scope<'_>, expr: &ast::Expr) -> Result<Expr> {
        use ast::Expr as E;
        let (inner, test, construct) = match expr {
            E::IsTrue(inner) => (inner, BooleanTest::True, "IS TRUE"),
            E::IsNotTrue(inner) => (inner, BooleanTest::NotTrue, "IS NOT TRUE"),
            E::IsFalse(inner) => (inner, BooleanTest::False, "IS FALSE"),
            E::IsNotFalse(inner) => (inner, BooleanTest::NotFalse, "IS NOT FALSE"),
            E::IsUnknown(inner) => (inner, BooleanTest::Unknown, "IS UNKNOWN"),
            E::IsNotUnknown(inner) => (inner, BooleanTest::NotUnknown, "IS NOT UNKNOWN"),
            _ => return Err(error("XX000", "not a boolean test", None)),
        };
        let argument = self.condition(scope, inner, construct)?;
        Ok(Expr::new(Node::Test(test, Box::new(argument)), Type::Bool))
    }

    pub(super) fn distinct_from(
        &self,
        scope: &Scope<'_>,
        left: &ast::Expr,
        right: &ast::Expr,
        at: Option<Span>,
    ) -> Result<Expr> {
        let (left, right) = (self.expr(scope, left)?, self.expr(scope, right)?);
        let is_null = |expr: &Expr| expr.node == Node::Null && *expr.base() == Type::Unknown;
        if is_null(&right) {
            return Ok(Expr::new(Node::IsNull { argument: Box::new(left), negated: true }, Type::Bool));
        }
        if is_null(&left) {
            return Ok(Expr::new(Node::IsNull { argument: Box::new(right), negated: true }, Type::Bool));
        }
        let operator = choose_binary("=", type_oid(left.base()), type_oid(right.base()), &self.context, at)?;
        let (left, right) = self.operands(operator, left, right)?;
        Ok(Expr::new(Node::Distinct(operator, Box::new((left, right))), Type::Bool))
    }

    pub(super) fn between(
        &self,
        scope: &Scope<'_>,
        expr: &ast::Expr,
        low: &ast::Expr,
        high: &ast::Expr,
        negated: bool,
    ) -> Result<Expr> {
        let value = self.expr(scope, expr)?;
        let at = value.at;
        if let Some(low) = symmetric(low) {
            let (low, high) = (self.expr(scope, low)?, self.expr(scope, high)?);
            let ways = [(low.clone(), high.clone()), (high, low)];
            let ways = ways.map(|(low, high)| self.within_bounds(value.clone(), low, high, negated, at));
            return Ok(connect(negated, ways.into_iter().collect::<Result<Vec<_>>>()?));
        }
        let (low, high) = (self.expr(scope, low)?, self.expr(scope, high)?);
        self.within_bounds(value, low, high, negated, at)
    }

    fn within_bounds(&self, value: Expr, low: Expr, high: Expr, negated: bool, at: Option<Span>) -> Result<Expr> {
        let (first, second) = if negated { ("<", ">") } else { (">=", "<=") };
        let first = self.operator(first, value.clone(), low, at)?;
        let second = self.operator(second, value, high, at)?;
        Ok(connect(!negated, vec![first, second]))
    }
}

/// `AND` or `OR` over conditions, inner ones of the same kind taken in.
pub(crate) fn connect(and: bool, conditions: Vec<Expr>) -> Expr {
    let mut flat = Vec::with_capacity(conditions.len());
    for condition in conditions {
        match condition.node {
            Node::And(inner) if and => flat.extend(inner),
            Node::Or(inner) if !and => flat.extend(inner),
            node => flat.push(Expr { node, ..condition }),
        }
    }
    if flat.len() == 1 {
        return flat.remove(0);
    }
    Expr::new(if and { Node::And(flat) } else { Node::Or(flat) }, Type::Bool)
}

/// `IS NOT DISTINCT FROM` out of `IS DISTINCT FROM`.
pub(super) fn negate_distinct(expr: Expr) -> Expr {
    match expr.node {
        Node::IsNull { argument, negated } => Expr::new(Node::IsNull { argument, negated: !negated }, Type::Bool),
        node => Expr::new(Node::Not(Box::new(Expr { node, ..expr })), Type::Bool),
    }
}

/// The lower bound of `BETWEEN SYMMETRIC`.
fn symmetric(low: &ast::Expr) -> Option<&ast::Expr> {
    let ast::Expr::Function(call) = low else { return None };
    let [part] = call.name.0.as_slice() else { return None };
    if part.as_ident()?.value != crate::parse::SYMMETRIC {
        return None;
    }
    match super::plain_arguments(&call.args, None).ok()?.as_slice() {
        [low] => Some(low),
        _ => None,
    }
}
