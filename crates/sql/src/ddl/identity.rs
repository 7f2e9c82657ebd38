//! Identity and generated columns: ADD GENERATED, DROP IDENTITY, SET GENERATED, DROP EXPRESSION.

use super::alter_table::missing_column;
use super::drop;
use super::extra::IdentityAction;
use super::names::{self, fold};
use super::planner::Planner;
use super::sequences;
use crate::fault::{Result, error};
use catalog::{Column, Identity, Oid, QualifiedName, Relation};
use sqlparser::ast::{GeneratedAs, Ident, ObjectName, SequenceOptions};

/// ADD GENERATED … AS IDENTITY.
pub(super) fn add(
    planner: &mut Planner<'_>,
    table: &Relation,
    column: &Column,
    kind: Option<GeneratedAs>,
    options: Option<&[SequenceOptions]>,
) -> Result<()> {
    let subject = format!("column \"{}\" of relation \"{}\"", column.name, table.name.name);
    if !column.not_null {
        return Err(error("55000", format!("{subject} must be declared NOT NULL before identity can be added"), None));
    }
    if column.identity.is_some() {
        return Err(error("55000", format!("{subject} is already an identity column"), None));
    }
    if column.default.is_some() {
        return Err(error("55000", format!("{subject} already has a default value"), None));
    }
    let type_name = column.type_name.clone();
    let parameters = sequences::read_options(&planner.context(), type_name, options.unwrap_or_default())?;
    let name = planner.catalog.choose_relation_name(&table.name.schema, &table.name.name, Some(&column.name), "seq");
    let sequence = sequences::add(planner, QualifiedName::new(&table.name.schema, name), &parameters)?;
    sequences::own(planner, sequence, table.oid, &column.name)?;
    let identity = if kind == Some(GeneratedAs::ByDefault) { Identity::ByDefault } else { Identity::Always };
    set(planner, table.oid, &column.name, Some(identity))
}

fn set(planner: &mut Planner<'_>, oid: Oid, name: &str, identity: Option<Identity>) -> Result<()> {
    planner.change(oid, |table| {
        if let Some(column) = table.column_mut(name) {
            column.identity = identity;
        }
    })
}

/// DROP IDENTITY, SET GENERATED, DROP EXPRESSION.
pub(super) fn alter(
    planner: &mut Planner<'_>,
    table: &ObjectName,
    column: &Ident,
    action: IdentityAction,
) -> Result<&'static str> {
    let table = names::relation(&planner.context(), table)?.clone();
    let name = fold(column);
    let Some(column) = table.column(&name) else { return Err(missing_column(&table, &name)) };
    let subject = format!("column \"{name}\" of relation \"{}\"", table.name.name);
    let is_quiet = matches!(action, IdentityAction::DropIfExists | IdentityAction::DropExpressionIfExists);
    let wants_expression = matches!(action, IdentityAction::DropExpression | IdentityAction::DropExpressionIfExists);
    let is_there = if wants_expression { column.generated.is_some() } else { column.identity.is_some() };
    if !is_there {
        let what = if wants_expression { "a stored generated column" } else { "an identity column" };
        let message = format!("{subject} is not {what}");
        if is_quiet {
            planner.notice("00000", format!("{message}, skipping"));
            return Ok("ALTER TABLE");
        }
        return Err(error("55000", message, None));
    }
    match action {
        IdentityAction::SetAlways => set(planner, table.oid, &name, Some(Identity::Always))?,
        IdentityAction::SetByDefault => set(planner, table.oid, &name, Some(Identity::ByDefault))?,
        IdentityAction::Drop | IdentityAction::DropIfExists => drop_identity(planner, &table, &name)?,
        IdentityAction::DropExpression | IdentityAction::DropExpressionIfExists => {
            planner.change(table.oid, |table| {
                if let Some(column) = table.column_mut(&name) {
                    column.generated = None;
                }
            })?;
        }
    }
    Ok("ALTER TABLE")
}

fn drop_identity(planner: &mut Planner<'_>, table: &Relation, name: &str) -> Result<()> {
    let owned = planner.catalog.owned_sequences(table.oid);
    let sequence = owned.iter().find(|owned| owned.column == name).map(|owned| owned.relation.oid);
    set(planner, table.oid, name, None)?;
    sequence.map_or(Ok(()), |sequence| drop::remove_relation(planner, sequence))
}
