//! The cases, by name.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What a case consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A file of SQL and psql meta-commands.
    Sql,
    /// A session of psql and `pg_dump`.
    Session,
    /// A project and a session of commands.
    Alembic,
}

/// One case.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// `sql/AREA/CASE` or `alembic/CASE`.
    pub(super) name: String,
    /// What it consists of.
    pub(super) shape: Shape,
    /// The SQL file, or the file of commands.
    pub(super) input: PathBuf,
    /// Where the answer is kept.
    pub(super) recording: PathBuf,
}

/// The cases whose name contains one of the filters, or all, sorted by name.
pub(super) fn list(root: &Path, filters: &[String]) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for area in folders(&root.join("sql"))? {
        for input in entries(&area)?.into_iter().filter(|path| path.extension().is_some_and(|it| it == "sql")) {
            let name = format!("sql/{}/{}", stem(&area), stem(&input));
            cases.push(Case { name, shape: Shape::Sql, recording: input.with_extension("out"), input });
        }
    }
    for folder in folders(&root.join("alembic"))? {
        let input = folder.join("session.txt");
        if input.is_file() {
            let name = format!("alembic/{}", stem(&folder));
            cases.push(Case { name, shape: Shape::Alembic, recording: input.with_extension("out"), input });
        }
    }
    let psql = entries(&root.join("psql"))?;
    for input in psql.into_iter().filter(|path| path.extension().is_some_and(|it| it == "session")) {
        let name = format!("psql/{}", stem(&input));
        cases.push(Case { name, shape: Shape::Session, recording: input.with_extension("out"), input });
    }
    cases.retain(|case| filters.is_empty() || filters.iter().any(|filter| case.name.contains(filter.as_str())));
    Ok(cases)
}

fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(path)?.into_iter().filter(|entry| entry.is_dir()).collect())
}

fn entries(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let read = fs::read_dir(path).with_context(|| format!("could not list {}", path.display()))?;
    let mut entries = read.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    Ok(entries)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
