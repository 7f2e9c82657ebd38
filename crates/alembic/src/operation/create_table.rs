//! `op.create_table`.

use crate::schema::{Item, OtherKeywords};
use serde::{Deserialize, Serialize};

/// `op.create_table(table_name, *columns, if_not_exists, schema, comment, prefixes, …)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateTable {
    /// The table.
    pub table_name: String,
    /// Columns, constraints and indexes, in order.
    pub columns: Vec<Item>,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: Option<bool>,
    /// The schema.
    #[serde(default)]
    pub schema: Option<String>,
    /// `comment`.
    #[serde(default)]
    pub comment: Option<String>,
    /// `prefixes`: words between CREATE and TABLE.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// `postgresql_inherits`.
    #[serde(default)]
    pub postgresql_inherits: Option<Vec<String>>,
    /// `postgresql_partition_by`.
    #[serde(default)]
    pub postgresql_partition_by: Option<String>,
    /// `postgresql_using`.
    #[serde(default)]
    pub postgresql_using: Option<String>,
    /// `postgresql_with`.
    #[serde(default)]
    pub postgresql_with: Option<OtherKeywords>,
    /// `postgresql_on_commit`.
    #[serde(default)]
    pub postgresql_on_commit: Option<String>,
    /// `postgresql_tablespace`.
    #[serde(default)]
    pub postgresql_tablespace: Option<String>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}
