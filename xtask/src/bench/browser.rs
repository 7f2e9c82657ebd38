//! Times in a headless browser.

use crate::build;
use crate::repository::Repository;
use crate::setup::{self, Purpose};
use anyhow::Result;

/// Builds if needed and prints the sizes; times are measured by the end-to-end tests for now.
pub(super) fn measure(repository: &Repository) -> Result<()> {
    let machine = setup::prepare(repository, Purpose::Build)?;
    if !build::is_current(repository) {
        return build::build(repository, &machine);
    }
    build::print_sizes(repository)
}
