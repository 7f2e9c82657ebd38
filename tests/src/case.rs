//! The cases.

use std::fs;
use std::path::{Path, PathBuf};

/// One case.
#[derive(Debug, Clone)]
pub struct Case {
    /// `sql/AREA/CASE` or `alembic/CASE`.
    pub name: String,
    /// The file of SQL, or of commands.
    pub input: PathBuf,
    /// What the real tool answered.
    pub recording: PathBuf,
}

/// The repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies in the repository").to_path_buf()
}

/// Every `cases/sql/AREA/CASE.sql`, sorted.
pub fn sql_cases() -> Vec<Case> {
    let areas = entries(&root().join("tests/cases/sql"));
    let files = areas.iter().flat_map(|area| entries(area));
    files.filter(|file| file.extension().is_some_and(|it| it == "sql")).map(sql_case).collect()
}

/// Every `cases/alembic/CASE` that has a session, sorted.
pub fn alembic_cases() -> Vec<Case> {
    let folders = entries(&root().join("tests/cases/alembic"));
    let sessions = folders.into_iter().map(|folder| folder.join("session.txt")).filter(|session| session.is_file());
    sessions.map(alembic_case).collect()
}

/// Every `cases/psql/CASE.session`, sorted.
pub fn psql_cases() -> Vec<Case> {
    let files = entries(&root().join("tests/cases/psql")).into_iter();
    let sessions = files.filter(|file| file.extension().is_some_and(|it| it == "session"));
    let case =
        |input: PathBuf| Case { name: format!("psql/{}", stem(&input)), recording: input.with_extension("out"), input };
    sessions.map(case).collect()
}

fn sql_case(input: PathBuf) -> Case {
    let area = input.parent().map(stem).unwrap_or_default();
    Case { name: format!("sql/{area}/{}", stem(&input)), recording: input.with_extension("out"), input }
}

fn alembic_case(input: PathBuf) -> Case {
    let name = input.parent().map(stem).unwrap_or_default();
    Case { name: format!("alembic/{name}"), recording: input.with_extension("out"), input }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = read.map(|entry| entry.path()).collect();
    entries.sort();
    entries
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
