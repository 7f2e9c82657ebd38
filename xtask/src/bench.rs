//! Measures sizes and times.

mod browser;
mod engine;

use crate::repository::Repository;
use anyhow::{Result, bail};

/// `cargo xtask bench [engine]`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    match arguments {
        [] => browser::measure(repository),
        [engine] if engine == "engine" => engine::measure(repository),
        _ => bail!("usage: cargo xtask bench [engine]"),
    }
}
