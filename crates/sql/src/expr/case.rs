//! `CASE`, rows and arrays.

use super::boolean::Wanted;
use super::boolean::connect;
use crate::analyzer::{Analyzer, Scope};
use crate::fault::{Result, error, unsupported};
use crate::resolve::{array_of, choose_binary};
use crate::typed::{Case, Expr, Node};
use crate::types::{type_from_oid, type_oid};
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast;

impl Analyzer<'_> {
    pub(super) fn case(
        &self,
        scope: &Scope<'_>,
        operand: Option<&ast::Expr>,
        conditions: &[ast::CaseWhen],
        otherwise: Option<&ast::Expr>,
    ) -> Result<Expr> {
        let operand = match operand {
            Some(operand) => Some(self.known(self.expr(scope, operand)?)?),
            None => None,
        };
        let mut tests = Vec::with_capacity(conditions.len());
        let mut results = Vec::with_capacity(conditions.len() + 1);
        results.push(match otherwise {
            Some(otherwise) => self.expr(scope, otherwise)?,
            None => Expr::new(Node::Null, Type::Unknown),
        });
        for when in conditions {
            let test = self.expr(scope, &when.condition)?;
            tests.push(match &operand {
                None => self.wanted(test, &Wanted { construct: "CASE/WHEN", base: Type::Bool })?,
                Some(operand) => {
                    let stand_in =
                        Expr { node: Node::CaseOperand, type_name: operand.type_name.clone(), at: operand.at };
                    let at = test.at;
                    self.operator("=", stand_in, test, at)?
                }
            });
            results.push(self.expr(scope, &when.result)?);
        }
        let (mut results, of) = self.unify("CASE", results)?;
        let default = results.remove(0);
        let case =
            Case { operand, branches: tests.into_iter().zip(results).collect(), otherwise: otherwise.map(|_| default) };
        Ok(Expr { node: Node::Case(Box::new(case)), type_name: of, at: None })
    }

    pub(super) fn row(&self, scope: &Scope<'_>, items: &[ast::Expr]) -> Result<Expr> {
        let items = items.iter().map(|item| self.known(self.expr(scope, item)?)).collect::<Result<Vec<_>>>()?;
        Ok(Expr::new(Node::Row(items), Type::Record))
    }

    pub(super) fn array(&self, scope: &Scope<'_>, items: &[ast::Expr], at: Option<Span>) -> Result<Expr> {
        if items.is_empty() {
            // The type can only come from a cast around it.
            return Ok(Expr::new(Node::Array(Vec::new()), Type::Array(Box::new(Type::Text))));
        }
        let items = items.iter().map(|item| self.expr(scope, item)).collect::<Result<Vec<_>>>()?;
        let (items, element) = self.unify("ARRAY", items)?;
        let base = match &element.base {
            Type::Array(_) => element.base.clone(),
            element => {
                let oid = array_of(type_oid(element));
                oid.and_then(type_from_oid).ok_or_else(|| unsupported("an array of this type", at))?
            }
        };
        Ok(Expr { node: Node::Array(items), type_name: TypeName { base, modifier: element.modifier }, at })
    }

    /// `(a, b) op (c, d)`
    pub(super) fn row_compare(
        &self,
        scope: &Scope<'_>,
        name: &str,
        left: &[ast::Expr],
        right: &[ast::Expr],
        at: Option<Span>,
    ) -> Result<Expr> {
        let left = left.iter().map(|item| self.expr(scope, item)).collect::<Result<Vec<_>>>()?;
        let right = right.iter().map(|item| self.expr(scope, item)).collect::<Result<Vec<_>>>()?;
        self.compare_rows(name, left, right, at)
    }

    pub(super) fn compare_rows(&self, name: &str, left: Vec<Expr>, right: Vec<Expr>, at: Option<Span>) -> Result<Expr> {
        if left.len() != right.len() {
            return Err(error("42601", "unequal number of entries in row expressions", at));
        }
        if matches!(name, "=" | "<>") {
            let pairs = left.into_iter().zip(right);
            let each = pairs.map(|(left, right)| self.operator(name, left, right, at)).collect::<Result<Vec<_>>>()?;
            return Ok(connect(name == "=", each));
        }
        if !matches!(name, "<" | "<=" | ">" | ">=") {
            return Err(unsupported(format!("the operator {name} over rows"), at));
        }
        let (mut operators, mut lefts, mut rights) = (Vec::new(), Vec::new(), Vec::new());
        for (left, right) in left.into_iter().zip(right) {
            let operator = choose_binary(name, type_oid(left.base()), type_oid(right.base()), &self.context, at)?;
            let (left, right) = self.operands(operator, left, right)?;
            operators.push(operator);
            lefts.push(left);
            rights.push(right);
        }
        Ok(Expr::new(Node::RowCompare(operators, lefts, rights), Type::Bool))
    }
}
