//! Sessions of psql and `pg_dump`: what a terminal shows.
//!
//! `session.py` does the talking, since only Python is at hand everywhere with a pseudo-terminal.

use super::cases::Case;
use super::cluster::Cluster;
use anyhow::{Context, Result, bail};
use std::fs;

const SCRIPT: &str = include_str!("session.py");

/// The transcript of one case.
pub(super) fn record(cluster: &Cluster, case: &Case) -> Result<String> {
    cluster.fresh_database()?;
    let folder = std::env::temp_dir().join(format!("retort-session-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let script = folder.join(".session.py");
    fs::write(&script, SCRIPT)?;
    let mut command = cluster.client("python3", &[])?;
    // A file of settings, even an empty one, changes how psql words its own errors; most people have none.
    command.env_remove("PSQLRC");
    let input = fs::canonicalize(&case.input)?;
    let answer = command.current_dir(&folder).arg(&script).arg(input).output().context("could not start python3")?;
    fs::remove_dir_all(&folder)?;
    if !answer.status.success() {
        bail!("{}: {}", case.name, String::from_utf8_lossy(&answer.stderr));
    }
    String::from_utf8(answer.stdout).context("the tools answered something that is not UTF-8")
}
