//! `op.drop_column`.

use crate::schema::OtherKeywords;
use serde::{Deserialize, Serialize};

/// `op.drop_column(table_name, column_name, *, schema, if_exists, **kw)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DropColumn {
    /// The table.
    pub table_name: String,
    /// The column.
    pub column_name: String,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: Option<bool>,
    /// Keywords of other dialects (`mssql_drop_check`, …).
    #[serde(flatten)]
    pub other: OtherKeywords,
}
