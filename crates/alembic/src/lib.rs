//! Alembic: operations, their DDL, project files and commands.
//!
//! Read [`Operation`] and [`schema`] first: they are what a revision file says. Then [`Ddl`], [`Project`], [`Scripts`],
//! and [`commands::run`]. It knows neither the page nor the book, and no file, clock or randomness.
#![allow(clippy::format_push_string, reason = "statements are short, and a text that is put together reads as one")]
#![allow(clippy::doc_markdown, reason = "SQLAlchemy and PostgreSQL are names, not code")]

mod autogenerate;
pub mod commands;
mod compile;
mod ddl;
mod environment;
mod md5;
mod operation;
mod project;
mod python_text;
pub mod schema;
mod sqlstate;

pub use compile::offline_text;
pub use ddl::{Ddl, Emitted, NamingConvention, RenderError};
pub use operation::*;
pub use project::{Config, Ini, IniError, Level, LoadError, Logging, Project, Script, Scripts, Source};
pub(crate) use python_text::python_repr;
pub use revision::{Aim, Direction, Wording};
