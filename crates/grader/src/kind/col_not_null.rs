//! `col_not_null`: a column refuses NULL.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColNotNull {
    table: String,
    column: String,
}

impl Demand for ColNotNull {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let column = look::column(after, &self.table, &self.column)?;
            Ok(if column.not_null {
                Finding::Holds
            } else {
                Finding::differs(format!("{}.{} may be NULL", self.table, self.column))
            })
        }))
    }
}
