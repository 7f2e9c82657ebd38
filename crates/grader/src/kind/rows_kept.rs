//! `rows_kept`: the upgrade leaves the rows of a table as they were, in these columns or in all that it keeps.

use super::{Demand, Finding, look};
use crate::difference::{keys, table_difference};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RowsKept {
    table: String,
    #[serde(default)]
    columns: Option<Vec<String>>,
}

impl Demand for RowsKept {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let before = run.map(|run| &run.before).ok_or(Finding::Unknown)?;
            look::relation(after, &self.table)?;
            let (Some(wanted), Some(found)) = (before.tables.get(&self.table), after.tables.get(&self.table)) else {
                return Ok(Finding::Holds);
            };
            let keys = keys(before, &self.table);
            Ok(match table_difference(&self.table, &keys, wanted, found, self.columns.as_deref()) {
                Some(reason) => Finding::differs(reason),
                None => Finding::Holds,
            })
        }))
    }
}
