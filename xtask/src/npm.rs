//! The packages of `www/`.

use crate::machine::Machine;
use crate::process::run;
use crate::repository::Repository;
use anyhow::Result;
use std::fs;

/// Whether what is installed is what the lock file says.
pub(crate) fn is_installed(repository: &Repository) -> bool {
    let wanted = fs::read(repository.path("www/package-lock.json"));
    let found = fs::read(repository.path("www/node_modules/.retort-lock"));
    matches!((wanted, found), (Ok(wanted), Ok(found)) if wanted == found)
}

/// Installs exactly what the lock file says.
pub(crate) fn install(repository: &Repository, machine: &Machine) -> Result<()> {
    let mut command = machine.command("npm");
    run(command.args(["ci", "--no-audit", "--no-fund"]).current_dir(repository.path("www")))?;
    fs::copy(repository.path("www/package-lock.json"), repository.path("www/node_modules/.retort-lock"))?;
    Ok(())
}
