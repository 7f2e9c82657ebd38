//! `downgrade_restores`: after the downgrade, schema and rows are what they were before the upgrade.
//!
//! With `irreversible = "declared"` a downgrade may also leave the rows as the upgrade left them, if its docstring says
//! so, or refuse by raising an exception that gives the reason.

use super::{Demand, Finding};
use crate::difference::{rows_difference, schema_difference};
use crate::python_text;
use crate::run::{Reach, Run, Submission};
use crate::snapshot::Snapshot;
use crate::terminal::Problem;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DowngradeRestores {
    #[serde(default)]
    irreversible: Option<Irreversible>,
}

/// What is allowed besides restoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Irreversible {
    /// To say that and why something cannot be restored.
    Declared,
}

/// How many words make a reason.
const WORDS: usize = 4;

impl Demand for DowngradeRestores {
    fn reach(&self) -> Reach {
        Reach::Down
    }

    fn look(&self, submission: &Submission<'_>, run: Option<&Run>) -> Finding {
        let Some(run) = run else {
            return Finding::Unknown;
        };
        let (Ok(up), Some(down)) = (&run.up, &run.down) else {
            return Finding::Unknown;
        };
        match down {
            Ok(down) => self.restored(&Walk { submission, run, up, down }),
            Err(problem) => self.refused(submission, run, problem),
        }
    }
}

/// What there is to compare.
struct Walk<'a> {
    submission: &'a Submission<'a>,
    run: &'a Run,
    up: &'a Snapshot,
    down: &'a Snapshot,
}

impl DowngradeRestores {
    fn refused(&self, submission: &Submission<'_>, run: &Run, problem: &Problem) -> Finding {
        let reasons = problem.message.split_whitespace().count();
        if self.irreversible.is_some() && problem.is_raised && reasons >= WORDS {
            return Finding::Holds;
        }
        let reason = format!("{} fails: {}", title(submission, run), problem.words());
        Finding::Differs { reason, place: problem.place.clone().or_else(|| place(submission, run)) }
    }

    fn restored(&self, walk: &Walk<'_>) -> Finding {
        let title = title(walk.submission, walk.run);
        let differs = |reason: String| Finding::Differs { reason, place: place(walk.submission, walk.run) };
        let schema = schema_difference(&walk.run.before.schema, &walk.down.schema);
        let stands = schema_difference(&walk.up.schema, &walk.down.schema).is_none()
            && rows_difference(walk.up, walk.down).is_none();
        if let Some(difference) = schema {
            return differs(if stands {
                format!("{title} does nothing: {}", difference.words())
            } else {
                format!("after {title} {}", difference.words())
            });
        }
        let Some(difference) = rows_difference(&walk.run.before, walk.down) else {
            return Finding::Holds;
        };
        if !stands {
            return differs(format!("after {title} {difference}"));
        }
        if self.irreversible.is_some() {
            return if has_reason(walk.submission, walk.run) {
                Finding::Holds
            } else {
                differs(format!("{title} does nothing and does not say why: {difference}"))
            };
        }
        differs(format!("{title} does nothing: {difference}"))
    }
}

/// The revisions that the downgrade walked over, in order of path.
fn walked<'a>(submission: &'a Submission<'_>, run: &'a Run) -> Vec<&'a crate::chain::Revision> {
    let Ok(chain) = &submission.chain else {
        return Vec::new();
    };
    let applied = chain.ancestors(&run.start);
    chain.revisions.iter().filter(|revision| !applied.contains(revision.id.as_str())).collect()
}

/// How to speak of the downgrade.
fn title(submission: &Submission<'_>, run: &Run) -> String {
    match walked(submission, run).as_slice() {
        [one] => format!("the downgrade of {}", one.id),
        _ => format!("the downgrade to {}", run.start),
    }
}

/// Where the downgrade of the learner's newest revision stands.
fn place(submission: &Submission<'_>, run: &Run) -> Option<String> {
    let chain = submission.chain.as_ref().ok()?;
    let walked = walked(submission, run);
    let heads = chain.heads();
    let head = walked.into_iter().find(|revision| heads.contains(&revision.id.as_str()))?;
    let function = python_text::function(submission.files.get(&head.path)?, "downgrade")?;
    Some(format!("{}:{}:1", head.path, function.line))
}

/// Whether every revision of the learner's that was walked over explains its downgrade.
fn has_reason(submission: &Submission<'_>, run: &Run) -> bool {
    let own: Vec<&str> = submission.own().iter().map(|revision| revision.id.as_str()).collect();
    let mut walked = walked(submission, run).into_iter().filter(|revision| own.contains(&revision.id.as_str()));
    walked.any(|revision| {
        let text = submission.files.get(&revision.path);
        let function = text.and_then(|text| python_text::function(text, "downgrade"));
        function.and_then(|it| it.docstring).is_some_and(|text| text.split_whitespace().count() >= WORDS)
    })
}
