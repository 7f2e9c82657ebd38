//! `op.create_unique_constraint`, `…_check_constraint`, `…_primary_key`, `…_foreign_key`, `…_exclude_constraint`.

use crate::schema::{ExcludeElement, Expression, Name, OtherKeywords};
use serde::{Deserialize, Serialize};

/// `op.create_primary_key(constraint_name, table_name, columns, *, schema)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreatePrimaryKey {
    /// The name.
    #[serde(default)]
    pub constraint_name: Option<Name>,
    /// The table.
    pub table_name: String,
    /// Column names.
    pub columns: Vec<String>,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
}

/// `op.create_unique_constraint(constraint_name, table_name, columns, *, schema, **kw)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateUniqueConstraint {
    /// The name.
    #[serde(default)]
    pub constraint_name: Option<Name>,
    /// The table.
    pub table_name: String,
    /// Column names.
    pub columns: Vec<String>,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `deferrable`.
    #[serde(default)]
    pub deferrable: Option<bool>,
    /// `initially`.
    #[serde(default)]
    pub initially: Option<String>,
    /// `postgresql_include`.
    #[serde(default)]
    pub postgresql_include: Vec<String>,
    /// `postgresql_nulls_not_distinct`.
    #[serde(default)]
    pub postgresql_nulls_not_distinct: Option<bool>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}

/// `op.create_check_constraint(constraint_name, table_name, condition, *, schema, **kw)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateCheckConstraint {
    /// The name.
    #[serde(default)]
    pub constraint_name: Option<Name>,
    /// The table.
    pub table_name: String,
    /// The condition; a string is SQL text.
    pub condition: Expression,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `deferrable`.
    #[serde(default)]
    pub deferrable: Option<bool>,
    /// `initially`.
    #[serde(default)]
    pub initially: Option<String>,
    /// `postgresql_not_valid`.
    #[serde(default)]
    pub postgresql_not_valid: Option<bool>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}

/// `op.create_foreign_key(constraint_name, source_table, referent_table, local_cols, remote_cols, *, …)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateForeignKey {
    /// The name.
    #[serde(default)]
    pub constraint_name: Option<Name>,
    /// The referencing table.
    pub source_table: String,
    /// The referenced table.
    pub referent_table: String,
    /// Referencing columns.
    pub local_cols: Vec<String>,
    /// Referenced columns, parallel to `local_cols`.
    pub remote_cols: Vec<String>,
    /// `onupdate`.
    #[serde(default)]
    pub onupdate: Option<String>,
    /// `ondelete`.
    #[serde(default)]
    pub ondelete: Option<String>,
    /// `deferrable`.
    #[serde(default)]
    pub deferrable: Option<bool>,
    /// `initially`.
    #[serde(default)]
    pub initially: Option<String>,
    /// `match`.
    #[serde(default, rename = "match")]
    pub match_kind: Option<String>,
    /// `use_alter`: without a meaning here, as the constraint comes by ALTER anyway.
    #[serde(default)]
    pub use_alter: bool,
    /// The schema of the referencing table.
    #[serde(default)]
    pub source_schema: Option<String>,
    /// The schema of the referenced table.
    #[serde(default)]
    pub referent_schema: Option<String>,
    /// `postgresql_not_valid`.
    #[serde(default)]
    pub postgresql_not_valid: Option<bool>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}

/// `op.create_exclude_constraint(constraint_name, table_name, *elements, **kw)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateExcludeConstraint {
    /// The name.
    #[serde(default)]
    pub constraint_name: Option<Name>,
    /// The table.
    pub table_name: String,
    /// What is compared, and how.
    pub elements: Vec<ExcludeElement>,
    /// `using`; absent means `gist`.
    #[serde(default)]
    pub using: Option<String>,
    /// `where`.
    #[serde(default, rename = "where")]
    pub condition: Option<Expression>,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `deferrable`.
    #[serde(default)]
    pub deferrable: Option<bool>,
    /// `initially`.
    #[serde(default)]
    pub initially: Option<String>,
}
