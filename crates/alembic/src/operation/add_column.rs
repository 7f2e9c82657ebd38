//! `op.add_column`.

use crate::schema::ColumnSpec;
use serde::{Deserialize, Serialize};

/// `op.add_column(table_name, column, *, schema, if_not_exists, inline_references, inline_primary_key)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddColumn {
    /// The table.
    pub table_name: String,
    /// The column.
    pub column: ColumnSpec,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `IF NOT EXISTS`.
    #[serde(default)]
    pub if_not_exists: Option<bool>,
    /// Render a foreign key inside the column clause.
    #[serde(default)]
    pub inline_references: Option<bool>,
    /// Render `PRIMARY KEY` inside the column clause.
    #[serde(default)]
    pub inline_primary_key: Option<bool>,
}
