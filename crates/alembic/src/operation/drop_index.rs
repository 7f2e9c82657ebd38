//! `op.drop_index`.

use crate::schema::{Name, OtherKeywords};
use serde::{Deserialize, Serialize};

/// `op.drop_index(index_name, table_name, *, schema, if_exists, **kw)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DropIndex {
    /// The name.
    #[serde(default)]
    pub index_name: Option<Name>,
    /// The table.
    #[serde(default)]
    pub table_name: Option<String>,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: Option<bool>,
    /// `postgresql_concurrently`.
    #[serde(default)]
    pub postgresql_concurrently: Option<bool>,
    /// Further keywords: those that `op.create_index` takes are accepted and say nothing here.
    #[serde(flatten)]
    pub other: OtherKeywords,
}
