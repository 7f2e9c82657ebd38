//! The first difference of two snapshots, in the learner's terms.

use crate::snapshot::{Row, Rows, Snapshot};
use protocol::{Schema, SchemaPart, SchemaRelation};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How long a value may be when it is shown.
const SHOWN: usize = 60;

/// One thing that differs between a schema that was expected and one that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SchemaDifference {
    /// It was expected, and is not there.
    Gone(String),
    /// It is there, and was not expected.
    Left(String),
    /// It is there, with another definition.
    Other {
        /// What it is: `column users.name`.
        thing: String,
        /// How it is defined.
        found: String,
        /// How it should be defined.
        expected: String,
    },
}

impl SchemaDifference {
    /// As a clause: `column users.name is gone`.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Gone(thing) => format!("{thing} is gone"),
            Self::Left(thing) => format!("{thing} is still there"),
            Self::Other { thing, found, expected } => format!("{thing} is {found}, not {expected}"),
        }
    }
}

/// What differs first: what is gone before what is different before what is too much; tables before their parts.
pub(crate) fn schema_difference(expected: &Schema, found: &Schema) -> Option<SchemaDifference> {
    let mut all = schema_differences(expected, found);
    all.sort_by_key(|difference| match difference {
        SchemaDifference::Gone(_) => 0,
        SchemaDifference::Other { .. } => 1,
        SchemaDifference::Left(_) => 2,
    });
    all.into_iter().next()
}

fn schema_differences(expected: &Schema, found: &Schema) -> Vec<SchemaDifference> {
    let mut all = Vec::new();
    for relation in &expected.relations {
        match same(found, relation) {
            Some(other) => part_differences(relation, other, &mut all),
            None => all.push(SchemaDifference::Gone(relation_words(relation))),
        }
    }
    let left = found.relations.iter().filter(|relation| same(expected, relation).is_none());
    all.extend(left.map(|relation| SchemaDifference::Left(relation_words(relation))));
    all
}

fn same<'schema>(schema: &'schema Schema, relation: &SchemaRelation) -> Option<&'schema SchemaRelation> {
    schema.relations.iter().find(|other| other.name == relation.name && other.kind == relation.kind)
}

fn part_differences(expected: &SchemaRelation, found: &SchemaRelation, all: &mut Vec<SchemaDifference>) {
    let key = |part: &SchemaPart| (part.kind.clone(), part.name.clone());
    let there: BTreeMap<_, _> = found.parts.iter().map(|part| (key(part), part)).collect();
    let wanted: BTreeMap<_, _> = expected.parts.iter().map(|part| (key(part), part)).collect();
    for part in &expected.parts {
        match there.get(&key(part)) {
            None => all.push(SchemaDifference::Gone(part_words(expected, part))),
            Some(other) if other.definition != part.definition => all.push(SchemaDifference::Other {
                thing: part_words(expected, part),
                found: other.definition.clone(),
                expected: part.definition.clone(),
            }),
            Some(_) => {}
        }
    }
    let left = found.parts.iter().filter(|part| !wanted.contains_key(&key(part)));
    all.extend(left.map(|part| SchemaDifference::Left(part_words(found, part))));
}

fn relation_words(relation: &SchemaRelation) -> String {
    let kind = if relation.kind == "enum" { "type" } else { &relation.kind };
    format!("{kind} {}", relation.name)
}

fn part_words(relation: &SchemaRelation, part: &SchemaPart) -> String {
    match part.kind.as_str() {
        "column" => format!("column {}.{}", relation.name, part.name),
        "label" => format!("label '{}' of type {}", part.name, relation.name),
        kind => format!("{kind} {} of {}", part.name, relation.name),
    }
}

/// What differs first between the rows of all tables that both have.
pub(crate) fn rows_difference(expected: &Snapshot, found: &Snapshot) -> Option<String> {
    expected.tables.iter().find_map(|(table, rows)| {
        let other = found.tables.get(table)?;
        table_difference(table, &keys(expected, table), rows, other, None)
    })
}

/// What differs first between the rows of one table. Only `columns` are looked at, or those that both have.
pub(crate) fn table_difference(
    table: &str,
    keys: &[String],
    expected: &Rows,
    found: &Rows,
    columns: Option<&[String]>,
) -> Option<String> {
    let shared: Vec<&String> = match columns {
        Some(columns) => columns.iter().collect(),
        None => expected.columns.iter().filter(|column| found.columns.contains(column)).collect(),
    };
    let [before, after] = [expected, found].map(|rows| select(rows, &shared));
    let key: Vec<usize> = keys.iter().filter_map(|key| shared.iter().position(|column| *column == key)).collect();
    if !keys.is_empty() && key.len() == keys.len() {
        keyed_difference(table, &key, &before, &after)
    } else {
        unkeyed_difference(table, &before, &after)
    }
}

/// The columns of the primary key.
pub(crate) fn keys(snapshot: &Snapshot, table: &str) -> Vec<String> {
    let relations = snapshot.catalog.relations.values();
    let relation = relations.into_iter().find(|relation| crate::schema::display_name(&relation.name) == table);
    relation.and_then(|relation| relation.primary_key()).map(|(_, columns)| columns.to_vec()).unwrap_or_default()
}

fn select(rows: &Rows, columns: &[&String]) -> Rows {
    let positions: Vec<Option<usize>> = columns.iter().map(|column| rows.position(column)).collect();
    let pick = |row: &Row| positions.iter().map(|at| at.and_then(|at| row[at].clone())).collect();
    Rows {
        columns: columns.iter().map(|column| (*column).clone()).collect(),
        rows: rows.rows.iter().map(pick).collect(),
    }
}

fn keyed_difference(table: &str, key: &[usize], before: &Rows, after: &Rows) -> Option<String> {
    let id = |row: &Row| -> Row { key.iter().map(|at| row[*at].clone()).collect() };
    let there: BTreeMap<Row, &Row> = after.rows.iter().map(|row| (id(row), row)).collect();
    let wanted: BTreeMap<Row, &Row> = before.rows.iter().map(|row| (id(row), row)).collect();
    let named = |row: &Row| {
        let parts: Vec<String> =
            key.iter().map(|at| format!("{} = {}", before.columns[*at], value(row[*at].as_ref()))).collect();
        format!("the row of {table} with {}", parts.join(", "))
    };
    for row in &before.rows {
        let Some(other) = there.get(&id(row)) else {
            return Some(format!("{} is gone", named(row)));
        };
        if let Some(at) = (0..row.len()).find(|at| row[*at] != other[*at]) {
            let (found, expected) = (value(other[at].as_ref()), value(row[at].as_ref()));
            return Some(format!("{} has {} {found}, not {expected}", named(row), before.columns[at]));
        }
    }
    after
        .rows
        .iter()
        .find(|row| !wanted.contains_key(&id(row)))
        .map(|row| format!("{} was not there before", named(row)))
}

fn unkeyed_difference(table: &str, before: &Rows, after: &Rows) -> Option<String> {
    if let Some(row) = missing(before, after) {
        return Some(format!("a row of {table} is gone: {}", show(&before.columns, row)));
    }
    missing(after, before)
        .map(|row| format!("{table} has a row that was not there before: {}", show(&after.columns, row)))
}

/// The first row of `rows` that `among` does not have, or has less often.
pub(crate) fn missing<'rows>(rows: &'rows Rows, among: &Rows) -> Option<&'rows Row> {
    let mut counts: BTreeMap<&Row, usize> = BTreeMap::new();
    for row in &among.rows {
        *counts.entry(row).or_default() += 1;
    }
    rows.rows.iter().find(|row| match counts.get_mut(row) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    })
}

/// A row as `column = value` pairs.
pub(crate) fn show(columns: &[String], row: &Row) -> String {
    let mut text = String::new();
    for (column, field) in columns.iter().zip(row) {
        let separator = if text.is_empty() { "" } else { ", " };
        let _ = write!(text, "{separator}{column} = {}", value(field.as_ref()));
    }
    text
}

/// A value, cut if it is long.
pub(crate) fn value(field: Option<&String>) -> String {
    match field {
        None => "NULL".to_owned(),
        Some(text) if text.chars().count() > SHOWN => {
            format!("{}…", text.chars().take(SHOWN).collect::<String>())
        }
        Some(text) if text.is_empty() => "''".to_owned(),
        Some(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn rows(columns: &[&str], rows: &[&[Option<&str>]]) -> Rows {
        Rows {
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            rows: rows.iter().map(|row| row.iter().map(|field| field.map(str::to_owned)).collect()).collect(),
        }
    }

    #[track_caller]
    fn check(keys: &[&str], before: &Rows, after: &Rows, expected: &Expect) {
        let keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
        expected.assert_eq(&table_difference("users", &keys, before, after, None).unwrap_or_default());
    }

    #[test]
    fn a_changed_value_is_named_by_its_key() {
        let before = rows(&["id", "name"], &[&[Some("1"), Some("Ada")], &[Some("2"), None]]);
        let after = rows(&["id", "name"], &[&[Some("2"), Some("")], &[Some("1"), Some("Ada")]]);
        check(&["id"], &before, &after, &expect!["the row of users with id = 2 has name '', not NULL"]);
    }

    #[test]
    fn a_new_column_is_no_difference() {
        let before = rows(&["id"], &[&[Some("1")]]);
        let after = rows(&["id", "more"], &[&[Some("1"), None]]);
        check(&["id"], &before, &after, &expect![""]);
    }

    #[test]
    fn without_a_key_rows_are_counted() {
        let before = rows(&["name"], &[&[Some("a")], &[Some("a")]]);
        let after = rows(&["name"], &[&[Some("a")]]);
        check(&[], &before, &after, &expect!["a row of users is gone: name = a"]);
    }

    fn relation(name: &str, parts: &[(&str, &str, &str)]) -> SchemaRelation {
        let part = |&(kind, name, definition): &(&str, &str, &str)| SchemaPart {
            kind: kind.to_owned(),
            name: name.to_owned(),
            definition: definition.to_owned(),
        };
        SchemaRelation { name: name.to_owned(), kind: "table".to_owned(), parts: parts.iter().map(part).collect() }
    }

    #[test]
    fn what_is_gone_comes_before_what_is_left() {
        let before = Schema { relations: vec![relation("t", &[("column", "a", "text"), ("column", "b", "text")])] };
        let after = Schema { relations: vec![relation("t", &[("column", "c", "text"), ("column", "b", "text")])] };
        let words = schema_difference(&before, &after).expect("they differ").words();
        expect!["column t.a is gone"].assert_eq(&words);
    }
}
