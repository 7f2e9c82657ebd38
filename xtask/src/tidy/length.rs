//! Files stay short enough to be read at once.

use super::Inspected;
use super::tracked::File;

/// Code lines that a file may have, tests and comments not counted.
const LONGEST: usize = 600;

/// Rust and JavaScript files that are longer.
pub(super) fn check(inspected: &Inspected) -> Vec<String> {
    let code = inspected.files.iter().filter(|file| file.ends_in("rs") || file.ends_in("js"));
    let lengths = code.map(|file| (file, code_lines(file)));
    lengths
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| format!("{}: {lines} code lines, {LONGEST} are allowed", file.path))
        .collect()
}

fn code_lines(file: &File) -> usize {
    let before_tests = file.text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    before_tests.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}
