//! All that a session keeps, as text to compare.

use super::Session;
use crate::Environment;
use crate::storage::Storage;
use catalog::{Catalog, Diff};
use std::fmt::Write as _;

/// What a session keeps.
#[derive(Debug, PartialEq)]
pub(super) struct Picture {
    catalog: Catalog,
    text: String,
}

/// The catalog, what SQLite was told, and every row; where sequences stand only if `sequences`.
pub(super) fn picture(session: &Session, sequences: bool) -> Picture {
    let mut catalog = Catalog::clone(session.catalog());
    catalog.transaction_start = None;
    let mut text = String::new();
    let storage = &session.storage;
    let kept = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name";
    text += &rows(storage, kept);
    for relation in catalog.relations.values().filter(|relation| relation.is_table()) {
        let name = sql::sqlite_name(&relation.name).replace('"', "\"\"");
        let _ = writeln!(text, "\n{name}");
        text += &rows(storage, &format!("SELECT rowid, * FROM \"{name}\" ORDER BY rowid"));
    }
    if sequences {
        let states = session.world.sequences.borrow();
        let mut states: Vec<_> = states.states().collect();
        states.sort_by_key(|(oid, _)| *oid);
        let _ = writeln!(text, "\n{states:?}");
    }
    Picture { catalog, text }
}

/// The rows of a query, one a line.
fn rows(storage: &Storage, sql: &str) -> String {
    let found = storage.query(sql, &[]).unwrap_or_else(|fault| panic!("{sql}: {fault:?}"));
    found.rows.iter().fold(String::new(), |text, row| format!("{text}\n{row:?}"))
}

/// Panics unless SQLite keeps what the catalog says, whole and in order, and an image of it opens to the same.
#[track_caller]
pub(super) fn assert_sound(session: &Session, what: &str) {
    let storage = &session.storage;
    // A check that is NOT VALID may fail on the rows that were there.
    let checked = storage.query("PRAGMA integrity_check", &[]).map(|found| format!("{:?}", found.rows));
    let checked = checked.unwrap_or_default().replace("], ", "]\n");
    let faults: Vec<&str> = checked.lines().filter(|line| !line.contains("CHECK constraint failed")).collect();
    assert!(faults.iter().all(|line| line.is_empty() || line.contains("\"ok\"")), "{what}: {faults:?}");
    let mut constraints = session.catalog().relations.values().flat_map(|relation| &relation.constraints);
    if constraints.all(|constraint| constraint.validated) {
        assert_eq!(rows(storage, "PRAGMA foreign_key_check"), "", "{what}");
    }
    let mut told = rows(storage, "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'retort.%' AND sql IS NOT NULL");
    let catalog = session.world.catalog();
    for relation in catalog.relations.values() {
        let declared = session.over(&catalog, |context| sql::declarations(context, relation));
        for declaration in declared.unwrap_or_else(|fault| panic!("{what}: {fault:?}")) {
            let line = format!("\n[Text({:?})]", declaration.sql);
            assert!(told.contains(&line), "{what}\nnot told: {line}\nof: {told}");
            told = told.replacen(&line, "", 1);
        }
    }
    assert_eq!(told, "", "{what}: told, but not in the catalog");
    // Temporary relations end with their session.
    let is_lasting = !session.catalog().relations.values().any(|relation| relation.is_temporary());
    if storage.is_idle() && is_lasting {
        let image = session.to_image().unwrap();
        let copy = Session::from_image(&image, Environment::fixed(0, 1)).unwrap();
        assert!(Diff::new(session.catalog(), copy.catalog()).is_empty(), "{what}");
        assert_eq!(picture(session, true), picture(&copy, true), "{what}");
    }
}
