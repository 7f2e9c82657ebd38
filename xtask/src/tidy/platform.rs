//! Only the rims ask for the platform.

use super::Inspected;

/// The crates that may: storage, the three modules of the page, and Python.
const RIMS: &[&str] = &["engine", "page", "worker", "python-module", "interpreter"];

/// `cfg(target_arch…)` elsewhere.
pub(super) fn check(inspected: &Inspected) -> Vec<String> {
    let needles = [concat!("cfg(target_", "arch"), concat!("cfg(not(target_", "arch")];
    let mut faults = Vec::new();
    for file in inspected.files.iter().filter(|file| file.ends_in("rs")) {
        if file.crate_name().is_none_or(|name| RIMS.contains(&name)) {
            continue;
        }
        for (index, line) in file.text.lines().enumerate() {
            if needles.iter().any(|needle| line.contains(needle)) {
                faults.push(format!("{}:{}: asks for the platform", file.path, index + 1));
            }
        }
    }
    faults
}
