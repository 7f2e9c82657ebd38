//! `results_kept`: what a query found before the upgrade, it still finds afterwards.

use super::{Demand, Finding, look};
use crate::difference::{missing, show};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResultsKept {
    query: String,
}

impl Demand for ResultsKept {
    fn queries(&self) -> Vec<&str> {
        vec![&self.query]
    }

    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let before = run.map(|run| look::answer(&run.before, &self.query)).ok_or(Finding::Unknown)??;
            let rows = look::answer(after, &self.query)?;
            Ok(match missing(before, rows) {
                None => Finding::Holds,
                Some(row) => Finding::differs(format!("this is no longer so: {}", show(&before.columns, row))),
            })
        }))
    }
}
