//! `sa.Enum(…).create(bind)` and `.drop(bind)`.

use crate::schema::TypeSpec;
use serde::{Deserialize, Serialize};

/// `enum.create(bind, checkfirst=…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateEnumType {
    /// The enum.
    #[serde(rename = "type")]
    pub type_name: TypeSpec,
    /// `checkfirst`; absent means true.
    #[serde(default)]
    pub checkfirst: Option<bool>,
}

/// `enum.drop(bind, checkfirst=…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropEnumType {
    /// The enum.
    #[serde(rename = "type")]
    pub type_name: TypeSpec,
    /// `checkfirst`; absent means true.
    #[serde(default)]
    pub checkfirst: Option<bool>,
}
