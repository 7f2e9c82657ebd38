//! The scalar functions: datum's and those that need the session.

use super::values::{from_ref, to_sqlite};
use crate::functions::{SessionFunction, session_functions};
use crate::world::{World, WorldId};
use datum::{Function, Value, Volatility};
use diagnostics::Diagnostic;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

/// Registers all of them.
pub(super) fn register(connection: &Connection, id: WorldId) -> rusqlite::Result<()> {
    for function in datum::functions() {
        let flags = flags(function.volatility);
        connection.create_scalar_function(function.name, function.sqlite_arity(), flags, move |context| {
            invoke(id, context, |world, arguments| call_datum(function, world, arguments))
        })?;
    }
    for function in session_functions() {
        let SessionFunction { name, arity, volatility, call } = *function;
        connection.create_scalar_function(name, arity, flags(volatility), move |context| invoke(id, context, call))?;
    }
    Ok(())
}

/// A stable function may stand in a CHECK, so SQLite is told that it is deterministic: it is, while a statement runs.
fn flags(volatility: Volatility) -> FunctionFlags {
    match volatility {
        Volatility::Immutable | Volatility::Stable => FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC,
        Volatility::Volatile => FunctionFlags::SQLITE_UTF8,
    }
}

fn call_datum(function: &Function, world: &World, arguments: &[Value]) -> Result<Value, Diagnostic> {
    match world.with_context(|context| function.invoke(context, arguments))? {
        // SQLite would make it NULL.
        Value::Real(number) if number.is_nan() => {
            Err(Diagnostic::error("0A000", "NaN as a floating-point value is not supported by Retort"))
        }
        result => Ok(result),
    }
}

fn invoke(
    id: WorldId,
    context: &Context<'_>,
    call: impl Fn(&World, &[Value]) -> Result<Value, Diagnostic>,
) -> rusqlite::Result<rusqlite::types::Value> {
    let world = world(id)?;
    let arguments = arguments(context);
    call(&world, &arguments).map(to_sqlite).map_err(|diagnostic| report(&world, diagnostic))
}

/// The world of a session that must still be there.
pub(super) fn world(id: WorldId) -> rusqlite::Result<std::rc::Rc<World>> {
    id.world().ok_or_else(|| rusqlite::Error::UserFunctionError("the session is gone".into()))
}

/// The arguments of a call.
pub(super) fn arguments(context: &Context<'_>) -> Vec<Value> {
    (0..context.len()).map(|at| from_ref(context.get_raw(at))).collect()
}

/// Keeps a diagnostic aside, because SQLite carries only text.
pub(super) fn report(world: &World, diagnostic: Diagnostic) -> rusqlite::Error {
    let message = diagnostic.message.clone();
    world.fault.replace(Some(diagnostic));
    rusqlite::Error::UserFunctionError(message.into())
}
