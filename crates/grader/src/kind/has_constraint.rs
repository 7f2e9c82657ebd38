//! `has_constraint`: a table has a constraint of a name, with a definition if one is demanded.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use crate::schema::constraint_definition;
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasConstraint {
    table: String,
    constraint: String,
    /// As `pg_get_constraintdef` gives it.
    #[serde(default)]
    definition: Option<String>,
}

impl Demand for HasConstraint {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            let Some(found) = relation.constraint(&self.constraint) else {
                return Ok(Finding::differs(format!("{} has no constraint {}", self.table, self.constraint)));
            };
            let definition = constraint_definition(&after.catalog, found);
            Ok(match &self.definition {
                Some(wanted) if *wanted != definition => {
                    Finding::differs(format!("{} is {definition}, not {wanted}", self.constraint))
                }
                _ => Finding::Holds,
            })
        }))
    }
}
