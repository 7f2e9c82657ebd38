//! `has_table`: there is such a table or view.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasTable {
    table: String,
}

impl Demand for HasTable {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| look::relation(after, &self.table).map(|_| Finding::Holds)))
    }
}
