//! The categories by which PostgreSQL prefers one type over another.

use crate::facts;

/// OID of the array of a user's enum: its own OID with this added; user OIDs stay below.
pub(super) const ENUM_ARRAY: u32 = 2_000_000_000;
const FIRST_USER: u32 = 16384;

/// The category of a type.
pub(crate) fn category(oid: u32) -> char {
    match facts::type_fact(oid) {
        Some(fact) => fact.category,
        None if oid >= ENUM_ARRAY => 'A',
        None if oid >= FIRST_USER => 'E',
        None => 'U',
    }
}

/// Whether a type is the preferred one of its category.
pub(crate) fn is_preferred(oid: u32) -> bool {
    facts::type_fact(oid).is_some_and(|fact| fact.preferred)
}
