//! The relations of `pg_catalog` and `information_schema`.
//!
//! They are not kept in the database: the catalog is one value, stored as such, and what a query reads of these
//! relations is made from it, into a temporary table, when the query is run.

mod attributes;
mod classes;
mod constraints;
mod information;
mod information_keys;
mod others;
mod types;
mod views;

use crate::session::Session;
use catalog::{Catalog, Column, Oid, QualifiedName, Relation, RelationKind, Type, TypeName};
use datum::Value;
use diagnostics::Diagnostic;
use indexmap::IndexMap;
use std::rc::Rc;

/// A row, parallel to the columns.
type Row = Vec<Value>;

/// What the rows are made from.
pub(crate) struct View<'a> {
    catalog: &'a Catalog,
    owner: String,
    database: String,
    settings: crate::settings::Settings,
    /// Where the sequences stand that have been used.
    last_values: Vec<(Oid, i64)>,
}

/// One relation: its name, its columns with their type keys, and its rows.
struct SystemRelation {
    schema: &'static str,
    name: &'static str,
    columns: &'static [(&'static str, &'static str)],
    rows: fn(&View<'_>) -> Vec<Row>,
}

/// The OID of the owner of everything.
const OWNER: i64 = 10;

fn table() -> impl Iterator<Item = &'static SystemRelation> {
    [
        classes::TABLE,
        attributes::TABLE,
        constraints::TABLE,
        types::TABLE,
        views::TABLE,
        information::TABLE,
        information_keys::TABLE,
        others::TABLE,
    ]
    .into_iter()
    .flatten()
}

/// What every database has.
pub(crate) fn relations() -> Rc<IndexMap<Oid, Rc<Relation>>> {
    let all = table().zip(12_000..).map(|(system, next)| {
        let oid = Oid(FIXED.iter().find(|(name, _)| *name == system.name).map_or(next, |(_, oid)| *oid));
        (oid, Rc::new(relation(system, oid)))
    });
    Rc::new(all.collect())
}

/// The OIDs that other relations refer to.
const FIXED: [(&str, u32); 8] = [
    ("pg_type", 1247),
    ("pg_attribute", 1249),
    ("pg_proc", 1255),
    ("pg_class", 1259),
    ("pg_database", 1262),
    ("pg_constraint", 2606),
    ("pg_namespace", 2615),
    ("pg_extension", 3079),
];

fn relation(system: &SystemRelation, oid: Oid) -> Relation {
    let columns = system.columns.iter().zip(1..).map(|((name, key), number)| Column {
        number,
        ..Column::new(*name, TypeName::plain(datum::parse_type_key(key).unwrap_or(Type::Text)))
    });
    let mut relation = Relation::new(oid, QualifiedName::new(system.schema, system.name), RelationKind::Table);
    relation.columns = columns.collect();
    relation
}

fn quote(name: &str) -> String {
    format!("\"{name}\"")
}

impl Session {
    /// Makes the system relations and sequences that a lowered statement reads.
    pub(crate) fn project_system(&self, sql: &str) -> Result<(), Diagnostic> {
        self.project_sequences(sql)?;
        if !sql.contains("\"pg_catalog.") && !sql.contains("\"information_schema.") {
            return Ok(());
        }
        for system in table() {
            let name = quote(&format!("{}.{}", system.schema, system.name));
            if sql.contains(&name) {
                self.project(system, &name)?;
            }
        }
        Ok(())
    }

    /// Makes the sequences that a lowered statement reads as relations.
    fn project_sequences(&self, sql: &str) -> Result<(), Diagnostic> {
        let catalog = self.catalog();
        for relation in catalog.relations.values() {
            let Some(sequence) = relation.sequence() else { continue };
            let name = format!("\"{}\"", sql::sqlite_name(&relation.name).replace('"', "\"\""));
            if !sql.contains(&name) {
                continue;
            }
            let state = self.sequence_state(relation.oid, sequence);
            self.run_internal(&format!("DROP TABLE IF EXISTS temp.{name}"), &[])?;
            self.run_internal(&format!("CREATE TEMP TABLE {name}(last_value, log_cnt, is_called)"), &[])?;
            let row = [state.last_value.into(), 0.into(), state.is_called.into()];
            self.run_internal(&format!("INSERT INTO temp.{name} VALUES (?1, ?2, ?3)"), &row)?;
        }
        Ok(())
    }

    fn last_values(&self, catalog: &Catalog) -> Vec<(Oid, i64)> {
        let all = catalog.relations.values().filter_map(|relation| Some((relation.oid, relation.sequence()?)));
        let used = all.filter_map(|(oid, sequence)| {
            let state = self.sequence_state(oid, sequence);
            state.is_called.then_some((oid, state.last_value))
        });
        used.collect()
    }

    fn project(&self, system: &SystemRelation, name: &str) -> Result<(), Diagnostic> {
        let columns: Vec<String> = system.columns.iter().map(|(column, _)| quote(column)).collect();
        self.run_internal(&format!("DROP TABLE IF EXISTS temp.{name}"), &[])?;
        self.run_internal(&format!("CREATE TEMP TABLE {name}({})", columns.join(", ")), &[])?;
        let rows = self.with_sql_context(|context, _| {
            let view = View {
                catalog: context.catalog(),
                owner: context.settings.user.clone(),
                database: context.settings.database.clone(),
                settings: self.settings_now(),
                last_values: self.last_values(context.catalog()),
            };
            (system.rows)(&view)
        });
        let places: Vec<String> = (1..=columns.len()).map(|at| format!("?{at}")).collect();
        let insert = format!("INSERT INTO temp.{name} VALUES ({})", places.join(", "));
        rows.iter().try_for_each(|row| self.run_internal(&insert, row))
    }
}

/// An OID as a value.
fn oid(oid: Oid) -> Value {
    i64::from(oid.0).into()
}

impl View<'_> {
    fn namespace(&self, schema: &str) -> Value {
        match schema {
            "pg_catalog" => 11.into(),
            "information_schema" => 13_000.into(),
            catalog::TEMPORARY => 16_383.into(),
            _ => self.catalog.schema(schema).map_or(Value::Null, |schema| oid(schema.oid)),
        }
    }

    fn tables(&self) -> impl Iterator<Item = &Rc<Relation>> {
        self.catalog.relations.values().filter(|relation| relation.is_table())
    }

    /// Tables and materialized views: whatever can have indexes.
    fn stored(&self) -> impl Iterator<Item = &Rc<Relation>> {
        self.catalog.relations.values().filter(|relation| relation.is_stored())
    }
}
