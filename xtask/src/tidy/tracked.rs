//! The files of the repository.

use crate::process::probe;
use crate::repository::Repository;
use anyhow::{Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Folders that hold nothing written by hand; left out where git is not there to say what is tracked.
const MADE: &[&str] = &[".git", "target", "dist", "node_modules", ".trunk", "build"];

/// One text file.
pub(super) struct File {
    /// Relative to the repository, `/` between parts.
    pub(super) path: String,
    /// What it holds.
    pub(super) text: String,
}

impl File {
    /// The crate in whose sources the file lies.
    pub(super) fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether the file's name ends so.
    pub(super) fn ends_in(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }
}

/// The tracked text files.
pub(super) fn files(repository: &Repository) -> Result<Vec<File>> {
    let read = |path: String| Some(File { text: fs::read_to_string(repository.path(&path)).ok()?, path });
    Ok(paths(repository)?.into_iter().filter_map(read).collect())
}

/// The paths of all tracked files, relative to the repository.
pub(crate) fn paths(repository: &Repository) -> Result<Vec<String>> {
    let mut git = Command::new("git");
    git.args(["-c", "safe.directory=*", "ls-files", "-z"]).current_dir(repository.root());
    let paths: Vec<String> = match probe(&mut git) {
        Some(listed) => listed.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect(),
        None => walk(repository.root(), "")?,
    };
    if paths.is_empty() {
        bail!("the repository has no files");
    }
    Ok(paths)
}

fn walk(folder: &Path, prefix: &str) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if !entry.file_type()?.is_dir() {
            paths.push(path);
        } else if !MADE.contains(&name.as_str()) {
            paths.extend(walk(&entry.path(), &format!("{path}/"))?);
        }
    }
    Ok(paths)
}
