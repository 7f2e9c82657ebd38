//! The collations under which stored text compares as PostgreSQL's values do.

use catalog::Type;
use std::cmp::Ordering;

/// A collation as SQLite knows it.
#[derive(Debug, Clone, Copy)]
pub struct Collation {
    /// Its name.
    pub name: &'static str,
    /// Compares two stored texts; total.
    pub compare: fn(&str, &str) -> Ordering,
}

const TABLE: &[Collation] = &[];

/// All collations.
pub fn collations() -> &'static [Collation] {
    TABLE
}

/// The collation that a type's stored text needs, or `None` where SQLite's own order is right.
pub fn collation_of(of: &Type) -> Option<&'static str> {
    match of {
        Type::Numeric => Some("pg_numeric"),
        Type::Bpchar => Some("RTRIM"),
        Type::Citext => Some("pg_citext"),
        Type::Interval => Some("pg_interval"),
        Type::TimeTz => Some("pg_timetz"),
        Type::Jsonb => Some("pg_jsonb"),
        _ => None,
    }
}
