//! `single_head`: the revisions of the project have one head.

use super::{Demand, Finding, look};
use crate::run::{Reach, Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SingleHead {}

impl Demand for SingleHead {
    fn reach(&self) -> Reach {
        Reach::Nowhere
    }

    fn look(&self, submission: &Submission<'_>, _: Option<&Run>) -> Finding {
        let Ok(chain) = &submission.chain else {
            return Finding::Unknown;
        };
        match chain.heads().as_slice() {
            [_] => Finding::Holds,
            [] => Finding::differs("there is no head: the revisions form a ring"),
            heads => Finding::differs(format!("there are {} heads: {}", heads.len(), look::listed(heads))),
        }
    }
}
