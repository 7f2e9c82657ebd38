//! `prediction`: the answer to a prediction is the engine's.

use super::{Demand, Finding};
use crate::run::{Reach, Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prediction {
    prediction: String,
}

impl Demand for Prediction {
    fn reach(&self) -> Reach {
        Reach::Nowhere
    }

    fn look(&self, submission: &Submission<'_>, _: Option<&Run>) -> Finding {
        let truth = match submission.truths.get(&self.prediction) {
            Some(Ok(truth)) => truth,
            Some(Err(reason)) => {
                return Finding::differs(format!("the answer cannot be computed: {reason}"));
            }
            None => {
                return Finding::differs(format!("there is no prediction {:?}", self.prediction));
            }
        };
        match submission.answers.get(&self.prediction) {
            None => Finding::differs("you have not answered yet"),
            Some(answer) if normal(answer) == normal(truth) => Finding::Holds,
            Some(answer) => Finding::differs(format!("you said {}; it is {truth}", answer.trim())),
        }
    }
}

/// An answer without capitals and without spaces that mean nothing.
fn normal(answer: &str) -> String {
    let words: Vec<&str> = answer.split_whitespace().collect();
    words.join(" ").replace(" ,", ",").replace(", ", ",").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn spaces_and_capitals_do_not_matter() {
        assert_eq!(normal(" ID,  name ,email "), normal("id, name, email"));
    }
}
