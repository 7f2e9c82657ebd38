//! Alembic: operations, their DDL, project files and commands.
//!
//! Read [`Operation`] and [`schema`] first: they are what a revision file says.

mod operation;
pub mod schema;

pub use operation::*;
