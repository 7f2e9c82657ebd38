//! What each step changes in the version table.

use crate::stamp::StampStep;
use crate::{Direction, Identifier, RevisionError, RevisionMap, Step};
use indexmap::IndexSet;

/// One statement on the version table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum VersionChange {
    /// `INSERT` of an id.
    Insert(String),
    /// `DELETE` of an id; exactly one row must go.
    Delete(String),
    /// `UPDATE` of an id to another; exactly one row must change.
    Update {
        /// Id before.
        from: String,
        /// Id after.
        to: String,
    },
}

/// Keeps the ids that the version table holds, step by step. Source: `HeadMaintainer`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadMaintainer {
    heads: IndexSet<String>,
}

impl HeadMaintainer {
    /// Starts with what the version table holds.
    pub fn new(heads: impl IntoIterator<Item = String>) -> Self {
        Self { heads: heads.into_iter().collect() }
    }

    /// What the version table holds now.
    pub fn heads(&self) -> impl ExactSizeIterator<Item = &str> {
        self.heads.iter().map(String::as_str)
    }

    /// Takes a step and tells the changes that it makes, in order.
    ///
    /// # Errors
    /// Ids in the version table that are not in the map.
    pub fn take(&mut self, map: &RevisionMap, step: Step) -> Result<Vec<VersionChange>, RevisionError> {
        let changes = match step.direction {
            Direction::Upgrade => self.upgrade(map, step)?,
            Direction::Downgrade => self.downgrade(map, step)?,
        };
        self.apply(&changes)?;
        Ok(changes)
    }

    /// Takes a stamp and tells the changes that it makes, in order.
    ///
    /// # Errors
    /// [`RevisionError::Assertion`] where Alembic's own assertions fail.
    pub fn stamp(&mut self, step: &StampStep) -> Result<Vec<VersionChange>, RevisionError> {
        let changes = step.changes(&self.heads)?;
        self.apply(&changes)?;
        Ok(changes)
    }

    fn apply(&mut self, changes: &[VersionChange]) -> Result<(), RevisionError> {
        for change in changes {
            match change {
                VersionChange::Insert(id) => self.add(id)?,
                VersionChange::Delete(id) => self.remove(id)?,
                VersionChange::Update { to, .. } if self.heads.contains(to) => {
                    return Err(RevisionError::Assertion);
                }
                VersionChange::Update { from, to } => {
                    self.remove(from)?;
                    self.add(to)?;
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, id: &str) -> Result<(), RevisionError> {
        if self.heads.insert(id.to_owned()) { Ok(()) } else { Err(RevisionError::Assertion) }
    }

    fn remove(&mut self, id: &str) -> Result<(), RevisionError> {
        if self.heads.shift_remove(id) { Ok(()) } else { Err(RevisionError::NotCurrent { id: id.to_owned() }) }
    }

    fn upgrade(&self, map: &RevisionMap, step: Step) -> Result<Vec<VersionChange>, RevisionError> {
        let revision = map.revision(step.node);
        let below = revision.normalized_down();
        let present: Vec<&str> = below.iter().copied().filter(|id| self.heads.contains(*id)).collect();
        if present.is_empty() {
            return Ok(vec![VersionChange::Insert(revision.id.clone())]);
        }
        if present.len() > 1 {
            return self.merge(map, &below, &revision.id);
        }
        let from = if let [only] = below.as_slice() { only } else { present[0] };
        Ok(vec![VersionChange::Update { from: from.to_owned(), to: revision.id.clone() }])
    }

    fn merge(&self, map: &RevisionMap, below: &[&str], to: &str) -> Result<Vec<VersionChange>, RevisionError> {
        let others: Vec<String> = self.heads.iter().filter(|id| !below.contains(&id.as_str())).cloned().collect();
        let implied = implied_by(map, &others)?;
        let mut from: Vec<String> =
            below.iter().filter(|id| !implied.contains(**id)).map(|id| (*id).to_owned()).collect();
        let last = from.pop().ok_or(RevisionError::Assertion)?;
        let mut changes: Vec<VersionChange> = from.into_iter().map(VersionChange::Delete).collect();
        changes.push(VersionChange::Update { from: last, to: to.to_owned() });
        Ok(changes)
    }

    fn downgrade(&self, map: &RevisionMap, step: Step) -> Result<Vec<VersionChange>, RevisionError> {
        let revision = map.revision(step.node);
        let id = &revision.id;
        let below = revision.normalized_down();
        if self.heads.contains(id) {
            if below.is_empty() {
                return Ok(vec![VersionChange::Delete(id.clone())]);
            }
            let mut to = self.unmerge_to(map, step)?;
            let Some(last) = to.pop() else {
                return Ok(vec![VersionChange::Delete(id.clone())]);
            };
            if below.len() > 1 {
                let mut changes: Vec<VersionChange> = to.into_iter().map(VersionChange::Insert).collect();
                changes.push(VersionChange::Update { from: id.clone(), to: last });
                return Ok(changes);
            }
        }
        let to = match below.as_slice() {
            [only] => only,
            several => several.iter().find(|id| self.heads.contains(**id)).ok_or(RevisionError::Assertion)?,
        };
        Ok(vec![VersionChange::Update { from: id.clone(), to: (*to).to_owned() }])
    }

    /// Alembic: `_unmerge_to_revisions`.
    fn unmerge_to(&self, map: &RevisionMap, step: Step) -> Result<Vec<String>, RevisionError> {
        let revision = map.revision(step.node);
        let below = revision.normalized_down();
        let others: Vec<String> = self.heads.iter().filter(|id| **id != revision.id).cloned().collect();
        let mut implied: IndexSet<String> = IndexSet::new();
        if others.is_empty() {
            for id in &below {
                let ancestors = implied_by(map, &[(*id).to_owned()])?;
                implied.extend(ancestors.into_iter().filter(|ancestor| ancestor != id));
            }
        } else {
            implied = implied_by(map, &others)?;
        }
        Ok(below.into_iter().filter(|id| !implied.contains(*id)).map(str::to_owned).collect())
    }
}

fn implied_by(map: &RevisionMap, ids: &[String]) -> Result<IndexSet<String>, RevisionError> {
    let nodes = map.get_all(Identifier::Many(ids))?;
    Ok(map.ancestors(&nodes)?.into_iter().map(|node| map.id(node).to_owned()).collect())
}
