//! What is kept of a chain that was run: a verdict a step.

use super::reason;
use super::walk::Outcome;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The verdict on one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    /// The revision.
    pub(super) revision: String,
    /// Why it is not identical; a step that the real tools refuse begins with `real: `. None if it is.
    pub(super) reason: Option<String>,
}

impl Verdict {
    /// Sorts an outcome.
    pub(super) fn new(revision: &str, outcome: &Outcome) -> Self {
        Self { revision: revision.to_owned(), reason: reason::class(outcome) }
    }

    /// Whether the real tools refused the step.
    pub(super) fn is_neither(&self) -> bool {
        self.reason.as_ref().is_some_and(|reason| reason.starts_with("real: "))
    }

    fn read(value: &Value) -> Self {
        let revision = value["revision"].as_str().unwrap_or_default().to_owned();
        Self { revision, reason: value["reason"].as_str().map(str::to_owned) }
    }
}

/// The verdicts of a chain, in the order of the steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Verdicts {
    /// Upgrades.
    pub(super) up: Vec<Verdict>,
    /// Downgrades.
    pub(super) down: Vec<Verdict>,
}

impl Verdicts {
    /// Writes them to a file.
    pub(super) fn keep(&self, file: &Path) -> Result<()> {
        let list = |verdicts: &[Verdict]| -> Vec<Value> {
            verdicts.iter().map(|it| json!({"revision": it.revision, "reason": it.reason})).collect()
        };
        let folder = file.parent().context("the file lies in a folder")?;
        fs::create_dir_all(folder)?;
        fs::write(file, json!({"up": list(&self.up), "down": list(&self.down)}).to_string())?;
        Ok(())
    }

    /// Reads what [`Verdicts::keep`] wrote.
    pub(super) fn kept(file: &Path) -> Option<Self> {
        let value: Value = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
        let list = |key: &str| value[key].as_array().into_iter().flatten().map(Verdict::read).collect();
        Some(Self { up: list("up"), down: list("down") })
    }
}
