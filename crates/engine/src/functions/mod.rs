//! The functions that need the session: sequences, settings, and what the catalog says of itself.
#![allow(clippy::unnecessary_wraps, reason = "the functions of a table have one signature")]

mod arrays;
mod catalog_text;
mod comments;
mod domains;
mod privileges;
mod sequences;
mod settings;

pub use catalog_text::{constraint_definition, index_definition_over};
pub(crate) use catalog_text::{index_definition, key_expression, shown, shown_type};

use crate::world::World;
use datum::{Value, Volatility};
use diagnostics::Diagnostic;

/// The result of a session function.
type Answer = Result<Value, Diagnostic>;

/// A function that needs the session, named after `pg_proc.prosrc`.
pub(crate) struct SessionFunction {
    /// Its name in SQLite.
    pub(crate) name: &'static str,
    /// How many arguments it takes.
    pub(crate) arity: i32,
    /// How far it may be trusted to give the same again.
    pub(crate) volatility: Volatility,
    /// Its body.
    pub(crate) call: fn(&World, &[Value]) -> Answer,
}

const fn stable(name: &'static str, arity: i32, call: fn(&World, &[Value]) -> Answer) -> SessionFunction {
    SessionFunction { name, arity, volatility: Volatility::Stable, call }
}

const fn volatile(name: &'static str, arity: i32, call: fn(&World, &[Value]) -> Answer) -> SessionFunction {
    SessionFunction { name, arity, volatility: Volatility::Volatile, call }
}

/// All of them.
pub(crate) fn session_functions() -> impl Iterator<Item = &'static SessionFunction> {
    let families =
        [arrays::TABLE, domains::TABLE, sequences::TABLE, settings::TABLE, comments::TABLE, catalog_text::TABLE];
    families.into_iter().chain(privileges::TABLE.iter().copied()).flatten()
}

/// An integer argument.
fn int(arguments: &[Value], at: usize) -> Option<i64> {
    match arguments.get(at) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    }
}

/// A text argument.
fn text(arguments: &[Value], at: usize) -> Option<&str> {
    match arguments.get(at) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// An OID argument.
fn oid(arguments: &[Value], at: usize) -> Option<catalog::Oid> {
    int(arguments, at).and_then(|number| u32::try_from(number).ok()).map(catalog::Oid)
}
