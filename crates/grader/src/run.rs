//! What became of a submission, on each database.

use crate::chain::Chain;
use crate::snapshot::Snapshot;
use crate::terminal::Problem;
use book::{Database, Exercise, Files};
use std::collections::BTreeMap;

/// What a check may look at that is the same for all databases.
#[derive(Debug)]
pub(crate) struct Submission<'a> {
    /// The exercise.
    pub(crate) exercise: &'a Exercise,
    /// The files with which the learner began.
    pub(crate) start_files: &'a Files,
    /// The revisions with which the learner began.
    pub(crate) start_chain: &'a Chain,
    /// The learner's files.
    pub(crate) files: &'a Files,
    /// The learner's revisions, or why they cannot be read.
    pub(crate) chain: Result<Chain, Problem>,
    /// Answers to predictions.
    pub(crate) answers: &'a BTreeMap<String, String>,
    /// True answers to predictions, or why they cannot be computed.
    pub(crate) truths: BTreeMap<String, Result<String, String>>,
}

impl Submission<'_> {
    /// The revisions that are applied at the start, of the database on which most are.
    pub(crate) fn applied(&self) -> Vec<&crate::chain::Revision> {
        let sets = self.exercise.databases.values().map(|start| self.start_chain.ancestors(start));
        let largest = sets.max_by_key(std::collections::BTreeSet::len).unwrap_or_default();
        self.start_chain.revisions.iter().filter(|revision| largest.contains(revision.id.as_str())).collect()
    }

    /// The learner's revisions that are not applied at the start, in order of path.
    pub(crate) fn own(&self) -> Vec<&crate::chain::Revision> {
        let applied: Vec<&str> = self.applied().iter().map(|revision| revision.id.as_str()).collect();
        let all = self.chain.as_ref().map_or_else(|_| Vec::new(), |chain| chain.revisions.iter().collect());
        all.into_iter().filter(|revision| !applied.contains(&revision.id.as_str())).collect()
    }
}

/// A submission on one database: up, down, up again. A walk that was not asked for, or could not be tried, is `None`.
#[derive(Debug)]
pub(crate) struct Run {
    /// The database.
    pub(crate) database: Database,
    /// The revision at which it began, `base` for none.
    pub(crate) start: String,
    /// Before anything ran.
    pub(crate) before: Snapshot,
    /// After `upgrade head`.
    pub(crate) up: Result<Snapshot, Problem>,
    /// After the downgrade to the start.
    pub(crate) down: Option<Result<Snapshot, Problem>>,
    /// After the second `upgrade head`.
    pub(crate) again: Option<Result<Snapshot, Problem>>,
    /// What `upgrade START:head --sql` prints.
    pub(crate) sql: Option<Result<String, Problem>>,
}

/// How far a submission must be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// Not at all.
    Nowhere,
    /// Up.
    Up,
    /// Up and down.
    Down,
    /// Up, down and up again.
    Again,
}
