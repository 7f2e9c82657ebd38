//! Which type can become which.

use super::{ANY, UNKNOWN, bind, element_of, is_polymorphic};
use crate::facts::{self, CastMethod, Coercion};
use crate::types::category;

/// How one type becomes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Path {
    /// The representation is the same.
    Relabel,
    /// By a cast function.
    Function,
    /// Through text.
    Text,
    /// Element by element.
    Array,
}

/// How a type becomes another in a context, if it does.
pub(crate) fn pathway(source: u32, target: u32, context: Coercion) -> Option<Path> {
    if source == target {
        return Some(Path::Relabel);
    }
    if let Some(cast) = facts::cast(source, target) {
        return (cast.context <= context).then_some(match cast.method {
            CastMethod::Binary => Path::Relabel,
            CastMethod::Function => Path::Function,
            CastMethod::Text => Path::Text,
        });
    }
    if let (Some(source), Some(target)) = (element_of(source), element_of(target)) {
        return pathway(source, target, context).map(|path| match path {
            Path::Relabel => Path::Relabel,
            _ => Path::Array,
        });
    }
    if context >= Coercion::Assignment && category(target) == 'S' {
        return Some(Path::Text);
    }
    if context >= Coercion::Explicit && category(source) == 'S' {
        return Some(Path::Text);
    }
    None
}

/// Whether all arguments can become what is declared.
pub(crate) fn can_coerce(actual: &[u32], declared: &[u32], context: Coercion) -> bool {
    let one = |(&actual, &declared): (&u32, &u32)| {
        actual == declared
            || declared == ANY
            || actual == UNKNOWN
            || is_polymorphic(declared)
            || pathway(actual, declared, context).is_some()
    };
    actual.len() == declared.len()
        && actual.iter().zip(declared).all(one)
        && (!declared.iter().any(|&oid| is_polymorphic(oid)) || bind(actual, declared).is_some())
}
