//! PostgreSQL values: how each type is read, stored, compared, cast, computed with and shown.
//!
//! Pure: it knows no SQL text and no SQLite, only what is stored for a value ([`Value`]).

/// What is stored for a value: the five storage classes of SQLite.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// NULL of any type.
    Null,
    /// A 64-bit integer.
    Integer(i64),
    /// A double.
    Real(f64),
    /// UTF-8 text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}
