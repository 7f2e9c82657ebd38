//! One connection.

use crate::{Environment, Failure, Outcome};
use catalog::{Catalog, Type};
use diagnostics::Diagnostic;

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

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// SQLite refused the file or image.
    #[error("the database could not be opened: {message}")]
    Storage {
        /// What SQLite said.
        message: String,
    },
    /// The file or image is not a database of Retort.
    #[error("this is not a database of Retort: {message}")]
    Catalog {
        /// What is wrong with its catalog.
        message: String,
    },
}

/// One PostgreSQL session over its own SQLite database.
#[derive(Debug)]
pub struct Session {
    _environment: Environment,
}

impl Session {
    /// Opens a new, empty database in memory.
    pub fn in_memory(_environment: Environment) -> Result<Self, OpenError> {
        Err(OpenError::Storage { message: "not built yet".into() })
    }

    /// Opens a database file, or makes a new one.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn open(_path: &std::path::Path, _environment: Environment) -> Result<Self, OpenError> {
        Err(OpenError::Storage { message: "not built yet".into() })
    }

    /// Opens a database from the bytes that [`Session::to_image`] gave.
    pub fn from_image(_image: &[u8], _environment: Environment) -> Result<Self, OpenError> {
        Err(OpenError::Storage { message: "not built yet".into() })
    }

    /// The whole database as bytes, as it was last committed.
    pub fn to_image(&self) -> Result<Vec<u8>, Diagnostic> {
        Err(Diagnostic::error("XX000", "not built yet"))
    }

    /// Runs a query text as PostgreSQL's simple-query protocol does: several statements are one implicit transaction.
    pub fn execute(&mut self, _sql: &str) -> Result<Vec<Outcome>, Failure> {
        Err(Failure {
            diagnostic: Diagnostic::error("XX000", "not built yet"),
            notices: Vec::new(),
            outcomes: Vec::new(),
        })
    }

    /// Runs one statement with parameters `$1`, `$2`, …: each a type (unless it is to be inferred) and its text (unless
    /// it is NULL).
    pub fn execute_with(
        &mut self,
        _sql: &str,
        _parameters: &[(Option<Type>, Option<String>)],
    ) -> Result<Outcome, Diagnostic> {
        Err(Diagnostic::error("XX000", "not built yet"))
    }

    /// The catalog as the session sees it now.
    pub fn catalog(&self) -> &Catalog {
        unimplemented!("until the first slice is in")
    }

    /// Where the session stands.
    pub fn transaction_status(&self) -> TransactionStatus {
        TransactionStatus::Idle
    }
}
