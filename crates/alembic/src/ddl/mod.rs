//! Operations as PostgreSQL DDL, byte for byte as Alembic and SQLAlchemy emit it.

mod column;
mod constraint;
mod index;
mod naming;
mod quote;
mod render;
mod table;
mod types;

pub(crate) use column::counts;
pub(crate) use constraint::{from_column, target};
pub use naming::NamingConvention;
pub(crate) use naming::{Named, truncate, whole_name};
pub(crate) use quote::{literal, quote, quote_schema, table as table_name};
pub use render::{Ddl, Emitted};
pub(crate) use types::{check as check_of_type, type_text};

use thiserror::Error;

/// Why an operation cannot be rendered; the words are SQLAlchemy's, Alembic's or Python's own.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct RenderError {
    /// The dotted Python class of the exception.
    pub class: &'static str,
    /// The message.
    pub message: String,
}

impl RenderError {
    pub(crate) fn compile(message: impl Into<String>) -> Self {
        Self { class: "sqlalchemy.exc.CompileError", message: message.into() }
    }

    /// A type of another dialect, which PostgreSQL's compiler has no method for.
    pub(crate) fn foreign(name: &str) -> Self {
        Self {
            class: "sqlalchemy.exc.UnsupportedCompilationError",
            message: format!(
                "Compiler <sqlalchemy.dialects.postgresql.base.PGTypeCompiler object at 0x…> can't render element of \
                 type {name}{FOREIGN_NOTE}"
            ),
        }
    }

    pub(crate) fn argument(message: impl Into<String>) -> Self {
        Self { class: "sqlalchemy.exc.ArgumentError", message: message.into() }
    }

    pub(crate) fn command(message: impl Into<String>) -> Self {
        Self { class: "alembic.util.CommandError", message: message.into() }
    }

    /// Something that SQLAlchemy can do and Retort cannot.
    pub(crate) fn unsupported(what: impl std::fmt::Display) -> Self {
        Self { class: "NotImplementedError", message: format!("{what} is not supported by Retort") }
    }
}

/// What SQLAlchemy adds to the message of [`RenderError::foreign`], unless a table's column is named in front of it.
pub(crate) const FOREIGN_NOTE: &str = " (Background on this error at: https://sqlalche.me/e/21/l7de)";

pub(crate) type Rendered<T = String> = Result<T, RenderError>;
