//! Ends statements that compute for long, for tests that run whatever comes.

use super::Storage;
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many steps of SQLite's machine may be taken, in thousands.
const MOST: usize = 20_000;

/// Counts the steps of SQLite's machine.
#[derive(Debug, Default)]
pub(crate) struct Bound {
    steps: RefCell<Option<Arc<AtomicUsize>>>,
}

impl Storage {
    /// Ends statements that compute for long; what is allowed counts from here.
    pub(crate) fn limit(&self) {
        let mut steps = self.bound.steps.borrow_mut();
        let steps = steps.get_or_insert_with(|| {
            let steps = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&steps);
            let is_over = move || counted.fetch_add(1, Ordering::Relaxed) > MOST;
            // Without the handler nothing is bounded, and nothing else is lost.
            let _set = self.connection.borrow_mut().progress_handler(1000, Some(is_over));
            steps
        });
        steps.store(0, Ordering::Relaxed);
    }
}
