//! A PostgreSQL session over SQLite, and psql on top of it.
//!
//! A [`Session`] owns one SQLite database that holds schema, rows and catalog together, so that DDL is transactional
//! with its data. Only this crate names rusqlite. It knows neither Python nor Alembic. Read [`Session`], [`Outcome`],
//! then [`Psql`].

mod dump;
mod environment;
mod functions;
mod outcome;
mod psql;
mod sequence;
mod session;
mod settings;
mod storage;
mod system;
mod world;

pub use dump::dump;
pub use environment::Environment;
pub use functions::{constraint_definition, index_definition_over};
pub use outcome::{Failure, Outcome, OutcomeColumn};
pub use psql::{Alone, Console, Host, Output, Program, Psql, Ran, Settings, ShellAnswer};
#[cfg(feature = "laws")]
pub use session::laws::door as laws;
pub use session::{OpenError, Session, TransactionStatus};
