//! `descends_from`: every head comes after a revision.

use super::{Demand, Finding, look};
use crate::run::{Reach, Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DescendsFrom {
    revision: String,
}

impl Demand for DescendsFrom {
    fn reach(&self) -> Reach {
        Reach::Nowhere
    }

    fn look(&self, submission: &Submission<'_>, _: Option<&Run>) -> Finding {
        let Ok(chain) = &submission.chain else {
            return Finding::Unknown;
        };
        let heads = chain.heads();
        let other = heads.into_iter().find(|head| !chain.ancestors(head).contains(self.revision.as_str()));
        match other.and_then(|head| chain.get(head)) {
            None => Finding::Holds,
            Some(head) => Finding::Differs {
                reason: format!(
                    "{} comes after {}, not after {}",
                    head.id,
                    look::listed(&head.down.iter().map(String::as_str).collect::<Vec<_>>()),
                    self.revision
                ),
                place: Some(format!("{}:1:1", head.path)),
            },
        }
    }
}
