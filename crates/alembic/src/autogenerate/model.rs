//! What is compared: a table of the models and a table of the database as values of the same shape.

use super::kind::Kind;
use crate::schema::{IdentitySpec, Name};
use serde::{Deserialize, Serialize};

/// Where an object comes from, so that a function of the learner's can be handed the Python object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Side {
    /// The models.
    #[default]
    Model,
    /// The database.
    Database,
    /// An object that a hook made.
    Given,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Table {
    pub(crate) side: Side,
    pub(crate) name: String,
    pub(crate) schema: Option<String>,
    pub(crate) columns: Vec<Column>,
    pub(crate) key: Key,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    pub(crate) checks: Vec<Check>,
    /// Exclusion constraints, as their arguments are rendered: they are never compared.
    pub(crate) excludes: Vec<Exclude>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) comment: Option<String>,
    pub(crate) prefixes: Vec<String>,
    /// `repr` of `info`, if there is any.
    pub(crate) info: Option<String>,
    /// Keywords of dialects with the `repr` of their values.
    pub(crate) options: Vec<(String, String)>,
    /// `if_not_exists`, `if_exists` of an operation that a hook made.
    pub(crate) guard: Option<bool>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Column {
    pub(crate) side: Side,
    /// The table, where it is told by [`Side`].
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
    /// Whether the model says so itself.
    pub(crate) nullable_given: bool,
    pub(crate) primary_key: bool,
    pub(crate) default: Option<Default>,
    /// `autoincrement`, unless it is `"auto"`.
    pub(crate) autoincrement: Option<String>,
    /// Whether it is the column of its table that counts by itself.
    pub(crate) counts: bool,
    pub(crate) comment: Option<String>,
    pub(crate) system: bool,
    /// `repr` of the Python object.
    pub(crate) repr: String,
}

/// A server default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Default {
    /// A plain string.
    Text(String),
    /// An expression.
    Sql {
        /// Its text.
        sql: String,
        /// The class of the expression, for its `repr`.
        class: String,
    },
    /// `GENERATED ALWAYS AS (…)`
    Computed {
        /// The expression.
        sqltext: String,
        /// `persisted`
        persisted: Option<bool>,
    },
    /// `GENERATED … AS IDENTITY`
    Identity(IdentitySpec),
    /// `FetchedValue()`
    Fetched,
}

/// A keyword of a dialect, as it is rendered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rendering {
    /// `repr` of the value.
    Repr(String),
    /// An expression as SQL text.
    Sql(String),
    /// A list.
    List(Vec<Rendering>),
    /// A tuple.
    Tuple(Vec<Rendering>),
}

/// Keywords of dialects.
pub(crate) type Options = Vec<(String, Rendering)>;

/// A primary key; without columns there is none.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Key {
    pub(crate) name: Option<Name>,
    pub(crate) columns: Vec<String>,
}

/// A unique constraint.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Unique {
    pub(crate) name: Option<Name>,
    pub(crate) columns: Vec<String>,
    pub(crate) deferrable: Option<bool>,
    pub(crate) initially: Option<String>,
    pub(crate) options: Options,
    pub(crate) nulls_not_distinct: bool,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ForeignKey {
    pub(crate) name: Option<Name>,
    pub(crate) columns: Vec<String>,
    /// The referenced columns as `sa.ForeignKeyConstraint` is given them.
    pub(crate) targets: Vec<String>,
    pub(crate) referred_schema: Option<String>,
    pub(crate) referred_table: String,
    pub(crate) referred_columns: Vec<String>,
    pub(crate) onupdate: Option<String>,
    pub(crate) ondelete: Option<String>,
    pub(crate) deferrable: Option<bool>,
    pub(crate) initially: Option<String>,
    pub(crate) use_alter: bool,
    #[serde(rename = "match")]
    pub(crate) match_kind: Option<String>,
    pub(crate) options: Options,
}

/// A check constraint.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Check {
    pub(crate) name: Option<Name>,
    pub(crate) sqltext: String,
    /// Whether a type (Enum, Boolean) brings it along.
    pub(crate) of_type: bool,
    /// The class of the expression, for its `repr`.
    pub(crate) class: String,
    pub(crate) options: Options,
}

/// An exclusion constraint.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Exclude {
    pub(crate) name: Option<Name>,
    pub(crate) arguments: Vec<String>,
    pub(crate) keywords: Vec<String>,
}

/// An index.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Index {
    pub(crate) side: Side,
    pub(crate) name: Option<Name>,
    pub(crate) keys: Vec<IndexKey>,
    pub(crate) unique: bool,
    pub(crate) options: Options,
    pub(crate) nulls_not_distinct: bool,
    /// `if_not_exists`, `if_exists` of an operation that a hook made.
    pub(crate) guard: Option<bool>,
}

/// An element of an index.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct IndexKey {
    /// The column, if the element is one and no more.
    pub(crate) column: Option<String>,
    /// The element as SQL text.
    pub(crate) sql: String,
    /// The element as SQL text in the parentheses that PostgreSQL wants around it.
    pub(crate) grouped: String,
    /// The columns that it speaks of.
    pub(crate) columns: Vec<String>,
    /// `repr` of the Python object.
    pub(crate) repr: String,
}

impl Table {
    /// `schema.table`, or the table alone.
    pub(crate) fn full_name(&self) -> String {
        qualified(self.schema.as_deref(), &self.name)
    }

    /// A column by name.
    pub(crate) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// `schema.name`, or the name alone.
pub(crate) fn qualified(schema: Option<&str>, name: &str) -> String {
    schema.map_or_else(|| name.to_owned(), |schema| format!("{schema}.{name}"))
}
