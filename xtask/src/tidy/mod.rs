//! Checks the rules that no compiler checks.

mod compat;
mod edges;
mod length;
mod platform;
mod traces;
pub(crate) mod tracked;

use crate::machine::Machine;
use crate::repository::Repository;
use crate::rust_toolchain::Toolchain;
use crate::task::no_arguments;
use anyhow::{Result, bail};
use tracked::File;

/// One rule: its name, and what breaks it.
struct Rule {
    name: &'static str,
    check: fn(&Inspected) -> Vec<String>,
}

/// What rules look at.
struct Inspected {
    machine: Machine,
    files: Vec<File>,
}

const RULES: &[Rule] = &[
    Rule { name: "crates depend downwards only", check: edges::check },
    Rule { name: "only the rims ask for the platform", check: platform::check },
    Rule { name: "files stay short", check: length::check },
    Rule { name: "no trace of a machine", check: traces::check },
    Rule { name: "COMPAT.md names cases that exist", check: compat::check },
];

/// `cargo xtask tidy`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    check(repository, &Machine::new(repository, Toolchain::find().as_ref(), None))
}

/// Checks every rule and tells everything that breaks one.
pub(crate) fn check(repository: &Repository, machine: &Machine) -> Result<()> {
    let files = tracked::files(repository)?;
    let inspected = Inspected { machine: machine.clone(), files };
    let mut broken = 0;
    for rule in RULES {
        let faults = (rule.check)(&inspected);
        println!("  {:<8}{}", if faults.is_empty() { "ok" } else { "BROKEN" }, rule.name);
        for fault in &faults {
            println!("          {fault}");
        }
        broken += faults.len();
    }
    licences(machine)?;
    if broken > 0 {
        bail!("{broken} places break a rule");
    }
    Ok(())
}

/// Checks licences with cargo-deny, if that is installed.
fn licences(machine: &Machine) -> Result<()> {
    if crate::process::find("cargo-deny").is_none() {
        println!("  -       licences: cargo-deny is not installed");
        return Ok(());
    }
    crate::process::run(&mut machine.cargo(["deny", "--offline", "check", "licenses", "bans", "sources"]))
}
