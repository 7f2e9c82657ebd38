//! The Python with the real Alembic.

use crate::process;
use crate::repository::Repository;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is installed, exactly: what Retort promises to behave like.
const PACKAGES: &[&str] = &["alembic==1.20.1", "sqlalchemy==2.1.9", "psycopg2-binary==2.9.13"];

/// A virtual environment with the pinned packages.
#[derive(Debug)]
pub(crate) struct Venv {
    folder: PathBuf,
}

impl Venv {
    /// Finds the environment in the user's cache folder, or makes it there. `RETORT_ORACLE_VENV` names another one.
    pub(crate) fn provide(repository: &Repository) -> Result<Self> {
        if let Some(folder) = std::env::var_os("RETORT_ORACLE_VENV") {
            return Ok(Self { folder: folder.into() });
        }
        let folder = repository.cache().join("oracle-venv");
        let stamp = folder.join("packages.txt");
        let wanted = PACKAGES.join("\n");
        if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
            return Ok(Self { folder });
        }
        println!("Installing {} into {}: the real ones answer for Retort.", PACKAGES.join(", "), folder.display());
        make(&folder)?;
        fs::write(&stamp, wanted)?;
        Ok(Self { folder })
    }

    /// The folder of `alembic` and `python`.
    pub(crate) fn programs(&self) -> PathBuf {
        self.folder.join("bin")
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

fn make(folder: &Path) -> Result<()> {
    process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))
        .context("python3 with the venv module is needed; on Debian: apt-get install python3-venv")?;
    let python = folder.join("bin/python");
    process::run(Command::new(python).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES))
}
