//! ALTER TABLE … ALTER COLUMN … TYPE.

use super::alter_table::Rewriting;
use super::depend;
use super::expressions::{self, Role};
use super::planner::Planner;
use super::{RowCheck, Step, declare};
use crate::fault::{Result, error};
use crate::typed::Node;
use crate::{coerce_for_assignment, deparse_expr, format_type, resolve_type};
use catalog::{Column, ConstraintKind, Expression, KeyPart, Oid, Relation, RelationKind, TypeName};
use sqlparser::ast::{DataType, Expr, Ident, ObjectName};

/// What a column is made of.
#[derive(Clone, Copy)]
pub(super) struct NewType<'a> {
    pub(super) data_type: &'a DataType,
    pub(super) collation: Option<&'a ObjectName>,
    pub(super) using: Option<&'a Expr>,
}

/// ALTER COLUMN … TYPE.
pub(super) fn alter_type(
    planner: &mut Planner<'_>,
    table: &Relation,
    column: &Column,
    to: NewType<'_>,
    rewriting: &mut Rewriting,
) -> Result<()> {
    let NewType { data_type, collation, using } = to;
    if rewriting.converted.contains(&column.name) {
        return Err(error("0A000", format!("cannot alter type of column \"{}\" twice", column.name), None));
    }
    let type_name = resolve_type(&planner.context(), data_type).map_err(super::alter_table::without_place)?;
    if column.identity.is_some() {
        super::identity::require_integer(&type_name)?;
    }
    let domain = super::domains::domain_of(&planner.context(), data_type);
    let collation = match collation {
        Some(collation) => super::collations::of_type(&planner.context(), collation, &type_name.base)
            .map_err(super::alter_table::without_place)?,
        None => domain.as_ref().and_then(|domain| domain.collation.clone()),
    };
    let domain = domain.map(|domain| domain.oid);
    refuse_dependents(planner, table, column)?;
    let value = converted(planner, table, column, &type_name, using, domain)?;
    let default = converted_default(planner, table, column, &type_name)?;
    let is_same = column.type_name == type_name && column.domain == domain && column.collation == collation;
    if is_same && using.is_none() {
        return Ok(());
    }
    alter_sequence(planner, table, column, &type_name)?;
    planner.change(table.oid, |table| {
        if let Some(column) = table.column_mut(&column.name) {
            column.type_name = type_name;
            column.default = default;
            (column.domain, column.collation) = (domain, collation);
        }
    })?;
    restate(planner, table.oid, &column.name)?;
    rewriting.values.push((column.name.clone(), value));
    rewriting.converted.push(column.name.clone());
    check_again(planner, table.oid, &column.name)
}

fn refuse_dependents(planner: &Planner<'_>, table: &Relation, column: &Column) -> Result<()> {
    for other in &table.columns {
        if other.generated.as_ref().is_some_and(|generated| depend::uses(table, generated, &column.name)) {
            let detail = format!("Column \"{}\" is used by generated column \"{}\".", column.name, other.name);
            let message = "cannot alter type of a column used by a generated column";
            return Err(error("0A000", message, None).with_detail(detail));
        }
    }
    let context = planner.context();
    if let Some((view, _)) = depend::views_over(&context, table.oid, Some(&column.name)).first() {
        let view = depend::described_relation(&context, planner.relation(*view)?);
        let detail = format!("rule _RETURN on {view} depends on column \"{}\"", column.name);
        let message = "cannot alter type of a column used by a view or rule";
        return Err(error("0A000", message, None).with_detail(detail));
    }
    Ok(())
}

fn converted(
    planner: &Planner<'_>,
    table: &Relation,
    column: &Column,
    type_name: &TypeName,
    using: Option<&Expr>,
    domain: Option<Oid>,
) -> Result<String> {
    let context = planner.context();
    let own = Expr::Identifier(Ident::with_quote('"', &column.name));
    let (_, value) = expressions::value(&context, table, using.unwrap_or(&own), Role::Transform)?;
    let coerced = coerce_for_assignment(&context, value, type_name).map_err(|diagnostic| {
        if diagnostic.code != "42804" {
            return diagnostic;
        }
        let to = format_type(&context, type_name);
        let plain = format_type(&context, &TypeName::plain(type_name.base.clone()));
        let quoted = datum::quote_identifier(&column.name);
        if using.is_some() {
            let message = format!(
                "result of USING clause for column \"{}\" cannot be cast automatically to type {plain}",
                column.name
            );
            return error("42804", message, None).with_hint("You might need to add an explicit cast.");
        }
        let message = format!("column \"{}\" cannot be cast automatically to type {plain}", column.name);
        error("42804", message, None).with_hint(format!("You might need to specify \"USING {quoted}::{to}\"."))
    })?;
    let coerced = match domain.filter(|domain| column.domain != Some(*domain)) {
        Some(domain) => crate::in_domain(coerced, domain),
        None => coerced,
    };
    declare::lower(&context, table, &coerced)
}

fn converted_default(
    planner: &Planner<'_>,
    table: &Relation,
    column: &Column,
    type_name: &TypeName,
) -> Result<Option<Expression>> {
    let Some(default) = &column.default else { return Ok(None) };
    let context = planner.context();
    let analyzed = expressions::analyzed(&context, table, default)?;
    if matches!(analyzed.node, Node::Null) {
        return Ok(None);
    }
    let coerced = coerce_for_assignment(&context, analyzed, type_name).map_err(|diagnostic| {
        if diagnostic.code != "42804" {
            return diagnostic;
        }
        let to = format_type(&context, &TypeName::plain(type_name.base.clone()));
        let message = format!("default for column \"{}\" cannot be cast automatically to type {to}", column.name);
        error("42804", message, None)
    })?;
    Ok(Some(Expression(deparse_expr(&context, &coerced))))
}

/// The sequence of an identity column follows its type.
fn alter_sequence(planner: &mut Planner<'_>, table: &Relation, column: &Column, type_name: &TypeName) -> Result<()> {
    if column.identity.is_none() {
        return Ok(());
    }
    let owned = planner.catalog.owned_sequences(table.oid);
    let Some(own) = owned.iter().find(|owned| owned.column == column.name) else { return Ok(()) };
    let (oid, before) = (own.relation.oid, own.sequence.clone());
    let parameters = super::sequences::SequenceParameters::new(type_name.clone());
    let after = parameters.sequence(Some(&before))?;
    planner.change(oid, |found| found.kind = RelationKind::Sequence(after))
}

/// Reads the expressions over a column again, now that it has another type.
fn restate(planner: &mut Planner<'_>, oid: Oid, column: &str) -> Result<()> {
    let mut table = planner.relation(oid)?.clone();
    let before = table.clone();
    let context = planner.context();
    let again = |expression: &Expression, role: Role| -> Result<Expression> {
        let text = crate::Text::new(expression.0.clone());
        let expr = crate::parse_expression(&text)?;
        match role {
            Role::IndexKey => Ok(expressions::value(&context, &before, &expr, role)?.0),
            _ => expressions::condition(&context, &before, &expr, role),
        }
    };
    for index in table.indexes.iter_mut().filter(|index| depend::index_needs(&before, index, column)) {
        for key in &mut index.keys {
            if let KeyPart::Expression(expression) = &mut key.part {
                *expression = again(expression, Role::IndexKey)?;
            }
        }
        if let Some(predicate) = &mut index.predicate {
            *predicate = again(predicate, Role::IndexPredicate)?;
        }
    }
    for constraint in &mut table.constraints {
        if let ConstraintKind::Check(check) = &mut constraint.kind
            && depend::uses(&before, &check.expression, column)
        {
            check.expression = again(&check.expression, Role::Check)?;
        }
    }
    planner.catalog.put_relation(table);
    Ok(())
}

/// Looks at the rows again, as far as constraints speak of the column.
fn check_again(planner: &mut Planner<'_>, oid: Oid, column: &str) -> Result<()> {
    let table = planner.relation(oid)?.clone();
    let Some(found) = table.column(column) else { return Ok(()) };
    if found.not_null {
        planner.steps.push(Step::Check { relation: oid, check: RowCheck::NotNull(column.to_owned()) });
    }
    for constraint in table.constraints.iter().filter(|constraint| constraint.validated) {
        let name = constraint.name.clone();
        match &constraint.kind {
            ConstraintKind::Check(check) if depend::uses(&table, &check.expression, column) => {
                let condition = declare::lower_condition(&planner.context(), &table, &check.expression)?;
                planner
                    .steps
                    .push(Step::Check { relation: oid, check: RowCheck::Holds { constraint: name, condition } });
            }
            ConstraintKind::ForeignKey(key) if key.columns.iter().any(|it| it == column) => {
                super::foreign_keys::require_still_comparable(planner, &table, &name, key)?;
                planner.steps.push(Step::Check { relation: oid, check: RowCheck::References(name) });
            }
            _ => {}
        }
    }
    let incoming: Vec<_> = planner
        .catalog
        .incoming_foreign_keys(oid)
        .into_iter()
        .filter(|incoming| incoming.key.referenced_columns.iter().any(|it| it == column))
        .map(|incoming| (incoming.relation.clone(), incoming.constraint.clone(), incoming.key.clone()))
        .collect();
    for (relation, constraint, key) in incoming {
        super::foreign_keys::require_still_comparable(planner, &relation, &constraint.name, &key)?;
        if constraint.validated {
            let check = RowCheck::References(constraint.name);
            planner.steps.push(Step::Check { relation: relation.oid, check });
        }
    }
    Ok(())
}
