//! `has_check`: a table has a check constraint, under a name if one is demanded.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use catalog::ConstraintKind;
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasCheck {
    table: String,
    #[serde(default)]
    constraint: Option<String>,
}

impl Demand for HasCheck {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            let mut checks = relation.constraints.iter().filter(|it| matches!(it.kind, ConstraintKind::Check(_)));
            let is_there = match &self.constraint {
                Some(name) => checks.any(|check| check.name == *name),
                None => checks.next().is_some(),
            };
            let named = self.constraint.as_ref().map(|name| format!(" named {name}")).unwrap_or_default();
            Ok(if is_there {
                Finding::Holds
            } else {
                Finding::differs(format!("{} has no check constraint{named}", self.table))
            })
        }))
    }
}
