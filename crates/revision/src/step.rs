//! The steps of an upgrade or a downgrade.

use crate::collect::Range;
use crate::{Identifier, Node, RevisionError, RevisionMap};

/// Which function of a revision file a step runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// `upgrade()`
    Upgrade,
    /// `downgrade()`
    Downgrade,
}

impl Direction {
    /// `upgrade` or `downgrade`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Upgrade => "upgrade",
            Self::Downgrade => "downgrade",
        }
    }
}

/// One revision to run in one direction. Source: `RevisionStep`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Step {
    /// The revision.
    pub node: Node,
    /// The direction.
    pub direction: Direction,
}

impl Step {
    /// What a log line says of it: `upgrade  -> ae1027a6acf`.
    pub fn short_log(self, map: &RevisionMap) -> String {
        let revision = map.revision(self.node);
        let below = revision.down_revisions.join(", ");
        let (from, to) = match self.direction {
            Direction::Upgrade => (below.as_str(), revision.id.as_str()),
            Direction::Downgrade => (revision.id.as_str(), below.as_str()),
        };
        format!("{} {from} -> {to}", self.direction.name())
    }
}

impl RevisionMap {
    /// The steps from what the version table holds to a target; Alembic: `_upgrade_revs`.
    ///
    /// # Errors
    /// A target that names nothing, several heads, or no way to it.
    pub fn upgrade_steps(&self, target: &str, current: &[String]) -> Result<Vec<Step>, RevisionError> {
        let range = Range { inclusive: false, implicit_base: true, assert_relative_length: true };
        let mut nodes = self.iterate_upgrade(Identifier::One(target), Identifier::Many(current), range)?;
        nodes.reverse();
        Ok(nodes.into_iter().map(|node| Step { node, direction: Direction::Upgrade }).collect())
    }

    /// The steps from what the version table holds down to a target; Alembic: `_downgrade_revs`.
    ///
    /// # Errors
    /// As [`RevisionMap::upgrade_steps`].
    pub fn downgrade_steps(&self, target: &str, current: &[String]) -> Result<Vec<Step>, RevisionError> {
        let nodes = self.iterate_downgrade(Identifier::Many(current), Identifier::One(target))?;
        Ok(nodes.into_iter().map(|node| Step { node, direction: Direction::Downgrade }).collect())
    }
}
