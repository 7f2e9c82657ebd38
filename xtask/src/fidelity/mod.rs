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
mod verdict;
mod walk;

use crate::machine::Machine;
use crate::oracle::{Cluster, Venv};
use crate::process::run;
use crate::repository::Repository;
use crate::rust_toolchain::Toolchain;
use anyhow::{Context, Result, bail};
use chain::Chain;
use std::fs;
use std::path::PathBuf;
use verdict::Verdicts;

/// `cargo xtask fidelity [CHAIN…]`; with names, only these are run anew, and the others stand as they came out last.
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    let chains = chain::read(&fs::read_to_string(repository.path("xtask/fidelity.txt"))?)?;
    let asked: Vec<&Chain> =
        chains.iter().filter(|chain| arguments.is_empty() || arguments.contains(&chain.name)).collect();
    if asked.is_empty() {
        bail!("no chain of xtask/fidelity.txt is named so");
    }
    let kept = repository.cache().join("fidelity/results");
    let venv = Venv::provide(repository)?;
    let retort = retort(repository)?;
    let cluster = Cluster::start()?;
    for chain in asked {
        let walked = fetch::project(repository, &venv, chain)
            .and_then(|folder| walk::walk(repository, &cluster, &venv, &retort, chain, &folder));
        match walked {
            Ok((verdicts, log)) => {
                println!("{}", report::line(chain, &verdicts));
                verdicts.keep(&kept.join(format!("{}.json", chain.name)))?;
                fs::write(kept.join(format!("{}.log", chain.name)), log)?;
            }
            Err(error) => eprintln!("{} cannot be run: {error:#}", chain.name),
        }
    }
    let results = chains.into_iter().filter_map(|chain| {
        let verdicts = Verdicts::kept(&kept.join(format!("{}.json", chain.name)))?;
        Some((chain, verdicts))
    });
    fs::write(repository.path("FIDELITY.md"), report::page(&results.collect::<Vec<_>>()))?;
    Ok(())
}

/// Builds the program `retort`.
fn retort(repository: &Repository) -> Result<PathBuf> {
    let toolchain = Toolchain::find().context("run `cargo xtask setup` first")?;
    let machine = Machine::new(repository, Some(&toolchain), None);
    run(&mut machine.cargo(["build", "--locked", "--package=author"]))?;
    Ok(machine.target().join("debug/retort"))
}
