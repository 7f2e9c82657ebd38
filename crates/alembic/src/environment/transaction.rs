//! Transactions, as Alembic, SQLAlchemy and psycopg2 together make them.

use super::{Environment, plain};
use python::HostError;

impl Environment<'_> {
    /// `with context.begin_transaction():`
    pub(super) fn begin_transaction(&mut self) -> Result<(), HostError> {
        self.outer_transaction = !self.external_transaction && !self.settings.transaction_per_migration;
        if self.outer_transaction { self.start() } else { Ok(()) }
    }

    pub(super) fn end_transaction(&mut self, failed: bool) -> Result<(), HostError> {
        if !failed {
            self.finish_step()?;
        }
        if std::mem::take(&mut self.outer_transaction) { self.finish(failed) } else { Ok(()) }
    }

    /// The transaction of one revision, if each has its own.
    pub(super) fn begin_step(&mut self) -> Result<(), HostError> {
        if self.settings.transaction_per_migration && !self.external_transaction {
            self.own_transaction = true;
            return self.start();
        }
        Ok(())
    }

    pub(super) fn end_step(&mut self) -> Result<(), HostError> {
        if std::mem::take(&mut self.own_transaction) { self.finish(false) } else { Ok(()) }
    }

    fn start(&mut self) -> Result<(), HostError> {
        if self.offline.is_some() {
            self.emit("BEGIN");
            return Ok(());
        }
        self.begin()
    }

    fn finish(&mut self, failed: bool) -> Result<(), HostError> {
        match (self.offline.is_some(), failed) {
            (true, true) => Ok(()),
            (true, false) => {
                self.emit("COMMIT");
                Ok(())
            }
            (false, true) => self.rollback(),
            (false, false) => self.commit(),
        }
    }

    /// Opens the transaction that psycopg2 opens before the first statement.
    pub(super) fn begin(&mut self) -> Result<(), HostError> {
        if self.begun || self.autocommit || self.offline.is_some() {
            return Ok(());
        }
        self.begun = true;
        self.control("BEGIN")
    }

    pub(super) fn commit(&mut self) -> Result<(), HostError> {
        if std::mem::take(&mut self.begun) { self.control("COMMIT") } else { Ok(()) }
    }

    pub(super) fn rollback(&mut self) -> Result<(), HostError> {
        if std::mem::take(&mut self.begun) { self.control("ROLLBACK") } else { Ok(()) }
    }

    /// A file says `commit()`.
    pub(super) fn commit_given(&mut self) -> Result<(), HostError> {
        self.leave();
        self.commit()
    }

    /// A file says `rollback()`.
    pub(super) fn rollback_given(&mut self) -> Result<(), HostError> {
        self.leave();
        self.rollback()
    }

    /// Alembic's transaction is over when a file ends it: what comes after is in one that SQLAlchemy begins by itself
    /// and nobody commits.
    fn leave(&mut self) {
        self.outer_transaction = false;
        self.own_transaction = false;
    }

    /// `begin_nested()`: a savepoint by SQLAlchemy's name.
    pub(super) fn begin_nested(&mut self) -> Result<(), HostError> {
        self.begin()?;
        self.savepoints += 1;
        self.control(&format!("SAVEPOINT sa_savepoint_{}", self.savepoints))
    }

    pub(super) fn commit_nested(&mut self) -> Result<(), HostError> {
        let number = self.savepoints;
        self.savepoints = number.saturating_sub(1);
        self.control(&format!("RELEASE SAVEPOINT sa_savepoint_{number}"))
    }

    pub(super) fn rollback_nested(&mut self) -> Result<(), HostError> {
        let number = self.savepoints;
        self.savepoints = number.saturating_sub(1);
        self.control(&format!("ROLLBACK TO SAVEPOINT sa_savepoint_{number}"))
    }

    fn control(&mut self, text: &str) -> Result<(), HostError> {
        self.send(&plain(text)).map(|_| ())
    }

    /// `with op.get_context().autocommit_block():` commits what there is.
    pub(super) fn autocommit_begin(&mut self) -> Result<(), HostError> {
        if self.offline.is_some() {
            self.emit("COMMIT");
            return Ok(());
        }
        self.interrupted = self.begun;
        self.commit()?;
        self.autocommit = true;
        Ok(())
    }

    pub(super) fn autocommit_end(&mut self) -> Result<(), HostError> {
        if self.offline.is_some() {
            self.emit("BEGIN");
            return Ok(());
        }
        self.autocommit = false;
        if std::mem::take(&mut self.interrupted) { self.begin() } else { Ok(()) }
    }
}
