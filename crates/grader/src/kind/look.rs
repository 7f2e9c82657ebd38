//! Finding what a demand is about.

use super::Finding;
use crate::run::Run;
use crate::schema::display_name;
use crate::snapshot::{Rows, Snapshot};
use catalog::{Catalog, Column, EnumType, Relation};

/// The database after the upgrade, unless the upgrade failed: then nothing can be known.
pub(super) fn after(run: Option<&Run>) -> Result<&Snapshot, Finding> {
    run.and_then(|run| run.up.as_ref().ok()).ok_or(Finding::Unknown)
}

/// A table or view by the name that the learner writes.
pub(super) fn find_relation<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a Relation> {
    let mut relations = catalog.relations.values();
    relations.find(|relation| display_name(&relation.name) == name && !relation.is_sequence()).map(|it| &**it)
}

/// A table or view that must be there.
pub(super) fn relation<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a Relation, Finding> {
    find_relation(&snapshot.catalog, name)
        .ok_or_else(|| Finding::Missing { thing: format!("table {name}"), reason: format!("there is no table {name}") })
}

/// A column that must be there.
pub(super) fn column<'a>(snapshot: &'a Snapshot, table: &str, name: &str) -> Result<&'a Column, Finding> {
    relation(snapshot, table)?.column(name).ok_or_else(|| Finding::Missing {
        thing: format!("column {table}.{name}"),
        reason: format!("{table} has no column {name}"),
    })
}

/// An enum type, by the name that the learner writes.
pub(super) fn find_enum<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a EnumType> {
    catalog.enums.values().find(|kind| display_name(&kind.name) == name).map(|it| &**it)
}

/// An enum type that must be there.
pub(super) fn enum_type<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a EnumType, Finding> {
    find_enum(&snapshot.catalog, name)
        .ok_or_else(|| Finding::Missing { thing: format!("type {name}"), reason: format!("there is no type {name}") })
}

/// What a query answered.
pub(super) fn answer<'a>(snapshot: &'a Snapshot, query: &str) -> Result<&'a Rows, Finding> {
    match snapshot.answers.get(query) {
        Some(Ok(rows)) => Ok(rows),
        Some(Err(error)) => Err(Finding::differs(format!("the question cannot be asked: {}", error.message))),
        None => Err(Finding::Unknown),
    }
}

/// One of two, flattened: a demand says what it found, or what stopped it.
pub(super) fn settle(result: Result<Finding, Finding>) -> Finding {
    match result {
        Ok(finding) | Err(finding) => finding,
    }
}

/// `a and b`, `a, b and c`.
pub(super) fn listed(items: &[&str]) -> String {
    match items {
        [] => "none".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
