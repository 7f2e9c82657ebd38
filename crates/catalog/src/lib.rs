//! PostgreSQL's catalog as values, and the difference of two of them.
//!
//! A [`Catalog`] is cheap to clone (relations are shared), so a savepoint is a clone. It knows neither SQL text nor
//! SQLite: expressions are kept as canonical PostgreSQL text ([`Expression`]). Read [`Type`], [`Relation`], [`Catalog`].

mod names;
mod relation;
mod types;

pub use names::{Oid, QualifiedName};
pub use relation::{
    Check, Column, Constraint, ConstraintKind, Expression, ForeignKey, ForeignKeyAction, Identity, Index, IndexKey,
    KeyPart, MatchKind, Relation, RelationKind, Sequence,
};
pub use types::{EnumLabel, EnumType, Type, TypeName};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Every schema, relation and user-defined type of one database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Catalog {
    /// Schema names, in order of creation (`public` first).
    pub schemas: Vec<String>,
    /// Tables, views and sequences by OID, in order of creation.
    pub relations: IndexMap<Oid, Rc<Relation>>,
    /// Enum types by OID, in order of creation.
    pub enums: IndexMap<Oid, Rc<EnumType>>,
    /// The next OID to give out; user objects start at 16384.
    pub next_oid: u32,
}
