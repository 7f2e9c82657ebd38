//! `sql_contains`: the SQL that the upgrade would print holds a text, whatever its spaces and capitals.

use super::{Demand, Finding};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SqlContains {
    text: String,
}

impl Demand for SqlContains {
    fn wants_sql(&self) -> bool {
        true
    }

    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        match run.and_then(|run| run.sql.as_ref()) {
            None => Finding::Unknown,
            Some(Err(problem)) => Finding::differs(format!("upgrade --sql fails: {}", problem.words())),
            Some(Ok(sql)) if folded(sql).contains(&folded(&self.text)) => Finding::Holds,
            Some(Ok(_)) => Finding::differs(format!("the SQL of the upgrade has no {}", self.text)),
        }
    }
}

/// SQL in lower case with single spaces.
pub(super) fn folded(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
