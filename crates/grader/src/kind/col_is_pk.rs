//! `col_is_pk`: the primary key of a table has these columns.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColIsPk {
    table: String,
    columns: Vec<String>,
}

impl Demand for ColIsPk {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            Ok(match relation.primary_key() {
                None => Finding::differs(format!("{} has no primary key", self.table)),
                Some((_, columns)) if columns == self.columns.as_slice() => Finding::Holds,
                Some((_, columns)) => Finding::differs(format!(
                    "the primary key of {} is ({}), not ({})",
                    self.table,
                    columns.join(", "),
                    self.columns.join(", ")
                )),
            })
        }))
    }
}
