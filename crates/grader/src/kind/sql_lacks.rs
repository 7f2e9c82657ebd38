//! `sql_lacks`: the SQL that the upgrade would print does not hold a text, whatever its spaces and capitals.

use super::sql_contains::folded;
use super::{Demand, Finding};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SqlLacks {
    text: String,
}

impl Demand for SqlLacks {
    fn wants_sql(&self) -> bool {
        true
    }

    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        match run.and_then(|run| run.sql.as_ref()) {
            None => Finding::Unknown,
            Some(Err(problem)) => Finding::differs(format!("upgrade --sql fails: {}", problem.words())),
            Some(Ok(sql)) if folded(sql).contains(&folded(&self.text)) => {
                Finding::differs(format!("the SQL of the upgrade has {}", self.text))
            }
            Some(Ok(_)) => Finding::Holds,
        }
    }
}
