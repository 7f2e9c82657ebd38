//! What the façade says of the models, and of operations that a hook made: schema constructs with what Python knows of them.

use super::kind::Kind;
use crate::NamingConvention;
use crate::schema::{ColumnSpec, Expression, Item};
use serde::Deserialize;

/// `target_metadata`: one `sa.MetaData` or several.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenModels {
    /// Each metadata.
    pub(crate) metadatas: Vec<GivenMetadata>,
}

/// One `sa.MetaData`.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenMetadata {
    /// `schema`
    pub(crate) schema: Option<String>,
    /// `naming_convention`
    pub(crate) naming_convention: NamingConvention,
    /// The tables, each after those that it references.
    pub(crate) tables: Vec<GivenTable>,
}

/// One `sa.Table`.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenTable {
    /// The name.
    pub(crate) name: String,
    /// `schema`
    pub(crate) schema: Option<String>,
    /// `comment`
    pub(crate) comment: Option<String>,
    /// `prefixes`
    #[serde(default)]
    pub(crate) prefixes: Vec<String>,
    /// `repr(info)`
    pub(crate) info: Option<String>,
    /// Keywords of dialects with the `repr` of their values.
    #[serde(default)]
    pub(crate) options: Vec<(String, String)>,
    /// The columns.
    pub(crate) columns: Vec<GivenColumn>,
    /// Constraints and indexes.
    #[serde(default)]
    pub(crate) items: Vec<GivenItem>,
}

/// One `sa.Column`.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenColumn {
    /// What it says.
    pub(crate) spec: ColumnSpec,
    /// Its type.
    pub(crate) kind: Kind,
    /// `nullable`
    pub(crate) nullable: bool,
    /// `repr(column)`
    pub(crate) repr: String,
    /// `system`
    #[serde(default)]
    pub(crate) system: bool,
    /// Whether its server default is a bare `FetchedValue`.
    #[serde(default)]
    pub(crate) fetched: bool,
    /// The class of the expression of its server default.
    #[serde(default)]
    pub(crate) default_class: String,
}

/// A constraint or an index.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenItem {
    /// What it says.
    pub(crate) item: Item,
    /// Keywords of dialects, in order.
    #[serde(default)]
    pub(crate) options: Vec<(String, GivenRendering)>,
    /// `repr` of each element of an index.
    #[serde(default)]
    pub(crate) reprs: Vec<String>,
    /// The class of the condition of a check.
    #[serde(default)]
    pub(crate) class: String,
}

/// The value of a keyword.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum GivenRendering {
    /// `repr(value)`
    Repr(String),
    /// An expression.
    Sql(Expression),
    /// A list.
    List(Vec<GivenRendering>),
    /// A tuple.
    Tuple(Vec<GivenRendering>),
}
