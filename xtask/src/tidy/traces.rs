//! No tracked file says on which machine, or from which mirror, something was made.

use super::Inspected;
use super::tracked::File;

/// Beginnings of paths that only one machine has.
const PATHS: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/tmp", "/t/"),
    concat!("/tmp", "/setup"),
    concat!("/work", "/main"),
    concat!("/.car", "go/registry/src"),
];
/// Where packages may come from.
const REGISTRIES: &[&str] = &["registry+https://github.com/rust-lang/crates.io-index", "https://registry.npmjs.org/"];

/// Machine paths anywhere, foreign registries in lock files.
pub(super) fn check(inspected: &Inspected) -> Vec<String> {
    let mut faults = Vec::new();
    for file in &inspected.files {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(path) = PATHS.iter().find(|path| line.contains(**path)) {
                faults.push(format!("{}:{}: names `{path}`", file.path, index + 1));
            }
            if is_lock(file) && names_foreign_registry(line) {
                faults.push(format!("{}:{}: a foreign registry", file.path, index + 1));
            }
        }
    }
    faults
}

fn is_lock(file: &File) -> bool {
    file.path.ends_with("Cargo.lock") || file.path.ends_with("package-lock.json")
}

fn names_foreign_registry(line: &str) -> bool {
    let line = line.trim_start();
    let source = line.strip_prefix("source = \"").or_else(|| line.strip_prefix("\"resolved\": \""));
    source.is_some_and(|source| !REGISTRIES.iter().any(|registry| source.starts_with(registry)))
}
