//! `op.rename_table`.

use serde::{Deserialize, Serialize};

/// `op.rename_table(old_table_name, new_table_name, *, schema)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenameTable {
    /// The table.
    pub old_table_name: String,
    /// Its new name.
    pub new_table_name: String,
    /// The schema.
    #[serde(default)]
    pub schema: Option<String>,
}
