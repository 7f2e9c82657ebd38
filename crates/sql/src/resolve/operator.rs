//! The choice of an operator.

use super::candidates::select;
use super::{UNKNOWN, can_coerce};
use crate::Context;
use crate::facts::{self, Coercion, Operator};
use crate::fault::{Result, error};
use crate::types::oid_label;
use diagnostics::{Diagnostic, Span};

/// Chooses a binary operator.
///
/// # Errors
///
/// `42883` if there is none, `42725` if several fit equally.
pub(crate) fn choose_binary(
    name: &str,
    left: u32,
    right: u32,
    context: &Context<'_>,
    at: Option<Span>,
) -> Result<&'static Operator> {
    match search(name, left, right) {
        Found::One(operator) => Ok(operator),
        Found::None => {
            let label = |oid| oid_label(oid, context.catalog());
            Err(missing(&format!("{} {name} {}", label(left), label(right)), at, false))
        }
        Found::Several => {
            let label = |oid| oid_label(oid, context.catalog());
            Err(ambiguous(&format!("{} {name} {}", label(left), label(right)), at))
        }
    }
}

/// The binary operator, if there is exactly one that fits.
#[cfg(test)]
pub(super) fn try_binary(name: &str, left: u32, right: u32) -> Option<&'static Operator> {
    match search(name, left, right) {
        Found::One(operator) => Some(operator),
        _ => None,
    }
}

enum Found {
    One(&'static Operator),
    None,
    Several,
}

fn search(name: &str, left: u32, right: u32) -> Found {
    let all: Vec<_> = facts::operators(name).iter().filter(|one| one.left != 0).collect();
    let (exact_left, exact_right) = match (left, right) {
        (UNKNOWN, right) => (right, right),
        (left, UNKNOWN) => (left, left),
        both => both,
    };
    if let Some(exact) = all.iter().find(|one| one.left == exact_left && one.right == exact_right) {
        return Found::One(exact);
    }
    pick(&[left, right], all, |one| vec![one.left, one.right])
}

fn pick(actual: &[u32], all: Vec<&'static Operator>, declared: impl Fn(&Operator) -> Vec<u32>) -> Found {
    let fitting: Vec<_> =
        all.into_iter().filter(|one| can_coerce(actual, &declared(one), Coercion::Implicit)).collect();
    match fitting.as_slice() {
        [] => Found::None,
        [one] => Found::One(one),
        several => {
            let types: Vec<_> = several.iter().map(|one| declared(one)).collect();
            select(actual, &types).map_or(Found::Several, |index| Found::One(several[index]))
        }
    }
}

/// Chooses a prefix operator.
///
/// # Errors
///
/// `42883` if there is none, `42725` if several fit equally.
pub(crate) fn choose_prefix(
    name: &str,
    argument: u32,
    context: &Context<'_>,
    at: Option<Span>,
) -> Result<&'static Operator> {
    let all: Vec<_> = facts::operators(name).iter().filter(|one| one.left == 0).collect();
    if let Some(exact) = all.iter().find(|one| one.right == argument) {
        return Ok(exact);
    }
    let shown = format!("{name} {}", oid_label(argument, context.catalog()));
    match pick(&[argument], all, |one| vec![one.right]) {
        Found::One(operator) => Ok(operator),
        Found::None => Err(missing(&shown, at, true)),
        Found::Several => Err(ambiguous(&shown, at)),
    }
}

fn missing(shown: &str, at: Option<Span>, prefix: bool) -> Diagnostic {
    error("42883", format!("operator does not exist: {shown}"), at).with_hint(if prefix {
        "No operator matches the given name and argument type. You might need to add an explicit type cast."
    } else {
        "No operator matches the given name and argument types. You might need to add explicit type casts."
    })
}

fn ambiguous(shown: &str, at: Option<Span>) -> Diagnostic {
    error("42725", format!("operator is not unique: {shown}"), at)
        .with_hint("Could not choose a best candidate operator. You might need to add explicit type casts.")
}
