//! The known differences.

use crate::case::root;
use std::collections::BTreeSet;
use std::fs;

/// The names of the cases in the last column of the tables of `COMPAT.md`.
pub fn known_differences() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("COMPAT.md")).unwrap_or_default();
    text.lines().flat_map(cases).collect()
}

/// The cases that one line names: those in backquotes in the last cell of a row.
fn cases(line: &str) -> Vec<String> {
    let Some(row) = line.trim().strip_prefix('|').and_then(|row| row.strip_suffix('|')) else { return Vec::new() };
    let last = row.rsplit('|').next().unwrap_or_default();
    last.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(cases(line), expected);
    }

    #[test]
    fn a_row_names_its_cases_in_the_last_column() {
        check("| `what` | how | why | `sql/a/b`, `alembic/c` |", &["sql/a/b", "alembic/c"]);
        check("| `what` | how | why | |", &[]);
        check("|---|---|---|---|", &[]);
        check("prose with `code`", &[]);
    }
}
