//! A million rows: a backfill, then the demand that nothing is NULL.

use super::{Measure, RUNS, time};
use crate::process::{find, output};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// At most twice the time of SQLite alone.
const MARK: f64 = 2.0;

/// The work of PostgreSQL and the same for SQLite; both sides keep the same table, made by [`OURS`] and [`THEIRS`].
const WORK: [(&str, &str, &str); 2] = [
    (
        "1,000,000 rows: UPDATE … SET (sqlite3)",
        "UPDATE t SET b = a * 2, c = 'x' || a",
        "UPDATE t SET b = a * 2, c = 'x' || a",
    ),
    (
        "1,000,000 rows: SET NOT NULL (sqlite3)",
        "ALTER TABLE t ALTER COLUMN b SET NOT NULL",
        "SELECT 1 FROM t WHERE b IS NULL LIMIT 1; PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = \
         'CREATE TABLE t(id INTEGER, a INTEGER, b INTEGER NOT NULL, c TEXT) STRICT' WHERE name = 't'; \
         PRAGMA writable_schema=RESET",
    ),
];

const OURS: &str = "CREATE TABLE t (id integer, a integer, b integer, c text); \
                    INSERT INTO t (id, a) SELECT i, i % 1000 FROM generate_series(1, 1000000) AS i";

const THEIRS: &str = "CREATE TABLE t(id INTEGER, a INTEGER, b INTEGER, c TEXT) STRICT; \
                      INSERT INTO t(id, a) SELECT value, value % 1000 FROM generate_series(1, 1000000)";

/// Measures each piece of work on a file, with the start of the program and the end of the transaction.
pub(super) fn measure(retort: &Path) -> Result<Vec<Measure>> {
    find("sqlite3").context("the shell of SQLite is needed to compare with; on Debian: apt-get install sqlite3")?;
    let mut best = [[Duration::MAX; 2]; WORK.len()];
    for _ in 0..RUNS {
        let folder = Folder::make()?;
        output(&mut folder.ours(retort, OURS))?;
        output(&mut folder.theirs(THEIRS))?;
        for (at, (_, ours, theirs)) in WORK.iter().enumerate() {
            best[at][0] = best[at][0].min(time(&mut folder.ours(retort, ours))?);
            best[at][1] = best[at][1].min(time(&mut folder.theirs(theirs))?);
        }
    }
    let all = WORK.iter().zip(best);
    Ok(all.map(|((what, ..), [ours, theirs])| Measure { what, ours, theirs, mark: MARK }).collect())
}

/// A folder with both databases; removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn make() -> Result<Self> {
        let folder = Self(std::env::temp_dir().join(format!("retort-million-{}", std::process::id())));
        fs::create_dir_all(&folder.0)?;
        Ok(folder)
    }

    fn ours(&self, retort: &Path, sql: &str) -> Command {
        let mut command = Command::new(retort);
        command.arg("psql").arg("-C").arg(&self.0).arg("-c").arg(sql).stdin(Stdio::null());
        command
    }

    fn theirs(&self, sql: &str) -> Command {
        let mut command = Command::new("sqlite3");
        command.arg(self.0.join("theirs")).arg(sql).stdin(Stdio::null());
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("could not remove {}: {error}", self.0.display());
        }
    }
}
