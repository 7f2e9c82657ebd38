//! PostgreSQL's catalog as values, and the difference of two of them.
//!
//! A [`Catalog`] is cheap to clone (relations are shared), so a savepoint is a clone. It knows neither SQL text nor
//! SQLite: expressions are kept as canonical PostgreSQL text ([`Expression`]). Read [`Type`], [`Relation`], [`Catalog`].

mod change;
mod choose;
mod dependents;
mod diff;
mod domain;
mod lookup;
mod names;
mod relation;
mod relation_lookup;
mod search_path;
mod statistics;
mod types;

pub use choose::make_object_name;
pub use dependents::{IncomingForeignKey, OwnedSequence};
pub use diff::{Change, ColumnChange, Diff, Part, RelationChange};
pub use domain::{Domain, DomainCheck};
pub use names::{Oid, QualifiedName};
pub use relation::{
    Check, Column, Constraint, ConstraintKind, Expression, ForeignKey, ForeignKeyAction, Identity, Index, IndexKey,
    KeyPart, MatchKind, OnCommit, Persistence, Relation, RelationKind, Sequence,
};
pub use search_path::{SearchPath, TEMPORARY};
pub use statistics::Statistics;
pub use types::{EnumLabel, EnumType, Type, TypeName};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A schema (namespace).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// Its OID.
    pub oid: Oid,
    /// Its name.
    pub name: String,
    /// `COMMENT ON SCHEMA`, if any.
    pub comment: Option<String>,
}

/// Every schema, relation and user-defined type of one database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalog {
    /// The schemas, in order of creation (`public` first).
    pub schemas: Vec<Schema>,
    /// Tables, views and sequences by OID, in order of creation.
    pub relations: IndexMap<Oid, Rc<Relation>>,
    /// Enum types by OID, in order of creation.
    pub enums: IndexMap<Oid, Rc<EnumType>>,
    /// Domains by OID, in order of creation.
    #[serde(default)]
    pub domains: IndexMap<Oid, Rc<Domain>>,
    /// Extended statistics by OID, in order of creation.
    #[serde(default)]
    pub statistics: IndexMap<Oid, Rc<Statistics>>,
    /// Comments on indexes, constraints and types, by the OID of what they describe.
    #[serde(default)]
    pub comments: IndexMap<Oid, String>,
    /// The extensions that were created, by name.
    #[serde(default)]
    pub extensions: Vec<String>,
    /// The next OID to give out; user objects start at 16384.
    pub next_oid: u32,
    /// Enum labels that the running transaction added to a type from before it; they may not be used yet.
    #[serde(skip)]
    pub uncommitted_labels: Vec<(Oid, String)>,
    /// Where OIDs stood when the running transaction began.
    #[serde(skip)]
    pub transaction_start: Option<Oid>,
    /// The relations of `pg_catalog` and `information_schema`, by OID; the same in every database, so not stored.
    #[serde(skip)]
    pub system: Rc<IndexMap<Oid, Rc<Relation>>>,
}

impl Default for Catalog {
    fn default() -> Self {
        let public = Schema { oid: Oid(2200), name: "public".into(), comment: Some("standard public schema".into()) };
        Self {
            schemas: vec![public],
            relations: IndexMap::new(),
            enums: IndexMap::new(),
            domains: IndexMap::new(),
            statistics: IndexMap::new(),
            comments: IndexMap::new(),
            extensions: Vec::new(),
            next_oid: 16384,
            uncommitted_labels: Vec::new(),
            transaction_start: None,
            system: Rc::default(),
        }
    }
}
