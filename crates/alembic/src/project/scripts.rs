//! The revision files of a project.

use super::{Config, LoadError, Project, Settings};
use crate::python_repr;
use python::{Host, HostError, Interpreter, Job};
use revision::{Node, Revision, RevisionError, RevisionMap};
use serde_json::Value;
use std::collections::BTreeSet;

/// A revision file: what it declares beyond the graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// Its id.
    pub revision: String,
    /// Project path.
    pub path: String,
    /// The module's docstring, stripped.
    pub longdoc: String,
    /// Whether it has `upgrade()`.
    pub has_upgrade: bool,
    /// Whether it has `downgrade()`.
    pub has_downgrade: bool,
}

impl Script {
    /// The first paragraph of the docstring.
    pub fn doc(&self) -> &str {
        self.longdoc.split("\n\n").next().unwrap_or_default()
    }
}

/// All revision files and their graph.
#[derive(Debug, Clone)]
pub struct Scripts {
    /// The graph.
    pub map: RevisionMap,
    files: Vec<Script>,
    /// `script_location`, a project path.
    pub location: String,
    /// Folders of revision files, project paths.
    pub version_locations: Vec<String>,
    /// What Python's `warnings` would print, a line each.
    pub warnings: String,
}

/// While revision files are only loaded, no database is at hand.
struct Loading<'a> {
    stdout: &'a mut String,
    stderr: &'a mut String,
}

impl Host for Loading<'_> {
    fn call(&mut self, name: &str, argument: Value) -> Result<Value, HostError> {
        let text = |key: &str| argument.get(key).and_then(Value::as_str).unwrap_or_default();
        match name {
            "write" if text("stream") == "stderr" => *self.stderr += text("text"),
            "write" => *self.stdout += text("text"),
            "log" => {}
            _ => {
                return Err(HostError {
                    exception: "NameError".into(),
                    message: "Can't invoke function, as the proxy object has not yet been established for the \
                              Alembic 'Operations' class.  Try placing this code inside a callable."
                        .into(),
                    diagnostic: None,
                });
            }
        }
        Ok(Value::Null)
    }
}

impl Scripts {
    /// Loads every revision file.
    ///
    /// # Errors
    /// No `script_location`, a file that does not run or declares no revision, a broken graph.
    pub fn load(
        project: &Project,
        config: &Config,
        interpreter: &mut dyn Interpreter,
        stdout: &mut String,
        stderr: &mut String,
    ) -> Result<Self, LoadError> {
        Self::of(project, &Settings::read(project, config)?, interpreter, stdout, stderr)
    }

    /// As [`Scripts::load`], with the configuration already read.
    pub(crate) fn of(
        project: &Project,
        settings: &Settings,
        interpreter: &mut dyn Interpreter,
        stdout: &mut String,
        stderr: &mut String,
    ) -> Result<Self, LoadError> {
        let listed = revision_files(project, &settings.version_locations, settings.recursive);
        let paths: Vec<String> = listed.iter().filter(|(_, again)| !again).map(|(path, _)| path.clone()).collect();
        let job = Job::LoadRevisions { paths: paths.clone() };
        let loaded = if paths.is_empty() {
            Value::Array(Vec::new())
        } else {
            interpreter.run(project.files(), &job, &mut Loading { stdout, stderr }).map_err(LoadError::Python)?
        };
        let mut revisions = Vec::new();
        let mut files = Vec::new();
        for row in loaded.as_array().into_iter().flatten() {
            let (revision, script) = read_row(row)?;
            revisions.push(revision);
            files.push(script);
        }
        let mut warnings = loading_warnings(project, &listed, &files);
        let map = RevisionMap::new(revisions.iter().cloned()).map_err(|error| {
            warnings += &missing_warning(&error, &revisions, &files);
            LoadError::Graph { path: culprit(&error, &files), warnings: std::mem::take(&mut warnings), error }
        })?;
        let (location, version_locations) = (settings.location.clone(), settings.version_locations.clone());
        Ok(Self { map, files, location, version_locations, warnings })
    }

    /// No revisions at all, where `env.py` must run although loading failed.
    pub(crate) fn none(location: String) -> Self {
        let map = RevisionMap::default();
        Self { map, files: Vec::new(), location, version_locations: Vec::new(), warnings: String::new() }
    }

    /// The file of a node.
    pub fn script(&self, node: Node) -> &Script {
        &self.files[node.index()]
    }

    /// The file of a revision id.
    pub fn by_id(&self, id: &str) -> Option<&Script> {
        self.files.iter().rev().find(|script| script.revision == id)
    }
}

/// The revision files, folder by folder, each with whether it was there already.
fn revision_files(project: &Project, locations: &[String], recursive: bool) -> Vec<(String, bool)> {
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    for location in locations {
        let mut paths = Vec::new();
        walk(project, &format!("{location}/"), recursive, &mut paths);
        files.extend(paths.into_iter().map(|path| (path.clone(), !seen.insert(path))));
    }
    files
}

/// The files of a folder by name, then those of its folders; Alembic: `Script._list_py_dir`.
fn walk(project: &Project, prefix: &str, recursive: bool, paths: &mut Vec<String>) {
    if prefix.ends_with("__pycache__/") {
        return;
    }
    let mut folders = BTreeSet::new();
    for (path, _) in project.files().range(prefix.to_owned()..) {
        let Some(name) = path.strip_prefix(prefix) else { break };
        if let Some((folder, _)) = name.split_once('/') {
            folders.insert(folder);
        } else if name.strip_suffix(".py").is_some() && !name.starts_with(".#") && !name.starts_with("__init__") {
            paths.push(path.clone());
        }
    }
    for folder in folders.into_iter().filter(|_| recursive) {
        walk(project, &format!("{prefix}{folder}/"), recursive, paths);
    }
}

/// What Python's `warnings` print while the files are read one by one.
fn loading_warnings(project: &Project, listed: &[(String, bool)], scripts: &[Script]) -> String {
    let mut warnings = String::new();
    let mut ids = BTreeSet::new();
    let mut read = scripts.iter();
    for (path, again) in listed {
        if *again {
            let path = project.absolute(path);
            warnings += &format!(
                "UserWarning: File {path} loaded twice! ignoring. Please ensure version_locations is unique.\n"
            );
        } else if let Some(script) = read.next()
            && !ids.insert(&script.revision)
        {
            warnings += &format!("UserWarning: Revision {} is present more than once\n", script.revision);
        }
    }
    warnings
}

fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn read_row(row: &Value) -> Result<(Revision, Script), LoadError> {
    let path = row.get("path").and_then(Value::as_str).unwrap_or_default().to_owned();
    let name = path.rsplit('/').next().unwrap_or_default();
    let declared = row.get("revision").and_then(Value::as_str);
    let Some(id) = declared.or_else(|| legacy_id(name)) else {
        return Err(LoadError::Command {
            message: format!(
                "Could not determine revision id from filename {name}. Be sure the 'revision' variable is declared \
                 inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation)."
            ),
            path: Some(path),
        });
    };
    if row.get("follows").and_then(Value::as_bool) == Some(false) {
        let module: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let message = format!("module {} has no attribute 'down_revision'", python_repr(&module));
        return Err(LoadError::raised("AttributeError", message));
    }
    let revision = Revision::new(
        id,
        strings(row.get("down_revision")),
        strings(row.get("depends_on")),
        strings(row.get("branch_labels")),
    )
    .map_err(|error| LoadError::Graph { error, path: Some(path.clone()), warnings: String::new() })?;
    let flag = |key: &str| row.get(key).and_then(Value::as_bool).unwrap_or(true);
    let script = Script {
        revision: id.to_owned(),
        path,
        longdoc: row.get("doc").and_then(Value::as_str).unwrap_or_default().trim().to_owned(),
        has_upgrade: flag("upgrade"),
        has_downgrade: flag("downgrade"),
    };
    Ok((revision, script))
}

/// An id that is the name of the file; Alembic: `_legacy_rev`.
fn legacy_id(name: &str) -> Option<&str> {
    let stem = name.strip_suffix(".py")?;
    (!stem.is_empty() && stem.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))).then_some(stem)
}

/// The file that a broken graph is blamed on.
fn culprit(error: &RevisionError, scripts: &[Script]) -> Option<String> {
    let id = match error {
        RevisionError::NotPresent { referenced_from, .. } => referenced_from,
        RevisionError::LabelUsed { revision, .. } | RevisionError::IllegalCharacters { revision, .. } => revision,
        RevisionError::Cycle { revisions, .. } => revisions.last()?,
        _ => return None,
    };
    scripts.iter().find(|script| script.revision == *id).map(|script| script.path.clone())
}

/// `Revision X referenced from Y is not present`, where Y is shown as `str(script)`.
fn missing_warning(error: &RevisionError, revisions: &[Revision], scripts: &[Script]) -> String {
    let RevisionError::NotPresent { missing, referenced_from } = error else { return String::new() };
    let Some(at) = revisions.iter().position(|revision| revision.id() == referenced_from) else {
        return String::new();
    };
    let (revision, script) = (&revisions[at], &scripts[at]);
    if !revision.down_revisions().contains(missing) {
        return String::new();
    }
    let followed = revisions[..at].iter().any(|other| other.down_revisions().contains(referenced_from));
    let down = if revision.is_base() { "<base>".to_owned() } else { revision.down_revisions().join(", ") };
    let head = if followed { "" } else { " (head)" };
    let merge = if revision.is_merge_point() { " (mergepoint)" } else { "" };
    format!(
        "UserWarning: Revision {missing} referenced from {down} -> {referenced_from}{head}{merge}, {} is not present\n",
        script.doc()
    )
}
