//! Operations as PostgreSQL DDL, byte for byte as Alembic and SQLAlchemy emit it.

mod column;
mod constraint;
mod index;
mod naming;
mod quote;
mod render;
mod table;
mod types;

pub use naming::NamingConvention;
pub(crate) use quote::{literal, quote, quote_schema, table as table_name};
pub use render::{Ddl, Emitted};
pub(crate) use types::type_text;

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

pub(crate) type Rendered<T = String> = Result<T, RenderError>;
