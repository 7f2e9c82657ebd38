//! `sa.Column` and what hangs on it.

use super::{CheckSpec, Expression, Name, TypeSpec};
use serde::{Deserialize, Serialize};
use serde_json::Map;

/// `sa.Column(name, type, …)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// The name.
    pub name: String,
    /// The type; absent for a column without one (`NullType`).
    #[serde(default, rename = "type")]
    pub type_name: Option<TypeSpec>,
    /// `nullable`; absent means "unless it is a primary key".
    #[serde(default)]
    pub nullable: Option<bool>,
    /// `primary_key`.
    #[serde(default)]
    pub primary_key: bool,
    /// `autoincrement`: `true`, `false`, `"auto"` (the default) or `"ignore_fk"`.
    #[serde(default)]
    pub autoincrement: Autoincrement,
    /// `default`: never part of DDL; a Python function is `{"callable": "its name"}`.
    #[serde(default)]
    pub default: Option<Expression>,
    /// `onupdate`: never part of DDL.
    #[serde(default)]
    pub onupdate: Option<Expression>,
    /// `server_default`.
    #[serde(default)]
    pub server_default: Option<ServerDefault>,
    /// `unique=True`.
    #[serde(default)]
    pub unique: Option<bool>,
    /// `index=True`.
    #[serde(default)]
    pub index: Option<bool>,
    /// `comment`.
    #[serde(default)]
    pub comment: Option<String>,
    /// `quote`: force (`true`) or forbid (`false`) quoting of the name.
    #[serde(default)]
    pub quote: Option<bool>,
    /// Every `sa.ForeignKey` given to the column, in order.
    #[serde(default)]
    pub foreign_keys: Vec<ForeignKeySpec>,
    /// Every `sa.CheckConstraint` given to the column, in order.
    #[serde(default)]
    pub constraints: Vec<CheckSpec>,
    /// `sa.Identity(…)`.
    #[serde(default)]
    pub identity: Option<IdentitySpec>,
    /// `sa.Computed(…)`.
    #[serde(default)]
    pub computed: Option<ComputedSpec>,
}

impl ColumnSpec {
    /// A column of a type, with every keyword at its default.
    pub fn new(name: impl Into<String>, type_name: TypeSpec) -> Self {
        Self {
            name: name.into(),
            type_name: Some(type_name),
            nullable: None,
            primary_key: false,
            autoincrement: Autoincrement::default(),
            default: None,
            onupdate: None,
            server_default: None,
            unique: None,
            index: None,
            comment: None,
            quote: None,
            foreign_keys: Vec::new(),
            constraints: Vec::new(),
            identity: None,
            computed: None,
        }
    }
}

/// `autoincrement=…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Autoincrement {
    /// `True` or `False`.
    Flag(bool),
    /// `"auto"` or `"ignore_fk"`.
    Word(String),
}

impl Default for Autoincrement {
    fn default() -> Self {
        Self::Word("auto".to_owned())
    }
}

/// `server_default=…`: a plain string (rendered as a quoted literal) or an expression (rendered as it is).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ServerDefault {
    /// `server_default="0"`.
    Text(String),
    /// `server_default=sa.Computed(…)` on `alter_column`.
    Computed {
        /// The computed construct.
        computed: ComputedSpec,
    },
    /// `server_default=sa.Identity(…)`, also on `alter_column`.
    Identity {
        /// The identity construct.
        identity: IdentitySpec,
    },
    /// `server_default=sa.text("now()")`, `sa.func.now()`, `sa.true()`, ….
    Expression(Expression),
}

/// `sa.ForeignKey("users.id", …)`, as given to a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignKeySpec {
    /// `table.column` or `schema.table.column`.
    pub column: String,
    /// `name`.
    #[serde(default)]
    pub name: Option<Name>,
    /// `ondelete`.
    #[serde(default)]
    pub ondelete: Option<String>,
    /// `onupdate`.
    #[serde(default)]
    pub onupdate: Option<String>,
    /// `deferrable`.
    #[serde(default)]
    pub deferrable: Option<bool>,
    /// `initially`.
    #[serde(default)]
    pub initially: Option<String>,
    /// `match`.
    #[serde(default, rename = "match")]
    pub match_kind: Option<String>,
    /// `use_alter`: ignored in PostgreSQL's CREATE TABLE by SQLAlchemy's rules for one table.
    #[serde(default)]
    pub use_alter: bool,
    /// `postgresql_not_valid`.
    #[serde(default)]
    pub postgresql_not_valid: Option<bool>,
}

/// `sa.Identity(…)`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IdentitySpec {
    /// `always`.
    pub always: Option<bool>,
    /// `start`.
    pub start: Option<i64>,
    /// `increment`.
    pub increment: Option<i64>,
    /// `minvalue`.
    pub minvalue: Option<i64>,
    /// `maxvalue`.
    pub maxvalue: Option<i64>,
    /// `nominvalue`.
    pub nominvalue: Option<bool>,
    /// `nomaxvalue`.
    pub nomaxvalue: Option<bool>,
    /// `cycle`.
    pub cycle: Option<bool>,
    /// `cache`.
    pub cache: Option<i64>,
}

/// `sa.Computed("a + b", persisted=True)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComputedSpec {
    /// The expression; a string is SQL text.
    pub sqltext: Expression,
    /// `persisted`.
    #[serde(default)]
    pub persisted: Option<bool>,
}

/// Keywords that no struct names: those of other dialects, or a mistake.
pub type OtherKeywords = Map<String, serde_json::Value>;
