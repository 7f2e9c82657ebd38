//! `UPDATE`

use super::insert::is_default;
use crate::analyzer::{Analyzer, Place, Scope};
use crate::fault::{Result, error};
use crate::query::Unknowns;
use crate::typed::{Body, Expr, From, Link, Node, Query, Select, Subquery, Target, Update};
use catalog::{Column, Identity, Relation, Type, TypeName};
use sqlparser::ast::{self, AssignmentTarget, TableFactor, UpdateTableFromKind};

impl Analyzer<'_> {
    pub(super) fn update(&self, parent: Option<&Scope<'_>>, update: &ast::Update) -> Result<Update> {
        if update.or.is_some() || !update.order_by.is_empty() || update.limit.is_some() || update.output.is_some() {
            return Err(error("42601", "syntax error", None));
        }
        let TableFactor::Table { name, alias, .. } = &update.table.relation else {
            return Err(error("42601", "syntax error at or near \"(\"", None));
        };
        if !update.table.joins.is_empty() {
            return Err(error("42601", "syntax error at or near \"JOIN\"", None));
        }
        let (relation, source, item) = self.target(name, alias.as_ref(), "UPDATE")?;
        let mut scope = Scope::new(parent);
        scope.items.push(item);
        let from = match &update.from {
            None => Vec::new(),
            Some(UpdateTableFromKind::AfterSet(list)) => self.from(&mut scope, list)?,
            Some(UpdateTableFromKind::BeforeSet(_)) => {
                return Err(error("42601", "syntax error at or near \"FROM\"", None));
            }
        };
        let filter = match &update.selection {
            Some(filter) => Some(scope.within(Place::Where, || self.condition(&scope, filter, "WHERE"))?),
            None => None,
        };
        let returning = self.returning_of(&scope, update.returning.as_ref())?;
        let assignments = self.assignments(&scope, &relation, &update.assignments)?;
        Ok(Update { with: Vec::new(), recursive: false, relation, source, assignments, from, filter, returning })
    }

    /// `SET a = …, (b, c) = (…)`: first every value, then the columns, as PostgreSQL does.
    pub(super) fn assignments(
        &self,
        scope: &Scope<'_>,
        relation: &Relation,
        written: &[ast::Assignment],
    ) -> Result<Vec<(usize, Expr)>> {
        let mut analyzed = Vec::with_capacity(written.len());
        for assignment in written {
            match &assignment.target {
                AssignmentTarget::ColumnName(name) => analyzed.push((name, self.given(scope, &assignment.value)?)),
                AssignmentTarget::Tuple(names) => {
                    let values = self.given_together(scope, names.len(), &assignment.value)?;
                    analyzed.extend(names.iter().zip(values));
                }
            }
        }
        let mut assignments: Vec<(usize, Expr)> = Vec::with_capacity(analyzed.len());
        let mut given = Vec::with_capacity(analyzed.len());
        for (name, value) in analyzed {
            given.push(value.is_some());
            assignments.push(self.assignment(relation, name, value)?);
        }
        for (at, (index, _)) in assignments.iter().enumerate() {
            if assignments[..at].iter().any(|(other, _)| other == index) {
                let column = &relation.columns[*index].name;
                return Err(error("42601", format!("multiple assignments to same column \"{column}\""), None));
            }
        }
        for ((index, _), _) in assignments.iter().zip(given).filter(|(_, given)| *given) {
            default_only(&relation.columns[*index])?;
        }
        Ok(assignments)
    }

    /// What a column is given; nothing for `DEFAULT`.
    fn given(&self, scope: &Scope<'_>, value: &ast::Expr) -> Result<Option<Expr>> {
        if is_default(value) {
            return Ok(None);
        }
        scope.within(Place::Set, || self.expr(scope, value)).map(Some)
    }

    /// The values of `(a, b) = …`.
    fn given_together(&self, scope: &Scope<'_>, count: usize, value: &ast::Expr) -> Result<Vec<Option<Expr>>> {
        let at = crate::expr::start(&self.context, value);
        let fits = |found: usize| match found == count {
            true => Ok(()),
            false => Err(error("42601", "number of columns does not match number of values", at)),
        };
        match value {
            ast::Expr::Tuple(values) => {
                fits(values.len())?;
                values.iter().map(|value| self.given(scope, value)).collect()
            }
            ast::Expr::Function(call) if call.name.to_string().eq_ignore_ascii_case("row") => {
                let values = crate::expr::plain_arguments(&call.args, at)?;
                fits(values.len())?;
                values.into_iter().map(|value| self.given(scope, value)).collect()
            }
            ast::Expr::Subquery(query) => {
                let query = scope.within(Place::Set, || self.query(Some(scope), query, Unknowns::Stay))?;
                fits(query.columns.len())?;
                (0..count).map(|index| self.column_of(&query, index).map(Some)).collect()
            }
            other => {
                let words = "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression";
                let inner = match other {
                    ast::Expr::Nested(inner) => crate::expr::start(&self.context, inner),
                    _ => at,
                };
                Err(error("0A000", words, inner))
            }
        }
    }

    /// One column of the one row of a query.
    pub(crate) fn column_of(&self, query: &Query, index: usize) -> Result<Expr> {
        let mut query = query.clone();
        let at = crate::query::output_at(&query, index);
        if query.columns[index].type_name.base == Type::Unknown {
            self.coerce_output(&mut query, index, &TypeName::plain(Type::Text))?;
        }
        let (source, item) = self.entry("source", &query.columns, None)?;
        let (name, column) = item.columns[index].clone();
        let (type_name, columns) = (column.type_name.clone(), vec![query.columns[index].clone()]);
        let select = Select {
            targets: vec![Target { expr: column, name }],
            from: vec![From::Subquery(source, Box::new(query))],
            ..Select::default()
        };
        let query = Query { body: Body::Select(Box::new(select)), columns, ..Query::default() };
        let node = Node::Subquery(Box::new(Subquery { link: Link::Scalar, query }));
        Ok(Expr { node, type_name, at })
    }

    /// The column and what it becomes; no value is `DEFAULT`.
    fn assignment(&self, relation: &Relation, name: &ast::ObjectName, value: Option<Expr>) -> Result<(usize, Expr)> {
        let Some(ident) = name.0.first().and_then(|part| part.as_ident()) else {
            return Err(error("42601", "syntax error", None));
        };
        let index = self.target_column(relation, ident)?;
        let column = &relation.columns[index];
        match value {
            None => Ok((index, self.default_or_null(relation, column)?)),
            Some(value) => Ok((index, self.assign_column(value, column)?)),
        }
    }
}

/// Refuses a value for a column that takes nothing but `DEFAULT`.
fn default_only(column: &Column) -> Result<()> {
    let name = &column.name;
    if column.generated.is_some() {
        return Err(error("428C9", format!("column \"{name}\" can only be updated to DEFAULT"), None)
            .with_detail(format!("Column \"{name}\" is a generated column.")));
    }
    if column.identity == Some(Identity::Always) {
        return Err(error("428C9", format!("column \"{name}\" can only be updated to DEFAULT"), None)
            .with_detail(format!("Column \"{name}\" is an identity column defined as GENERATED ALWAYS.")));
    }
    Ok(())
}
