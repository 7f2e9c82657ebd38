//! A map of 5,000 revisions: what `history`, `heads` and the planning of `upgrade` take beyond running Python.

use crate::machine::Machine;
use crate::process::run;
use crate::repository::Repository;
use crate::rust_toolchain::Toolchain;
use anyhow::{Context, Result};

/// `cargo xtask bench revisions`
pub(super) fn measure(repository: &Repository) -> Result<()> {
    let toolchain = Toolchain::find().context("run `cargo xtask setup` first")?;
    let machine = Machine::new(repository, Some(&toolchain), None);
    println!("5,000 revisions with branches, merges and dependencies; each task may take 100 ms.\n");
    run(&mut machine.cargo(["run", "--quiet", "--locked", "--release", "--package=revision", "--example=large"]))
}
