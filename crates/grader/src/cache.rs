//! An interpreter that does not read the same revision file twice.

use crate::chain;
use python::{Files, Host, Interpreter, Job, PythonError};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many texts are kept before those of no present file are forgotten.
const LARGEST: usize = 256;

/// Wraps an interpreter and keeps what revision files declare, by their text and the modules they could import.
///
/// Reading revisions is the slow part of a short run, and most files of a chain never change.
pub struct RevisionCache {
    inner: Box<dyn Interpreter>,
    modules: Files,
    known: BTreeMap<(String, String), Value>,
}

impl RevisionCache {
    /// Wraps an interpreter.
    pub fn new(inner: Box<dyn Interpreter>) -> Self {
        Self { inner, modules: Files::new(), known: BTreeMap::new() }
    }

    /// Forgets everything when a module that a revision could import has changed.
    fn look_at_modules(&mut self, files: &Files) {
        let is_module = |path: &&String| is_python(path) && !chain::is_revision(path);
        let changed = self.modules.len() != files.keys().filter(is_module).count()
            || self.modules.iter().any(|(path, text)| files.get(path) != Some(text));
        if changed {
            self.modules = files
                .iter()
                .filter(|(path, _)| is_module(path))
                .map(|(path, text)| (path.clone(), text.clone()))
                .collect();
            self.known.clear();
        }
    }

    fn load(&mut self, files: &Files, paths: &[String], host: &mut dyn Host) -> Result<Value, PythonError> {
        self.look_at_modules(files);
        let key = |path: &String| (path.clone(), files.get(path).cloned().unwrap_or_default());
        let unknown: Vec<String> = paths.iter().filter(|path| !self.known.contains_key(&key(path))).cloned().collect();
        if !unknown.is_empty() {
            let answer = self.inner.run(files, &Job::LoadRevisions { paths: unknown.clone() }, host)?;
            let Value::Array(declared) = answer else {
                return Ok(answer);
            };
            if declared.len() != unknown.len() {
                return self.inner.run(files, &Job::LoadRevisions { paths: paths.to_vec() }, host);
            }
            if self.known.len() > LARGEST {
                self.known.retain(|known, _| paths.iter().any(|path| key(path) == *known));
            }
            self.known.extend(unknown.iter().map(key).zip(declared));
        }
        Ok(Value::Array(paths.iter().filter_map(|path| self.known.get(&key(path)).cloned()).collect()))
    }
}

fn is_python(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "py")
}

impl std::fmt::Debug for RevisionCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RevisionCache").field("known", &self.known.len()).finish_non_exhaustive()
    }
}

impl Interpreter for RevisionCache {
    fn run(&mut self, files: &Files, job: &Job, host: &mut dyn Host) -> Result<Value, PythonError> {
        match job {
            Job::LoadRevisions { paths } => self.load(files, paths, host),
            other => self.inner.run(files, other, host),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::cell::RefCell;
    use std::rc::Rc;

    struct Counting(Rc<RefCell<Vec<usize>>>);

    impl Interpreter for Counting {
        fn run(&mut self, _: &Files, job: &Job, _: &mut dyn Host) -> Result<Value, PythonError> {
            let Job::LoadRevisions { paths } = job else {
                return Ok(Value::Null);
            };
            self.0.borrow_mut().push(paths.len());
            Ok(paths.iter().map(|path| json!({ "path": path })).collect())
        }
    }

    struct Nobody;

    impl Host for Nobody {
        fn call(&mut self, _: &str, _: Value) -> Result<Value, python::HostError> {
            Ok(Value::Null)
        }
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let counts = Rc::new(RefCell::new(Vec::new()));
        let mut cache = RevisionCache::new(Box::new(Counting(Rc::clone(&counts))));
        let paths = vec!["alembic/versions/a.py".to_owned(), "alembic/versions/b.py".to_owned()];
        let mut files: Files = paths.iter().map(|path| (path.clone(), "1".to_owned())).collect();
        files.insert("models.py".to_owned(), "1".to_owned());
        let mut load = |files: &Files| {
            let job = Job::LoadRevisions { paths: paths.clone() };
            let answer = cache.run(files, &job, &mut Nobody).expect("it answers");
            assert_eq!(answer, json!([{ "path": paths[0] }, { "path": paths[1] }]));
        };
        load(&files);
        load(&files);
        files.insert(paths[1].clone(), "2".to_owned());
        load(&files);
        files.insert("models.py".to_owned(), "2".to_owned());
        load(&files);
        assert_eq!(*counts.borrow(), [2, 1, 2]);
    }
}
