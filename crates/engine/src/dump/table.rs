//! Tables and views.

use super::entry::{Entry, Rank};
use super::shown::{Scene, literal, qualified};
use catalog::{Column, ConstraintKind, Expression, Identity, Persistence, Relation, RelationKind};
use datum::quote_identifier;

/// A table or a view; nothing for a sequence.
pub(super) fn relation(scene: &Scene<'_>, relation: &Relation) -> Option<Entry> {
    let name = qualified(&relation.name);
    let (kind, text, space, method) = match &relation.kind {
        RelationKind::Table => ("TABLE", table(scene, relation), true, true),
        RelationKind::View(query) => {
            let columns = options(relation);
            ("VIEW", format!("CREATE VIEW {name}{columns} AS\n{};\n", scene.query(query)), false, false)
        }
        RelationKind::MaterializedView(query) => {
            let text = format!("CREATE MATERIALIZED VIEW {name} AS\n{}\n  WITH NO DATA;\n", scene.query(query));
            ("MATERIALIZED VIEW", text, true, true)
        }
        RelationKind::Sequence(_) => return None,
    };
    let mut entry = Entry {
        rank: Rank::Relation,
        id: id(relation),
        after: needs(scene, relation),
        sort: relation.name.name.clone(),
        tag: relation.name.name.clone(),
        kind,
        schema: Some(relation.name.schema.clone()),
        text,
        drop: format!("DROP {kind} {{IF EXISTS}}{name};\n"),
        owned: Some(format!("TABLE {name}")),
        space,
        method,
        ..Entry::default()
    };
    comments(relation, kind, &mut entry);
    Some(entry)
}

/// What an entry of a relation is found by.
pub(super) fn id(relation: &Relation) -> String {
    format!("relation {}", qualified(&relation.name))
}

fn comments(relation: &Relation, kind: &str, entry: &mut Entry) {
    let (name, short) = (qualified(&relation.name), quote_identifier(&relation.name.name));
    if let Some(comment) = &relation.comment {
        entry.comment(format!("{kind} {short}"), &format!("{kind} {name}"), comment);
    }
    for column in &relation.columns {
        if let Some(comment) = &column.comment {
            let own = quote_identifier(&column.name);
            entry.comment(format!("COLUMN {short}.{own}"), &format!("COLUMN {name}.{own}"), comment);
        }
    }
}

/// What a relation is made of: its schema, types, what a view reads, the sequences of its defaults.
fn needs(scene: &Scene<'_>, relation: &Relation) -> Vec<String> {
    let mut needs = vec![format!("schema {}", relation.name.schema)];
    let text = match &relation.kind {
        RelationKind::View(query) | RelationKind::MaterializedView(query) => Some(query),
        _ => None,
    };
    for other in scene.catalog.relations.values().filter(|other| other.oid != relation.oid) {
        let reads = text.is_some_and(|query| mentions(query, &other.name.name))
            || relation.columns.iter().filter(|column| default_inline(scene, relation, column)).any(|column| {
                other.is_sequence()
                    && column.default.as_ref().is_some_and(|default| mentions(default, &other.name.name))
            });
        if reads {
            needs.push(id(other));
        }
    }
    needs
}

/// Whether a text has a word.
fn mentions(text: &Expression, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.0
        .match_indices(word)
        .any(|(at, found)| !text.0[..at].ends_with(is_part) && !text.0[at + found.len()..].starts_with(is_part))
}

/// Whether the default of a column stands in its table: one that calls the table's own sequence follows later.
pub(super) fn default_inline(scene: &Scene<'_>, relation: &Relation, column: &Column) -> bool {
    let Some(default) = &column.default else { return true };
    !scene.catalog.relations.values().any(|other| match &other.kind {
        RelationKind::Sequence(sequence) => {
            sequence.owned_by.as_ref().is_some_and(|(owner, _)| *owner == relation.oid)
                && mentions(default, &other.name.name)
        }
        _ => false,
    })
}

fn options(relation: &Relation) -> String {
    if relation.options.is_empty() {
        return String::new();
    }
    let options: Vec<String> = relation
        .options
        .iter()
        .map(|option| {
            option.split_once('=').map_or_else(|| option.clone(), |(name, value)| format!("{name}={}", literal(value)))
        })
        .collect();
    format!("\nWITH ({})", options.join(", "))
}

fn table(scene: &Scene<'_>, relation: &Relation) -> String {
    let name = qualified(&relation.name);
    let unlogged = if relation.persistence == Persistence::Unlogged { "UNLOGGED " } else { "" };
    let mut lines: Vec<String> = relation.columns.iter().map(|it| column(scene, relation, it)).collect();
    let mut checks: Vec<_> = relation.constraints.iter().filter(|constraint| constraint.validated).collect();
    checks.sort_by(|one, other| one.name.cmp(&other.name));
    for constraint in checks {
        if let ConstraintKind::Check(check) = &constraint.kind {
            let expression = scene.expression(Some(relation), &check.expression);
            let inherit = if check.no_inherit { " NO INHERIT" } else { "" };
            lines.push(format!("CONSTRAINT {} CHECK ({expression}){inherit}", quote_identifier(&constraint.name)));
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("\n    {line}")).collect();
    let mut text = format!("CREATE {unlogged}TABLE {name} ({}\n){};\n", lines.join(","), options(relation));
    for column in &relation.columns {
        text += &settings(&name, column);
    }
    if let Some(identity) = &relation.replica_identity {
        // `USING INDEX` follows its index.
        if !identity.starts_with("USING") {
            text += &format!("\nALTER TABLE ONLY {name} REPLICA IDENTITY {identity};\n");
        }
    }
    text
}

fn column(scene: &Scene<'_>, relation: &Relation, column: &Column) -> String {
    let mut line = format!("{} {}", quote_identifier(&column.name), scene.column_type(column));
    if let Some(generated) = &column.generated {
        line += &format!(" GENERATED ALWAYS AS ({}) STORED", scene.expression(Some(relation), generated));
    } else if let Some(default) = column.default.as_ref().filter(|_| default_inline(scene, relation, column)) {
        line += &format!(" DEFAULT {}", scene.expression(None, default));
    }
    if column.not_null {
        line += " NOT NULL";
    }
    let domain = column.domain.and_then(|domain| scene.catalog.domains.get(&domain));
    let own = column.collation.as_ref();
    if let Some(collation) = own.filter(|own| domain.is_none_or(|domain| domain.collation.as_ref() != Some(own))) {
        line += &format!(" COLLATE pg_catalog.{}", quote_identifier(collation));
    }
    line
}

/// What `ALTER COLUMN` set.
fn settings(table: &str, column: &Column) -> String {
    let head = format!("ALTER TABLE ONLY {table} ALTER COLUMN {}", quote_identifier(&column.name));
    let mut text = String::new();
    if let Some(target) = column.statistics {
        text += &format!("{head} SET STATISTICS {target};\n");
    }
    if let Some(storage) = &column.storage {
        text += &format!("{head} SET STORAGE {};\n", storage.to_uppercase());
    }
    if let Some(compression) = &column.compression {
        text += &format!("{head} SET COMPRESSION {compression};\n");
    }
    if !column.options.is_empty() {
        text += &format!("{head} SET ({});\n", column.options.join(", "));
    }
    text
}

/// The defaults that call the table's own sequences.
pub(super) fn defaults(scene: &Scene<'_>, relation: &Relation) -> Vec<Entry> {
    let name = qualified(&relation.name);
    let mut entries = Vec::new();
    for column in relation.columns.iter().filter(|column| !default_inline(scene, relation, column)) {
        let Some(default) = &column.default else { continue };
        let own = quote_identifier(&column.name);
        let only = if relation.kind == RelationKind::Table { "ONLY " } else { "" };
        entries.push(Entry {
            rank: Rank::Default,
            id: format!("default {name}.{own}"),
            after: vec![id(relation)],
            sort: relation.name.name.clone(),
            number: column.number,
            tag: format!("{} {}", relation.name.name, column.name),
            kind: "DEFAULT",
            schema: Some(relation.name.schema.clone()),
            text: format!(
                "ALTER TABLE {only}{name} ALTER COLUMN {own} SET DEFAULT {};\n",
                scene.expression(None, default)
            ),
            drop: format!("ALTER TABLE {{IF EXISTS}}{name} ALTER COLUMN {own} DROP DEFAULT;\n"),
            ..Entry::default()
        });
    }
    entries
}

/// The identity of the column that a sequence belongs to.
pub(super) fn identity_of<'r>(
    scene: &Scene<'r>,
    sequence: &catalog::Sequence,
) -> Option<(&'r Relation, &'r Column, Identity)> {
    let (owner, column) = sequence.owned_by.as_ref()?;
    let relation = scene.catalog.relations.get(owner)?;
    let column = relation.column(column)?;
    Some((relation, column, column.identity?))
}
