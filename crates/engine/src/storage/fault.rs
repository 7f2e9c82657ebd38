//! What SQLite refuses.

use crate::world::World;
use diagnostics::Diagnostic;
use rusqlite::ffi;

/// A constraint that SQLite found broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Constraint {
    /// NOT NULL
    NotNull,
    /// UNIQUE
    Unique,
    /// CHECK
    Check,
    /// REFERENCES
    ForeignKey,
}

/// Why SQLite did not do what it was told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum StorageFault {
    /// A function of ours ended the statement.
    Reported(Diagnostic),
    /// A constraint is broken; the message is SQLite's.
    Broken {
        /// Which kind.
        constraint: Constraint,
        /// `NOT NULL constraint failed: public.t.a`
        message: String,
    },
    /// Anything else: a fault of ours.
    Internal(String),
}

/// What SQLite's own window functions say, and what PostgreSQL does.
const OWN_FUNCTIONS: &[(&str, &str, &str)] = &[
    ("argument of ntile must be a positive integer", "22014", "argument of ntile must be greater than zero"),
    (
        "second argument to nth_value must be a positive integer",
        "22016",
        "argument of nth_value must be greater than zero",
    ),
];

impl StorageFault {
    /// Reads an error of rusqlite.
    pub(super) fn from_sqlite(error: rusqlite::Error, world: &World) -> Self {
        if let Some(diagnostic) = world.fault.take() {
            return Self::Reported(diagnostic);
        }
        let rusqlite::Error::SqliteFailure(code, message) = error else {
            return Self::Internal(error.to_string());
        };
        let message = message.unwrap_or_else(|| code.to_string());
        if let Some((_, state, words)) = OWN_FUNCTIONS.iter().find(|(said, ..)| *said == message) {
            return Self::Reported(Diagnostic::error(*state, *words));
        }
        match constraint(code.extended_code) {
            Some(constraint) => Self::Broken { constraint, message },
            None => Self::Internal(message),
        }
    }

    /// The diagnostic, where a broken constraint is not expected or could not be worded.
    pub(crate) fn into_diagnostic(self) -> Diagnostic {
        match self {
            Self::Reported(diagnostic) => diagnostic,
            Self::Broken { message, .. } | Self::Internal(message) => {
                Diagnostic::error("XX000", format!("internal: {message}"))
            }
        }
    }
}

impl From<StorageFault> for Diagnostic {
    fn from(fault: StorageFault) -> Self {
        fault.into_diagnostic()
    }
}

fn constraint(extended_code: i32) -> Option<Constraint> {
    match extended_code {
        ffi::SQLITE_CONSTRAINT_NOTNULL => Some(Constraint::NotNull),
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => Some(Constraint::Unique),
        ffi::SQLITE_CONSTRAINT_CHECK => Some(Constraint::Check),
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY | ffi::SQLITE_CONSTRAINT_TRIGGER => Some(Constraint::ForeignKey),
        _ => None,
    }
}
