//! Identity and generated columns: ADD GENERATED, DROP IDENTITY, SET GENERATED, DROP EXPRESSION.

use super::drop as dropping;
use super::extra::{AlterSequence, IdentityAction, IdentityOption};
use super::planner::Planner;
use super::sequences;
use crate::fault::{Result, error};
use crate::parse::sequence_name;
use catalog::{Column, Identity, Oid, QualifiedName, Relation, Type, TypeName};
use sqlparser::ast::{GeneratedAs, ObjectName, SequenceOptions};

/// Refuses an identity column that could not be numbered.
pub(super) fn require_integer(type_name: &TypeName) -> Result<()> {
    match type_name.base {
        Type::Int2 | Type::Int4 | Type::Int8 => Ok(()),
        _ => Err(error("22023", "identity column type must be smallint, integer, or bigint", None)),
    }
}

/// ADD GENERATED … AS IDENTITY.
pub(super) fn add(
    planner: &mut Planner<'_>,
    table: &Relation,
    column: &Column,
    kind: Option<GeneratedAs>,
    options: Option<&[SequenceOptions]>,
) -> Result<()> {
    require_integer(&column.type_name)?;
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
    let given = planner.context().text.and_then(|text| sequence_name(text, &table.name.name, &column.name));
    let name = match given.as_deref() {
        Some([.., schema, name]) => QualifiedName::new(schema, name),
        Some([name]) => QualifiedName::new(&table.name.schema, name),
        _ => {
            let (schema, table) = (&table.name.schema, &table.name.name);
            let name = planner.catalog.choose_relation_name(schema, table, Some(&column.name), "seq");
            QualifiedName::new(schema, name)
        }
    };
    let sequence = sequences::add(planner, name, &parameters)?;
    sequences::own(planner, sequence, table.oid, &column.name)?;
    let identity = if kind == Some(GeneratedAs::ByDefault) { Identity::ByDefault } else { Identity::Always };
    put(planner, table.oid, &column.name, Some(identity))
}

fn put(planner: &mut Planner<'_>, oid: Oid, name: &str, identity: Option<Identity>) -> Result<()> {
    planner.change(oid, |table| {
        if let Some(column) = table.column_mut(name) {
            column.identity = identity;
        }
    })
}

fn subject(table: &Relation, column: &Column) -> String {
    format!("column \"{}\" of relation \"{}\"", column.name, table.name.name)
}

/// SET GENERATED, SET INCREMENT BY, RESTART.
pub(super) fn set(
    planner: &mut Planner<'_>,
    table: &Relation,
    column: &Column,
    options: &[IdentityOption],
) -> Result<()> {
    if column.identity.is_none() {
        return Err(error("55000", format!("{} is not an identity column", subject(table, column)), None));
    }
    let mut alter = AlterSequence {
        name: ObjectName::from(Vec::new()),
        if_exists: false,
        data_type: None,
        options: Vec::new(),
        restart: None,
        owned_by: None,
    };
    for option in options {
        match option {
            IdentityOption::Generated(kind) => {
                let identity = if *kind == GeneratedAs::ByDefault { Identity::ByDefault } else { Identity::Always };
                put(planner, table.oid, &column.name, Some(identity))?;
            }
            IdentityOption::Restart(value) => alter.restart = Some(value.clone()),
            IdentityOption::Sequence(option) => alter.options.push(option.clone()),
        }
    }
    if alter.restart.is_none() && alter.options.is_empty() {
        return Ok(());
    }
    let owned = planner.catalog.owned_sequences(table.oid);
    let Some(own) = owned.iter().find(|owned| owned.column == column.name) else { return Ok(()) };
    let (oid, before) = (own.relation.oid, own.sequence.clone());
    sequences::change_sequence(planner, oid, &before, &alter)
}

/// DROP IDENTITY, DROP EXPRESSION.
pub(super) fn drop(planner: &mut Planner<'_>, table: &Relation, column: &Column, action: IdentityAction) -> Result<()> {
    let is_quiet = matches!(action, IdentityAction::DropIfExists | IdentityAction::DropExpressionIfExists);
    let wants_expression = matches!(action, IdentityAction::DropExpression | IdentityAction::DropExpressionIfExists);
    let is_there = if wants_expression { column.generated.is_some() } else { column.identity.is_some() };
    if !is_there {
        let what = if wants_expression { "a stored generated column" } else { "an identity column" };
        let message = format!("{} is not {what}", subject(table, column));
        if is_quiet {
            planner.notice("00000", format!("{message}, skipping"));
            return Ok(());
        }
        return Err(error("55000", message, None));
    }
    if !wants_expression {
        return drop_identity(planner, table, &column.name);
    }
    planner.change(table.oid, |table| {
        if let Some(column) = table.column_mut(&column.name) {
            column.generated = None;
        }
    })
}

fn drop_identity(planner: &mut Planner<'_>, table: &Relation, name: &str) -> Result<()> {
    let owned = planner.catalog.owned_sequences(table.oid);
    let sequence = owned.iter().find(|owned| owned.column == name).map(|owned| owned.relation.oid);
    put(planner, table.oid, name, None)?;
    sequence.map_or(Ok(()), |sequence| dropping::remove_relation(planner, sequence))
}
