//! `hasnt_index`: a table has no index of a name.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasntIndex {
    table: String,
    index: String,
}

impl Demand for HasntIndex {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            Ok(match relation.index(&self.index) {
                Some(_) => Finding::differs(format!("{} still has the index {}", self.table, self.index)),
                None => Finding::Holds,
            })
        }))
    }
}
