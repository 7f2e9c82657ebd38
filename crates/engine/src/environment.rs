//! What a session is given from outside.

use std::fmt;
use std::rc::Rc;

/// The clock and the seed of a session: the core reads neither time nor randomness by itself.
#[derive(Clone)]
pub struct Environment {
    /// Microseconds since 2000-01-01 00:00 UTC.
    pub clock: Rc<dyn Fn() -> i64>,
    /// Seed of `random()`, `gen_random_uuid()` and the like.
    pub seed: u64,
}

impl Environment {
    /// A clock that stands still, for tests and reproducible runs.
    pub fn fixed(microseconds: i64, seed: u64) -> Self {
        Self { clock: Rc::new(move || microseconds), seed }
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").field("seed", &self.seed).finish_non_exhaustive()
    }
}
