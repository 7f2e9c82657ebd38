//! Runs every check and test, in the order of [`steps`]; stops at the first step that fails.

mod browser;
mod count;
mod steps;

use crate::freshness;
use crate::machine::{Machine, in_ci};
use crate::repository::Repository;
use crate::setup::{self, Purpose};
use crate::task::no_arguments;
use anyhow::{Result, bail};
use count::Count;
use std::time::{Duration, Instant};

/// What the steps share.
pub(crate) struct Run {
    repository: Repository,
    machine: Machine,
    count: Count,
}

/// One step.
struct Step {
    name: &'static str,
    run: fn(&mut Run) -> Result<()>,
}

/// `cargo xtask test`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    heading("set-up");
    let machine = setup::prepare(repository, Purpose::Test)?;
    if in_ci() {
        freshness::restore(repository)?;
    }
    let mut run = Run { repository: repository.clone(), machine, count: Count::default() };
    let mut times = Vec::new();
    let mut failure = None;
    for step in steps::STEPS {
        heading(step.name);
        let begun = Instant::now();
        let result = (step.run)(&mut run);
        times.push((step.name, begun.elapsed()));
        if let Err(error) = result {
            failure = Some((step.name, error));
            break;
        }
    }
    summary(&times, failure.as_ref().map(|(name, _)| *name));
    println!("\n{} passed, {} failed", run.count.passed, run.count.failed);
    match failure {
        Some((name, error)) => bail!("{name}: {error:#}"),
        None => Ok(()),
    }
}

fn heading(name: &str) {
    println!("\n=== {name}");
}

fn summary(times: &[(&str, Duration)], failed: Option<&str>) {
    println!("\n=== summary");
    for (name, time) in times {
        let verdict = if failed == Some(*name) { "FAILED" } else { "ok" };
        println!("  {verdict:<8}{:>7.1} s  {name}", time.as_secs_f64());
    }
}
