//! Subqueries and lists at the right of an operator.

use super::boolean::connect;
use super::operator::{operator_name, row_items};
use super::position;
use crate::analyzer::{Analyzer, Scope};
use crate::fault::{Result, error, unsupported};
use crate::resolve::{array_of, choose_binary, element_of, try_common_type};
use crate::typed::{AnyAll, Expr, Link, Node, OutputColumn, Query, Subquery};
use crate::types::{type_from_oid, type_oid};
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast;

impl Analyzer<'_> {
    pub(super) fn exists(&self, scope: &Scope<'_>, query: &ast::Query, negated: bool) -> Result<Expr> {
        let query = self.subquery(scope, query)?;
        let exists = Expr::new(Node::Subquery(Box::new(Subquery { link: Link::Exists, query })), Type::Bool);
        Ok(if negated { Expr::new(Node::Not(Box::new(exists)), Type::Bool) } else { exists })
    }

    pub(super) fn scalar_subquery(&self, scope: &Scope<'_>, query: &ast::Query, at: Option<Span>) -> Result<Expr> {
        let query = self.subquery(scope, query)?;
        let column = self.only_column(&query, at)?;
        let node = Node::Subquery(Box::new(Subquery { link: Link::Scalar, query }));
        Ok(Expr { node, type_name: column.type_name, at })
    }

    pub(super) fn array_subquery(&self, scope: &Scope<'_>, query: &ast::Query, at: Option<Span>) -> Result<Expr> {
        let query = self.subquery(scope, query)?;
        let column = self.only_column(&query, at)?;
        let base = array_of(type_oid(&column.type_name.base)).and_then(type_from_oid);
        let base = base.ok_or_else(|| unsupported("an array of this type", None))?;
        Ok(Expr::new(Node::Subquery(Box::new(Subquery { link: Link::Array, query })), base))
    }

    fn subquery(&self, scope: &Scope<'_>, query: &ast::Query) -> Result<Query> {
        self.query(Some(scope), query, crate::query::Unknowns::BecomeText)
    }

    fn only_column(&self, query: &Query, at: Option<Span>) -> Result<OutputColumn> {
        match query.columns.as_slice() {
            [column] => Ok(column.clone()),
            _ => Err(error("42601", "subquery must return only one column", at)),
        }
    }

    pub(super) fn in_subquery(
        &self,
        scope: &Scope<'_>,
        left: &ast::Expr,
        query: &ast::Query,
        negated: bool,
    ) -> Result<Expr> {
        let lefts = match row_items(left) {
            Some(items) => items.iter().map(|item| self.expr(scope, item)).collect::<Result<Vec<_>>>()?,
            None => vec![self.expr(scope, left)?],
        };
        let place = lefts.first().and_then(|left| left.at);
        let at = self.context.text.and_then(|text| text.find_between("in", place?.end, text.as_str().len())).or(place);
        let found = self.any_subquery(scope, "=", lefts, query, false, at)?.placed(place);
        Ok(if negated { Expr::new(Node::Not(Box::new(found)), Type::Bool) } else { found })
    }

    /// `(a, b) = (SELECT …)`
    pub(super) fn row_subquery(
        &self,
        scope: &Scope<'_>,
        name: &str,
        left: &[ast::Expr],
        query: &ast::Query,
        at: Option<Span>,
    ) -> Result<Expr> {
        let left = left.iter().map(|item| self.expr(scope, item)).collect::<Result<Vec<_>>>()?;
        let query = self.subquery(scope, query)?;
        if query.columns.len() != left.len() {
            let few = if query.columns.len() < left.len() { "few" } else { "many" };
            return Err(error("42601", format!("subquery has too {few} columns"), at));
        }
        let right = (0..left.len()).map(|index| self.column_of(&query, index)).collect::<Result<Vec<_>>>()?;
        self.compare_rows(name, left, right, at)
    }

    fn any_subquery(
        &self,
        scope: &Scope<'_>,
        name: &str,
        lefts: Vec<Expr>,
        query: &ast::Query,
        all: bool,
        at: Option<Span>,
    ) -> Result<Expr> {
        let query = self.subquery(scope, query)?;
        if query.columns.len() != lefts.len() {
            let few = if query.columns.len() < lefts.len() { "few" } else { "many" };
            return Err(error("42601", format!("subquery has too {few} columns"), at));
        }
        let (mut operators, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
        for (index, one) in lefts.into_iter().enumerate() {
            let type_name = query.columns[index].type_name.clone();
            let column = Expr { node: Node::SubqueryColumn(index), type_name, at: None };
            let operator = choose_binary(name, type_oid(one.base()), type_oid(column.base()), &self.context, at)?;
            let (one, column) = self.operands(operator, one, column)?;
            operators.push(operator);
            left.push(one);
            right.push(column);
        }
        let link = Link::Any { operators, left, right, all };
        Ok(Expr::new(Node::Subquery(Box::new(Subquery { link, query })), Type::Bool))
    }

    pub(super) fn any_all(
        &self,
        scope: &Scope<'_>,
        left: &ast::Expr,
        op: &ast::BinaryOperator,
        right: &ast::Expr,
        all: bool,
    ) -> Result<Expr> {
        let name = operator_name(op);
        let at = position::operator(&self.context, left, &name, right);
        let left = self.expr(scope, left)?;
        match right {
            ast::Expr::Subquery(query) => self.any_subquery(scope, &name, vec![left], query, all, at),
            right => {
                let right = self.expr(scope, right)?;
                self.any_array(&name, left, right, all, at)
            }
        }
    }

    /// `left op ANY (array)` over analysed sides.
    fn any_array(&self, name: &str, left: Expr, right: Expr, all: bool, at: Option<Span>) -> Result<Expr> {
        let place = left.at;
        let array = type_oid(right.base());
        let element = if *right.base() == Type::Unknown { Some(array) } else { element_of(array) };
        let Some(element) = element else {
            return Err(error("42809", "op ANY/ALL (array) requires array on right side", at));
        };
        let operator = choose_binary(name, type_oid(left.base()), element, &self.context, at)?;
        let stand_in = Expr::new(Node::Null, type_from_oid(element).unwrap_or(Type::Unknown));
        let (left, stand_in) = self.operands(operator, left, stand_in)?;
        let target = array_of(type_oid(stand_in.base())).ok_or_else(|| unsupported("an array of this type", at))?;
        let right = self.fit(right, target)?;
        let node = Node::AnyAll(Box::new(AnyAll { operator, left, right, all }));
        Ok(Expr::new(node, Type::Bool).placed(place))
    }

    pub(super) fn in_list(
        &self,
        scope: &Scope<'_>,
        left: &ast::Expr,
        list: &[ast::Expr],
        negated: bool,
    ) -> Result<Expr> {
        let name = if negated { "<>" } else { "=" };
        if let Some(lefts) = row_items(left) {
            let mut each = Vec::with_capacity(list.len());
            for item in list {
                let items = row_items(item).ok_or_else(|| unsupported("IN over rows and values", None))?;
                each.push(self.row_compare(scope, name, lefts, items, None)?);
            }
            return Ok(connect(negated, each));
        }
        let left = self.expr(scope, left)?;
        let at = left.at;
        let items = list.iter().map(|item| self.expr(scope, item)).collect::<Result<Vec<_>>>()?;
        let place = self.context.text.and_then(|text| text.find_between("in", at?.end, text.as_str().len()));
        let (varying, fixed): (Vec<Expr>, Vec<Expr>) = items.into_iter().partition(has_column);
        let mut each = Vec::new();
        let mut rest = varying;
        match self.list_type(&left, &fixed) {
            Some(element) => {
                let array = array_of(type_oid(&element)).and_then(type_from_oid);
                let target = TypeName::plain(element);
                let mut elements = Vec::with_capacity(fixed.len());
                for item in fixed {
                    elements.push(self.fit(item, type_oid(&target.base))?);
                }
                let array = Expr::new(Node::Array(elements), array.unwrap_or(Type::Unknown));
                each.push(self.any_array(name, left.clone(), array, negated, place)?);
            }
            None => rest = fixed.into_iter().chain(rest).collect(),
        }
        for item in rest {
            each.push(self.operator(name, left.clone(), item, place)?);
        }
        Ok(connect(negated, each).placed(at))
    }

    /// The element type if the list can be an array.
    fn list_type(&self, left: &Expr, fixed: &[Expr]) -> Option<Type> {
        if fixed.len() < 2 {
            return None;
        }
        let types: Vec<u32> = std::iter::once(left).chain(fixed).map(|one| type_oid(one.base())).collect();
        let chosen = try_common_type(&types)?;
        array_of(chosen)?;
        type_from_oid(chosen).filter(|base| *base != Type::Record)
    }
}

/// Whether an expression reads a column.
fn has_column(expr: &Expr) -> bool {
    let mut found = false;
    crate::typed::walk(expr, &mut |one| found |= matches!(one.node, Node::Column(_)));
    found
}
