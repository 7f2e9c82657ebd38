//! `has_docstring`: a function of each of the learner's revisions says in a docstring what it does.

use super::{Demand, Finding};
use crate::python_text;
use crate::run::{Reach, Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasDocstring {
    function: String,
}

impl Demand for HasDocstring {
    fn reach(&self) -> Reach {
        Reach::Nowhere
    }

    fn look(&self, submission: &Submission<'_>, _: Option<&Run>) -> Finding {
        if submission.chain.is_err() {
            return Finding::Unknown;
        }
        for revision in submission.own() {
            let text = submission.files.get(&revision.path).map_or("", String::as_str);
            let Some(function) = python_text::function(text, &self.function) else {
                return Finding::Differs {
                    reason: format!("{} has no function {}", revision.id, self.function),
                    place: Some(format!("{}:1:1", revision.path)),
                };
            };
            if function.docstring.is_none_or(|docstring| docstring.is_empty()) {
                return Finding::Differs {
                    reason: format!("{}() of {} has no docstring", self.function, revision.id),
                    place: Some(format!("{}:{}:1", revision.path, function.line)),
                };
            }
        }
        Finding::Holds
    }
}
