//! `results_eq`: a query gives exactly these rows after the upgrade; `null` for NULL, everything else as psql shows it.

use super::{Demand, Finding, look};
use crate::difference::show;
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResultsEq {
    query: String,
    rows: Vec<Vec<Option<String>>>,
}

impl Demand for ResultsEq {
    fn queries(&self) -> Vec<&str> {
        vec![&self.query]
    }

    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let found = look::answer(after, &self.query)?;
            let lines = found.rows.len().max(self.rows.len());
            let differing = (0..lines).find(|at| found.rows.get(*at) != self.rows.get(*at));
            let Some(at) = differing else {
                return Ok(Finding::Holds);
            };
            let show_row = |row: Option<&Vec<Option<String>>>| {
                row.map_or_else(|| "nothing".to_owned(), |row| show(&found.columns, row))
            };
            Ok(Finding::differs(format!(
                "row {} of the result is {}, not {}",
                at + 1,
                show_row(found.rows.get(at)),
                show_row(self.rows.get(at))
            )))
        }))
    }
}
