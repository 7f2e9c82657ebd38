//! `col_is_null`: a column accepts NULL.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColIsNull {
    table: String,
    column: String,
}

impl Demand for ColIsNull {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let column = look::column(after, &self.table, &self.column)?;
            Ok(if column.not_null {
                Finding::differs(format!("{}.{} is NOT NULL", self.table, self.column))
            } else {
                Finding::Holds
            })
        }))
    }
}
