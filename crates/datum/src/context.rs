//! What a function may see of the world.

use catalog::Catalog;
use std::cell::Cell;
use std::fmt;

/// The clock and the randomness of a session, given from outside.
///
/// Times are microseconds since 2000-01-01 00:00:00 UTC.
pub struct Environment {
    /// Start of the transaction: `now()`.
    pub transaction_micros: Cell<i64>,
    /// Start of the statement: `statement_timestamp()`.
    pub statement_micros: Cell<i64>,
    /// Reads the clock: `clock_timestamp()`.
    pub clock: Box<dyn Fn() -> i64>,
    random: Cell<u64>,
}

impl Environment {
    /// Makes an environment from a clock and a seed; transaction and statement start now.
    pub fn new(clock: impl Fn() -> i64 + 'static, seed: u64) -> Self {
        let now = clock();
        Self {
            transaction_micros: Cell::new(now),
            statement_micros: Cell::new(now),
            clock: Box::new(clock),
            random: Cell::new(seed),
        }
    }

    /// An environment where the clock stands still.
    pub fn fixed(micros: i64) -> Self {
        Self::new(move || micros, 0)
    }

    /// Starts a statement: reads the clock for `statement_timestamp()`.
    pub fn start_statement(&self) {
        self.statement_micros.set((self.clock)());
    }

    /// Starts a transaction: `now()` becomes the statement's start.
    pub fn start_transaction(&self) {
        self.start_statement();
        self.transaction_micros.set(self.statement_micros.get());
    }

    /// Sets the seed of the random numbers.
    pub fn seed(&self, seed: u64) {
        self.random.set(seed);
    }

    /// The next 64 random bits (`SplitMix64`).
    pub fn next_random(&self) -> u64 {
        let state = self.random.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.random.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment")
            .field("transaction_micros", &self.transaction_micros)
            .field("statement_micros", &self.statement_micros)
            .finish_non_exhaustive()
    }
}

/// What a function, a cast, an input or an output may see.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Clock and randomness.
    pub environment: &'a Environment,
    /// Where enum labels and relation names are found.
    pub catalog: &'a Catalog,
}

impl<'a> Context<'a> {
    /// Makes a context.
    pub fn new(environment: &'a Environment, catalog: &'a Catalog) -> Self {
        Self { environment, catalog }
    }
}
