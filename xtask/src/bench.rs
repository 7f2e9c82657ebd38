//! Measures sizes and times.

mod browser;

use crate::repository::Repository;
use crate::task::no_arguments;
use anyhow::Result;

/// `cargo xtask bench`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    browser::measure(repository)
}
