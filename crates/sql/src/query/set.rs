//! Set operations and VALUES.

use super::Unknowns;
use super::order::Keys;
use crate::analyzer::{Analyzer, Place, Scope};
use crate::facts::Coercion;
use crate::fault::{Result, error};
use crate::typed::{Body, CastForm, Expr, Node, OutputColumn, Query, SetOperator};
use catalog::{Type, TypeName};
use sqlparser::ast::{self, SetExpr, SetQuantifier};

impl Analyzer<'_> {
    #[allow(clippy::too_many_arguments, reason = "the parts of one construct")]
    pub(super) fn set_operation(
        &self,
        scope: &Scope<'_>,
        left: &SetExpr,
        op: ast::SetOperator,
        quantifier: SetQuantifier,
        right: &SetExpr,
        order: &[ast::OrderByExpr],
        unknowns: Unknowns,
    ) -> Result<Query> {
        let (operator, word) = match op {
            ast::SetOperator::Union => (SetOperator::Union, "UNION"),
            ast::SetOperator::Intersect => (SetOperator::Intersect, "INTERSECT"),
            ast::SetOperator::Except => (SetOperator::Except, "EXCEPT"),
            ast::SetOperator::Minus => return Err(error("42601", "syntax error at or near \"MINUS\"", None)),
        };
        let all = match quantifier {
            SetQuantifier::All => true,
            SetQuantifier::None | SetQuantifier::Distinct => false,
            _ => return Err(error("42601", "syntax error at or near \"BY\"", None)),
        };
        let mut left = self.deeper(|| self.body(scope, left, &[], Unknowns::Stay))?;
        let mut right = self.deeper(|| self.body(scope, right, &[], Unknowns::Stay))?;
        if left.columns.len() != right.columns.len() {
            let at = output_at(&right, 0);
            return Err(error("42601", format!("each {word} query must have the same number of columns"), at));
        }
        let mut columns = Vec::with_capacity(left.columns.len());
        for index in 0..left.columns.len() {
            let mut target = self.common_output(word, &left, &right, index)?;
            if unknowns == Unknowns::BecomeText && target.base == Type::Unknown {
                target = TypeName::plain(Type::Text);
            }
            self.coerce_output(&mut left, index, &target)?;
            self.coerce_output(&mut right, index, &target)?;
            columns.push(OutputColumn { name: left.columns[index].name.clone(), type_name: target });
        }
        let order_by = self.output_order(scope, &columns, order, Keys::OfSetOperation)?;
        let body = Body::SetOperation { operator, all, left: Box::new(left), right: Box::new(right) };
        Ok(Query { body, order_by, columns, ..Query::default() })
    }

    /// The common type of a column of two queries.
    pub(super) fn common_output(&self, word: &str, left: &Query, right: &Query, index: usize) -> Result<TypeName> {
        let stand_in = |query: &Query| Expr {
            node: Node::SubqueryColumn(index),
            type_name: query.columns[index].type_name.clone(),
            at: output_at(query, index),
        };
        self.common(word, &[&stand_in(left), &stand_in(right)])
    }

    /// Gives a column of a query another type.
    pub(crate) fn coerce_output(&self, query: &mut Query, index: usize, target: &TypeName) -> Result<()> {
        let convert = |expr: &mut Expr| -> Result<()> {
            let (at, from) = (expr.at, expr.base().clone());
            let taken = std::mem::replace(expr, Expr::new(Node::Null, Type::Unknown));
            let plain = TypeName::plain(target.base.clone());
            let coerced = self.coerce(taken, &plain, Coercion::Implicit, CastForm::Implicit)?;
            *expr = coerced.ok_or_else(|| self.cannot_cast(&from, &target.base, at))?;
            Ok(())
        };
        match &mut query.body {
            Body::Select(select) => convert(&mut select.targets[index].expr)?,
            Body::Values(rows) => rows.iter_mut().try_for_each(|row| convert(&mut row[index]))?,
            Body::SetOperation { left, right, .. } => {
                self.coerce_output(left, index, target)?;
                self.coerce_output(right, index, target)?;
            }
        }
        query.columns[index].type_name = target.clone();
        Ok(())
    }

    pub(super) fn values(
        &self,
        scope: &Scope<'_>,
        values: &ast::Values,
        order: &[ast::OrderByExpr],
        unknowns: Unknowns,
    ) -> Result<Query> {
        let inner = Scope::new(Some(scope));
        inner.place.set(Place::Values);
        let width = values.rows.first().map_or(0, |row| row.content.len());
        let mut columns: Vec<Vec<Expr>> = vec![Vec::new(); width];
        for row in &values.rows {
            if row.content.len() != width {
                let at = row.content.first().and_then(|expr| crate::expr::start(&self.context, expr));
                return Err(error("42601", "VALUES lists must all be the same length", at));
            }
            for (column, expr) in columns.iter_mut().zip(&row.content) {
                column.push(self.expr(&inner, expr)?);
            }
        }
        let mut output = Vec::with_capacity(width);
        let mut unified = Vec::with_capacity(width);
        for (index, column) in columns.into_iter().enumerate() {
            let stays = unknowns == Unknowns::Stay && column.iter().all(|expr| *expr.base() == Type::Unknown);
            let (column, type_name) =
                if stays { (column, TypeName::plain(Type::Unknown)) } else { self.unify("VALUES", column)? };
            output.push(OutputColumn { name: format!("column{}", index + 1), type_name });
            unified.push(column.into_iter());
        }
        let rows = values.rows.iter().map(|_| unified.iter_mut().filter_map(Iterator::next).collect()).collect();
        let order_by = self.output_order(scope, &output, order, Keys::OfSetOperation)?;
        Ok(Query { body: Body::Values(rows), order_by, columns: output, ..Query::default() })
    }
}

pub(crate) fn output_at(query: &Query, index: usize) -> Option<diagnostics::Span> {
    match &query.body {
        Body::Select(select) => select.targets.get(index)?.expr.at,
        Body::Values(rows) => rows.first()?.get(index)?.at,
        Body::SetOperation { left, .. } => output_at(left, index),
    }
}
