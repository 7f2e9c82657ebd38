//! One connection: what it is told, and where it stands.
//!
//! Read `open` (how a database is found), `query` (a query text), `transaction`, `statement` (one statement), then
//! `change` (INSERT, UPDATE, DELETE), `ddl` with `declare`, and `broken` (constraints in PostgreSQL's words).

mod broken;
mod broken_key;
mod change;
mod checks;
mod context;
mod copy;
mod ddl;
mod declare;
mod deferred;
#[cfg(any(test, feature = "laws"))]
pub(crate) mod laws;
mod open;
mod query;
mod setting;
mod statement;
mod transaction;

pub(crate) use copy::{CopyIn, CopyStep};
pub use open::OpenError;
pub(crate) use setting::Lasts;
pub use transaction::TransactionStatus;

use crate::storage::Storage;
use crate::world::World;
use catalog::Catalog;
use std::rc::Rc;
use transaction::Transaction;

/// One PostgreSQL session over its own SQLite database.
#[derive(Debug)]
pub struct Session {
    storage: Storage,
    world: Rc<World>,
    transaction: Transaction,
    /// The catalog, for [`Session::catalog`].
    seen: Rc<Catalog>,
}

impl Session {
    /// The catalog as the session sees it now.
    pub fn catalog(&self) -> &Catalog {
        &self.seen
    }

    fn set_catalog(&mut self, catalog: Rc<Catalog>) {
        self.world.catalog.replace(Rc::clone(&catalog));
        self.seen = catalog;
    }
}
