//! `op.alter_column`.

use crate::schema::{OtherKeywords, ServerDefault, TypeSpec};
use serde::{Deserialize, Serialize};

/// `op.alter_column(table_name, column_name, *, …)`.
///
/// For `server_default` and `comment` an absent key means "leave it" (Python's `False`) and null means "drop it".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlterColumn {
    /// The table.
    pub table_name: String,
    /// The column.
    pub column_name: String,
    /// `nullable`.
    #[serde(default)]
    pub nullable: Option<bool>,
    /// `comment`; `Some(None)` drops it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub comment: Option<Option<String>>,
    /// `server_default`; `Some(None)` drops it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub server_default: Option<Option<ServerDefault>>,
    /// `new_column_name`.
    #[serde(default)]
    pub new_column_name: Option<String>,
    /// `type_`.
    #[serde(default)]
    pub type_: Option<TypeSpec>,
    /// `existing_type`.
    #[serde(default)]
    pub existing_type: Option<TypeSpec>,
    /// `existing_server_default`; `False` is absent.
    #[serde(default)]
    pub existing_server_default: Option<ServerDefault>,
    /// `existing_nullable`.
    #[serde(default)]
    pub existing_nullable: Option<bool>,
    /// `existing_comment`.
    #[serde(default)]
    pub existing_comment: Option<String>,
    /// The schema of the table.
    #[serde(default)]
    pub schema: Option<String>,
    /// `autoincrement`.
    #[serde(default)]
    pub autoincrement: Option<bool>,
    /// `existing_autoincrement`.
    #[serde(default)]
    pub existing_autoincrement: Option<bool>,
    /// `postgresql_using`.
    #[serde(default)]
    pub postgresql_using: Option<String>,
    /// Keywords of other dialects.
    #[serde(flatten)]
    pub other: OtherKeywords,
}

/// Tells a null that was given from an absent key.
#[expect(clippy::option_option, reason = "absent, null and given are three things here")]
fn given<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}
