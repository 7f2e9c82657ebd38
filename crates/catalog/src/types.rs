//! PostgreSQL's types as values.

use crate::{Oid, QualifiedName};
use serde::{Deserialize, Serialize};

/// A type without its modifier.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Type {
    /// `boolean`
    Bool,
    /// `smallint`
    Int2,
    /// `integer`
    Int4,
    /// `bigint`
    Int8,
    /// `real`
    Float4,
    /// `double precision`
    Float8,
    /// `numeric`
    Numeric,
    /// `text`
    Text,
    /// `character varying`
    Varchar,
    /// `character` (blank-padded)
    Bpchar,
    /// `name`
    Name,
    /// `"char"`
    Char,
    /// `citext`
    Citext,
    /// `bytea`
    Bytea,
    /// `date`
    Date,
    /// `time without time zone`
    Time,
    /// `time with time zone`
    TimeTz,
    /// `timestamp without time zone`
    Timestamp,
    /// `timestamp with time zone`
    TimestampTz,
    /// `interval`
    Interval,
    /// `uuid`
    Uuid,
    /// `json`
    Json,
    /// `jsonb`
    Jsonb,
    /// `inet`
    Inet,
    /// `tsvector`
    TsVector,
    /// `oid`
    Oid,
    /// `regclass`
    Regclass,
    /// `regtype`
    Regtype,
    /// `regnamespace`
    Regnamespace,
    /// An enum type of the catalog.
    Enum(Oid),
    /// An array of an element type.
    Array(Box<Type>),
    /// `record`
    Record,
    /// `void`
    Void,
    /// A literal or parameter whose type is not yet known.
    Unknown,
}

/// A type with its modifier, as a column has it.
///
/// `modifier` is PostgreSQL's `atttypmod` (for instance 54 for `varchar(50)`, `((p << 16) | s) + 4` for
/// `numeric(p,s)`, the precision itself for times), or -1 for none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TypeName {
    /// The type.
    pub base: Type,
    /// `atttypmod`, or -1.
    pub modifier: i32,
}

impl TypeName {
    /// A type without modifier.
    pub fn plain(base: Type) -> Self {
        Self { base, modifier: -1 }
    }
}

/// One label of an enum type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnumLabel {
    /// `pg_enum.enumsortorder`; also how a value of this label is stored.
    pub order: f64,
    /// The label.
    pub label: String,
}

/// An enum type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnumType {
    /// Its OID.
    pub oid: Oid,
    /// Its name.
    pub name: QualifiedName,
    /// Its labels, by rising order.
    pub labels: Vec<EnumLabel>,
}
