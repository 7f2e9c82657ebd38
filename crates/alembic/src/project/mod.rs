//! A project: its files, its `alembic.ini`, its revisions.

mod config;
mod hooks;
mod ini;
mod ini_parse;
mod load_error;
mod logging;
mod scripts;
mod settings;

pub use config::{Config, Source};
pub(crate) use hooks::Hook;
pub use ini::{Ini, IniError};
pub use load_error::LoadError;
pub use logging::{Level, Logging};
pub use scripts::{Script, Scripts};
pub(crate) use settings::Settings;

use python::Files;
use std::collections::BTreeSet;

/// The text files of a project and where one stands in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Project {
    files: Files,
    root: String,
    directory: String,
    /// Folders that are known to be there, whether or not they hold files; `None` where only files are known.
    folders: Option<BTreeSet<String>>,
}

impl Project {
    /// A project of files; `root` is the absolute path that messages show, without a slash at its end.
    pub fn new(files: Files, root: impl Into<String>) -> Self {
        Self { files, root: root.into(), directory: String::new(), folders: None }
    }

    /// Stands in a folder of the project (`server`), where `alembic.ini` is.
    #[must_use]
    pub fn in_directory(mut self, directory: impl Into<String>) -> Self {
        let directory: String = directory.into();
        directory.trim_matches('/').clone_into(&mut self.directory);
        self
    }

    /// Says which folders there are; empty ones are not seen otherwise.
    #[must_use]
    pub fn with_folders(mut self, folders: impl IntoIterator<Item = String>) -> Self {
        self.folders = Some(folders.into_iter().collect());
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

    /// The folder of a project path, as an absolute path.
    pub(crate) fn folder_of(&self, path: &str) -> String {
        match path.rsplit_once('/') {
            Some((folder, _)) => self.absolute(folder),
            None => self.root.clone(),
        }
    }

    /// Makes an empty folder.
    pub(crate) fn make_folder(&mut self, path: &str) {
        if let Some(folders) = &mut self.folders {
            folders.insert(path.to_owned());
        }
    }

    /// Whether folders without files are known.
    pub(crate) fn knows_folders(&self) -> bool {
        self.folders.is_some()
    }

    /// Whether there is a folder of that project path.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        self.has_files(path) || self.folders.as_ref().is_some_and(|folders| folders.contains(path))
    }

    /// Whether there is a folder of that project path with files in it.
    pub(crate) fn has_files(&self, path: &str) -> bool {
        if path.is_empty() {
            return true;
        }
        let prefix = format!("{path}/");
        self.files.range(prefix.clone()..).next().is_some_and(|(path, _)| path.starts_with(&prefix))
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Reads the configuration of the folder.
    ///
    /// # Errors
    /// The ini file is none.
    pub fn config(&self, source: Source) -> Result<Config, IniError> {
        Config::read(self, source)
    }
}
