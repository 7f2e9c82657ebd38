//! Extended statistics: recorded and shown, as there is no planner that would read them.

use crate::{Catalog, Expression, Oid, QualifiedName, SearchPath};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What `CREATE STATISTICS` made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// Its OID.
    pub oid: Oid,
    /// Its name.
    pub name: QualifiedName,
    /// The table.
    pub relation: Oid,
    /// `ndistinct`, `dependencies`, `mcv`; all of them if none was named.
    pub kinds: Vec<String>,
    /// Its columns, by name.
    pub columns: Vec<String>,
    /// Its expressions.
    pub expressions: Vec<Expression>,
    /// `SET STATISTICS`, if any.
    pub target: Option<i32>,
}

impl Catalog {
    /// The statistics of a qualified name.
    pub fn statistics_named(&self, schema: &str, name: &str) -> Option<&Rc<Statistics>> {
        self.statistics.values().find(|one| one.name.name == name && one.name.schema == schema)
    }

    /// The statistics that a possibly unqualified name means.
    pub fn find_statistics(&self, schema: Option<&str>, name: &str, path: &SearchPath) -> Option<&Rc<Statistics>> {
        match schema {
            Some(schema) => self.statistics_named(schema, name),
            None => path.schemas().find_map(|schema| self.statistics_named(schema, name)),
        }
    }

    /// Adds statistics, or puts them in the place of those with their OID.
    pub fn put_statistics(&mut self, statistics: Statistics) {
        self.statistics.insert(statistics.oid, Rc::new(statistics));
    }
}
