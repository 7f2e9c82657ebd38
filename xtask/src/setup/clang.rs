//! The C compiler for wasm32.

use crate::process::{find, probe};
use std::path::PathBuf;
use std::process::Command;

/// Versions that are tried, best first.
const VERSIONS: [&str; 7] = ["22", "21", "20", "19", "18", "17", "16"];

/// A clang of 16 or later that knows wasm32, and its archiver.
pub(super) fn find_pair() -> Option<(PathBuf, PathBuf)> {
    let numbered = VERSIONS.iter().find_map(|version| {
        Some((find(&format!("clang-{version}"))?, find(&format!("llvm-ar-{version}"))?))
            .filter(|(clang, _)| targets_wasm(clang))
    });
    numbered.or_else(|| {
        Some((find("clang")?, find("llvm-ar")?)).filter(|(clang, _)| is_recent(clang) && targets_wasm(clang))
    })
}

/// The newest packages that Debian has here.
pub(super) fn packages() -> Vec<String> {
    let known = |version: &&&str| {
        let name = format!("clang-{version}");
        probe(Command::new("apt-cache").args(["show", "--no-all-versions", &name])).is_some()
    };
    let version = VERSIONS.iter().find(known).unwrap_or(&VERSIONS[0]);
    vec![format!("clang-{version}"), format!("llvm-{version}")]
}

fn targets_wasm(clang: &PathBuf) -> bool {
    probe(Command::new(clang).arg("--print-targets")).is_some_and(|targets| targets.contains("wasm32"))
}

/// Whether `clang version N.…` says 16 or more.
fn is_recent(clang: &PathBuf) -> bool {
    let text = probe(Command::new(clang).arg("--version")).unwrap_or_default();
    let number = text.split("version ").nth(1).and_then(|rest| rest.split('.').next());
    number.and_then(|number| number.parse::<u32>().ok()).is_some_and(|number| number >= 16)
}
