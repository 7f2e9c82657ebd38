//! The real Alembic on the real PostgreSQL.

use super::fetch;
use super::side::{Answer, Side};
use super::snapshot::{self, Snapshot};
use crate::oracle::{Cluster, Venv};
use crate::process::output;
use crate::repository::Repository;
use anyhow::{Context, Result};
use std::path::Path;

/// One revision of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Revision {
    /// Its id.
    pub(super) id: String,
    /// What it revises.
    pub(super) down: Vec<String>,
    /// Its file, inside the project.
    pub(super) path: String,
    /// Why the real Alembic cannot load it, if it cannot; then a revision that does nothing is in its place.
    pub(super) broken: Option<String>,
}

/// The database of the oracle's cluster and an Alembic that reaches it.
#[derive(Debug)]
pub(super) struct Real<'a> {
    cluster: &'a Cluster,
    alembic: Side,
    psql: Side,
}

impl<'a> Real<'a> {
    /// Starts on an empty database.
    pub(super) fn start(repository: &Repository, cluster: &'a Cluster, venv: &Venv, folder: &Path) -> Result<Self> {
        cluster.fresh_database()?;
        let python = venv.programs().join("python");
        let mut command = cluster.client(&python.to_string_lossy(), &[venv.programs()])?;
        command.env("PGOPTIONS", "-c lock_timeout=5s -c statement_timeout=30s").env("PYTHONHASHSEED", "0");
        command.arg(fetch::sources(repository).join("real.py")).arg(folder);
        let psql = Side::start(cluster.client("psql", &[])?.args(["-X", "-q"]))?;
        Ok(Self { cluster, alembic: Side::start(&mut command)?, psql })
    }

    /// The chain, bases first.
    pub(super) fn revisions(&mut self) -> Result<Vec<Revision>> {
        let answer = self.alembic.ask(&["revisions"]).context("the real Alembic cannot load the chain")?;
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let rows = answer.as_array().cloned().unwrap_or_default();
        Ok(rows
            .iter()
            .map(|row| Revision {
                id: text(&row["revision"]),
                down: row["down"].as_array().into_iter().flatten().map(text).collect(),
                path: text(&row["path"]),
                broken: row["broken"].as_str().map(str::to_owned),
            })
            .collect())
    }

    /// Runs `alembic`.
    pub(super) fn alembic(&mut self, words: &[&str]) -> Result<Answer> {
        let words: Vec<&str> = [&["alembic"], words].concat();
        self.alembic.run(&words)
    }

    /// Makes the tables of a declarative base, `MODULE:BASE`.
    pub(super) fn create(&mut self, place: &str) -> Result<()> {
        self.alembic.ask(&["create", place]).map(drop)
    }

    /// What psql shows.
    pub(super) fn snapshot(&mut self) -> Result<Snapshot> {
        let listed = self.psql.show(&format!("{};", snapshot::RELATIONS))?;
        Ok(Snapshot::read(&self.psql.show(&snapshot::script(&listed))?))
    }

    /// A script that makes the same database.
    pub(super) fn dump(&self) -> Result<String> {
        let mut command = self.cluster.client("pg_dump", &[])?;
        output(command.args(["--inserts", "--no-owner", "--no-privileges"]))
    }
}
