//! The revisions of a project, as its files declare them.

use book::Files;
use python::{Interpreter, Job, PythonError};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Where revisions lie.
const FOLDER: &str = "alembic/versions/";

/// One revision file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Revision {
    /// Project path.
    pub(crate) path: String,
    /// Its id.
    pub(crate) id: String,
    /// The ids it comes after.
    pub(crate) down: Vec<String>,
}

/// All revisions of a project, by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Chain {
    /// In order of path.
    pub(crate) revisions: Vec<Revision>,
}

#[derive(Deserialize)]
struct Declared {
    path: String,
    revision: Option<String>,
    #[serde(default)]
    down_revision: Value,
}

impl Chain {
    /// Reads the revisions of a project.
    ///
    /// # Errors
    /// The first file that Python refuses.
    pub(crate) fn read(files: &Files, interpreter: &mut dyn Interpreter) -> Result<Self, PythonError> {
        let paths = files.keys().filter(|path| is_revision(path)).cloned().collect();
        let answer = interpreter.run(files, &Job::LoadRevisions { paths }, &mut Silent)?;
        let declared: Vec<Declared> = serde_json::from_value(answer).unwrap_or_default();
        let revisions = declared
            .into_iter()
            .filter_map(|it| Some(Revision { path: it.path, id: it.revision?, down: ids(&it.down_revision) }))
            .collect();
        Ok(Self { revisions })
    }

    /// The revision of an id.
    pub(crate) fn get(&self, id: &str) -> Option<&Revision> {
        self.revisions.iter().find(|revision| revision.id == id)
    }

    /// The ids that no other revision comes after, sorted.
    pub(crate) fn heads(&self) -> Vec<&str> {
        let parents: BTreeSet<&str> = self.revisions.iter().flat_map(|it| it.down.iter().map(String::as_str)).collect();
        let mut heads: Vec<&str> =
            self.revisions.iter().map(|it| it.id.as_str()).filter(|id| !parents.contains(id)).collect();
        heads.sort_unstable();
        heads
    }

    /// An id and everything before it.
    pub(crate) fn ancestors<'a>(&'a self, id: &'a str) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if let Some(revision) = self.get(id)
                && seen.insert(revision.id.as_str())
            {
                open.extend(revision.down.iter().map(String::as_str));
            }
        }
        seen
    }
}

/// Whether a path is that of a revision file.
pub(crate) fn is_revision(path: &str) -> bool {
    let name = path.strip_prefix(FOLDER).filter(|name| !name.contains('/'));
    name.is_some_and(|name| {
        std::path::Path::new(name).extension().is_some_and(|it| it == "py") && !name.starts_with("__")
    })
}

fn ids(value: &Value) -> Vec<String> {
    match value {
        Value::String(id) => vec![id.clone()],
        Value::Array(all) => all.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}

/// A host for jobs that only read: what is printed is dropped, everything else refused.
struct Silent;

impl python::Host for Silent {
    fn call(&mut self, name: &str, _argument: Value) -> Result<Value, python::HostError> {
        if name == "write" {
            return Ok(Value::Null);
        }
        Err(python::HostError {
            exception: "alembic.util.CommandError".to_owned(),
            message: format!("{name} is not available while revisions are read"),
            diagnostic: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(all: &[(&str, &[&str])]) -> Chain {
        let revision = |&(id, down): &(&str, &[&str])| Revision {
            path: format!("{FOLDER}{id}.py"),
            id: id.to_owned(),
            down: down.iter().map(|&id| id.to_owned()).collect(),
        };
        Chain { revisions: all.iter().map(revision).collect() }
    }

    #[test]
    fn two_children_are_two_heads() {
        let chain = chain(&[("a", &[]), ("c", &["a"]), ("b", &["a"])]);
        assert_eq!(chain.heads(), ["b", "c"]);
        assert_eq!(chain.ancestors("c").into_iter().collect::<Vec<_>>(), ["a", "c"]);
    }

    #[test]
    fn a_ring_ends() {
        let chain = chain(&[("a", &["b"]), ("b", &["a"])]);
        assert_eq!(chain.ancestors("a").len(), 2);
    }

    #[test]
    fn caches_are_no_revisions() {
        assert!(is_revision("alembic/versions/a.py"));
        assert!(!is_revision("alembic/versions/old/a.py"));
        assert!(!is_revision("alembic/env.py"));
    }
}
