//! Alembic cases: what a session of commands shows.
//!
//! `session.txt` holds one command a line (`alembic …`, `psql …`, `cat …`); blank lines and lines that begin with `#`
//! are notes. The project is `_skeleton`, or the folder of the repository that the file `base` names, with the files of the
//! case laid over it. The recording repeats each command
//! after `$ `, then its standard output; then, if there is any, `--- stderr` and its standard error; then `--- exit N`
//! if N is not 0; then a blank line.

use super::cases::Case;
use super::cluster::Cluster;
use super::normalise::Rules;
use super::venv::Venv;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The transcript of one case.
pub(super) fn record(cluster: &Cluster, venv: &Venv, case: &Case) -> Result<String> {
    let overlay = case.input.parent().context("a case lies in a folder")?;
    let project = Project::lay(overlay)?;
    let rules = Rules::new(&project.folder, venv.folder());
    cluster.fresh_database()?;
    let mut transcript = String::new();
    for line in fs::read_to_string(&case.input)?.lines() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let answer = cluster
            .client("/bin/sh", &[venv.programs()])?
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONHASHSEED", "0")
            .env("EDITOR", "true")
            .current_dir(&project.folder)
            .args(["-c", line])
            .output()?;
        let (out, err) = (String::from_utf8(answer.stdout)?, String::from_utf8(answer.stderr)?);
        writeln!(transcript, "$ {line}")?;
        transcript += &ended(&rules.apply_to_output(&out));
        if !err.is_empty() {
            transcript += "--- stderr\n";
            transcript += &ended(&rules.apply(&err));
        }
        if let Some(code) = answer.status.code().filter(|code| *code != 0) {
            writeln!(transcript, "--- exit {code}")?;
        }
        transcript.push('\n');
    }
    Ok(transcript)
}

/// The text with a line break at its end, unless it is empty.
fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// A project in a temporary folder; removed when dropped.
struct Project {
    folder: PathBuf,
}

impl Project {
    fn lay(overlay: &Path) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("retort-project-{}", std::process::id()));
        let project = Self { folder };
        for source in [base(overlay)?.as_path(), overlay] {
            copy(source, &project.folder)?;
        }
        for note in ["session.txt", "session.out", "base"] {
            drop(fs::remove_file(project.folder.join(note)));
        }
        if project.folder.join("alembic").is_dir() {
            fs::create_dir_all(project.folder.join("alembic/versions"))?;
        }
        Ok(project)
    }
}

/// The folder that the files of a case are laid over.
fn base(overlay: &Path) -> Result<PathBuf> {
    match fs::read_to_string(overlay.join("base")) {
        Ok(named) => {
            let root = overlay.ancestors().nth(4).context("cases lie four folders deep")?;
            Ok(root.join(named.trim()))
        }
        Err(_) => Ok(overlay.with_file_name("_skeleton")),
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("could not remove {}: {error}", self.folder.display());
        }
    }
}

fn copy(source: &Path, target: &Path) -> Result<()> {
    fs::create_dir_all(target)?;
    for entry in fs::read_dir(source).with_context(|| format!("could not list {}", source.display()))? {
        let entry = entry?;
        let to = target.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to)?;
        }
    }
    Ok(())
}
