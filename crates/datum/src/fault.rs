//! Errors in PostgreSQL's words.

use diagnostics::Diagnostic;

/// The result of anything that works on values.
pub(crate) type Result<T> = std::result::Result<T, Diagnostic>;

/// `invalid input syntax for type …: "…"`
pub(crate) fn syntax(type_label: &str, text: &str) -> Diagnostic {
    Diagnostic::error("22P02", format!("invalid input syntax for type {type_label}: \"{text}\""))
}

/// `invalid input syntax for type …: "…"` of the date and time types.
pub(crate) fn datetime_syntax(type_label: &str, text: &str) -> Diagnostic {
    Diagnostic::error("22007", format!("invalid input syntax for type {type_label}: \"{text}\""))
}

/// `value "…" is out of range for type …`
pub(crate) fn text_range(type_label: &str, text: &str) -> Diagnostic {
    Diagnostic::error("22003", format!("value \"{text}\" is out of range for type {type_label}"))
}

/// `… out of range`, for a type.
pub(crate) fn range(type_label: &str) -> Diagnostic {
    Diagnostic::error("22003", format!("{type_label} out of range"))
}

/// `… out of range`, for a date or time type.
pub(crate) fn datetime_range(type_label: &str) -> Diagnostic {
    Diagnostic::error("22008", format!("{type_label} out of range"))
}

/// `division by zero`
pub(crate) fn division_by_zero() -> Diagnostic {
    Diagnostic::error("22012", "division by zero")
}

/// What PostgreSQL can do and we cannot.
pub(crate) fn unsupported(what: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::error("0A000", format!("{what} is not supported by Retort"))
}

/// `invalid_parameter_value`
pub(crate) fn parameter(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("22023", message)
}

/// A caller passed what no caller passes.
pub(crate) fn internal(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("XX000", message)
}

/// `cannot convert NaN to integer`
pub(crate) fn unsupported_conversion(what: &str, label: &str) -> Diagnostic {
    Diagnostic::error("0A000", format!("cannot convert {what} to {label}"))
}

/// A number out of range, in words of its own.
pub(crate) fn range_message(message: &str) -> Diagnostic {
    Diagnostic::error("22003", message)
}

/// `invalid_argument_for_width_bucket_function`
pub(crate) fn bucket(message: &str) -> Diagnostic {
    Diagnostic::error("2201G", message)
}
