//! Crates depend downwards only, and on outside crates only where those belong.

use super::Inspected;
use crate::process::output;
use anyhow::{Context, Result};
use serde_json::Value;

/// Which crates of ours each crate may name, as ARCHITECTURE.md has it.
const EDGES: &[(&str, &[&str])] = &[
    ("diagnostics", &[]),
    ("catalog", &["diagnostics"]),
    ("datum", &["diagnostics", "catalog"]),
    ("sql", &["diagnostics", "catalog", "datum"]),
    ("engine", &["diagnostics", "catalog", "datum", "sql"]),
    ("revision", &[]),
    ("python", &["diagnostics"]),
    ("interpreter", &["diagnostics", "natives", "python"]),
    ("natives", &[]),
    ("alembic", &["diagnostics", "catalog", "datum", "engine", "python", "revision"]),
    ("script", &[]),
    ("shell", &["diagnostics", "engine", "alembic", "python", "script"]),
    ("bash", &["script"]),
    ("book", &["diagnostics", "protocol", "python"]),
    (
        "grader",
        &["diagnostics", "catalog", "datum", "engine", "alembic", "protocol", "python", "book", "revision", "sql"],
    ),
    ("protocol", &["diagnostics"]),
    (
        "workbook",
        &[
            "diagnostics",
            "catalog",
            "datum",
            "engine",
            "alembic",
            "python",
            "revision",
            "book",
            "grader",
            "protocol",
            "script",
            "shell",
        ],
    ),
    (
        "author",
        &[
            "diagnostics",
            "catalog",
            "engine",
            "alembic",
            "python",
            "interpreter",
            "revision",
            "book",
            "grader",
            "workbook",
            "shell",
            "bash",
        ],
    ),
    ("site", &["diagnostics", "book"]),
    ("page", &["protocol"]),
    ("worker", &["engine", "protocol", "python", "script", "workbook"]),
    ("bash-module", &["bash", "script"]),
    ("python-module", &["interpreter", "python"]),
];

/// Crates of tests: they may name anything.
const TESTS: &[&str] = &["tests", "e2e"];

/// Outside crates, by the beginning of their names, and who may name them.
const RESERVED: &[(&str, &[&str])] = &[
    ("rusqlite", &["engine"]),
    ("libsqlite3", &["engine"]),
    ("sqlite-wasm", &["engine"]),
    ("sqlparser", &["sql"]),
    ("bashkit", &["bash"]),
    ("rustpython", &["interpreter", "natives"]),
    ("yew", &["page"]),
    ("gloo", &["page"]),
    ("web-sys", &["page", "worker", "python-module", "bash-module"]),
    ("js-sys", &["page", "worker", "python-module", "bash-module"]),
    ("wasm-bindgen", &["page", "worker", "python-module", "bash-module", "interpreter"]),
    ("clap", &["author"]),
];

/// Edges that are not in the tables.
pub(super) fn check(inspected: &Inspected) -> Vec<String> {
    faults(inspected).unwrap_or_else(|error| vec![format!("{error:#}")])
}

fn faults(inspected: &Inspected) -> Result<Vec<String>> {
    let words = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let metadata: Value = serde_json::from_str(&output(&mut inspected.machine.cargo(words))?)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists packages")?;
    let ours: Vec<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut faults = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        if TESTS.contains(&name) {
            continue;
        }
        let Some((_, allowed)) = EDGES.iter().find(|(of, _)| *of == name) else {
            faults.push(format!("{name} is not in the table of xtask/src/tidy/edges.rs"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let on = dependency["name"].as_str().unwrap_or_default();
            let is_ours = ours.contains(&on) && dependency["path"].is_string();
            if is_ours && dependency["kind"].is_null() && !allowed.contains(&on) {
                faults.push(format!("{name} must not depend on {on}"));
            }
            if !is_ours && is_reserved(on, name) {
                faults.push(format!("{name} must not name {on}"));
            }
        }
    }
    Ok(faults)
}

/// Whether an outside crate is reserved for others.
fn is_reserved(outside: &str, name: &str) -> bool {
    RESERVED.iter().any(|(beginning, who)| outside.starts_with(beginning) && !who.contains(&name))
}
