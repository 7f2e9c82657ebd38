//! `op.drop_table`.

use crate::schema::OtherKeywords;
use serde::{Deserialize, Serialize};

/// `op.drop_table(table_name, *, schema, if_exists, **kw)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DropTable {
    /// The table.
    pub table_name: String,
    /// The schema.
    #[serde(default)]
    pub schema: Option<String>,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: Option<bool>,
    /// Further keywords of `sa.Table`.
    #[serde(flatten)]
    pub other: OtherKeywords,
}
