//! Makes a chosen statement fail, for tests of what a failure leaves behind.

use super::StorageFault;
use rusqlite::Connection;
use std::cell::Cell;

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
}

impl Fuse {
    /// Lets the `n`th statement from now fail, counted from 1.
    pub(crate) fn arm(&self, n: usize, blow: Blow) {
        self.left.set(Some((n, blow)));
        self.blown.set(false);
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
