//! `index_is_unique`: an index is unique.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndexIsUnique {
    table: String,
    index: String,
}

impl Demand for IndexIsUnique {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            Ok(match relation.index(&self.index) {
                None => Finding::Missing {
                    thing: format!("index {}", self.index),
                    reason: format!("{} has no index {}", self.table, self.index),
                },
                Some(index) if index.unique => Finding::Holds,
                Some(_) => Finding::differs(format!("the index {} is not unique", self.index)),
            })
        }))
    }
}
