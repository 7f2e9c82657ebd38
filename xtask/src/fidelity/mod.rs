//! Runs public chains of revisions on the real Alembic and PostgreSQL and on Retort, a revision at a time, and writes
//! what came out into `FIDELITY.md`.
//!
//! [`chain`] reads the table of chains, [`fetch`] gets them, [`walk`] runs one chain on two [`side`]s and compares the
//! [`snapshot`]s after each step, [`reason`] sorts what differs, [`report`] writes it down.

mod chain;
mod fetch;
mod ours;
mod real;
mod reason;
mod report;
mod side;
mod snapshot;
mod walk;

use crate::machine::Machine;
use crate::oracle::{Cluster, Venv};
use crate::process::run;
use crate::repository::Repository;
use crate::rust_toolchain::Toolchain;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;

/// `cargo xtask fidelity [CHAIN…]`; the report is written when every chain ran.
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    let mut chains = chain::read(&fs::read_to_string(repository.path("xtask/fidelity.txt"))?)?;
    let all = arguments.is_empty();
    chains.retain(|chain| all || arguments.contains(&chain.name));
    if chains.is_empty() {
        bail!("no chain of xtask/fidelity.txt is named so");
    }
    let venv = Venv::provide(repository)?;
    let retort = retort(repository)?;
    let cluster = Cluster::start()?;
    let mut results = Vec::new();
    for chain in chains {
        let logged = fetch::project(repository, &venv, &chain)
            .and_then(|folder| walk::walk(repository, &cluster, &venv, &retort, &chain, &folder));
        match logged {
            Ok(outcomes) => {
                println!("{}", report::line(&chain, &outcomes));
                fs::write(repository.cache().join("fidelity").join(format!("{}.log", chain.name)), &outcomes.log)?;
                results.push((chain, outcomes));
            }
            Err(error) => eprintln!("{} cannot be run: {error:#}", chain.name),
        }
    }
    let text = report::page(&results);
    if all {
        fs::write(repository.path("FIDELITY.md"), text)?;
    } else {
        print!("\n{text}");
    }
    Ok(())
}

/// Builds the program `retort`.
fn retort(repository: &Repository) -> Result<PathBuf> {
    let toolchain = Toolchain::find().context("run `cargo xtask setup` first")?;
    let machine = Machine::new(repository, Some(&toolchain), None);
    run(&mut machine.cargo(["build", "--locked", "--package=author"]))?;
    Ok(machine.target().join("debug/retort"))
}
