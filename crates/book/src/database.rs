//! The databases on which a submission runs.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A database of an exercise, named after the rows in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Database {
    /// No rows.
    Empty,
    /// Some two hundred believable rows.
    Seeded,
    /// Rows that the schema allows and that nobody expects.
    Hostile,
}

impl Database {
    /// All of them, in the order in which a submission runs.
    pub const ALL: [Self; 3] = [Self::Empty, Self::Seeded, Self::Hostile];

    /// Its name in files and verdicts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Seeded => "seeded",
            Self::Hostile => "hostile",
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
