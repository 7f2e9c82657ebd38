//! The engine beside what it stands for: Alembic with PostgreSQL, and SQLite alone.
//!
//! [`chain`] runs fifty revisions up and down, [`million`] changes a million rows. Each is run on both sides, one after
//! the other, and the best of a few runs counts.

mod chain;
mod million;
mod revisions;

use crate::machine::Machine;
use crate::process::run;
use crate::repository::Repository;
use crate::rust_toolchain::Toolchain;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// How often a measure is taken.
const RUNS: usize = 3;

/// One measure: how long both sides took, and how many times as long as the other ours may take.
struct Measure {
    what: &'static str,
    ours: Duration,
    theirs: Duration,
    mark: f64,
}

/// `cargo xtask bench engine`
pub(super) fn measure(repository: &Repository) -> Result<()> {
    let retort = retort(repository)?;
    let mut measures = chain::measure(repository, &retort)?;
    measures.extend(million::measure(&retort)?);
    println!("\n{:<44} {:>9} {:>9} {:>7} {:>7}", "", "Retort", "other", "ratio", "mark");
    let mut missed = 0;
    for Measure { what, ours, theirs, mark } in &measures {
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        missed += usize::from(ratio > *mark);
        println!("{what:<44} {:>7} ms {:>6} ms {ratio:>7.2} {mark:>7.2}", ours.as_millis(), theirs.as_millis());
    }
    if missed > 0 {
        bail!("{missed} of {} marks are missed", measures.len());
    }
    Ok(())
}

/// Builds the program `retort` as one would install it.
fn retort(repository: &Repository) -> Result<PathBuf> {
    let toolchain = Toolchain::find().context("run `cargo xtask setup` first")?;
    let machine = Machine::new(repository, Some(&toolchain), None);
    run(&mut machine.cargo(["build", "--locked", "--profile=native", "--package=author"]))?;
    Ok(machine.target().join("native/retort"))
}

/// How long a command runs that must succeed.
fn time(command: &mut Command) -> Result<Duration> {
    let start = Instant::now();
    let answer = command.output().with_context(|| format!("could not start {command:?}"))?;
    let time = start.elapsed();
    let said = String::from_utf8_lossy(&answer.stderr);
    if !answer.status.success() || said.contains("ERROR:") {
        bail!("{command:?} failed ({})\n{said}", answer.status);
    }
    Ok(time)
}
