//! Options of identity columns; Alembic: `_compare_identity_default`.

use crate::schema::IdentitySpec;

/// The names of the options that differ, sorted; what the model leaves out is not compared.
pub(super) fn differences(before: Option<&IdentitySpec>, after: Option<&IdentitySpec>) -> Vec<&'static str> {
    let none = IdentitySpec::default();
    let (old, new) = (before.unwrap_or(&none), after.unwrap_or(&none));
    let mut found = Vec::new();
    if old.always.unwrap_or(false) != new.always.unwrap_or(false) {
        found.push("always");
    }
    let numbers = [
        ("cache", old.cache, new.cache),
        ("increment", old.increment, new.increment),
        ("maxvalue", old.maxvalue, new.maxvalue),
        ("minvalue", old.minvalue, new.minvalue),
        ("start", old.start, new.start),
    ];
    found.extend(numbers.iter().filter(|(_, old, new)| new.is_some() && old != new).map(|(name, _, _)| *name));
    let flags = [
        ("cycle", old.cycle, new.cycle),
        ("nomaxvalue", old.nomaxvalue, new.nomaxvalue),
        ("nominvalue", old.nominvalue, new.nominvalue),
    ];
    found.extend(flags.iter().filter(|(_, old, new)| new.is_some() && old != new).map(|(name, _, _)| *name));
    found.sort_unstable();
    found
}
