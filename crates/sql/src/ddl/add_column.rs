//! ALTER TABLE … ADD COLUMN.

use super::alter_table::Rewriting;
use super::create_table::push_column;
use super::planner::Planner;
use super::{RowCheck, Step, columns, constraints, declare, expressions, sequences};
use crate::fault::{Result, error};
use catalog::{Expression, Oid};
use sqlparser::ast::ColumnDef;

/// ADD COLUMN; gives the constraints that the column asks for, which are added in a later pass.
pub(super) fn add_column(
    planner: &mut Planner<'_>,
    oid: Oid,
    if_not_exists: bool,
    definition: &ColumnDef,
    rewriting: &mut Rewriting,
) -> Result<Vec<constraints::Asked>> {
    let table = planner.relation(oid)?.clone();
    let name = super::names::fold(&definition.name);
    if table.column(&name).is_some() {
        let message = format!("column \"{name}\" of relation \"{}\" already exists", table.name.name);
        if if_not_exists {
            planner.notice("42701", format!("{message}, skipping"));
            return Ok(Vec::new());
        }
        return Err(error("42701", message, None));
    }
    let mut defined = columns::define(planner, &table.name.name, definition)?;
    if table.primary_key().is_some() && defined.constraints.iter().any(constraints::Asked::is_primary_key) {
        return Err(constraints::several_primary_keys(&table));
    }
    let sequence = match &defined.sequence {
        Some(own) => Some(columns::make_sequence(planner, &table.name, &mut defined.column, own)?),
        None => None,
    };
    let mut pushed = Ok(());
    let column = defined.column.clone();
    planner.change(oid, |table| pushed = push_column(table, column))?;
    pushed?;
    if let Some(sequence) = sequence {
        sequences::own(planner, sequence, oid, &name)?;
    }
    columns::set_expressions(planner, oid, &name, defined.default.as_ref(), defined.generated.as_ref())
        .map_err(super::alter_table::without_place)?;
    fill(planner, oid, &name, sequence, rewriting)?;
    if defined.column.not_null {
        planner.steps.push(Step::Check { relation: oid, check: RowCheck::NotNull(name) });
    }
    Ok(defined.constraints)
}

/// What the rows that are there get in the new column.
fn fill(planner: &Planner<'_>, oid: Oid, name: &str, sequence: Option<Oid>, rewriting: &mut Rewriting) -> Result<()> {
    let table = planner.relation(oid)?;
    let Some(column) = table.column(name) else { return Ok(()) };
    let own_sequence = match sequence.filter(|_| column.identity.is_some()) {
        Some(sequence) => {
            let context = planner.context();
            let literal = sequences::regclass_literal(&context, &planner.relation(sequence)?.name);
            let type_name = crate::format_type(&context, &column.type_name);
            Some(Expression(format!("(nextval({literal}::regclass))::{type_name}")))
        }
        None => None,
    };
    let context = planner.context();
    let domain = column.domain.and_then(|domain| planner.catalog.domains.get(&domain));
    let of_domain = domain.and_then(|domain| domain.default.as_ref());
    let value = own_sequence.as_ref().or(column.generated.as_ref()).or(column.default.as_ref()).or(of_domain);
    let null = Expression("NULL".to_owned());
    let Some(value) = value.or(domain.map(|_| &null)) else { return Ok(()) };
    let analyzed = expressions::analyzed(&context, table, value)?;
    let mut coerced = crate::coerce_for_assignment(&context, analyzed, &column.type_name)?;
    if let Some(domain) = domain {
        coerced = crate::in_domain(coerced, domain.oid);
    }
    rewriting.values.push((name.to_owned(), declare::lower(&context, table, &coerced)?));
    Ok(())
}
