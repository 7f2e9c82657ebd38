//! Alembic: operations, their DDL, project files and commands.
//!
//! Read [`Operation`] and [`schema`] first: they are what a revision file says. Then [`Ddl`], [`Project`], [`Scripts`],
//! and [`commands::run`]. It knows neither the page nor the book, and no file, clock or randomness.

pub mod commands;
mod compile;
mod ddl;
mod environment;
mod md5;
mod operation;
mod project;
pub mod schema;
mod sqlstate;

pub use compile::offline_text;
pub use ddl::{Ddl, Emitted, NamingConvention, RenderError};
pub use operation::*;
pub use project::{Ini, IniError, Level, LoadError, Logging, Project, Script, Scripts};
