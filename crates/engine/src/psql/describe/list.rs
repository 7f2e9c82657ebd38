//! `\d`, `\dt`, `\di`, `\ds`, `\dv`, `\dm`, `\dn`.

use super::{Pattern, View};
use crate::psql::print::{Align, Table};
use catalog::{Persistence, Relation, RelationKind};

/// What is listed.
#[derive(Debug, Clone, Copy)]
pub(in crate::psql) struct Listing {
    pub(in crate::psql) tables: bool,
    pub(in crate::psql) views: bool,
    pub(in crate::psql) materialized: bool,
    pub(in crate::psql) sequences: bool,
    pub(in crate::psql) indexes: bool,
}

impl Listing {
    /// What the letters after `\d` ask for; none ask for all but indexes.
    pub(in crate::psql) fn new(letters: &str) -> Self {
        let has = |letter| letters.is_empty() && letter != 'i' || letters.contains(letter);
        Self { tables: has('t'), views: has('v'), materialized: has('m'), sequences: has('s'), indexes: has('i') }
    }

    fn names(self, relation: &Relation) -> Option<&'static str> {
        let (wanted, word) = match relation.kind {
            RelationKind::Table => (self.tables, "table"),
            RelationKind::View(_) => (self.views, "view"),
            RelationKind::MaterializedView(_) => (self.materialized, "materialized view"),
            RelationKind::Sequence(_) => (self.sequences, "sequence"),
        };
        wanted.then_some(word)
    }
}

/// The relations that fit; nothing if there are none.
pub(in crate::psql) fn list_relations(
    view: View<'_>,
    what: Listing,
    pattern: Option<&Pattern>,
    verbose: bool,
) -> Option<Table> {
    let mut rows = Vec::new();
    for relation in view.catalog.relations.values() {
        let row = |name: &str, word: &str, table: Option<&str>| {
            let cells = [relation.name.schema.as_str(), name, word, view.owner].into_iter().chain(table);
            cells.map(str::to_owned).collect::<Vec<_>>()
        };
        let fits = |name: &str| shown(view, pattern, &relation.name.schema, name);
        if let Some(word) = what.names(relation).filter(|_| fits(&relation.name.name)) {
            let mut cells = row(&relation.name.name, word, what.indexes.then_some(""));
            if verbose {
                let size = if relation.is_sequence() { "8192 bytes" } else { "0 bytes" };
                let comment = relation.comment.as_deref().unwrap_or_default();
                cells.extend([persistence(relation), size, comment].map(str::to_owned));
            }
            rows.push(cells);
        }
        if what.indexes {
            let indexes = relation.indexes.iter().filter(|index| fits(&index.name));
            rows.extend(indexes.map(|index| row(&index.name, "index", Some(&relation.name.name))));
        }
    }
    rows.sort();
    let more: &[&str] = if verbose { &["Persistence", "Size", "Description"] } else { &[] };
    let headers = ["Schema", "Name", "Type", "Owner"].into_iter().chain(what.indexes.then_some("Table"));
    let headers = headers.chain(more.iter().copied());
    (!rows.is_empty()).then(|| Table {
        title: Some("List of relations".into()),
        headers: headers.map(|name| (name.to_owned(), Align::Left)).collect(),
        rows,
        footers: None,
    })
}

/// How long a relation lasts, in psql's words.
fn persistence(relation: &Relation) -> &'static str {
    match relation.persistence {
        Persistence::Permanent => "permanent",
        Persistence::Unlogged => "unlogged",
        Persistence::Temporary(_) => "temporary",
    }
}

/// Without a pattern, what is in the search path and not PostgreSQL's own.
fn shown(view: View<'_>, pattern: Option<&Pattern>, schema: &str, name: &str) -> bool {
    let full = catalog::QualifiedName::new(schema, name);
    match pattern {
        Some(pattern) => pattern.fits(&full, view.path),
        None => {
            let own = schema == "pg_catalog" || schema == "information_schema";
            !own && view.path.schemas().any(|known| known == schema)
        }
    }
}

/// `\dn`
pub(in crate::psql) fn list_schemas(view: View<'_>, pattern: Option<&Pattern>, verbose: bool) -> Table {
    let mut rows: Vec<Vec<String>> = view
        .catalog
        .schemas
        .iter()
        .filter(|schema| match pattern {
            Some(pattern) => pattern.fits_name(&schema.name),
            None => !schema.name.starts_with("pg_") && schema.name != "information_schema",
        })
        .map(|schema| {
            let owner = if schema.name == "public" { "pg_database_owner" } else { view.owner };
            let mut row = vec![schema.name.clone(), owner.to_owned()];
            if verbose {
                let privileges = if schema.name == "public" {
                    "pg_database_owner=UC/pg_database_owner\n=U/pg_database_owner"
                } else {
                    ""
                };
                row.extend([privileges.to_owned(), schema.comment.clone().unwrap_or_default()]);
            }
            row
        })
        .collect();
    rows.sort();
    Table {
        title: Some("List of schemas".into()),
        headers: ["Name", "Owner", "Access privileges", "Description"][..if verbose { 4 } else { 2 }]
            .iter()
            .map(|name| ((*name).to_owned(), Align::Left))
            .collect(),
        rows,
        footers: None,
    }
}
