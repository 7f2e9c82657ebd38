//! `hasnt_column`: a table has no such column.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasntColumn {
    table: String,
    column: String,
}

impl Demand for HasntColumn {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            Ok(match relation.column(&self.column) {
                Some(_) => Finding::differs(format!("{} still has a column {}", self.table, self.column)),
                None => Finding::Holds,
            })
        }))
    }
}
