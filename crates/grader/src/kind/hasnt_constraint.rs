//! `hasnt_constraint`: a table has no constraint of a name.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasntConstraint {
    table: String,
    constraint: String,
}

impl Demand for HasntConstraint {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            Ok(match relation.constraint(&self.constraint) {
                Some(_) => Finding::differs(format!("{} still has the constraint {}", self.table, self.constraint)),
                None => Finding::Holds,
            })
        }))
    }
}
