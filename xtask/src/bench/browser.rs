//! Sizes and times in a headless browser.

use crate::build;
use crate::process::run;
use crate::repository::Repository;
use crate::setup::{self, Purpose};
use anyhow::Result;

/// Builds if needed, then prints what `tests/e2e` measures over `dist/`.
pub(super) fn measure(repository: &Repository) -> Result<()> {
    let machine = setup::prepare(repository, Purpose::Test)?;
    if !build::is_current(repository) {
        build::build(repository, &machine)?;
    }
    run(&mut machine.cargo(["run", "--locked", "--quiet", "-p", "e2e", "--features", "browser", "--bin", "bench"]))
}
