//! `op.create_table_comment` and `op.drop_table_comment`.

use serde::{Deserialize, Serialize};

/// `op.create_table_comment(table_name, comment, *, existing_comment, schema)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateTableComment {
    /// The table.
    pub table_name: String,
    /// The comment.
    #[serde(default)]
    pub comment: Option<String>,
    /// `existing_comment`.
    #[serde(default)]
    pub existing_comment: Option<String>,
    /// The schema.
    #[serde(default)]
    pub schema: Option<String>,
}

/// `op.drop_table_comment(table_name, *, existing_comment, schema)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropTableComment {
    /// The table.
    pub table_name: String,
    /// `existing_comment`.
    #[serde(default)]
    pub existing_comment: Option<String>,
    /// The schema.
    #[serde(default)]
    pub schema: Option<String>,
}
