//! `applied_unchanged`: revisions that have run are as they were.

use super::{Demand, Finding};
use crate::run::{Reach, Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AppliedUnchanged {}

impl Demand for AppliedUnchanged {
    fn reach(&self) -> Reach {
        Reach::Nowhere
    }

    fn look(&self, submission: &Submission<'_>, _: Option<&Run>) -> Finding {
        for revision in submission.applied() {
            let path = &revision.path;
            let before = submission.start_files.get(path).map_or("", String::as_str);
            let Some(now) = submission.files.get(path) else {
                return Finding::Differs {
                    reason: format!("{path} has already run, and is gone"),
                    place: Some(path.clone()),
                };
            };
            if now != before {
                let line = before.lines().zip(now.lines()).take_while(|(old, new)| old == new).count() + 1;
                return Finding::Differs {
                    reason: format!("{path} has already run; line {line} is no longer what ran"),
                    place: Some(format!("{path}:{line}:1")),
                };
            }
        }
        Finding::Holds
    }
}
