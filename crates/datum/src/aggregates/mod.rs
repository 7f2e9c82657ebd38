//! The aggregates that the lowered SQL may call.

mod collect;
mod only;
mod ordered;
mod sum;
mod variance;

use crate::fault::{Result, unsupported};
use crate::{Context, Value};

/// The running state of one aggregate over one group.
pub trait Accumulator {
    /// Takes one row.
    ///
    /// # Errors
    ///
    /// What PostgreSQL says when the aggregate fails on this row.
    fn step(&mut self, context: &Context<'_>, arguments: &[Value]) -> Result<()>;

    /// Takes one row back, as a moving window frame wants.
    ///
    /// # Errors
    ///
    /// `0A000` if the aggregate cannot.
    fn inverse(&mut self, _context: &Context<'_>, _arguments: &[Value]) -> Result<()> {
        Err(unsupported("this aggregate over a moving window frame"))
    }

    /// The result so far.
    ///
    /// # Errors
    ///
    /// What PostgreSQL says when the aggregate fails at its end.
    fn finish(&self, context: &Context<'_>) -> Result<Value>;
}

/// An aggregate as SQLite knows it.
#[derive(Debug, Clone, Copy)]
pub struct Aggregate {
    /// Name and argument type: `sum_int4`.
    pub name: &'static str,
    /// How many arguments it takes.
    pub arity: u8,
    /// Makes the state for a new group.
    pub new: fn() -> Box<dyn Accumulator>,
}

impl Aggregate {
    const fn new(name: &'static str, arity: u8, new: fn() -> Box<dyn Accumulator>) -> Self {
        Self { name, arity, new }
    }
}

const TABLES: &[&[Aggregate]] =
    &[collect::AGGREGATES, only::AGGREGATES, ordered::AGGREGATES, sum::AGGREGATES, variance::AGGREGATES];

/// All aggregates.
pub fn aggregates() -> impl Iterator<Item = &'static Aggregate> {
    TABLES.iter().flat_map(|table| table.iter())
}
