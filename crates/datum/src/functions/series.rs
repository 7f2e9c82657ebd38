//! `generate_series`, as rows.

use super::{Function, json_rows};
use crate::Value;
use crate::argument::Arguments;
use crate::cast::interval;
use crate::fault::{Result, parameter, unsupported};
use crate::numeric::Numeric;

/// The most rows one call makes, so that nothing hangs.
const MOST: usize = 2_000_000;

fn zero_step() -> diagnostics::Diagnostic {
    parameter("step size cannot equal zero")
}

fn too_many() -> diagnostics::Diagnostic {
    unsupported("a series of more than two million rows")
}

fn integers(a: &[Value]) -> Result<Value> {
    let (from, to) = (a.int(0)?, a.int(1)?);
    let step = if a.len() > 2 { a.int(2)? } else { 1 };
    if step == 0 {
        return Err(zero_step());
    }
    let mut rows = Vec::new();
    let mut at = Some(from);
    while let Some(number) = at.filter(|number| if step > 0 { *number <= to } else { *number >= to }) {
        if rows.len() == MOST {
            return Err(too_many());
        }
        rows.push(Value::Integer(number));
        at = number.checked_add(step);
    }
    json_rows(rows)
}

fn numerics(a: &[Value]) -> Result<Value> {
    let (mut at, to) = (Numeric::parse(a.text(0)?)?, Numeric::parse(a.text(1)?)?);
    let step = if a.len() > 2 { Numeric::parse(a.text(2)?)? } else { Numeric::from(1) };
    if step.is_zero() {
        return Err(zero_step());
    }
    let mut rows = Vec::new();
    while if step.signum() > 0 { at.compare(&to).is_le() } else { at.compare(&to).is_ge() } {
        if rows.len() == MOST {
            return Err(too_many());
        }
        rows.push(at.clone().into());
        at = at.add(&step);
    }
    json_rows(rows)
}

fn moments(a: &[Value]) -> Result<Value> {
    let (mut at, to, step) = (a.int(0)?, a.int(1)?, interval(a.text(2)?)?);
    let sign = step.signum();
    if sign == 0 {
        return Err(zero_step());
    }
    let mut rows = Vec::new();
    while if sign > 0 { at <= to } else { at >= to } {
        if rows.len() == MOST {
            return Err(too_many());
        }
        rows.push(Value::Integer(at));
        at = step.add_to(at)?;
    }
    json_rows(rows)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("generate_series_int4", 2, |_, a| integers(a)).set(),
    Function::new("generate_series_step_int4", 3, |_, a| integers(a)).set(),
    Function::new("generate_series_int8", 2, |_, a| integers(a)).set(),
    Function::new("generate_series_step_int8", 3, |_, a| integers(a)).set(),
    Function::new("generate_series_numeric", 2, |_, a| numerics(a)).set(),
    Function::new("generate_series_step_numeric", 3, |_, a| numerics(a)).set(),
    Function::new("generate_series_timestamp", 3, |_, a| moments(a)).set(),
    Function::new("generate_series_timestamptz", 3, |_, a| moments(a)).set(),
];
