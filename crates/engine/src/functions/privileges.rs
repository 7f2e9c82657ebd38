//! `has_table_privilege` and its kin: the one user may do everything with what there is.

use super::{Answer, SessionFunction, int, stable, text};
use crate::world::World;
use catalog::{Type, TypeName};
use datum::Value;
use diagnostics::Diagnostic;

macro_rules! family {
    ($call:ident, $name:literal) => {
        [
            stable(concat!($name, "_name_name"), 3, $call),
            stable(concat!($name, "_name_id"), 3, $call),
            stable(concat!($name, "_id_name"), 3, $call),
            stable(concat!($name, "_id_id"), 3, $call),
            stable(concat!($name, "_name"), 2, $call),
            stable(concat!($name, "_id"), 2, $call),
        ]
    };
}

/// The functions of this family.
pub(super) const TABLE: &[&[SessionFunction]] = &[
    &family!(table, "has_table_privilege"),
    &family!(table, "has_sequence_privilege"),
    &family!(schema, "has_schema_privilege"),
    &family!(database, "has_database_privilege"),
    &family!(kind, "has_type_privilege"),
    &family!(role, "pg_has_role"),
    &COLUMN,
];

const COLUMN: [SessionFunction; 12] = [
    stable("has_column_privilege_name_name_name", 4, column),
    stable("has_column_privilege_name_name_attnum", 4, column),
    stable("has_column_privilege_name_id_name", 4, column),
    stable("has_column_privilege_name_id_attnum", 4, column),
    stable("has_column_privilege_id_name_name", 4, column),
    stable("has_column_privilege_id_name_attnum", 4, column),
    stable("has_column_privilege_id_id_name", 4, column),
    stable("has_column_privilege_id_id_attnum", 4, column),
    stable("has_column_privilege_name_name", 3, column),
    stable("has_column_privilege_name_attnum", 3, column),
    stable("has_column_privilege_id_name", 3, column),
    stable("has_column_privilege_id_attnum", 3, column),
];

/// Reads the user, if one is given, and the privileges; tells where the object stands.
fn asked(world: &World, arguments: &[Value], width: usize, known: &[&str]) -> Result<Option<usize>, Diagnostic> {
    if arguments.iter().any(Value::is_null) {
        return Ok(None);
    }
    let at = arguments.len() - width - 1;
    if at == 1
        && let Some(user) = text(arguments, 0)
        && user != world.settings.borrow().sql.user
        && user != "public"
    {
        return Err(Diagnostic::error("42704", format!("role \"{user}\" does not exist")));
    }
    for privilege in text(arguments, arguments.len() - 1).unwrap_or_default().split(',') {
        let plain = privilege.trim().to_ascii_uppercase();
        let plain = plain.trim_end_matches(" WITH GRANT OPTION").trim_end_matches(" WITH ADMIN OPTION");
        if !known.contains(&plain) {
            let words = format!("unrecognized privilege type: \"{}\"", privilege.trim());
            return Err(Diagnostic::error("22023", words));
        }
    }
    Ok(Some(at))
}

/// Whether an object is there: an OID may name nothing, and then the answer is NULL; a name must name something.
fn there(world: &World, arguments: &[Value], at: usize, base: Type) -> Result<bool, Diagnostic> {
    match text(arguments, at) {
        Some(name) => {
            world.with_context(|context| datum::input(&TypeName::plain(base), name, context))?;
            Ok(true)
        }
        None => Ok(int(arguments, at).is_some()),
    }
}

fn of(world: &World, arguments: &[Value], known: &[&str], base: Type) -> Answer {
    let Some(at) = asked(world, arguments, 1, known)? else { return Ok(Value::Null) };
    there(world, arguments, at, base).map(Value::from)
}

const ON_TABLES: &[&str] =
    &["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "USAGE", "RULE"];

fn table(world: &World, arguments: &[Value]) -> Answer {
    of(world, arguments, ON_TABLES, Type::Regclass)
}

fn schema(world: &World, arguments: &[Value]) -> Answer {
    of(world, arguments, &["CREATE", "USAGE"], Type::Regnamespace)
}

fn kind(world: &World, arguments: &[Value]) -> Answer {
    of(world, arguments, &["USAGE"], Type::Regtype)
}

fn database(world: &World, arguments: &[Value]) -> Answer {
    let known = &["CREATE", "CONNECT", "TEMPORARY", "TEMP"];
    let Some(at) = asked(world, arguments, 1, known)? else { return Ok(Value::Null) };
    match text(arguments, at) {
        Some(name) if name != world.settings.borrow().sql.database => {
            Err(Diagnostic::error("3D000", format!("database \"{name}\" does not exist")))
        }
        _ => Ok(true.into()),
    }
}

fn role(world: &World, arguments: &[Value]) -> Answer {
    let Some(at) = asked(world, arguments, 1, &["USAGE", "MEMBER"])? else { return Ok(Value::Null) };
    match text(arguments, at) {
        Some(name) if name != world.settings.borrow().sql.user && !name.starts_with("pg_") => {
            Err(Diagnostic::error("42704", format!("role \"{name}\" does not exist")))
        }
        _ => Ok(true.into()),
    }
}

fn column(world: &World, arguments: &[Value]) -> Answer {
    let known = &["SELECT", "INSERT", "UPDATE", "REFERENCES"];
    let Some(at) = asked(world, arguments, 2, known)? else { return Ok(Value::Null) };
    let Some(name) = text(arguments, at) else { return Ok(true.into()) };
    let oid = world.with_context(|context| datum::input(&TypeName::plain(Type::Regclass), name, context))?;
    let catalog = world.catalog();
    let relation = match oid {
        Value::Integer(oid) => u32::try_from(oid).ok().and_then(|oid| catalog.relation(catalog::Oid(oid))),
        _ => None,
    };
    match (relation, text(arguments, at + 1)) {
        (Some(relation), Some(column)) if relation.column(column).is_none() => {
            let words = format!("column \"{column}\" of relation \"{}\" does not exist", relation.name.name);
            Err(Diagnostic::error("42703", words))
        }
        _ => Ok(true.into()),
    }
}
