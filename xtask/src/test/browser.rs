//! Tests in headless Chromium.

use super::Run;
use crate::process::find;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// `wasm-pack test` for each crate that has tests of that kind.
pub(super) fn unit(state: &mut Run) -> Result<()> {
    let driver = find("chromedriver").context("chromedriver is not on PATH")?;
    for folder in crates_with_tests(&state.repository.path("crates"))? {
        let mut command = state.machine.command("wasm-pack");
        command
            .args(["test", "--headless", "--chrome", "--mode", "no-install", "--chromedriver"])
            .arg(&driver)
            .arg(&folder);
        // What follows the folder goes to cargo; after `--` it would go to the tests.
        command.arg("--locked").env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        state.count.run(&mut command)?;
    }
    Ok(())
}

/// The end-to-end tests over `dist/`.
pub(super) fn end_to_end(state: &mut Run) -> Result<()> {
    let words = ["test", "--locked", "-p", "e2e", "--features", "browser", "--no-fail-fast"];
    state.count.run(&mut state.machine.cargo(words))
}

/// The crates that have a `webdriver.json`, which tells the test runner how to start Chromium.
fn crates_with_tests(crates: &Path) -> Result<Vec<PathBuf>> {
    let mut folders: Vec<PathBuf> = fs::read_dir(crates)?.flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.join("webdriver.json").is_file());
    folders.sort();
    Ok(folders)
}
