//! Makes a chosen statement fail, for tests of what a failure leaves behind.

use super::{Storage, StorageFault};
use rusqlite::Connection;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many steps of SQLite's machine a bounded text may take, in thousands.
const BOUND: usize = 20_000;

/// How SQLite fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blow {
    /// The statement is not done; the transaction stays open.
    Statement,
    /// SQLite undoes the whole transaction, as it may when memory or disk runs out.
    Transaction,
}

/// Counts statements and fails one of them.
#[derive(Debug, Default)]
pub(crate) struct Fuse {
    left: Cell<Option<(usize, Blow)>>,
    blown: Cell<bool>,
    steps: RefCell<Option<Arc<AtomicUsize>>>,
}

impl Fuse {
    /// Lets the `n`th statement from now fail, counted from 1.
    pub(crate) fn arm(&self, n: usize, blow: Blow) {
        self.left.set(Some((n, blow)));
        self.blown.set(false);
    }

    /// Ends statements that compute for long; what is allowed counts from here.
    pub(crate) fn bound(&self, storage: &Storage) {
        let mut steps = self.steps.borrow_mut();
        let steps = steps.get_or_insert_with(|| {
            let steps = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&steps);
            let over = move || counted.fetch_add(1, Ordering::Relaxed) > BOUND;
            storage.connection.borrow_mut().progress_handler(1000, Some(over)).expect("a handler");
            steps
        });
        steps.store(0, Ordering::Relaxed);
    }

    /// Lets every statement pass again; says whether one was failed.
    pub(crate) fn disarm(&self) -> bool {
        self.left.set(None);
        self.blown.replace(false)
    }

    /// Called before every statement. ROLLBACK passes: SQLite does not fail it.
    pub(super) fn pass(&self, sql: &str, connection: &Connection) -> Result<(), StorageFault> {
        let Some((left, blow)) = self.left.get() else { return Ok(()) };
        if sql == "ROLLBACK" {
            return Ok(());
        }
        if left > 1 {
            self.left.set(Some((left - 1, blow)));
            return Ok(());
        }
        self.left.set(None);
        self.blown.set(true);
        if blow == Blow::Transaction && !connection.is_autocommit() {
            let undone = connection.execute_batch("ROLLBACK");
            undone.map_err(|error| StorageFault::Internal(error.to_string()))?;
        }
        Err(StorageFault::Internal("the fuse has blown".to_owned()))
    }
}
