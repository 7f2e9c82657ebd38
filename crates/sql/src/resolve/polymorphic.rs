//! Polymorphic types: what `anyelement` and its kin stand for in one call.

use super::{UNKNOWN, try_common_type};
use crate::facts;
use crate::types::{category, type_from_oid, type_oid};
use catalog::Type;

const ANYARRAY: u32 = 2277;
const ANYELEMENT: u32 = 2283;
const ANYNONARRAY: u32 = 2776;
const ANYENUM: u32 = 3500;
const ANYRANGE: u32 = 3831;
const ANYMULTIRANGE: u32 = 4537;
const COMPATIBLE: u32 = 5077;
const COMPATIBLE_ARRAY: u32 = 5078;
const COMPATIBLE_NONARRAY: u32 = 5079;
const COMPATIBLE_RANGE: u32 = 5080;

/// What the two families of polymorphic types stand for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Binding {
    element: Option<u32>,
    compatible: Option<u32>,
}

pub(crate) fn is_polymorphic(oid: u32) -> bool {
    matches!(
        oid,
        ANYARRAY | ANYELEMENT | ANYNONARRAY | ANYENUM | ANYRANGE | ANYMULTIRANGE | COMPATIBLE..=COMPATIBLE_RANGE
    )
}

/// The element type of an array type.
pub(crate) fn element_of(oid: u32) -> Option<u32> {
    if let Some(fact) = facts::type_fact(oid) {
        return (fact.category == 'A' && fact.element != 0).then_some(fact.element);
    }
    match type_from_oid(oid)? {
        Type::Array(element) => Some(type_oid(&element)),
        _ => None,
    }
}

/// The array type over an element type.
pub(crate) fn array_of(oid: u32) -> Option<u32> {
    if let Some(fact) = facts::type_fact(oid) {
        return (fact.array != 0).then_some(fact.array);
    }
    let base = type_from_oid(oid)?;
    (!matches!(base, Type::Array(_))).then(|| type_oid(&Type::Array(Box::new(base))))
}

/// Finds what the polymorphic types stand for, or nothing if the arguments contradict each other.
pub(crate) fn bind(actual: &[u32], declared: &[u32]) -> Option<Binding> {
    let mut binding = Binding::default();
    let mut compatible = Vec::new();
    let mut polymorphic = false;
    for (&actual, &declared) in actual.iter().zip(declared) {
        polymorphic |= is_polymorphic(declared) && declared < COMPATIBLE;
        if actual == UNKNOWN {
            continue;
        }
        match declared {
            ANYELEMENT | ANYNONARRAY | ANYENUM => {
                let fits = match declared {
                    ANYNONARRAY => category(actual) != 'A',
                    ANYENUM => category(actual) == 'E',
                    _ => true,
                };
                (fits && merge(&mut binding.element, actual)).then_some(())?;
            }
            ANYARRAY => merge(&mut binding.element, element_of(actual)?).then_some(())?,
            ANYRANGE | ANYMULTIRANGE | COMPATIBLE_RANGE => return None,
            COMPATIBLE => compatible.push(actual),
            COMPATIBLE_NONARRAY if category(actual) == 'A' => return None,
            COMPATIBLE_NONARRAY => compatible.push(actual),
            COMPATIBLE_ARRAY => compatible.push(element_of(actual)?),
            _ => {}
        }
    }
    if !compatible.is_empty() {
        binding.compatible = Some(try_common_type(&compatible)?);
    }
    if polymorphic && binding.element.is_none() && declared.contains(&ANYENUM) {
        return None;
    }
    Some(binding)
}

fn merge(slot: &mut Option<u32>, with: u32) -> bool {
    *slot.get_or_insert(with) == with
}

/// What a declared type is under a binding; what is not bound by any argument is `text`.
pub(crate) fn substitute(declared: u32, binding: Binding) -> u32 {
    let element = binding.element.unwrap_or(super::TEXT);
    let compatible = binding.compatible.unwrap_or(super::TEXT);
    match declared {
        ANYELEMENT | ANYNONARRAY | ANYENUM => element,
        ANYARRAY => array_of(element).unwrap_or(declared),
        COMPATIBLE | COMPATIBLE_NONARRAY => compatible,
        COMPATIBLE_ARRAY => array_of(compatible).unwrap_or(declared),
        other => other,
    }
}
