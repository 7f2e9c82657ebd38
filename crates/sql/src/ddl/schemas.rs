//! Schemas and extensions.

use super::drop::{Behaviour, settle};
use super::names::{self, fold, missing_schema};
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use catalog::Schema;
use sqlparser::ast::{AlterSchema, AlterSchemaOperation, ObjectName, Owner, SchemaName, Statement};

/// CREATE SCHEMA.
pub(super) fn create_schema(planner: &mut Planner<'_>, statement: &Statement) -> Result<&'static str> {
    let Statement::CreateSchema { schema_name, if_not_exists, .. } = statement else {
        return Err(unsupported("this statement", None));
    };
    let context = planner.context();
    let name = match schema_name {
        SchemaName::Simple(name) => names::written(&context, name)?.name,
        SchemaName::NamedAuthorization(name, role) => {
            names::require_role(&context, &Owner::Ident(role.clone()))?;
            names::written(&context, name)?.name
        }
        SchemaName::UnnamedAuthorization(role) => {
            names::require_role(&context, &Owner::Ident(role.clone()))?;
            fold(role)
        }
    };
    refuse_name(&name)?;
    if planner.catalog.has_schema(&name) {
        let message = format!("schema \"{name}\" already exists");
        if *if_not_exists {
            planner.notice("42P06", format!("{message}, skipping"));
            return Ok("CREATE SCHEMA");
        }
        return Err(error("42P06", message, None));
    }
    let oid = planner.catalog.allocate();
    planner.catalog.schemas.push(Schema { oid, name, comment: None });
    Ok("CREATE SCHEMA")
}

/// ALTER SCHEMA.
pub(super) fn alter_schema(planner: &mut Planner<'_>, alter: &AlterSchema) -> Result<&'static str> {
    let from = names::written(&planner.context(), &alter.name)?.name;
    if planner.catalog.schema(&from).is_none() {
        return Err(missing_schema(&from));
    }
    for operation in &alter.operations {
        match operation {
            AlterSchemaOperation::OwnerTo { owner } => names::require_role(&planner.context(), owner)?,
            AlterSchemaOperation::Rename { name } => {
                let to = names::written(&planner.context(), name)?.name;
                rename(planner, &alter.name, &to)?;
            }
            other => return Err(unsupported(format_args!("ALTER SCHEMA … {other}"), None)),
        }
    }
    Ok("ALTER SCHEMA")
}

/// ALTER SCHEMA … RENAME TO.
pub(super) fn rename(planner: &mut Planner<'_>, name: &ObjectName, to: &str) -> Result<()> {
    let from = names::written(&planner.context(), name)?.name;
    if planner.catalog.schema(&from).is_none() {
        return Err(missing_schema(&from));
    }
    if planner.catalog.has_schema(to) {
        return Err(error("42P06", format!("schema \"{to}\" already exists"), None));
    }
    refuse_name(to)?;
    super::restate::rename_schema(planner, &from, to)
}

fn refuse_name(name: &str) -> Result<()> {
    if !name.starts_with("pg_") {
        return Ok(());
    }
    let message = format!("unacceptable schema name \"{name}\"");
    Err(error("42939", message, None).with_detail("The prefix \"pg_\" is reserved for system schemas."))
}

/// DROP SCHEMA.
pub(super) fn drop_schemas(
    planner: &mut Planner<'_>,
    if_exists: bool,
    names: &[ObjectName],
    behaviour: Behaviour,
) -> Result<&'static str> {
    let mut dropped = Vec::new();
    for name in names {
        let name = names::written(&planner.context(), name)?.name;
        if planner.catalog.schema(&name).is_some() {
            dropped.push(name);
        } else if planner.catalog.has_schema(&name) {
            let message = format!("cannot drop schema {name} because it is required by the database system");
            return Err(error("2BP01", message, None));
        } else if if_exists {
            planner.notice("00000", format!("schema \"{name}\" does not exist, skipping"));
        } else {
            return Err(missing_schema(&name));
        }
    }
    dropped.iter().try_for_each(|name| drop_schema(planner, name, behaviour))?;
    Ok("DROP SCHEMA")
}

fn drop_schema(planner: &mut Planner<'_>, name: &str, behaviour: Behaviour) -> Result<()> {
    let what = format!("schema {}", datum::quote_identifier(name));
    let dependents = super::cascade::of_schema(planner, name, &what);
    settle(planner, &what, &dependents, behaviour)?;
    planner.catalog.statistics.retain(|_, statistics| statistics.name.schema != name);
    planner.catalog.schemas.retain(|schema| schema.name != name);
    Ok(())
}
