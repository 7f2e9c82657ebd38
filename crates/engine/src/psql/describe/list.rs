//! `\d`, `\dt`, `\di`, `\ds`, `\dv`, `\dm`, `\dn`.

use super::{Pattern, View};
use crate::psql::table::{Align, Table};
use catalog::{Relation, RelationKind};

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
pub(in crate::psql) fn list_relations(view: View<'_>, what: Listing, pattern: Option<&Pattern>) -> Option<Table> {
    let mut rows = Vec::new();
    for relation in view.catalog.relations.values() {
        let row = |name: &str, word: &str, table: Option<&str>| {
            let cells = [relation.name.schema.as_str(), name, word, view.owner].into_iter().chain(table);
            cells.map(str::to_owned).collect::<Vec<_>>()
        };
        let fits = |name: &str| shown(view, pattern, &relation.name.schema, name);
        if let Some(word) = what.names(relation).filter(|_| fits(&relation.name.name)) {
            rows.push(row(&relation.name.name, word, what.indexes.then_some("")));
        }
        if what.indexes {
            let indexes = relation.indexes.iter().filter(|index| fits(&index.name));
            rows.extend(indexes.map(|index| row(&index.name, "index", Some(&relation.name.name))));
        }
    }
    rows.sort();
    let headers = ["Schema", "Name", "Type", "Owner"].into_iter().chain(what.indexes.then_some("Table"));
    (!rows.is_empty()).then(|| Table {
        title: Some("List of relations".into()),
        headers: headers.map(|name| (name.to_owned(), Align::Left)).collect(),
        rows,
        footers: None,
    })
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
pub(in crate::psql) fn list_schemas(view: View<'_>, pattern: Option<&Pattern>) -> Table {
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
            vec![schema.name.clone(), owner.to_owned()]
        })
        .collect();
    rows.sort();
    Table {
        title: Some("List of schemas".into()),
        headers: ["Name", "Owner"].map(|name| (name.to_owned(), Align::Left)).to_vec(),
        rows,
        footers: None,
    }
}
