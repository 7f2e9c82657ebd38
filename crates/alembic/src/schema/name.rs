//! Names of constraints and indexes.

use serde::{Deserialize, Serialize};

/// A name as a learner gave it: a plain string, or `{"conv": "…"}` for `op.f("…")`, which no naming convention touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Name {
    /// A plain name; a naming convention with `%(constraint_name)s` applies to it.
    Plain(String),
    /// A name that is already final.
    Final {
        /// The name.
        conv: String,
    },
}

impl Name {
    /// The text of the name.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Final { conv: text } => text,
        }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}
