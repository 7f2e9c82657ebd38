//! `has_unique`: a table has a unique constraint over these columns, under a name if one is demanded.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use catalog::ConstraintKind;
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasUnique {
    table: String,
    columns: Vec<String>,
    #[serde(default)]
    constraint: Option<String>,
}

impl Demand for HasUnique {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            let found = relation
                .constraints
                .iter()
                .find(|it| matches!(&it.kind, ConstraintKind::Unique { columns } if *columns == self.columns));
            Ok(match (found, &self.constraint) {
                (None, _) => Finding::differs(format!(
                    "{} has no unique constraint over ({})",
                    self.table,
                    self.columns.join(", ")
                )),
                (Some(found), Some(name)) if found.name != *name => {
                    Finding::differs(format!("the unique constraint is named {}, not {name}", found.name))
                }
                (Some(_), _) => Finding::Holds,
            })
        }))
    }
}
