//! `op.drop_constraint`.

use crate::schema::Name;
use serde::{Deserialize, Serialize};

/// `op.drop_constraint(constraint_name, table_name, type_, *, schema, if_exists)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropConstraint {
    /// The name; null is an error of SQLAlchemy's own words.
    #[serde(default)]
    pub constraint_name: Option<Name>,
    /// The table.
    pub table_name: String,
    /// `foreignkey`, `primary`, `unique`, `check`.
    #[serde(default)]
    pub type_: Option<String>,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `IF EXISTS`.
    #[serde(default)]
    pub if_exists: Option<bool>,
}
