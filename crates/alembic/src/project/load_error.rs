//! Why a configuration or the revision files cannot be used.

use super::IniError;
use python::PythonError;
use revision::RevisionError;
use thiserror::Error;

/// Why the revision files cannot be loaded.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum LoadError {
    /// `CommandError` with this message.
    #[error("{message}")]
    Command {
        /// The message.
        message: String,
        /// The file that is at fault, if one is.
        path: Option<String>,
    },
    /// An exception of Python, raised in a library.
    #[error("{message}")]
    Raised {
        /// Its class, with its module.
        class: &'static str,
        /// Its message.
        message: String,
    },
    /// The graph is broken.
    #[error("{error}")]
    Graph {
        /// What is wrong.
        error: RevisionError,
        /// The file that is at fault, if one is.
        path: Option<String>,
        /// What Python's `warnings` print before, a line each.
        warnings: String,
    },
    /// A file does not run.
    #[error("{}: {}", .0.class, .0.message)]
    Python(PythonError),
}

impl LoadError {
    pub(crate) fn command(message: impl Into<String>) -> Self {
        Self::Command { message: message.into(), path: None }
    }

    pub(crate) fn raised(class: &'static str, message: String) -> Self {
        Self::Raised { class, message }
    }
}

impl From<IniError> for LoadError {
    fn from(error: IniError) -> Self {
        Self::Raised { class: error.class, message: error.message }
    }
}
