//! What the SQL functions of a session may see: SQLite calls them from inside a statement.

use crate::sequence::Sequences;
use crate::settings::Settings;
use catalog::Catalog;
use datum::{Accumulator, Context, Value};
use diagnostics::Diagnostic;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;

/// The state of a session that functions reach.
pub(crate) struct World {
    /// Clock and randomness.
    pub(crate) environment: datum::Environment,
    /// The catalog as the running statement sees it.
    pub(crate) catalog: RefCell<Rc<Catalog>>,
    /// Where every sequence stands.
    pub(crate) sequences: RefCell<Sequences>,
    /// `SET` and `SHOW`.
    pub(crate) settings: RefCell<Settings>,
    /// The error of a function that ended the running statement.
    pub(crate) fault: RefCell<Option<Diagnostic>>,
    /// The row that a recording trigger saw last.
    pub(crate) recorded: RefCell<Vec<Value>>,
    /// The rowid that this row had, if it was updated.
    pub(crate) recorded_rowid: Cell<Option<i64>>,
    /// What is set again when the transaction ends, if something is set for the transaction alone.
    pub(crate) after_locals: RefCell<Option<Settings>>,
    /// What `ON CONFLICT DO UPDATE` has touched.
    pub(crate) upsert: RefCell<Upsert>,
    /// Transactions so far, for `txid_current()`.
    pub(crate) transaction: Cell<i64>,
    accumulators: RefCell<Vec<Option<Box<dyn Accumulator>>>>,
}

/// The rows that an INSERT with `ON CONFLICT DO UPDATE` may not touch again.
#[derive(Debug, Default)]
pub(crate) struct Upsert {
    /// The last row number before it: rows after that are its own.
    pub(crate) last: Option<i64>,
    /// The rows that it has updated.
    pub(crate) touched: HashSet<i64>,
}

impl World {
    pub(crate) fn new(environment: &crate::Environment, catalog: Rc<Catalog>) -> Self {
        let clock = Rc::clone(&environment.clock);
        Self {
            environment: datum::Environment::new(move || clock(), environment.seed),
            catalog: RefCell::new(catalog),
            sequences: RefCell::default(),
            settings: RefCell::default(),
            fault: RefCell::default(),
            recorded: RefCell::default(),
            recorded_rowid: Cell::default(),
            after_locals: RefCell::default(),
            upsert: RefCell::default(),
            transaction: Cell::new(731),
            accumulators: RefCell::default(),
        }
    }

    /// The catalog now.
    pub(crate) fn catalog(&self) -> Rc<Catalog> {
        Rc::clone(&self.catalog.borrow())
    }

    /// Runs something with what datum's functions want.
    pub(crate) fn with_context<T>(&self, work: impl FnOnce(&Context<'_>) -> T) -> T {
        let catalog = self.catalog();
        work(&Context::new(&self.environment, &catalog))
    }

    /// Keeps an accumulator; SQLite holds only its number.
    pub(crate) fn keep(&self, accumulator: Box<dyn Accumulator>) -> usize {
        let mut all = self.accumulators.borrow_mut();
        all.push(Some(accumulator));
        all.len() - 1
    }

    /// Works on a kept accumulator.
    pub(crate) fn accumulate<T>(
        &self,
        number: usize,
        work: impl FnOnce(&mut dyn Accumulator) -> Result<T, Diagnostic>,
    ) -> Result<T, Diagnostic> {
        let taken = self.accumulators.borrow_mut().get_mut(number).and_then(Option::take);
        let Some(mut accumulator) = taken else {
            return Err(Diagnostic::error("XX000", "internal: an aggregate lost its state"));
        };
        let result = work(accumulator.as_mut());
        self.accumulators.borrow_mut()[number] = Some(accumulator);
        result
    }

    /// Lets go of an accumulator.
    pub(crate) fn release(&self, number: usize) {
        if let Some(slot) = self.accumulators.borrow_mut().get_mut(number) {
            *slot = None;
        }
    }

    /// Lets go of what a statement left behind.
    pub(crate) fn forget_statement(&self) {
        self.accumulators.borrow_mut().clear();
        self.fault.take();
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World").finish_non_exhaustive()
    }
}

thread_local! {
    static WORLDS: RefCell<Vec<Option<Rc<World>>>> = const { RefCell::new(Vec::new()) };
}

/// A world by number: SQLite wants functions that could go to another thread, which a world cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WorldId(usize);

impl WorldId {
    /// Puts a world on this thread's list.
    pub(crate) fn register(world: Rc<World>) -> Self {
        WORLDS.with_borrow_mut(|worlds| {
            let free = worlds.iter().position(Option::is_none);
            let at = free.unwrap_or_else(|| {
                worlds.push(None);
                worlds.len() - 1
            });
            worlds[at] = Some(world);
            Self(at)
        })
    }

    /// The world, if this thread has it.
    pub(crate) fn world(self) -> Option<Rc<World>> {
        WORLDS.with_borrow(|worlds| worlds.get(self.0).cloned().flatten())
    }

    /// Takes it off the list.
    pub(crate) fn unregister(self) {
        let _world = WORLDS.try_with(|worlds| worlds.borrow_mut().get_mut(self.0).and_then(Option::take));
    }
}
