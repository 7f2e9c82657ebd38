//! `col_hasnt_default`: a column has no default.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColHasntDefault {
    table: String,
    column: String,
}

impl Demand for ColHasntDefault {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let column = look::column(after, &self.table, &self.column)?;
            Ok(match &column.default {
                Some(default) => {
                    Finding::differs(format!("{}.{} has the default {}", self.table, self.column, default.0))
                }
                None => Finding::Holds,
            })
        }))
    }
}
