//! A column type, as SQLAlchemy names it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// `sa.String(50)` as `{"type": "String", "length": 50}`: the class name and its keyword arguments.
///
/// The arguments by type: `length`, `collation` (String, Text, Unicode, UnicodeText, VARCHAR, CHAR, Enum); `precision`,
/// `scale`, `asdecimal` (Numeric, NUMERIC, DECIMAL, Float, FLOAT, REAL, Double, DOUBLE_PRECISION); `timezone`,
/// `precision` (DateTime, TIMESTAMP, Time, TIME); `name`, `labels`, `native_enum`, `create_type`, `create_constraint`,
/// `schema`, `length`, `validate_strings`, `values_callable` dropped (Enum, and `ENUM` for `postgresql.ENUM`);
/// `create_constraint`, `name` (Boolean); `item_type`, `dimensions`, `as_tuple` (ARRAY); `fields`, `precision`
/// (Interval, INTERVAL); `as_uuid`, `native_uuid` (Uuid, UUID); `none_as_null`, `astext_type` (JSON, JSONB).
/// A type class given without call (`sa.Integer`) is its instance without arguments. A `TypeDecorator` is its `impl`;
/// a `UserDefinedType` is `{"type": "UserDefined", "spec": what get_col_spec() returns}`. A variant for PostgreSQL
/// (`with_variant(…, "postgresql")`) replaces the type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypeSpec {
    /// The class name.
    #[serde(rename = "type")]
    pub name: String,
    /// Keyword arguments by name.
    #[serde(flatten)]
    pub arguments: Map<String, Value>,
}

impl TypeSpec {
    /// A type without arguments.
    pub fn plain(name: impl Into<String>) -> Self {
        Self { name: name.into(), arguments: Map::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.arguments.insert(name.to_owned(), value.into());
        self
    }
}
