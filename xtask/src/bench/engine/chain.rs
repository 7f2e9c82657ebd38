//! A chain of revisions, up and down.

use super::revisions::lay;
use super::{Measure, RUNS, time};
use crate::oracle::{Cluster, Venv};
use crate::repository::Repository;
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// At most a fifth of the time of the real ones.
const MARK: f64 = 0.2;

/// Measures `alembic upgrade head` and `alembic downgrade base`.
pub(super) fn measure(repository: &Repository, retort: &Path) -> Result<Vec<Measure>> {
    let venv = Venv::provide(repository)?;
    let cluster = Cluster::start()?;
    let project = Project::lay(repository)?;
    let (mut ours, mut theirs) = (Best::default(), Best::default());
    for _ in 0..RUNS {
        let _fresh = fs::remove_dir_all(project.folder.join(".retort"));
        cluster.fresh_database()?;
        for (at, words) in [["upgrade", "head"], ["downgrade", "base"]].into_iter().enumerate() {
            let mut real = cluster.client("alembic", &[venv.programs()])?;
            theirs.take(at, time(real.current_dir(&project.folder).args(words))?);
            ours.take(at, time(Command::new(retort).arg("alembic").current_dir(&project.folder).args(words))?);
        }
    }
    let named = ["50 revisions up (Alembic + PostgreSQL)", "50 revisions down (Alembic + PostgreSQL)"];
    let both = named.into_iter().zip(ours.0.into_iter().zip(theirs.0));
    Ok(both.map(|(what, (ours, theirs))| Measure { what, ours, theirs, mark: MARK }).collect())
}

/// The shortest times of two commands.
struct Best([Duration; 2]);

impl Default for Best {
    fn default() -> Self {
        Self([Duration::MAX; 2])
    }
}

impl Best {
    fn take(&mut self, at: usize, time: Duration) {
        self.0[at] = self.0[at].min(time);
    }
}

/// A project in a temporary folder; removed when dropped.
struct Project {
    folder: PathBuf,
}

impl Project {
    fn lay(repository: &Repository) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("retort-bench-{}", std::process::id()));
        let project = Self { folder };
        lay(repository, &project.folder)?;
        Ok(project)
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("could not remove {}: {error}", self.folder.display());
        }
    }
}
