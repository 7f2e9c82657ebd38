//! A throw-away PostgreSQL 15.

use crate::process::{self, find, is_root, output, probe};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The user and the database that every case sees; those of the course's application.
pub(super) const USER: &str = "budgit_user";
/// See [`USER`].
pub(super) const DATABASE: &str = "budgit";

/// A running server in a temporary folder; stopped and removed when dropped.
#[derive(Debug)]
pub(crate) struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts a server: C.UTF-8, UTC, no password, socket in a temporary folder and a free port of 127.0.0.1.
    pub(crate) fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = env::temp_dir().join(format!("retort-oracle-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        if is_root() {
            output(Command::new("chown").arg("postgres").arg(&folder))?;
        }
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let cluster = Self { folder, programs, port };
        cluster.boot()?;
        Ok(cluster)
    }

    fn boot(&self) -> Result<()> {
        let (data, socket, port) = (self.data(), self.folder.display(), self.port);
        self.admin(&format!("initdb -D {data} --locale=C.UTF-8 -E UTF8 -A trust -U postgres"))?;
        let settings = format!(
            "-k {socket} -p {port} -c listen_addresses=127.0.0.1 -c timezone=UTC -c fsync=off -c full_page_writes=off"
        );
        self.admin(&format!("pg_ctl -D {data} -w -l {socket}/log -o '{settings}' start"))?;
        self.maintain(&format!("CREATE ROLE {USER} SUPERUSER LOGIN"))
    }

    /// Gives the database that cases see its first, empty state.
    pub(crate) fn fresh_database(&self) -> Result<()> {
        self.maintain(&format!("DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"))?;
        self.maintain(&format!("CREATE DATABASE {DATABASE} OWNER {USER}"))
    }

    /// A command whose `psql` and libpq reach the fresh database, with nothing else of this machine's environment.
    pub(crate) fn client(&self, program: &str, path: &[PathBuf]) -> Result<Command> {
        let mut folders = path.to_vec();
        folders.extend([self.programs.clone(), "/usr/bin".into(), "/bin".into()]);
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", env::join_paths(folders)?)
            .env("HOME", &self.folder)
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("PSQLRC", "/dev/null")
            .env("PGHOST", &self.folder)
            .env("PGPORT", self.port.to_string())
            .env("PGUSER", USER)
            .env("PGDATABASE", DATABASE);
        Ok(command)
    }

    fn maintain(&self, statement: &str) -> Result<()> {
        let mut command = self.client("psql", &[])?;
        output(command.args(["-X", "-q", "-U", "postgres", "-d", "postgres", "-c", statement])).map(drop)
    }

    /// Runs one of the server's own programs, as `postgres` when this process is root.
    fn admin(&self, line: &str) -> Result<()> {
        let line = format!("cd / && LC_ALL=C.UTF-8 {}/{line} >/dev/null", self.programs.display());
        let mut command = if is_root() { Command::new("su") } else { Command::new("sh") };
        if is_root() {
            command.args(["postgres", "-s", "/bin/sh"]);
        }
        output(command.arg("-c").arg(line)).map(drop)
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.admin(&format!("pg_ctl -D {} -m immediate stop", self.data())) {
            eprintln!("could not stop the server: {error:#}");
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("could not remove {}: {error}", self.folder.display());
        }
    }
}

/// The folder of PostgreSQL 15's server programs; installs them where that is allowed.
fn programs() -> Result<PathBuf> {
    if let Some(found) = installed() {
        return Ok(found);
    }
    if !is_root() || find("apt-get").is_none() {
        bail!("the PostgreSQL 15 server is missing; on Debian 12: apt-get install postgresql-15");
    }
    println!("Installing the PostgreSQL 15 server: its answers are what the cases record.");
    process::run(Command::new("apt-get").args(["install", "-y", "--no-install-recommends", "postgresql-15"]))?;
    installed().context("apt installed postgresql-15, but its programs are not where Debian puts them")
}

fn installed() -> Option<PathBuf> {
    let debian = Path::new("/usr/lib/postgresql/15/bin");
    if debian.join("initdb").is_file() {
        return Some(debian.to_path_buf());
    }
    let folder = PathBuf::from(probe(Command::new("pg_config").arg("--bindir"))?.trim());
    let version = probe(Command::new(folder.join("postgres")).arg("--version"))?;
    version.contains(") 15.").then_some(folder)
}
