//! What ends a statement that gives a domain a value which it does not take.

use super::{Answer, SessionFunction, oid, volatile};
use crate::world::World;
use datum::Value;
use diagnostics::Diagnostic;

/// The functions of this family.
pub(super) const TABLE: &[SessionFunction] =
    &[volatile("retort_domain_null", 1, null), volatile("retort_domain_broken", 2, broken)];

fn name(world: &World, arguments: &[Value]) -> String {
    let domain = oid(arguments, 0).and_then(|oid| world.catalog().domains.get(&oid).cloned());
    domain.map_or_else(String::new, |domain| datum::quote_identifier(&domain.name.name))
}

fn null(world: &World, arguments: &[Value]) -> Answer {
    Err(Diagnostic::error("23502", format!("domain {} does not allow null values", name(world, arguments))))
}

fn broken(world: &World, arguments: &[Value]) -> Answer {
    let catalog = world.catalog();
    let chain = oid(arguments, 0).map(|oid| catalog.domain_chain(oid)).unwrap_or_default();
    let mut checks = chain.iter().flat_map(|domain| &domain.checks);
    let check = checks.find(|check| Some(check.oid) == oid(arguments, 1));
    let check = check.map_or("", |check| check.name.as_str());
    let message = format!("value for domain {} violates check constraint \"{check}\"", name(world, arguments));
    Err(Diagnostic::error("23514", message))
}
