//! Schemas and extensions.

use super::depend::Dependent;
use super::drop::{Behaviour, relations_of, settle};
use super::expressions::refuse_if;
use super::names::{self, fold, missing_schema};
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use catalog::{Oid, Schema};
use sqlparser::ast::{
    AlterSchema, AlterSchemaOperation, CreateExtension, DropExtension, ObjectName, Owner, SchemaName, Statement,
};

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
    if name.starts_with("pg_") {
        let message = format!("unacceptable schema name \"{name}\"");
        let detail = "The prefix \"pg_\" is reserved for system schemas.";
        return Err(error("42939", message, None).with_detail(detail));
    }
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
            AlterSchemaOperation::Rename { .. } => return Err(unsupported("ALTER SCHEMA … RENAME", None)),
            other => return Err(unsupported(format_args!("ALTER SCHEMA … {other}"), None)),
        }
    }
    Ok("ALTER SCHEMA")
}

/// DROP SCHEMA.
pub(super) fn drop_schemas(
    planner: &mut Planner<'_>,
    if_exists: bool,
    names: &[ObjectName],
    behaviour: Behaviour,
) -> Result<&'static str> {
    for name in names {
        let name = names::written(&planner.context(), name)?.name;
        if planner.catalog.schema(&name).is_none() {
            if planner.catalog.has_schema(&name) {
                let message = format!("cannot drop schema {name} because it is required by the database system");
                return Err(error("2BP01", message, None));
            }
            if !if_exists {
                return Err(missing_schema(&name));
            }
            planner.notice("00000", format!("schema \"{name}\" does not exist, skipping"));
            continue;
        }
        drop_schema(planner, &name, behaviour)?;
    }
    Ok("DROP SCHEMA")
}

fn drop_schema(planner: &mut Planner<'_>, name: &str, behaviour: Behaviour) -> Result<()> {
    let what = format!("schema {}", datum::quote_identifier(name));
    let relations: Vec<Oid> = planner
        .catalog
        .relations
        .values()
        .filter(|it| it.name.schema == name && it.sequence().is_none_or(|sequence| sequence.owned_by.is_none()))
        .map(|it| it.oid)
        .collect();
    let mut dependents = relations_of(planner, &relations, &what);
    let types = planner.catalog.enums.values().filter(|kind| kind.name.schema == name);
    dependents.extend(types.map(|kind| (Dependent::Type(kind.oid), what.clone())));
    settle(planner, &what, &dependents, behaviour)?;
    planner.catalog.schemas.retain(|schema| schema.name != name);
    Ok(())
}

/// The extensions that are there in effect: their types and functions are part of Retort, or nothing of them is needed.
const EXTENSIONS: [&str; 6] = ["citext", "pg_trgm", "pgcrypto", "plpgsql", "unaccent", "uuid-ossp"];

/// CREATE EXTENSION.
pub(super) fn create_extension(planner: &mut Planner<'_>, create: &CreateExtension) -> Result<&'static str> {
    refuse_if(create.schema.is_some() || create.version.is_some(), "WITH in CREATE EXTENSION")?;
    let name = fold(&create.name);
    if planner.catalog.extensions.contains(&name) || name == "plpgsql" {
        let message = format!("extension \"{name}\" already exists");
        if create.if_not_exists {
            planner.notice("42710", format!("{message}, skipping"));
            return Ok("CREATE EXTENSION");
        }
        return Err(error("42710", message, None));
    }
    if !EXTENSIONS.contains(&name.as_str()) {
        return Err(unsupported(format_args!("the extension \"{name}\""), None));
    }
    planner.catalog.extensions.push(name);
    Ok("CREATE EXTENSION")
}

/// DROP EXTENSION.
pub(super) fn drop_extension(planner: &mut Planner<'_>, drop: &DropExtension) -> Result<&'static str> {
    for name in drop.names.iter().map(fold) {
        if planner.catalog.extensions.contains(&name) {
            planner.catalog.extensions.retain(|known| *known != name);
        } else if drop.if_exists {
            planner.notice("00000", format!("extension \"{name}\" does not exist, skipping"));
        } else {
            return Err(error("42704", format!("extension \"{name}\" does not exist"), None));
        }
    }
    Ok("DROP EXTENSION")
}
