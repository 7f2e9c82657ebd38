//! `\dX`, and the statistics of a table in its `\d`.

use super::{Pattern, View};
use crate::psql::print::{Align, Table};
use catalog::{Relation, Statistics};

const KINDS: [&str; 3] = ["ndistinct", "dependencies", "mcv"];

/// `id, b, lower(a)`
fn parts(statistics: &Statistics) -> String {
    let columns = statistics.columns.iter().map(|column| datum::quote_identifier(column));
    let parts: Vec<String> = columns.chain(statistics.expressions.iter().map(|it| it.0.clone())).collect();
    parts.join(", ")
}

/// What a table's `\d` says of its statistics.
pub(super) fn footers(view: View<'_>, relation: &Relation, footers: &mut Vec<String>) {
    let mut own: Vec<_> = view.catalog.statistics.values().filter(|it| it.relation == relation.oid).collect();
    if own.is_empty() {
        return;
    }
    own.sort_by(|one, other| one.name.cmp(&other.name));
    footers.push("Statistics objects:".to_owned());
    let table = crate::functions::shown(view.catalog, view.path, &relation.name);
    for one in own {
        let all = one.kinds.len() == KINDS.len();
        let kinds = if all { String::new() } else { format!(" ({})", one.kinds.join(", ")) };
        let target = one.target.map(|target| format!("; STATISTICS {target}")).unwrap_or_default();
        footers.push(format!(
            "    \"{}.{}\"{kinds} ON {} FROM {table}{target}",
            one.name.schema,
            one.name.name,
            parts(one)
        ));
    }
}

/// `\dX`
pub(in crate::psql) fn list_statistics(view: View<'_>, pattern: Option<&Pattern>) -> Table {
    let mut rows = Vec::new();
    for one in view.catalog.statistics.values() {
        let fits = match pattern {
            Some(pattern) => pattern.fits(&one.name, view.path),
            None => view.path.schemas().any(|schema| schema == one.name.schema),
        };
        if !fits {
            continue;
        }
        let table = view.catalog.relation(one.relation);
        let table = table.map(|table| crate::functions::shown(view.catalog, view.path, &table.name));
        let defined = |kind: &str| {
            let is = one.kinds.iter().any(|own| own == kind);
            if is { "defined".to_owned() } else { String::new() }
        };
        let mut row = vec![
            one.name.schema.clone(),
            one.name.name.clone(),
            format!("{} FROM {}", parts(one), table.unwrap_or_default()),
        ];
        row.extend(KINDS.map(defined));
        rows.push(row);
    }
    rows.sort();
    let headers = ["Schema", "Name", "Definition", "Ndistinct", "Dependencies", "MCV"];
    Table {
        title: Some("List of extended statistics".into()),
        headers: headers.iter().map(|name| ((*name).to_owned(), Align::Left)).collect(),
        rows,
        footers: None,
    }
}
