//! Alembic: operations, their DDL, project files and commands.
//!
//! Read [`Operation`] and [`schema`] first: they are what a revision file says. Then [`Ddl`].

mod compile;
mod ddl;
mod md5;
mod operation;
pub mod schema;

pub use ddl::{Ddl, Emitted, NamingConvention, RenderError};
pub use operation::*;
