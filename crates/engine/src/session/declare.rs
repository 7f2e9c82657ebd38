//! Replacing declarations in `sqlite_schema`.
//!
//! SQLite's documented procedure for changes that do not touch the rows: with `writable_schema` on, the `CREATE` texts
//! are updated and `schema_version` is raised, inside the running transaction. `tests/declarations.rs` shows that this
//! is undone by ROLLBACK and ROLLBACK TO.

use crate::storage::{Result, Storage};
use catalog::{Oid, Relation, Type};
use datum::Value;
use sql::Declaration;

/// A table or index as SQLite keeps it now.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// Its OID.
    pub(super) oid: Oid,
    /// The OID of its table.
    pub(super) table: Oid,
    /// Its name in SQLite.
    pub(super) name: String,
    /// Whether it is an index.
    pub(super) is_index: bool,
    sql: String,
    table_name: String,
}

impl Kept {
    /// Whether a declaration says the same, but for names.
    pub(super) fn is_same(&self, declared: &Declaration) -> bool {
        self.body() == body(&declared.sql, &declared.name, &declared.table)
    }

    fn body(&self) -> String {
        body(&self.sql, &self.name, &self.table_name)
    }
}

/// A `CREATE INDEX` text without the names of index and table.
fn body(sql: &str, name: &str, table: &str) -> String {
    sql.replacen(&super::broken::quote(name), "", 1).replacen(&super::broken::quote(table), "", 1)
}

/// What SQLite keeps of a relation and its indexes.
pub(super) fn kept(storage: &Storage, relation: &Relation) -> Result<Vec<Kept>> {
    let name = sql::sqlite_name(&relation.name);
    let found =
        storage.query("SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ?1", &[name.clone().into()])?;
    let mut all = Vec::new();
    for row in found.rows {
        let [Value::Text(kind), Value::Text(own), Value::Text(sql)] = &row[..] else { continue };
        let is_index = kind == "index";
        let oid = if is_index {
            let index = relation.indexes.iter().find(|index| sql::sqlite_index_name(relation, index) == *own);
            index.map(|index| index.oid)
        } else {
            Some(relation.oid)
        };
        if let Some(oid) = oid {
            let (name, sql) = (own.clone(), sql.clone());
            all.push(Kept { oid, table: relation.oid, name, is_index, sql, table_name: relation_name(relation) });
        }
    }
    Ok(all)
}

fn relation_name(relation: &Relation) -> String {
    sql::sqlite_name(&relation.name)
}

/// Makes SQLite keep what is declared: every table, and every index that is there and says the same under other names.
///
/// What it keeps already is left alone: any change makes SQLite read all declarations again.
pub(super) fn redeclare(storage: &Storage, kept: &[Kept], declared: &[Declaration]) -> Result<()> {
    let mut updates: Vec<[Value; 4]> = Vec::new();
    let present = storage.query("SELECT name, tbl_name, sql FROM sqlite_schema", &[])?;
    for old in kept {
        let name = Value::Text(old.name.clone());
        let Some(now) = present.rows.iter().find(|row| row[0] == name) else { continue };
        let Some(new) = declared.iter().find(|it| it.oid == old.oid) else { continue };
        let wanted = [new.name.clone().into(), new.table.clone().into(), new.sql.clone().into()];
        if now[..] != wanted {
            let [own, table, sql] = wanted;
            updates.push([own, table, sql, name]);
        }
    }
    write(storage, &updates)
}

/// Makes SQLite keep another declaration of a table.
pub(super) fn declare_table(storage: &Storage, name: &str, sql: &str) -> Result<()> {
    write(storage, &[[name.into(), name.into(), sql.into(), name.into()]])
}

fn write(storage: &Storage, updates: &[[Value; 4]]) -> Result<()> {
    if updates.is_empty() {
        return Ok(());
    }
    let version = storage.query("PRAGMA schema_version", &[])?;
    let version = if let Some(Value::Integer(version)) = version.scalar() { *version } else { 0 };
    storage.run("PRAGMA writable_schema=ON")?;
    for update in updates {
        storage.query("UPDATE sqlite_schema SET name = ?1, tbl_name = ?2, sql = ?3 WHERE name = ?4", update)?;
    }
    storage.run(&format!("PRAGMA schema_version={}", version + 1))?;
    storage.run("PRAGMA writable_schema=RESET")
}

/// The columns that SQLite keeps of a table.
pub(super) fn columns(storage: &Storage, name: &str) -> Result<Vec<(String, Option<Type>)>> {
    let found = storage.query("SELECT name FROM pragma_table_xinfo(?1)", &[name.into()])?;
    let names = found.rows.into_iter().filter_map(|row| match row.into_iter().next() {
        Some(Value::Text(name)) => Some((name, None)),
        _ => None,
    });
    Ok(names.collect())
}
