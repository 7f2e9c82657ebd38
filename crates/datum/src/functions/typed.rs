//! The arguments of a function with polymorphic types.

use crate::argument::Arguments;
use crate::fault::{Result, internal};
use crate::{Context, Value, output, parse_type_keys};
use catalog::Type;

/// The arguments after the list of their types.
pub(super) struct Typed<'a> {
    context: &'a Context<'a>,
    types: Vec<Type>,
    values: &'a [Value],
}

impl<'a> Typed<'a> {
    pub(super) fn new(context: &'a Context<'a>, arguments: &'a [Value]) -> Result<Self> {
        let keys = arguments.text(0)?;
        let fault = || internal(format!("\"{keys}\" does not list the types of {} arguments", arguments.len() - 1));
        let types = parse_type_keys(keys).filter(|types| types.len() == arguments.len() - 1).ok_or_else(fault)?;
        Ok(Self { context, types, values: &arguments[1..] })
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The type of an argument.
    pub(super) fn kind(&self, at: usize) -> &Type {
        &self.types[at]
    }

    /// An argument as it is stored.
    pub(super) fn value(&self, at: usize) -> &Value {
        &self.values[at]
    }

    /// All arguments as they are stored.
    pub(super) fn values(&self) -> &'a [Value] {
        self.values
    }

    /// The text of an argument, `None` for NULL.
    pub(super) fn shown(&self, at: usize) -> Option<String> {
        (!self.values[at].is_null()).then(|| output(&self.types[at], &self.values[at], self.context))
    }
}
