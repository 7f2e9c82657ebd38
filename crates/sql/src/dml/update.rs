//! `UPDATE`

use super::insert::is_default;
use crate::analyzer::{Analyzer, Place, Scope};
use crate::fault::{Result, error, unsupported};
use crate::typed::{Expr, Update};
use catalog::{Column, Identity, Relation};
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
        for (name, value) in pairs(written)? {
            let value =
                if is_default(value) { None } else { Some(scope.within(Place::Set, || self.expr(scope, value))?) };
            analyzed.push((name, value));
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

/// One name and one value at a time.
fn pairs(written: &[ast::Assignment]) -> Result<Vec<(&ast::ObjectName, &ast::Expr)>> {
    let mut pairs = Vec::with_capacity(written.len());
    for assignment in written {
        match (&assignment.target, &assignment.value) {
            (AssignmentTarget::ColumnName(name), value) => pairs.push((name, value)),
            (AssignmentTarget::Tuple(names), ast::Expr::Tuple(values)) if names.len() == values.len() => {
                pairs.extend(names.iter().zip(values));
            }
            (AssignmentTarget::Tuple(names), ast::Expr::Nested(value)) if names.len() == 1 => {
                pairs.push((&names[0], value.as_ref()));
            }
            (AssignmentTarget::Tuple(_), ast::Expr::Tuple(_)) => {
                return Err(error("42601", "number of columns does not match number of values", None));
            }
            (AssignmentTarget::Tuple(_), _) => return Err(unsupported("SET (…) = with a subquery", None)),
        }
    }
    Ok(pairs)
}
