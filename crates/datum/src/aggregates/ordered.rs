//! Ordered-set aggregates: the values come sorted.

use super::{Accumulator, Aggregate};
use crate::argument::Arguments;
use crate::array::Array;
use crate::cast::interval;
use crate::datetime::Interval;
use crate::fault::Result;
use crate::scalar::{Float, show_float};
use crate::{Context, Value};
use diagnostics::Diagnostic;

/// The values, and what stands in the parentheses.
struct Sorted {
    fraction: Option<Value>,
    values: Vec<Value>,
    finish: fn(&Value, &[Value]) -> Result<Value>,
}

impl Accumulator for Sorted {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        self.fraction.get_or_insert_with(|| a[0].clone());
        self.values.extend(a.get(1).filter(|value| !value.is_null()).cloned());
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        match &self.fraction {
            Some(fraction) if !fraction.is_null() && !self.values.is_empty() => (self.finish)(fraction, &self.values),
            _ => Ok(Value::Null),
        }
    }
}

fn sorted(finish: fn(&Value, &[Value]) -> Result<Value>) -> Box<dyn Accumulator> {
    Box::new(Sorted { fraction: None, values: Vec::new(), finish })
}

fn checked(fraction: f64) -> Result<f64> {
    if (0.0..=1.0).contains(&fraction) {
        return Ok(fraction);
    }
    let words = format!("percentile value {} is not between 0 and 1", show_float(Float::Double, fraction));
    Err(Diagnostic::error("22003", words))
}

fn one(fraction: &Value) -> Result<f64> {
    checked(std::slice::from_ref(fraction).real(0)?)
}

/// The places of the rows around a fraction, and how far it lies between them.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "as PostgreSQL counts"
)]
fn place(fraction: f64, count: usize) -> (usize, usize, f64) {
    let at = fraction * (count - 1) as f64;
    (at.floor() as usize, at.ceil() as usize, at - at.floor())
}

fn between(fraction: f64, values: &[Value]) -> Result<f64> {
    let (first, second, part) = place(fraction, values.len());
    let (low, high) = (values.real(first)?, values.real(second)?);
    Ok(if first == second { low } else { low + part * (high - low) })
}

fn several(fractions: &Value, values: &[Value]) -> Result<Value> {
    let fractions = Array::parse(std::slice::from_ref(fractions).text(0)?)?;
    let found = fractions.map(|text| {
        let fraction = checked(text.parse().unwrap_or(f64::NAN))?;
        Ok(Some(show_float(Float::Double, between(fraction, values)?)))
    })?;
    Ok(found.to_string().into())
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "as PostgreSQL multiplies")]
fn between_intervals(fraction: &Value, values: &[Value]) -> Result<Value> {
    let (first, second, part) = place(one(fraction)?, values.len());
    let micros = |at: usize| -> Result<i64> {
        let Interval { months, days, micros, .. } = interval(values.text(at)?)?;
        Ok((i64::from(months) * 30 + i64::from(days)) * 86_400_000_000 + micros)
    };
    if first == second {
        return Ok(values[first].clone());
    }
    let (low, high) = (micros(first)?, micros(second)?);
    Ok(Interval::new(0, 0, low + ((high - low) as f64 * part).round() as i64).store().into())
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "as PostgreSQL counts"
)]
fn discrete(fraction: &Value, values: &[Value]) -> Result<Value> {
    let row = (one(fraction)? * values.len() as f64).ceil() as usize;
    Ok(values.get(row.max(1) - 1).cloned().unwrap_or(Value::Null))
}

/// `mode`: the most frequent value, the first of them.
struct Mode {
    best: Option<(Value, usize)>,
    now: Option<(Value, usize)>,
}

impl Accumulator for Mode {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        let Some(value) = a.first().filter(|value| !value.is_null()) else { return Ok(()) };
        let count = match &self.now {
            Some((known, count)) if known == value => count + 1,
            _ => 1,
        };
        self.now = Some((value.clone(), count));
        if self.best.as_ref().is_none_or(|(_, best)| count > *best) {
            self.best = self.now.clone();
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        Ok(self.best.as_ref().map_or(Value::Null, |(value, _)| value.clone()))
    }
}

pub(super) const AGGREGATES: &[Aggregate] = &[
    Aggregate::new("percentile_cont_float8", 2, || {
        sorted(|fraction, values| Ok(between(one(fraction)?, values)?.into()))
    }),
    Aggregate::new("percentile_cont_interval", 2, || sorted(between_intervals)),
    Aggregate::new("percentile_cont_array_float8", 2, || sorted(several)),
    Aggregate::new("percentile_disc", 2, || sorted(discrete)),
    Aggregate::new("mode", 1, || Box::new(Mode { best: None, now: None })),
];
