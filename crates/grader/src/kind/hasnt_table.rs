//! `hasnt_table`: there is no such table or view.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasntTable {
    table: String,
}

impl Demand for HasntTable {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        match look::after(run) {
            Ok(after) if look::find_relation(&after.catalog, &self.table).is_some() => {
                Finding::differs(format!("table {} is there", self.table))
            }
            Ok(_) => Finding::Holds,
            Err(finding) => finding,
        }
    }
}
