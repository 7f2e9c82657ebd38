//! `\dd` and `\sv`.

use super::{Pattern, View};
use crate::psql::print::{Align, Table};
use catalog::{ConstraintKind, RelationKind};

/// `\dd`: comments that no other listing shows.
pub(in crate::psql) fn list_comments(view: View<'_>, pattern: Option<&Pattern>) -> Table {
    let mut rows = Vec::new();
    for relation in view.catalog.relations.values() {
        for constraint in &relation.constraints {
            let name = catalog::QualifiedName::new(&relation.name.schema, &constraint.name);
            let comment = view.catalog.comments.get(&constraint.oid);
            if let Some(comment) = comment.filter(|_| view.lists(pattern, &name)) {
                let word = match constraint.kind {
                    ConstraintKind::Check(_)
                    | ConstraintKind::ForeignKey(_)
                    | ConstraintKind::PrimaryKey { .. }
                    | ConstraintKind::Unique { .. } => "table constraint",
                };
                rows.push([&name.schema, &name.name, word, comment].map(|cell: &str| cell.to_owned()).to_vec());
            }
        }
    }
    rows.sort();
    Table {
        title: Some("Object descriptions".into()),
        headers: ["Schema", "Name", "Object", "Description"].map(|name| (name.to_owned(), Align::Left)).to_vec(),
        rows,
        footers: None,
    }
}

/// `\sv`: the statement that makes a view.
pub(in crate::psql) fn view_definition(view: View<'_>, pattern: &Pattern) -> Option<String> {
    let mut relations = view.catalog.relations.values();
    let relation = relations.find(|relation| pattern.fits(&relation.name, view.path))?;
    let RelationKind::View(query) = &relation.kind else { return None };
    let name =
        format!("{}.{}", datum::quote_identifier(&relation.name.schema), datum::quote_identifier(&relation.name.name));
    Some(format!("CREATE OR REPLACE VIEW {name} AS\n{}\n", query.0))
}
