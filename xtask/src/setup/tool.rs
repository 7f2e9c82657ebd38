//! Programs out of crates, each in one exact version.

use crate::machine::Machine;
use crate::process::{find, probe, run};
use crate::repository::Repository;
use anyhow::{Context, Result};
use std::fs;
use std::process::Command;

/// A program that `cargo install` can build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    /// Must have the version of the `wasm-bindgen` crate.
    WasmBindgen,
    /// Builds the page.
    Trunk,
    /// Runs tests in a browser.
    WasmPack,
}

impl Tool {
    fn package(self) -> &'static str {
        match self {
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::Trunk => "trunk",
            Self::WasmPack => "wasm-pack",
        }
    }

    fn program(self) -> &'static str {
        match self {
            Self::WasmBindgen => "wasm-bindgen",
            Self::Trunk => "trunk",
            Self::WasmPack => "wasm-pack",
        }
    }

    fn version(self, repository: &Repository) -> Result<String> {
        match self {
            Self::WasmBindgen => locked_version(repository, "wasm-bindgen"),
            Self::Trunk => Ok("0.21.14".to_owned()),
            Self::WasmPack => Ok("0.15.1".to_owned()),
        }
    }

    /// The words after `cargo`. wasm-bindgen-cli does not build with the versions that it was locked with.
    fn arguments(self, repository: &Repository) -> Result<Vec<String>> {
        let mut words = vec!["install".to_owned(), self.package().to_owned()];
        words.extend(["--version".to_owned(), format!("={}", self.version(repository)?)]);
        words.extend(["--root".to_owned(), repository.tools().display().to_string()]);
        if self == Self::Trunk {
            words.push("--locked".to_owned());
        }
        Ok(words)
    }
}

/// Whether the program is there, among Retort's own tools or on `PATH`, in the exact version.
pub(super) fn is_there(repository: &Repository, tool: Tool) -> bool {
    let own = repository.tools().join("bin").join(tool.program());
    let Ok(wanted) = tool.version(repository) else { return false };
    let path = if own.is_file() { Some(own) } else { find(tool.program()) };
    let answer = path.and_then(|path| probe(Command::new(path).arg("--version"))).unwrap_or_default();
    answer.split_whitespace().nth(1) == Some(wanted.as_str())
}

/// Builds and installs the program.
pub(super) fn install(repository: &Repository, machine: &Machine, tool: Tool) -> Result<()> {
    run(machine.command("cargo").args(tool.arguments(repository)?).env_remove("CARGO_TARGET_DIR").arg("--force"))
}

/// What a person would type.
pub(super) fn by_hand(repository: &Repository, tool: Tool) -> String {
    tool.arguments(repository).map_or_else(|error| format!("{error:#}"), |words| format!("cargo {}", words.join(" ")))
}

/// The version of a package in Cargo.lock.
fn locked_version(repository: &Repository, package: &str) -> Result<String> {
    let lock = fs::read_to_string(repository.path("Cargo.lock")).context("could not read Cargo.lock")?;
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{package}\"\n")));
    let version = entry.and_then(|entry| entry.split("\nversion = \"").nth(1)).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).with_context(|| format!("{package} is not in Cargo.lock"))
}
