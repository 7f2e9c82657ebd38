//! `op.create_index`.

use crate::schema::{Expression, Name, OtherKeywords};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `op.create_index(index_name, table_name, columns, *, schema, unique, if_not_exists, **kw)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateIndex {
    /// The name.
    #[serde(default)]
    pub index_name: Option<Name>,
    /// The table.
    pub table_name: String,
    /// Column names (`"email"`) or expressions (`{"text": "lower(email)"}`).
    pub columns: Vec<Expression>,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `unique`.
    #[serde(default)]
    pub unique: Option<bool>,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: Option<bool>,
    /// `postgresql_using`.
    #[serde(default)]
    pub postgresql_using: Option<String>,
    /// `postgresql_where`; a string is SQL text.
    #[serde(default)]
    pub postgresql_where: Option<Expression>,
    /// `postgresql_concurrently`.
    #[serde(default)]
    pub postgresql_concurrently: Option<bool>,
    /// `postgresql_include`.
    #[serde(default)]
    pub postgresql_include: Option<Vec<String>>,
    /// `postgresql_nulls_not_distinct`.
    #[serde(default)]
    pub postgresql_nulls_not_distinct: Option<bool>,
    /// `postgresql_ops`: operator class by column name.
    #[serde(default)]
    pub postgresql_ops: Option<BTreeMap<String, String>>,
    /// `postgresql_with`: storage parameters.
    #[serde(default)]
    pub postgresql_with: Option<OtherKeywords>,
    /// `postgresql_tablespace`.
    #[serde(default)]
    pub postgresql_tablespace: Option<String>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}
