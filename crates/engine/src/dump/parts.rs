//! What follows the rows: constraints, indexes, statistics, foreign keys, the filling of materialized views.

use super::entry::{Entry, Rank};
use super::shown::{Scene, qualified};
use super::table::id;
use crate::functions::{constraint_definition, index_definition};
use catalog::{Constraint, ConstraintKind, Expression, Index, Relation, RelationKind, Statistics};
use datum::quote_identifier;

/// All of one relation.
pub(super) fn parts(scene: &Scene<'_>, relation: &Relation) -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        relation.constraints.iter().filter_map(|it| constraint(scene, relation, it)).collect();
    let indexes = relation.indexes.iter().filter(|index| relation.constraint_of_index(index).is_none());
    entries.extend(indexes.map(|it| index(scene, relation, it)));
    if matches!(relation.kind, RelationKind::MaterializedView(_)) && !relation.unpopulated {
        let name = qualified(&relation.name);
        entries.push(Entry {
            rank: Rank::Refresh,
            id: format!("refresh {name}"),
            sort: relation.name.name.clone(),
            tag: relation.name.name.clone(),
            kind: "MATERIALIZED VIEW DATA",
            text: format!("REFRESH MATERIALIZED VIEW {name};\n"),
            ..part(relation, &relation.name.name)
        });
    }
    entries
}

fn part(relation: &Relation, name: &str) -> Entry {
    Entry {
        id: format!("part {}.{name}", qualified(&relation.name)),
        after: vec![id(relation)],
        sort: name.to_owned(),
        tag: format!("{} {name}", relation.name.name),
        schema: Some(relation.name.schema.clone()),
        ..Entry::default()
    }
}

fn constraint(scene: &Scene<'_>, relation: &Relation, constraint: &Constraint) -> Option<Entry> {
    let table = qualified(&relation.name);
    let name = quote_identifier(&constraint.name);
    let mut shown = constraint.clone();
    let (rank, kind, only) = match &mut shown.kind {
        ConstraintKind::PrimaryKey { .. } | ConstraintKind::Unique { .. } => (Rank::Constraint, "CONSTRAINT", "ONLY "),
        ConstraintKind::ForeignKey(_) => (Rank::ForeignKey, "FK CONSTRAINT", "ONLY "),
        ConstraintKind::Check(check) if !constraint.validated => {
            check.expression = Expression(scene.expression(Some(relation), &check.expression));
            (Rank::Constraint, "CHECK CONSTRAINT", "")
        }
        ConstraintKind::Check(_) => return commented(scene, relation, constraint),
    };
    let definition = constraint_definition(scene.catalog, &super::shown::path(), &shown);
    let clustered = relation.index(&constraint.name).is_some_and(|index| index.clustered);
    let mut text = format!("ALTER TABLE {only}{table}\n    ADD CONSTRAINT {name} {definition};\n");
    if clustered && rank == Rank::Constraint {
        text += &format!("\nALTER TABLE {table} CLUSTER ON {name};\n");
    }
    let mut entry = Entry {
        rank,
        kind,
        text,
        drop: format!("ALTER TABLE {{IF EXISTS}}{only}{table} DROP CONSTRAINT {{IF EXISTS}}{name};\n"),
        space: rank == Rank::Constraint && kind == "CONSTRAINT",
        ..part(relation, &constraint.name)
    };
    if let ConstraintKind::ForeignKey(key) = &constraint.kind {
        let unique = scene.catalog.relations.get(&key.referenced);
        entry.after.extend(unique.map(|unique| id(unique)));
    }
    comment(scene, relation, constraint, &mut entry);
    Some(entry)
}

fn comment(scene: &Scene<'_>, relation: &Relation, constraint: &Constraint, entry: &mut Entry) {
    if let Some(comment) = scene.catalog.comments.get(&constraint.oid) {
        let (name, table) = (quote_identifier(&constraint.name), quote_identifier(&relation.name.name));
        let full = format!("CONSTRAINT {name} ON {}", qualified(&relation.name));
        entry.comment(format!("CONSTRAINT {name} ON {table}"), &full, comment);
    }
}

/// The comment of a check that stands in its table.
fn commented(scene: &Scene<'_>, relation: &Relation, constraint: &Constraint) -> Option<Entry> {
    let mut entry = part(relation, &constraint.name);
    comment(scene, relation, constraint, &mut entry);
    let follower = entry.followers.pop()?;
    Some(Entry { rank: Rank::Default, id: entry.id, after: entry.after, sort: entry.sort, ..follower })
}

fn index(scene: &Scene<'_>, relation: &Relation, index: &Index) -> Entry {
    let name = format!("{}.{}", quote_identifier(&relation.name.schema), quote_identifier(&index.name));
    let mut text = format!("{};\n", index_definition(relation, &scene.index(relation, index)));
    if index.clustered {
        let table = qualified(&relation.name);
        text += &format!("\nALTER TABLE {table} CLUSTER ON {};\n", quote_identifier(&index.name));
    }
    let mut entry = Entry {
        rank: Rank::Index,
        kind: "INDEX",
        text,
        drop: format!("DROP INDEX {{IF EXISTS}}{name};\n"),
        space: true,
        ..part(relation, &index.name)
    };
    entry.tag.clone_from(&index.name);
    if let Some(comment) = scene.catalog.comments.get(&index.oid) {
        entry.comment(format!("INDEX {}", quote_identifier(&index.name)), &format!("INDEX {name}"), comment);
    }
    entry
}

pub(super) fn statistics(scene: &Scene<'_>, of: &Statistics) -> Option<Entry> {
    let relation = scene.catalog.relations.get(&of.relation)?;
    let name = qualified(&of.name);
    let kinds = match of.kinds.len() {
        0 | 3 => String::new(),
        _ => format!(" ({})", of.kinds.join(", ")),
    };
    let mut parts: Vec<String> = of.columns.iter().map(|column| quote_identifier(column)).collect();
    parts.extend(of.expressions.iter().map(|it| scene.expression(Some(relation), it)));
    let mut text =
        format!("CREATE STATISTICS {name}{kinds} ON {} FROM {};\n", parts.join(", "), qualified(&relation.name));
    if let Some(target) = of.target {
        text += &format!("\nALTER STATISTICS {name} SET STATISTICS {target};\n");
    }
    Some(Entry {
        rank: Rank::Statistics,
        id: format!("statistics {name}"),
        after: vec![id(relation)],
        sort: of.name.name.clone(),
        tag: of.name.name.clone(),
        kind: "STATISTICS",
        schema: Some(of.name.schema.clone()),
        text,
        drop: format!("DROP STATISTICS {{IF EXISTS}}{name};\n"),
        owned: Some(format!("STATISTICS {name}")),
        ..Entry::default()
    })
}
