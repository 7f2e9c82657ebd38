//! COMPAT.md names cases that exist.

use super::Inspected;

const COLUMNS: usize = 4;

/// Rows of the wrong width, and rows whose case is not there.
pub(super) fn check(inspected: &Inspected) -> Vec<String> {
    let Some(compat) = inspected.files.iter().find(|file| file.path == "COMPAT.md") else {
        return vec!["COMPAT.md is missing".to_owned()];
    };
    let mut faults = Vec::new();
    for (index, line) in compat.text.lines().enumerate().filter(|(_, line)| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').collect();
        if cells.len() != COLUMNS {
            faults.push(format!("COMPAT.md:{}: {} columns instead of {COLUMNS}", index + 1, cells.len()));
        }
        let named = cells.last().map(|cell| cell.split('`').skip(1).step_by(2)).into_iter().flatten();
        for case in named.filter(|case| !exists(inspected, case)) {
            faults.push(format!("COMPAT.md:{}: there is no case `{case}`", index + 1));
        }
    }
    faults
}

fn exists(inspected: &Inspected, case: &str) -> bool {
    let (sql, session) = (format!("tests/cases/{case}.sql"), format!("tests/cases/{case}/session.txt"));
    inspected.files.iter().any(|file| file.path == sql || file.path == session)
}
