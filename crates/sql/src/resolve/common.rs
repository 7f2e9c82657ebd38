//! The common type of several expressions (UNION, CASE, ARRAY, …).

use super::{TEXT, UNKNOWN, can_coerce};
use crate::facts::Coercion;
use crate::types::{category, is_preferred};

/// The common type, or the two types that do not match.
pub(crate) fn common_type(types: &[u32]) -> Result<u32, (u32, u32)> {
    let Some(&first) = types.first() else { return Ok(TEXT) };
    if first != UNKNOWN && types.iter().all(|&other| other == first) {
        return Ok(first);
    }
    let mut chosen = first;
    for &next in &types[1..] {
        if next == UNKNOWN || next == chosen {
            continue;
        }
        if chosen == UNKNOWN {
            chosen = next;
        } else if category(next) != category(chosen) {
            return Err((chosen, next));
        } else if !is_preferred(chosen) && implicit(chosen, next) && !implicit(next, chosen) {
            chosen = next;
        }
    }
    Ok(if chosen == UNKNOWN { TEXT } else { chosen })
}

/// The common type if every expression can really become it.
pub(crate) fn try_common_type(types: &[u32]) -> Option<u32> {
    let chosen = common_type(types).ok()?;
    types.iter().all(|&one| one == chosen || implicit(one, chosen)).then_some(chosen)
}

fn implicit(source: u32, target: u32) -> bool {
    can_coerce(&[source], &[target], Coercion::Implicit)
}
