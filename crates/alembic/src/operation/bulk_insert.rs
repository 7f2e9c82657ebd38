//! `op.bulk_insert`.

use crate::schema::{Target, Value};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// `op.bulk_insert(table, rows, *, multiinsert)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BulkInsert {
    /// The table, with the types of its columns.
    pub table: Target,
    /// The rows, column → value.
    pub rows: Vec<IndexMap<String, Value>>,
    /// One statement for all rows (absent: true).
    #[serde(default)]
    pub multiinsert: Option<bool>,
}
