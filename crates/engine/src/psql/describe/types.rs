//! `\dT`

use super::{Pattern, View};
use crate::psql::print::{Align, Table};

/// The types that extensions bring.
const EXTENSION_TYPES: &[(&str, &str)] = &[("citext", "citext"), ("pg_trgm", "gtrgm")];

/// The types that users made; `verbose` is `\dT+`.
pub(in crate::psql) fn list_types(view: View<'_>, pattern: Option<&Pattern>, verbose: bool) -> Table {
    let mut rows = Vec::new();
    for kind in view.catalog.enums.values() {
        if !view.lists(pattern, &kind.name) {
            continue;
        }
        let (schema, name) = (kind.name.schema.clone(), kind.name.name.clone());
        let comment = view.catalog.comments.get(&kind.oid).cloned().unwrap_or_default();
        rows.push(if verbose {
            let labels: Vec<&str> = kind.labels.iter().map(|label| label.label.as_str()).collect();
            vec![schema, name.clone(), name, "4".into(), labels.join("\n"), view.owner.into(), String::new(), comment]
        } else {
            vec![schema, name, comment]
        });
    }
    for domain in view.catalog.domains.values() {
        if !view.lists(pattern, &domain.name) {
            continue;
        }
        let (schema, name) = (domain.name.schema.clone(), domain.name.name.clone());
        let comment = view.catalog.comments.get(&domain.oid).cloned().unwrap_or_default();
        let size = super::extras::type_size(&domain.type_name.base).to_owned();
        rows.push(if verbose {
            vec![schema, name.clone(), name, size, String::new(), view.owner.into(), String::new(), comment]
        } else {
            vec![schema, name, comment]
        });
    }
    let has = |extension: &str| view.catalog.extensions.iter().any(|one| one == extension);
    for (_, name) in EXTENSION_TYPES.iter().filter(|(of, _)| has(of)) {
        if !pattern.is_none_or(|it| it.fits_name(name)) {
            continue;
        }
        let [schema, name] = ["public", *name].map(str::to_owned);
        let empty = String::new();
        rows.push(if verbose {
            vec![schema, name.clone(), name, "var".into(), empty.clone(), view.owner.into(), empty.clone(), empty]
        } else {
            vec![schema, name, empty]
        });
    }
    rows.sort();
    let headers: &[&str] = if verbose {
        &["Schema", "Name", "Internal name", "Size", "Elements", "Owner", "Access privileges", "Description"]
    } else {
        &["Schema", "Name", "Description"]
    };
    Table {
        title: Some("List of data types".into()),
        headers: headers.iter().map(|name| ((*name).to_owned(), Align::Left)).collect(),
        rows,
        footers: None,
    }
}
