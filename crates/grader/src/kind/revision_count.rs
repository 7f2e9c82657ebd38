//! `revision_count`: the learner adds this many revisions to those that have run.

use super::{Demand, Finding};
use crate::run::{Reach, Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RevisionCount {
    count: usize,
}

impl Demand for RevisionCount {
    fn reach(&self) -> Reach {
        Reach::Nowhere
    }

    fn look(&self, submission: &Submission<'_>, _: Option<&Run>) -> Finding {
        if submission.chain.is_err() {
            return Finding::Unknown;
        }
        let own = submission.own().len();
        if own == self.count {
            Finding::Holds
        } else {
            Finding::differs(format!("there are {own} revisions that have not run yet, not {}", self.count))
        }
    }
}
