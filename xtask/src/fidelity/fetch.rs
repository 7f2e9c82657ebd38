//! Gets a package, unpacks it and lays its chain out as a project; all of it in the user's cache folder.

use super::chain::Chain;
use crate::oracle::Venv;
use crate::process::{output, run};
use crate::repository::Repository;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of this module, with its Python files.
pub(super) fn sources(repository: &Repository) -> PathBuf {
    repository.path("xtask/src/fidelity")
}

/// Lays the chain out in a fresh folder and answers it.
pub(super) fn project(repository: &Repository, venv: &Venv, chain: &Chain) -> Result<PathBuf> {
    let package = package(repository, venv, &chain.pin)?;
    let target = repository.cache().join("fidelity/projects").join(&chain.name);
    let here = sources(repository);
    let mut command = Command::new(venv.programs().join("python"));
    command.arg(here.join("prepare.py")).arg(&package).arg(&chain.versions).arg(&target);
    command.arg(here.join("stub.py")).arg(here.join("env.py")).arg(here.join("stand_in"));
    command.arg(chain.naming.as_deref().unwrap_or("None")).args(&chain.copies);
    output(&mut command)?;
    Ok(target)
}

/// The unpacked package; downloaded once.
fn package(repository: &Repository, venv: &Venv, pin: &str) -> Result<PathBuf> {
    let folder = repository.cache().join("fidelity/packages").join(pin);
    let stamp = folder.join(".complete");
    if stamp.is_file() {
        return Ok(folder);
    }
    fs::create_dir_all(&folder)?;
    let mut pip = Command::new(venv.programs().join("python"));
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--python-version=3.12"]);
    run(pip.arg("--dest").arg(&folder).arg(pin))?;
    let wheel = wheel(&folder)?;
    output(Command::new(venv.programs().join("python")).args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&folder))?;
    fs::write(stamp, "")?;
    Ok(folder)
}

fn wheel(folder: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let mut wheels = entries.filter(|path| path.extension().is_some_and(|it| it == "whl"));
    wheels.next().with_context(|| format!("pip left no wheel in {}", folder.display()))
}
