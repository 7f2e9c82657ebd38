//! A project: its files, its `alembic.ini`, its revisions.

mod ini;
mod logging;
mod scripts;

pub use ini::{Ini, IniError};
pub use logging::{Level, Logging};
pub use scripts::{LoadError, Script, Scripts};

use python::Files;

/// The text files of a project and where one stands in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Project {
    files: Files,
    root: String,
    directory: String,
}

impl Project {
    /// A project of files; `root` is the absolute path that messages show, without a slash at its end.
    pub fn new(files: Files, root: impl Into<String>) -> Self {
        Self { files, root: root.into(), directory: String::new() }
    }

    /// Stands in a folder of the project (`server`), where `alembic.ini` is.
    #[must_use]
    pub fn in_directory(mut self, directory: impl Into<String>) -> Self {
        let directory: String = directory.into();
        directory.trim_matches('/').clone_into(&mut self.directory);
        self
    }

    /// All files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Makes or replaces a file.
    pub fn write(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.files.insert(path.into(), text.into());
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The folder with `alembic.ini`, as an absolute path.
    pub fn here(&self) -> String {
        if self.directory.is_empty() { self.root.clone() } else { format!("{}/{}", self.root, self.directory) }
    }

    /// A path as messages show it.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// A path of the configuration, relative to the folder or absolute, as a path of the project.
    pub fn resolve(&self, path: &str) -> String {
        let base = if path.starts_with('/') {
            path.strip_prefix(&self.root).unwrap_or(path).to_owned()
        } else {
            format!("{}/{path}", self.directory)
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in base.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        parts.join("/")
    }

    /// Reads a configuration file of the folder.
    ///
    /// # Errors
    /// The file is not there or cannot be read.
    pub fn ini(&self, name: &str) -> Result<Ini, IniError> {
        let path = self.resolve(name);
        let Some(text) = self.read(&path) else {
            return Ok(Ini::empty(&self.here()));
        };
        Ini::parse(text, &self.here())
    }
}
