//! Where unqualified names are looked for.

use serde::{Deserialize, Serialize};

/// The schema of temporary relations.
pub const TEMPORARY: &str = "pg_temp_3";

/// The effective search path: the schemas to look in, in order, with the temporary one and `pg_catalog` first unless
/// they are named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchPath(Vec<String>);

impl SearchPath {
    /// Makes the effective path from the schemas that `search_path` names.
    pub fn new(schemas: impl IntoIterator<Item = String>) -> Self {
        let mut path: Vec<String> = schemas.into_iter().collect();
        if !path.iter().any(|schema| schema == "pg_catalog") {
            path.insert(0, "pg_catalog".into());
        }
        if let Some(named) = path.iter_mut().find(|schema| *schema == "pg_temp") {
            TEMPORARY.clone_into(named);
        } else {
            path.insert(0, TEMPORARY.into());
        }
        Self(path)
    }

    /// The schemas in order.
    pub fn schemas(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The schemas in which something new may be created, in order.
    pub fn creation_schemas(&self) -> impl Iterator<Item = &str> {
        self.schemas().filter(|schema| !["pg_catalog", TEMPORARY].contains(schema))
    }
}

impl Default for SearchPath {
    fn default() -> Self {
        Self::new(["public".to_owned()])
    }
}
