//! `current_setting`, `set_config`, `version`, locks of which nobody else could be in the way.

use super::{Answer, SessionFunction, int, oid, stable, text, volatile};
use crate::session::Lasts;
use crate::world::World;
use datum::Value;
use diagnostics::Diagnostic;

/// What `version()` says.
const VERSION: &str = "PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit";

/// The functions of this family.
pub(super) const TABLE: &[SessionFunction] = &[
    stable("show_config_by_name", 1, show),
    stable("show_config_by_name_missing_ok", 2, show_if_there),
    volatile("set_config_by_name", 3, set),
    stable("pgsql_version", 0, |_, _| Ok(VERSION.into())),
    stable("pg_backend_pid", 0, |_, _| Ok(4242.into())),
    stable("pg_is_in_recovery", 0, |_, _| Ok(false.into())),
    stable("pg_current_xact_id", 0, |world, _| Ok(world.transaction.get().into())),
    stable("txid_current", 0, |world, _| Ok(world.transaction.get().into())),
    stable("pg_encoding_to_char", 1, |_, _| Ok("UTF8".into())),
    stable("pg_get_userbyid", 1, user),
    stable("current_schemas", 1, schemas),
    volatile("pg_advisory_lock_int8", 1, |_, _| Ok("".into())),
    volatile("pg_advisory_xact_lock_int8", 1, |_, _| Ok("".into())),
    volatile("pg_advisory_unlock_int8", 1, |_, _| Ok(true.into())),
    volatile("pg_try_advisory_lock_int8", 1, |_, _| Ok(true.into())),
    volatile("retort_record", 2, record),
    volatile("retort_upsert", 1, upsert),
    volatile("retort_upserted", 1, upserted),
    volatile("pg_sleep", 1, |_, _| Ok("".into())),
];

fn show(world: &World, arguments: &[Value]) -> Answer {
    let Some(name) = text(arguments, 0) else { return Ok(Value::Null) };
    Ok(world.settings.borrow().show(name)?.into())
}

fn show_if_there(world: &World, arguments: &[Value]) -> Answer {
    let Some(name) = text(arguments, 0) else { return Ok(Value::Null) };
    match world.settings.borrow().show(name) {
        Ok(value) => Ok(value.into()),
        Err(_) if int(arguments, 1) == Some(1) => Ok(Value::Null),
        Err(diagnostic) => Err(diagnostic),
    }
}

fn set(world: &World, arguments: &[Value]) -> Answer {
    let Some(name) = text(arguments, 0) else {
        return Err(Diagnostic::error("22004", "SET requires parameter name"));
    };
    let value = text(arguments, 1).unwrap_or_default();
    let is_list = name.eq_ignore_ascii_case("search_path");
    let parts = value.split(',').filter(|part| !is_list || !part.trim().is_empty());
    let values: Vec<String> = parts.map(|part| part.trim().trim_matches('"').to_owned()).collect();
    let lasts = if int(arguments, 2) == Some(1) { Lasts::Transaction } else { Lasts::Session };
    world.assign_setting(name, &values, lasts)?;
    Ok(world.settings.borrow().show(name)?.into())
}

fn user(world: &World, arguments: &[Value]) -> Answer {
    Ok(match oid(arguments, 0) {
        None => Value::Null,
        Some(catalog::Oid(6171)) => "pg_database_owner".into(),
        Some(_) => world.settings.borrow().sql.user.clone().into(),
    })
}

fn schemas(world: &World, arguments: &[Value]) -> Answer {
    let catalog = world.catalog();
    let mut names: Vec<String> = Vec::new();
    if int(arguments, 0) == Some(1) {
        names.push("pg_catalog".into());
    }
    let path = world.settings.borrow().sql.search_path.clone();
    names.extend(path.into_iter().filter(|schema| catalog.has_schema(schema)));
    Ok(format!("{{{}}}", names.join(",")).into())
}

/// Takes a value of the row that a recording trigger sees.
fn record(world: &World, arguments: &[Value]) -> Answer {
    let mut recorded = world.recorded.borrow_mut();
    match int(arguments, 0) {
        Some(-1) => {
            recorded.clear();
            world.recorded_rowid.set(int(arguments, 1));
            return Ok(Value::Null);
        }
        None => return Ok(Value::Null),
        Some(_) => {}
    }
    recorded.push(arguments.get(1).cloned().unwrap_or(Value::Null));
    Ok(Value::Null)
}

/// Whether `ON CONFLICT DO UPDATE` may touch a row.
fn upsert(world: &World, arguments: &[Value]) -> Answer {
    let Some(row) = int(arguments, 0) else { return Ok(true.into()) };
    let upsert = world.upsert.borrow();
    if upsert.last.is_none_or(|last| row > last) || upsert.touched.contains(&row) {
        let words = "ON CONFLICT DO UPDATE command cannot affect row a second time";
        let hint =
            "Ensure that no rows proposed for insertion within the same command have duplicate constrained values.";
        return Err(Diagnostic::error("21000", words).with_hint(hint));
    }
    Ok(true.into())
}

/// Notes that it has touched a row.
fn upserted(world: &World, arguments: &[Value]) -> Answer {
    world.upsert.borrow_mut().touched.extend(int(arguments, 0));
    Ok(true.into())
}
