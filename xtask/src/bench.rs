//! Measures sizes and times.

mod browser;
mod engine;
mod revisions;

use crate::repository::Repository;
use anyhow::{Result, bail};

/// `cargo xtask bench [engine | revisions]`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    match arguments {
        [] => browser::measure(repository),
        [engine] if engine == "engine" => engine::measure(repository),
        [revisions] if revisions == "revisions" => revisions::measure(repository),
        _ => bail!("usage: cargo xtask bench [engine | revisions]"),
    }
}
