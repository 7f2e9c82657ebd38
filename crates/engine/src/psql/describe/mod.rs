//! `\d` and its kin: what psql shows of the catalog (`describe.c`).

mod comments;
mod extras;
mod index;
mod list;
mod pattern;
mod relation;
mod restated;
mod sequence;
mod statistics;
mod types;

pub(super) use comments::{list_comments, view_definition};
pub(super) use extras::{list_databases, list_domains, list_extensions, list_functions, list_privileges, list_roles};
pub(super) use list::{Listing, list_relations, list_schemas};
pub(crate) use pattern::Pattern;
pub(super) use relation::describe;
pub(super) use statistics::list_statistics;
pub(super) use types::list_types;

use super::print::{Align, Table};
use catalog::{Catalog, QualifiedName, SearchPath, TypeName};
use sql::Context;

/// What describing needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) context: Context<'a>,
    pub(super) catalog: &'a Catalog,
    pub(super) path: &'a SearchPath,
    /// The owner of everything.
    pub(super) owner: &'a str,
}

impl View<'_> {
    /// The type of a column: the domain that it was declared with, or the type itself.
    pub(super) fn column_type(&self, column: &catalog::Column) -> String {
        match column.domain.and_then(|domain| self.catalog.domains.get(&domain)) {
            Some(domain) => crate::functions::shown_type(self.catalog, self.path, &domain.name),
            None => self.type_name(&column.type_name),
        }
    }

    /// Whether a listing shows something of this name: what fits the pattern, else what is in the search path.
    pub(super) fn lists(&self, pattern: Option<&Pattern>, name: &QualifiedName) -> bool {
        match pattern {
            Some(pattern) => pattern.fits(name, self.path),
            None => self.path.schemas().any(|schema| schema == name.schema),
        }
    }

    /// A type as `format_type` gives it.
    pub(super) fn type_name(&self, of: &TypeName) -> String {
        sql::format_type(&self.context, of)
    }
}

/// A table with columns that keep to the left, and footers instead of a count.
fn sheet(title: String, headers: &[&str]) -> Table {
    Table {
        title: Some(title),
        headers: headers.iter().map(|name| ((*name).to_owned(), Align::Left)).collect(),
        rows: Vec::new(),
        footers: Some(Vec::new()),
    }
}
