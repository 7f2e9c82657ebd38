//! Where unqualified names are looked for.

use serde::{Deserialize, Serialize};

/// The effective search path: the schemas to look in, in order, with `pg_catalog` first unless it is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchPath(Vec<String>);

impl SearchPath {
    /// Makes the effective path from the schemas that `search_path` names.
    pub fn new(schemas: impl IntoIterator<Item = String>) -> Self {
        let mut path: Vec<String> = schemas.into_iter().collect();
        if !path.iter().any(|schema| schema == "pg_catalog") {
            path.insert(0, "pg_catalog".into());
        }
        Self(path)
    }

    /// The schemas in order.
    pub fn schemas(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The schemas in which something new may be created, in order.
    pub fn creation_schemas(&self) -> impl Iterator<Item = &str> {
        self.schemas().filter(|schema| *schema != "pg_catalog")
    }
}

impl Default for SearchPath {
    fn default() -> Self {
        Self::new(["public".to_owned()])
    }
}
