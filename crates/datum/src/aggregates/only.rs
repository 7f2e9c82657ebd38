//! The value of a subquery that may give one row at most.

use super::{Accumulator, Aggregate};
use crate::fault::Result;
use crate::{Context, Value};
use diagnostics::Diagnostic;

#[derive(Default)]
struct Only(Option<Value>);

impl Accumulator for Only {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if self.0.replace(a.first().cloned().unwrap_or(Value::Null)).is_none() {
            return Ok(());
        }
        Err(Diagnostic::error("21000", "more than one row returned by a subquery used as an expression"))
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        Ok(self.0.clone().unwrap_or(Value::Null))
    }
}

pub(super) const AGGREGATES: &[Aggregate] = &[Aggregate::new("only_row", 1, || Box::new(Only::default()))];
