//! The revision files of a project.

use super::{Ini, IniError, Project};
use python::{Host, HostError, Interpreter, Job, PythonError};
use revision::{Node, Revision, RevisionError, RevisionMap};
use serde_json::Value;
use thiserror::Error;

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

/// Why the revision files cannot be loaded.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum LoadError {
    /// `CommandError` with this message.
    #[error("{message}")]
    Command {
        /// The message.
        message: String,
        /// The file that is at fault, if one is.
        path: Option<String>,
    },
    /// The graph is broken.
    #[error("{error}")]
    Graph {
        /// What is wrong.
        error: RevisionError,
        /// The file that is at fault, if one is.
        path: Option<String>,
        /// What Python's `warnings` print before, a line each.
        warnings: String,
    },
    /// A file does not run.
    #[error("{}: {}", .0.class, .0.message)]
    Python(PythonError),
    /// The configuration cannot be read.
    #[error(transparent)]
    Ini(#[from] IniError),
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
        ini: &Ini,
        interpreter: &mut dyn Interpreter,
        stdout: &mut String,
        stderr: &mut String,
    ) -> Result<Self, LoadError> {
        let location = Self::location(project, ini)?;
        let version_locations = version_locations(project, ini, &location)?;
        let recursive = matches!(
            ini.get("alembic", "recursive_version_locations")?.as_deref(),
            Some("true" | "yes" | "on" | "y" | "t" | "1")
        );
        let paths = revision_files(project, &version_locations, recursive);
        let job = Job::LoadRevisions { paths: paths.clone() };
        let loaded = if paths.is_empty() {
            Value::Array(Vec::new())
        } else {
            interpreter.run(project.files(), &job, &mut Loading { stdout, stderr }).map_err(LoadError::Python)?
        };
        let mut revisions = Vec::new();
        let mut scripts = Vec::new();
        for row in loaded.as_array().into_iter().flatten() {
            let (revision, script) = read_row(row)?;
            revisions.push(revision);
            scripts.push(script);
        }
        let shown = revisions.clone();
        let map = RevisionMap::new(revisions).map_err(|error| {
            let path = culprit(&error, &scripts);
            let warnings = missing_warning(&error, &shown, &scripts);
            LoadError::Graph { error, path, warnings }
        })?;
        let mut warnings = String::new();
        for id in map.duplicates() {
            warnings += &format!("UserWarning: Revision {id} is present more than once\n");
        }
        Ok(Self { map, files: scripts, location, version_locations, warnings })
    }

    /// No revisions at all, where `env.py` must run although loading failed.
    pub(crate) fn none(location: String) -> Self {
        let map = RevisionMap::default();
        Self { map, files: Vec::new(), location, version_locations: Vec::new(), warnings: String::new() }
    }

    /// `script_location` as a project path.
    ///
    /// # Errors
    /// It is not configured, or there is no such folder.
    pub fn location(project: &Project, ini: &Ini) -> Result<String, LoadError> {
        script_location(project, ini)
    }

    /// The file of a node.
    pub fn script(&self, node: Node) -> &Script {
        let revision = self.map.revision(node);
        let at = self.map.revisions().position(|other| std::ptr::eq(other, revision)).unwrap_or(0);
        &self.files[at]
    }

    /// The file of a revision id.
    pub fn by_id(&self, id: &str) -> Option<&Script> {
        self.files.iter().rev().find(|script| script.revision == id)
    }
}

fn script_location(project: &Project, ini: &Ini) -> Result<String, LoadError> {
    let configured = ini.get("alembic", "script_location")?.ok_or_else(|| LoadError::Command {
        message: "No 'script_location' key found in configuration.".into(),
        path: None,
    })?;
    let location = project.resolve(&configured);
    let prefix = format!("{location}/");
    if !project.files().keys().any(|path| path.starts_with(&prefix)) {
        let shown = if configured.starts_with('/') { configured } else { project.absolute(&location) };
        return Err(LoadError::Command {
            message: format!(
                "Path doesn't exist: {shown}.  Please use the 'init' command to create a new scripts folder."
            ),
            path: None,
        });
    }
    Ok(location)
}

fn version_locations(project: &Project, ini: &Ini, location: &str) -> Result<Vec<String>, LoadError> {
    let Some(configured) = ini.get("alembic", "version_locations")?.filter(|text| !text.is_empty()) else {
        return Ok(vec![format!("{location}/versions")]);
    };
    let separator = ini.get("alembic", "path_separator")?.or(ini.get("alembic", "version_path_separator")?);
    let split: Vec<&str> = match separator.as_deref() {
        Some("space") => configured.split(' ').collect(),
        Some("newline") => configured.split('\n').collect(),
        Some("os" | ":") => configured.split(':').collect(),
        Some(";") => configured.split(';').collect(),
        _ => configured.split([' ', ',', '\n']).collect(),
    };
    let paths = split.into_iter().map(str::trim).filter(|part| !part.is_empty());
    Ok(paths.map(|path| project.resolve(path)).collect())
}

fn revision_files(project: &Project, locations: &[String], recursive: bool) -> Vec<String> {
    let mut paths = Vec::new();
    for location in locations {
        let prefix = format!("{location}/");
        for path in project.files().keys() {
            let Some(rest) = path.strip_prefix(&prefix) else { continue };
            let name = rest.rsplit('/').next().unwrap_or(rest);
            let fits = name.strip_suffix(".py").is_some() && !name.starts_with(".#") && !name.starts_with("__init__");
            if fits && (recursive || !rest.contains('/')) && !rest.contains("__pycache__") && !paths.contains(path) {
                paths.push(path.clone());
            }
        }
    }
    paths
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
    let Some(id) = row.get("revision").and_then(Value::as_str) else {
        return Err(LoadError::Command {
            message: format!(
                "Could not determine revision id from filename {name}. Be sure the 'revision' variable is declared \
                 inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation)."
            ),
            path: Some(path),
        });
    };
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
    let followed = revisions[..at].iter().any(|other| other.down_revisions().contains(referenced_from));
    let down = if revision.is_base() { "<base>".to_owned() } else { revision.down_revisions().join(", ") };
    let head = if followed { "" } else { " (head)" };
    let merge = if revision.is_merge_point() { " (mergepoint)" } else { "" };
    format!(
        "UserWarning: Revision {missing} referenced from {down} -> {referenced_from}{head}{merge}, {} is not present\n",
        script.doc()
    )
}
