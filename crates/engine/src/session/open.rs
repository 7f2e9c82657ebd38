//! Opening a database, and keeping its catalog and sequences in it.

use super::Session;
use super::transaction::Transaction;
use crate::Environment;
use crate::sequence::SequenceState;
use crate::storage::{Storage, StorageFault};
use crate::world::World;
use catalog::{Catalog, Oid};
use datum::Value;
use diagnostics::Diagnostic;
use rusqlite::Connection;
use std::rc::Rc;

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

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage { message: error.to_string() }
    }
}

impl From<StorageFault> for OpenError {
    fn from(fault: StorageFault) -> Self {
        Self::Storage { message: fault.into_diagnostic().message }
    }
}

const TABLES: [&str; 2] = [
    "CREATE TABLE IF NOT EXISTS \"retort.catalog\"(id INTEGER PRIMARY KEY, catalog TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS \"retort.sequences\"(oid INTEGER PRIMARY KEY, last_value INTEGER NOT NULL, \
     is_called INTEGER NOT NULL) STRICT",
];

#[allow(clippy::needless_pass_by_value, reason = "a session keeps its clock")]
impl Session {
    /// Opens a new, empty database in memory.
    ///
    /// # Errors
    ///
    /// When SQLite cannot.
    pub fn in_memory(environment: Environment) -> Result<Self, OpenError> {
        Self::with(Connection::open_in_memory()?, &environment)
    }

    /// Opens a database file, or makes a new one.
    ///
    /// # Errors
    ///
    /// When SQLite cannot, or the file is something else.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn open(path: &std::path::Path, environment: Environment) -> Result<Self, OpenError> {
        Self::with(Connection::open(path)?, &environment)
    }

    /// Opens a database from the bytes that [`Session::to_image`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are no such database.
    pub fn from_image(image: &[u8], environment: Environment) -> Result<Self, OpenError> {
        let mut connection = Connection::open_in_memory()?;
        connection.deserialize_read_exact("main", image, image.len(), false)?;
        Self::with(connection, &environment)
    }

    fn with(connection: Connection, environment: &Environment) -> Result<Self, OpenError> {
        let catalog = Rc::new(Catalog::default());
        let world = Rc::new(World::new(environment, Rc::clone(&catalog)));
        let storage = Storage::new(connection, Rc::clone(&world))?;
        storage.run("BEGIN")?;
        for table in TABLES {
            storage.run(table)?;
        }
        storage.run("COMMIT")?;
        let mut session = Self { storage, world, transaction: Transaction::default(), seen: catalog };
        session.load_catalog()?;
        session.load_sequences()?;
        session.drop_temporary().map_err(|diagnostic| OpenError::Storage { message: diagnostic.message })?;
        Ok(session)
    }

    fn load_catalog(&mut self) -> Result<(), OpenError> {
        let found = self.storage.query("SELECT catalog FROM \"retort.catalog\"", &[])?;
        let mut catalog = match found.scalar() {
            Some(Value::Text(json)) => {
                serde_json::from_str(json).map_err(|error| OpenError::Catalog { message: error.to_string() })?
            }
            _ => Catalog::default(),
        };
        catalog.system = crate::system::relations();
        self.set_catalog(Rc::new(catalog));
        Ok(())
    }

    fn load_sequences(&mut self) -> Result<(), OpenError> {
        let found = self.storage.query("SELECT oid, last_value, is_called FROM \"retort.sequences\"", &[])?;
        let mut sequences = self.world.sequences.borrow_mut();
        for row in found.rows {
            if let [Value::Integer(oid), Value::Integer(last_value), Value::Integer(is_called)] = row[..] {
                let state = SequenceState { last_value, is_called: is_called != 0 };
                sequences.set(Oid(u32::try_from(oid).unwrap_or_default()), state);
            }
        }
        sequences.dirty = false;
        Ok(())
    }

    /// Writes the catalog, inside the running transaction.
    pub(super) fn save_catalog(&self) -> Result<(), Diagnostic> {
        let catalog = self.world.catalog();
        let json = serde_json::to_string(&*catalog)
            .map_err(|error| Diagnostic::error("XX000", format!("internal: {error}")))?;
        self.storage.query("INSERT OR REPLACE INTO \"retort.catalog\" VALUES (1, ?1)", &[Value::Text(json)])?;
        Ok(())
    }

    /// Writes where the sequences stand, inside the running transaction or in one of its own.
    pub(super) fn save_sequences(&self) -> Result<(), Diagnostic> {
        let mut sequences = self.world.sequences.borrow_mut();
        if !sequences.dirty {
            return Ok(());
        }
        self.storage.run("DELETE FROM \"retort.sequences\"")?;
        for (oid, state) in sequences.states() {
            let row = [i64::from(oid.0).into(), state.last_value.into(), state.is_called.into()];
            self.storage.query("INSERT INTO \"retort.sequences\" VALUES (?1, ?2, ?3)", &row)?;
        }
        sequences.dirty = false;
        Ok(())
    }

    /// The whole database as bytes, as it was last committed.
    ///
    /// # Errors
    ///
    /// `25001` inside a transaction block.
    pub fn to_image(&self) -> Result<Vec<u8>, Diagnostic> {
        if !self.storage.is_idle() {
            return Err(Diagnostic::error("25001", "an image cannot be taken inside a transaction block"));
        }
        Ok(self.storage.to_image()?)
    }
}
