//! Stamping: moving the label without running anything.

use crate::relative::Walked;
use crate::{Identifier, Node, RevisionError, RevisionMap, VersionChange};
use indexmap::IndexSet;

/// One move of a stamp. Source: `StampStep`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampStep {
    /// Ids that it moves from.
    pub from: Vec<String>,
    /// Ids that it moves to.
    pub to: Vec<String>,
    is_upgrade: bool,
    branch_move: bool,
}

impl StampStep {
    /// What a log line says of it: `stamp_revision ae1027a6acf -> 55af2cb1c267`.
    pub fn short_log(&self) -> String {
        format!("stamp_revision {} -> {}", self.from.join(", "), self.to.join(", "))
    }

    pub(crate) fn changes(&self, heads: &IndexSet<String>) -> Result<Vec<VersionChange>, RevisionError> {
        let new_target = self.to.iter().any(|id| !heads.contains(id));
        let absent_source = self.from.iter().any(|id| !heads.contains(id));
        if !self.is_upgrade && self.branch_move {
            return Ok(vec![VersionChange::Delete(only(&self.from)?)]);
        }
        if self.is_upgrade && (self.branch_move || absent_source) && new_target {
            return Ok(vec![VersionChange::Insert(only(&self.to)?)]);
        }
        if let [deleted @ .., from] = self.from.as_slice()
            && !deleted.is_empty()
        {
            let mut changes: Vec<VersionChange> = deleted.iter().cloned().map(VersionChange::Delete).collect();
            let to = self.to.first().ok_or(RevisionError::Assertion)?.clone();
            changes.push(VersionChange::Update { from: from.clone(), to });
            return Ok(changes);
        }
        Ok(vec![VersionChange::Update { from: only(&self.from)?, to: only(&self.to)? }])
    }
}

fn only(ids: &[String]) -> Result<String, RevisionError> {
    match ids {
        [only] => Ok(only.clone()),
        _ => Err(RevisionError::Assertion),
    }
}

impl RevisionMap {
    /// The moves that stamp the version table with some identifiers; Alembic: `_stamp_revs`.
    ///
    /// # Errors
    /// Identifiers or ids in the version table that name nothing.
    pub fn stamp_steps(&self, revisions: &[String], heads: &[String]) -> Result<Vec<StampStep>, RevisionError> {
        let base = ["base".to_owned()];
        let revisions = if revisions.is_empty() { &base } else { revisions };
        let present = self.get_all(Identifier::Many(heads))?;
        let mut filtered: IndexSet<Node> = IndexSet::new();
        for revision in revisions.iter().filter(|revision| !revision.is_empty()) {
            filtered.extend(self.filter_for_lineage(&present, revision, true)?);
        }
        let mut steps = Vec::new();
        let mut destinations = self.get_walked(Identifier::Many(revisions))?;
        if destinations.is_empty() {
            destinations.push(Walked::Past);
        }
        for destination in destinations {
            match destination {
                Walked::At(node) => steps.extend(self.stamp_step(node, &filtered)?),
                Walked::Past => steps.extend(filtered.iter().map(|head| self.remove_head(*head))),
                Walked::Base => return Err(RevisionError::Assertion),
            }
        }
        Ok(steps)
    }

    fn remove_head(&self, head: Node) -> StampStep {
        StampStep { from: vec![self.id(head).to_owned()], to: Vec::new(), is_upgrade: false, branch_move: true }
    }

    fn stamp_step(&self, destination: Node, heads: &IndexSet<Node>) -> Result<Option<StampStep>, RevisionError> {
        if heads.contains(&destination) {
            return Ok(None);
        }
        let above = self.descendants(&[destination])?.iter().any(|node| heads.contains(node));
        let below = self.ancestors(&[destination])?.iter().any(|node| heads.contains(node));
        if above && below {
            return Err(RevisionError::Assertion);
        }
        let to = vec![self.id(destination).to_owned()];
        let from: Vec<String> = heads.iter().map(|head| self.id(*head).to_owned()).collect();
        Ok(Some(match (above, below) {
            (true, _) => StampStep { from, to, is_upgrade: false, branch_move: false },
            (_, true) => StampStep { from, to, is_upgrade: true, branch_move: false },
            _ => StampStep { from: Vec::new(), to, is_upgrade: true, branch_move: true },
        }))
    }
}
