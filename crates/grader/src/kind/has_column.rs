//! `has_column`: a table has such a column.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasColumn {
    table: String,
    column: String,
}

impl Demand for HasColumn {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        let found = look::after(run).and_then(|after| look::column(after, &self.table, &self.column));
        look::settle(found.map(|_| Finding::Holds))
    }
}
