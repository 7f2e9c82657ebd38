//! Finds or installs everything that building and testing need.
//!
//! [`need`] is the table: what, why, how to see that it is there, how to get it. A second run only looks.

mod clang;
mod need;
mod tool;

use crate::machine::Machine;
use crate::npm;
use crate::process::{find, is_root, run};
use crate::repository::Repository;
use crate::rust_toolchain::{self, Toolchain};
use crate::task::no_arguments;
use anyhow::{Result, bail};
use need::{Install, NEEDS, Need};
use std::process::Command;

/// What the machine is to be ready for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// To build the page.
    Build,
    /// To build it and run every test.
    Test,
}

/// `cargo xtask setup`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    prepare(repository, Purpose::Test)?;
    println!("Everything is there.");
    Ok(())
}

/// Makes the machine ready, and answers the environment to run tools in.
pub(crate) fn prepare(repository: &Repository, purpose: Purpose) -> Result<Machine> {
    let missing: Vec<&Need> =
        NEEDS.iter().filter(|need| need.purpose <= purpose && !(need.is_there)(repository)).collect();
    if missing.iter().any(|need| !can_install(need)) {
        bail!("{}", list(repository, &missing));
    }
    install_packages(&missing)?;
    for need in &missing {
        install(repository, need)?;
    }
    if let Some(need) = missing.iter().find(|need| !(need.is_there)(repository)) {
        bail!("{} was installed, but is not found; it is needed {}", need.name, need.why);
    }
    Ok(machine(repository))
}

fn machine(repository: &Repository) -> Machine {
    Machine::new(repository, Toolchain::find().as_ref(), clang::find_pair())
}

fn can_install(need: &Need) -> bool {
    match need.install {
        Install::Apt(_) => find("apt-get").is_some() && is_root(),
        Install::Rust => rust_toolchain::can_install(),
        Install::Cargo(_) | Install::Npm => true,
    }
}

/// Installs the missing packages of Debian with one call.
fn install_packages(missing: &[&Need]) -> Result<()> {
    let mut packages = Vec::new();
    for need in missing {
        if let Install::Apt(named) = need.install {
            println!("{} is missing; needed {}.", need.name, need.why);
            packages.extend(named());
        }
    }
    if packages.is_empty() {
        return Ok(());
    }
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "--no-install-recommends"]).args(&packages).env("DEBIAN_FRONTEND", "noninteractive");
    if run(&mut install).is_ok() {
        return Ok(());
    }
    run(Command::new("apt-get").arg("update"))?;
    run(&mut install)
}

fn install(repository: &Repository, need: &Need) -> Result<()> {
    if matches!(need.install, Install::Apt(_)) {
        return Ok(());
    }
    println!("{} is missing; needed {}.", need.name, need.why);
    match need.install {
        Install::Apt(_) => Ok(()),
        Install::Rust => rust_toolchain::install().map(drop),
        Install::Cargo(tool) => tool::install(repository, &machine(repository), tool),
        Install::Npm => npm::install(repository, &machine(repository)),
    }
}

/// Everything that is missing, with the command for each.
fn list(repository: &Repository, missing: &[&Need]) -> String {
    let mut text = String::from("these are missing, and cannot be installed from here:\n");
    for need in missing {
        let command = match need.install {
            Install::Apt(packages) => format!("apt-get install {}", packages().join(" ")),
            Install::Rust => rust_toolchain::by_hand(),
            Install::Cargo(tool) => tool::by_hand(repository, tool),
            Install::Npm => "npm ci --prefix www".to_owned(),
        };
        text += &format!("\n  {} ({})\n      {command}\n", need.name, need.why);
    }
    text
}
