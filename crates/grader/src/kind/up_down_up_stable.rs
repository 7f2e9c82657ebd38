//! `up_down_up_stable`: the second upgrade gives what the first gave.

use super::{Demand, Finding};
use crate::difference::{SchemaDifference, rows_difference, schema_difference};
use crate::run::{Reach, Run, Submission};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UpDownUpStable {}

impl Demand for UpDownUpStable {
    fn reach(&self) -> Reach {
        Reach::Again
    }

    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        let Some(run) = run else {
            return Finding::Unknown;
        };
        let (Ok(up), Some(Ok(_)), Some(again)) = (&run.up, &run.down, &run.again) else {
            return unknown_or_refused(run);
        };
        let again = match again {
            Ok(again) => again,
            Err(problem) => {
                let reason = format!("the second upgrade fails: {}", problem.words());
                return Finding::Differs { reason, place: problem.place.clone() };
            }
        };
        if let Some(difference) = schema_difference(&up.schema, &again.schema) {
            return Finding::differs(match difference {
                SchemaDifference::Left(thing) => {
                    format!("after the second upgrade there is also {thing}")
                }
                other => format!("after the second upgrade {}", other.words()),
            });
        }
        match rows_difference(up, again) {
            Some(difference) => Finding::differs(format!("after the second upgrade {difference}")),
            None => Finding::Holds,
        }
    }
}

/// A downgrade that refuses on purpose leaves nothing to repeat; whether it may refuse is for another check to say.
fn unknown_or_refused(run: &Run) -> Finding {
    match &run.down {
        Some(Err(problem)) if problem.is_raised => Finding::Holds,
        _ => Finding::Unknown,
    }
}
