//! `\d` of a sequence.

use super::View;
use crate::psql::print::{Align, Table};
use catalog::{Persistence, Relation, Sequence};
use datum::quote_identifier;

pub(super) fn describe_sequence(view: View<'_>, relation: &Relation, sequence: &Sequence) -> Table {
    let right = |name: &str| (name.to_owned(), Align::Right);
    let left = |name: &str| (name.to_owned(), Align::Left);
    let owner = sequence.owned_by.as_ref().and_then(|(oid, _)| view.catalog.relation(*oid));
    let is_unlogged = owner.is_some_and(|owner| owner.persistence == Persistence::Unlogged);
    let word = if is_unlogged { "Unlogged sequence" } else { "Sequence" };
    Table {
        title: Some(format!("{word} \"{}.{}\"", relation.name.schema, relation.name.name)),
        headers: vec![
            left("Type"),
            right("Start"),
            right("Minimum"),
            right("Maximum"),
            right("Increment"),
            left("Cycles?"),
            right("Cache"),
        ],
        rows: vec![vec![
            view.type_name(&sequence.type_name),
            sequence.start.to_string(),
            sequence.min.to_string(),
            sequence.max.to_string(),
            sequence.increment.to_string(),
            if sequence.cycle { "yes" } else { "no" }.to_owned(),
            sequence.cache.to_string(),
        ]],
        footers: Some(owned_by(view, sequence).into_iter().collect()),
    }
}

fn owned_by(view: View<'_>, sequence: &Sequence) -> Option<String> {
    let (oid, column) = sequence.owned_by.as_ref()?;
    let table = view.catalog.relation(*oid)?;
    let identity = table.column(column).is_some_and(|column| column.identity.is_some());
    let words = if identity { "Sequence for identity column" } else { "Owned by" };
    let [schema, name, column] = [&table.name.schema, &table.name.name, column].map(|it| quote_identifier(it));
    Some(format!("{words}: {schema}.{name}.{column}"))
}
