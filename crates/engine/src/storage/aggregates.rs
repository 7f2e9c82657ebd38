//! The aggregates, which are window functions too.

use super::functions::{arguments, report, world};
use super::values::to_sqlite;
use crate::world::WorldId;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags, WindowAggregate};
use rusqlite::types::Value as Stored;

/// Registers all of them.
pub(super) fn register(connection: &Connection, id: WorldId) -> rusqlite::Result<()> {
    for aggregate in datum::aggregates() {
        let flags = FunctionFlags::SQLITE_UTF8;
        connection.create_window_function(aggregate.name, aggregate.arity.into(), flags, Group { id, aggregate })?;
    }
    Ok(())
}

/// One aggregate; the state of a group is the number of an accumulator that the world keeps.
struct Group {
    id: WorldId,
    aggregate: &'static datum::Aggregate,
}

impl Group {
    fn finish(&self, number: usize) -> rusqlite::Result<Stored> {
        let world = world(self.id)?;
        let result = world.accumulate(number, |state| world.with_context(|context| state.finish(context)));
        result.map(to_sqlite).map_err(|diagnostic| report(&world, diagnostic))
    }

    fn fresh(&self) -> rusqlite::Result<usize> {
        Ok(world(self.id)?.keep((self.aggregate.new)()))
    }
}

impl rusqlite::functions::Aggregate<usize, Stored> for Group {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<usize> {
        self.fresh()
    }

    fn step(&self, context: &mut Context<'_>, number: &mut usize) -> rusqlite::Result<()> {
        let world = world(self.id)?;
        let values = arguments(context);
        let result = world.accumulate(*number, |state| world.with_context(|context| state.step(context, &values)));
        result.map_err(|diagnostic| report(&world, diagnostic))
    }

    fn finalize(&self, _: &mut Context<'_>, number: Option<usize>) -> rusqlite::Result<Stored> {
        let number = number.map_or_else(|| self.fresh(), Ok)?;
        let result = self.finish(number);
        world(self.id)?.release(number);
        result
    }
}

impl WindowAggregate<usize, Stored> for Group {
    fn value(&self, number: Option<&mut usize>) -> rusqlite::Result<Stored> {
        let number = number.map_or_else(|| self.fresh(), |number| Ok(*number))?;
        self.finish(number)
    }

    fn inverse(&self, context: &mut Context<'_>, number: &mut usize) -> rusqlite::Result<()> {
        let world = world(self.id)?;
        let values = arguments(context);
        let result = world.accumulate(*number, |state| world.with_context(|context| state.inverse(context, &values)));
        result.map_err(|diagnostic| report(&world, diagnostic))
    }
}
