//! Transactions: blocks, savepoints, and what a rollback puts back.

use super::Session;
use crate::sequence::Sequences;
use crate::settings::Settings;
use crate::storage::StorageFault;
use catalog::{Catalog, Oid};
use diagnostics::{Diagnostic, Severity};
use sql::Plan;
use std::rc::Rc;

/// Where a session stands between statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionStatus {
    /// No transaction block is open.
    Idle,
    /// Inside a transaction block.
    InTransaction,
    /// Inside a transaction block that failed.
    Failed,
}

/// Which block is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Block {
    /// None: every statement is its own transaction.
    #[default]
    None,
    /// That of a query text with several statements.
    Implicit,
    /// That of BEGIN.
    Explicit,
    /// That of BEGIN, after an error.
    Failed,
}

/// What is put back by a rollback.
#[derive(Debug, Clone)]
struct Snapshot {
    catalog: Rc<Catalog>,
    settings: Settings,
    sequences: Sequences,
    touched: usize,
    modes: usize,
}

#[derive(Debug)]
struct Savepoint {
    name: String,
    snapshot: Snapshot,
}

/// The state of the running transaction.
#[derive(Debug, Default)]
pub(super) struct Transaction {
    pub(super) block: Block,
    start: Option<Snapshot>,
    savepoints: Vec<Savepoint>,
    /// Sequences that DDL set, in order.
    pub(super) touched: Vec<Oid>,
    /// What SET CONSTRAINTS said, in order.
    pub(super) modes: Vec<super::deferred::Mode>,
    /// The tables that were written.
    pub(super) written: Vec<Oid>,
}

/// What a transaction statement answers.
pub(super) type Answer = Result<(&'static str, Vec<Diagnostic>), Diagnostic>;

fn warning(code: &str, message: &str) -> Vec<Diagnostic> {
    vec![Diagnostic::error(code, message).with_severity(Severity::Warning)]
}

fn outside(what: &str) -> Diagnostic {
    Diagnostic::error("25P01", format!("{what} can only be used in transaction blocks"))
}

impl Session {
    /// Where the session stands.
    pub fn transaction_status(&self) -> TransactionStatus {
        match self.transaction.block {
            Block::None | Block::Implicit => TransactionStatus::Idle,
            Block::Explicit => TransactionStatus::InTransaction,
            Block::Failed => TransactionStatus::Failed,
        }
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            catalog: self.world.catalog(),
            settings: self.world.settings.borrow().clone(),
            sequences: self.world.sequences.borrow().clone(),
            touched: self.transaction.touched.len(),
            modes: self.transaction.modes.len(),
        }
    }

    fn restore(&mut self, snapshot: &Snapshot) {
        self.set_catalog(Rc::clone(&snapshot.catalog));
        self.world.settings.replace(snapshot.settings.clone());
        let touched = self.transaction.touched.split_off(snapshot.touched.min(self.transaction.touched.len()));
        self.transaction.modes.truncate(snapshot.modes);
        self.world.sequences.borrow_mut().restore(&snapshot.sequences, &touched);
    }

    /// Starts a transaction unless one runs.
    pub(super) fn start(&mut self) -> Result<(), Diagnostic> {
        if self.transaction.start.is_some() {
            self.world.environment.start_statement();
            return Ok(());
        }
        self.storage.run("BEGIN")?;
        self.world.environment.start_transaction();
        self.world.transaction.set(self.world.transaction.get() + 1);
        self.transaction.start = Some(self.snapshot());
        let mut catalog = Catalog::clone(&self.world.catalog());
        catalog.transaction_start = Some(Oid(catalog.next_oid));
        self.set_catalog(Rc::new(catalog));
        Ok(())
    }

    /// Ends the transaction, keeping what it did.
    pub(super) fn commit(&mut self) -> Result<(), Diagnostic> {
        let Some(start) = &self.transaction.start else {
            self.transaction.block = Block::None;
            return Ok(());
        };
        let start = Rc::clone(&start.catalog);
        if let Err(diagnostic) = self.check_at_commit().and_then(|()| self.settle_temporary()) {
            self.roll_back()?;
            return Err(diagnostic);
        }
        match self.try_commit(&start) {
            Ok(()) => {
                if let Some(settings) = self.world.after_locals.take() {
                    self.world.settings.replace(settings);
                }
                self.end();
                Ok(())
            }
            Err(fault) => {
                let catalog = self.world.catalog();
                let orphan = self.orphan_at_commit(&catalog, &fault);
                self.roll_back()?;
                Err(orphan.map_or_else(|| fault.into_diagnostic(), |orphan| self.word_orphan(&catalog, &orphan)))
            }
        }
    }

    /// Empties or drops the temporary tables that last no longer than the transaction.
    fn settle_temporary(&mut self) -> Result<(), Diagnostic> {
        let catalog = self.world.catalog();
        match self.over(&catalog, sql::plan_commit)? {
            Some(plan) => self.run_plan(plan, &mut Vec::new()).map(drop),
            None => Ok(()),
        }
    }

    /// Drops all temporary relations, in the running transaction or in one of its own.
    pub(super) fn drop_temporary(&mut self) -> Result<(), Diagnostic> {
        let catalog = self.world.catalog();
        let Some(plan) = self.over(&catalog, sql::plan_session_end)? else { return Ok(()) };
        let is_own = self.transaction.start.is_none();
        self.start()?;
        let catalog = self.world.catalog();
        let plan = Plan { catalog: Catalog { transaction_start: catalog.transaction_start, ..plan.catalog }, ..plan };
        self.run_plan(plan, &mut Vec::new())?;
        if is_own { self.commit() } else { Ok(()) }
    }

    fn try_commit(&mut self, start: &Catalog) -> Result<(), StorageFault> {
        let mut catalog = Catalog::clone(&self.world.catalog());
        catalog.transaction_start = None;
        catalog.uncommitted_labels.clear();
        let is_changed = catalog != *start;
        self.set_catalog(Rc::new(catalog));
        let saved = if is_changed { self.save_catalog() } else { Ok(()) };
        saved.and_then(|()| self.save_sequences()).map_err(StorageFault::Reported)?;
        self.storage.run("COMMIT")
    }

    /// Ends the transaction, undoing what it did.
    pub(super) fn roll_back(&mut self) -> Result<(), Diagnostic> {
        if !self.storage.is_idle() {
            self.storage.run("ROLLBACK")?;
        }
        if let Some(start) = self.transaction.start.take() {
            self.restore(&start);
        }
        self.end();
        self.save_sequences()
    }

    fn end(&mut self) {
        self.world.after_locals.take();
        self.transaction = Transaction::default();
    }

    /// BEGIN.
    pub(super) fn begin(&mut self, tag: &'static str) -> Answer {
        match self.transaction.block {
            Block::Explicit | Block::Failed => {
                Ok((tag, warning("25001", "there is already a transaction in progress")))
            }
            Block::None | Block::Implicit => {
                self.start()?;
                self.transaction.block = Block::Explicit;
                Ok((tag, Vec::new()))
            }
        }
    }

    /// COMMIT.
    pub(super) fn commit_statement(&mut self) -> Answer {
        match self.transaction.block {
            Block::Failed => {
                self.roll_back()?;
                Ok(("ROLLBACK", Vec::new()))
            }
            Block::Explicit => self.commit().map(|()| ("COMMIT", Vec::new())),
            Block::None | Block::Implicit => {
                self.commit()?;
                Ok(("COMMIT", warning("25P01", "there is no transaction in progress")))
            }
        }
    }

    /// ROLLBACK.
    pub(super) fn rollback_statement(&mut self) -> Answer {
        let was = self.transaction.block;
        self.roll_back()?;
        let is_open = matches!(was, Block::Explicit | Block::Failed);
        let notices = if is_open { Vec::new() } else { warning("25P01", "there is no transaction in progress") };
        Ok(("ROLLBACK", notices))
    }

    fn require_block(&self, what: &str) -> Result<(), Diagnostic> {
        match self.transaction.block {
            Block::Explicit | Block::Failed => Ok(()),
            Block::None | Block::Implicit => Err(outside(what)),
        }
    }

    /// SAVEPOINT.
    pub(super) fn savepoint(&mut self, name: String) -> Answer {
        self.require_block("SAVEPOINT")?;
        self.storage.run(&format!("SAVEPOINT s{}", self.transaction.savepoints.len()))?;
        let snapshot = self.snapshot();
        self.transaction.savepoints.push(Savepoint { name, snapshot });
        Ok(("SAVEPOINT", Vec::new()))
    }

    fn find_savepoint(&self, name: &str) -> Result<usize, Diagnostic> {
        let found = self.transaction.savepoints.iter().rposition(|savepoint| savepoint.name == name);
        found.ok_or_else(|| Diagnostic::error("3B001", format!("savepoint \"{name}\" does not exist")))
    }

    /// RELEASE SAVEPOINT.
    pub(super) fn release(&mut self, name: &str) -> Answer {
        self.require_block("RELEASE SAVEPOINT")?;
        let at = self.find_savepoint(name)?;
        self.storage.run(&format!("RELEASE s{at}"))?;
        self.transaction.savepoints.truncate(at);
        Ok(("RELEASE", Vec::new()))
    }

    /// ROLLBACK TO SAVEPOINT.
    pub(super) fn rollback_to(&mut self, name: &str) -> Answer {
        self.require_block("ROLLBACK TO SAVEPOINT")?;
        let at = self.find_savepoint(name)?;
        self.storage.run(&format!("ROLLBACK TO s{at}"))?;
        // What a statement laid aside while it ran; a full ROLLBACK puts it back by itself.
        self.storage.run("PRAGMA defer_foreign_keys=OFF")?;
        self.transaction.savepoints.truncate(at + 1);
        let snapshot = self.transaction.savepoints[at].snapshot.clone();
        self.restore(&snapshot);
        self.transaction.block = Block::Explicit;
        Ok(("ROLLBACK", Vec::new()))
    }

    /// Whether a statement runs inside a block that began before it.
    pub(super) fn in_block(&self) -> bool {
        self.transaction.block != Block::None
    }
}
