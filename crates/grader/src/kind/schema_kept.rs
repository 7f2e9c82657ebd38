//! `schema_kept`: the upgrade leaves the schema as it was.

use super::{Demand, Finding, look};
use crate::difference::{SchemaDifference, schema_difference};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchemaKept {}

impl Demand for SchemaKept {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let before = run.map(|run| &run.before).ok_or(Finding::Unknown)?;
            Ok(match schema_difference(&before.schema, &after.schema) {
                None => Finding::Holds,
                Some(SchemaDifference::Left(thing)) => Finding::differs(format!("{thing} is new")),
                Some(other) => Finding::differs(other.words()),
            })
        }))
    }
}
