//! The one door to SQLite: every statement that the engine runs passes [`Storage::query`].

mod aggregates;
#[cfg(any(test, feature = "laws"))]
mod bound;
mod fault;
mod functions;
#[cfg(test)]
mod fuse;
mod values;

pub(crate) use fault::{Constraint, StorageFault};
#[cfg(test)]
pub(crate) use fuse::{Blow, Fuse};

use crate::world::{World, WorldId};
use datum::Value;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::cell::RefCell;
use std::rc::Rc;

/// A result of SQLite.
pub(crate) type Result<T> = std::result::Result<T, StorageFault>;

/// What a statement left.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// The rows, as stored.
    pub(crate) rows: Vec<Vec<Value>>,
    /// How many rows it inserted, updated or deleted itself.
    pub(crate) changes: u64,
}

impl Rows {
    /// The first value of the first row.
    pub(crate) fn scalar(&self) -> Option<&Value> {
        self.rows.first().and_then(|row| row.first())
    }
}

/// A connection with the functions and collations of PostgreSQL.
#[derive(Debug)]
pub(crate) struct Storage {
    connection: RefCell<Connection>,
    world: Rc<World>,
    id: WorldId,
    /// What ends statements that compute for long, in tests.
    #[cfg(any(test, feature = "laws"))]
    pub(crate) bound: bound::Bound,
    /// What makes statements fail, in tests.
    #[cfg(test)]
    pub(crate) fuse: Fuse,
}

impl Storage {
    /// Takes a connection over.
    pub(crate) fn new(connection: Connection, world: Rc<World>) -> Result<Self> {
        let id = WorldId::register(Rc::clone(&world));
        let storage = Self {
            connection: RefCell::new(connection),
            world,
            id,
            #[cfg(any(test, feature = "laws"))]
            bound: bound::Bound::default(),
            #[cfg(test)]
            fuse: Fuse::default(),
        };
        storage.prepare_connection()?;
        Ok(storage)
    }

    fn prepare_connection(&self) -> Result<()> {
        let connection = self.connection.borrow();
        let of = |error| StorageFault::from_sqlite(error, &self.world);
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true).map_err(of)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false).map_err(of)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false).map_err(of)?;
        functions::register(&connection, self.id).map_err(of)?;
        aggregates::register(&connection, self.id).map_err(of)?;
        for collation in datum::collations() {
            connection.create_collation(collation.name, collation.compare).map_err(of)?;
        }
        Ok(())
    }

    /// Runs one statement.
    pub(crate) fn query(&self, sql: &str, parameters: &[Value]) -> Result<Rows> {
        self.world.fault.take();
        #[cfg(test)]
        self.fuse.pass(sql, &self.connection.borrow())?;
        self.try_query(sql, parameters).map_err(|error| StorageFault::from_sqlite(error, &self.world))
    }

    /// Runs one statement that gives no rows.
    pub(crate) fn run(&self, sql: &str) -> Result<()> {
        self.query(sql, &[]).map(|_| ())
    }

    fn try_query(&self, sql: &str, parameters: &[Value]) -> rusqlite::Result<Rows> {
        let connection = self.connection.borrow();
        let mut statement = connection.prepare(sql)?;
        let width = statement.column_count();
        let is_read_only = statement.readonly();
        let mut found = statement.query(rusqlite::params_from_iter(parameters.iter().map(values::Stored)))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let row = (0..width).map(|at| row.get_ref(at).map(values::from_ref));
            rows.push(row.collect::<rusqlite::Result<_>>()?);
        }
        drop(found);
        let changes = if is_read_only { 0 } else { connection.changes() };
        Ok(Rows { rows, changes })
    }

    /// Whether no transaction is open.
    pub(crate) fn is_idle(&self) -> bool {
        self.connection.borrow().is_autocommit()
    }

    /// The database as bytes.
    pub(crate) fn to_image(&self) -> Result<Vec<u8>> {
        let mut connection = self.connection.borrow_mut();
        let image = connection.serialize("main").map(|data| data.to_vec());
        image.map_err(|error| StorageFault::from_sqlite(error, &self.world))
    }
}

impl Drop for Storage {
    fn drop(&mut self) {
        self.id.unregister();
    }
}
