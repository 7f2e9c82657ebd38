//! Constraints and indexes, as given to `op.create_table` or by `op.create_…`.

use super::{ColumnSpec, Expression, Name, column::OtherKeywords};
use serde::{Deserialize, Serialize};

/// One positional argument of `op.create_table`, tagged by `item`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "item", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "columns are by far the most frequent item")]
pub enum Item {
    /// `sa.Column(…)`.
    Column(ColumnSpec),
    /// `sa.PrimaryKeyConstraint(…)`.
    PrimaryKey(PrimaryKeySpec),
    /// `sa.UniqueConstraint(…)`.
    Unique(UniqueSpec),
    /// `sa.CheckConstraint(…)`.
    Check(CheckSpec),
    /// `sa.ForeignKeyConstraint(…)`.
    ForeignKey(ForeignKeyConstraintSpec),
    /// `postgresql.ExcludeConstraint(…)`.
    Exclude(ExcludeSpec),
    /// `sa.Index(…)`.
    Index(IndexSpec),
}

/// `sa.PrimaryKeyConstraint("a", "b", name=…)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PrimaryKeySpec {
    /// `name`.
    pub name: Option<Name>,
    /// Column names.
    pub columns: Vec<String>,
    /// `deferrable`.
    pub deferrable: Option<bool>,
    /// `initially`.
    pub initially: Option<String>,
    /// `postgresql_include`.
    pub postgresql_include: Vec<String>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}

/// `sa.UniqueConstraint("a", "b", name=…)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UniqueSpec {
    /// `name`.
    pub name: Option<Name>,
    /// Column names.
    pub columns: Vec<String>,
    /// `deferrable`.
    pub deferrable: Option<bool>,
    /// `initially`.
    pub initially: Option<String>,
    /// `postgresql_include`.
    pub postgresql_include: Vec<String>,
    /// `postgresql_nulls_not_distinct`.
    pub postgresql_nulls_not_distinct: Option<bool>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}

/// `sa.CheckConstraint("a > 0", name=…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckSpec {
    /// The condition; a string is SQL text.
    pub sqltext: Expression,
    /// `name`.
    #[serde(default)]
    pub name: Option<Name>,
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

/// `sa.ForeignKeyConstraint(["user_id"], ["users.id"], …)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ForeignKeyConstraintSpec {
    /// `name`.
    pub name: Option<Name>,
    /// Local column names.
    pub columns: Vec<String>,
    /// `table.column` or `schema.table.column`, parallel to `columns`.
    pub refcolumns: Vec<String>,
    /// `ondelete`.
    pub ondelete: Option<String>,
    /// `onupdate`.
    pub onupdate: Option<String>,
    /// `deferrable`.
    pub deferrable: Option<bool>,
    /// `initially`.
    pub initially: Option<String>,
    /// `match`.
    #[serde(rename = "match")]
    pub match_kind: Option<String>,
    /// `use_alter`.
    pub use_alter: bool,
    /// `postgresql_not_valid`.
    pub postgresql_not_valid: Option<bool>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}

/// `postgresql.ExcludeConstraint((expression, operator), …)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExcludeSpec {
    /// `name`.
    #[serde(default)]
    pub name: Option<Name>,
    /// What is compared, and how.
    pub elements: Vec<ExcludeElement>,
    /// `using`; absent means `gist`.
    #[serde(default)]
    pub using: Option<String>,
    /// `where`.
    #[serde(default, rename = "where")]
    pub condition: Option<Expression>,
    /// `deferrable`.
    #[serde(default)]
    pub deferrable: Option<bool>,
    /// `initially`.
    #[serde(default)]
    pub initially: Option<String>,
    /// `ops`: operator class by column name.
    #[serde(default)]
    pub ops: std::collections::BTreeMap<String, String>,
}

/// One element of an exclusion constraint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExcludeElement {
    /// A column name (`{"column": …}`) or another expression.
    pub expression: Expression,
    /// The operator, for instance `=` or `&&`.
    pub operator: String,
}

/// `sa.Index(name, …)` or `op.create_index`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IndexSpec {
    /// The name; null or absent only where a naming convention gives one.
    pub name: Option<Name>,
    /// Column names (`"email"`) or expressions (`{"text": "lower(email)"}`).
    pub columns: Vec<Expression>,
    /// `unique`.
    pub unique: Option<bool>,
    /// `postgresql_using`.
    pub postgresql_using: Option<String>,
    /// `postgresql_where`; a string is SQL text.
    pub postgresql_where: Option<Expression>,
    /// `postgresql_concurrently`.
    pub postgresql_concurrently: Option<bool>,
    /// `postgresql_include`.
    pub postgresql_include: Option<Vec<String>>,
    /// `postgresql_nulls_not_distinct`.
    pub postgresql_nulls_not_distinct: Option<bool>,
    /// `postgresql_ops`: operator class by column name.
    pub postgresql_ops: Option<std::collections::BTreeMap<String, String>>,
    /// `postgresql_with`: storage parameters.
    pub postgresql_with: Option<OtherKeywords>,
    /// `postgresql_tablespace`.
    pub postgresql_tablespace: Option<String>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}
