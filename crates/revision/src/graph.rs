//! Ancestors and descendants.

use crate::{Node, RevisionError, RevisionMap};
use indexmap::IndexSet;

/// A set of nodes that remembers its order.
pub(crate) type Nodes = IndexSet<Node>;

impl RevisionMap {
    /// Ancestors by `down_revision` and dependencies, the targets included.
    pub(crate) fn ancestors(&self, targets: &[Node]) -> Result<Nodes, RevisionError> {
        self.related(targets, |map, node| map.revision(node).normalized_down())
    }

    /// Ancestors by `down_revision` only, the targets included.
    pub(crate) fn versioned_ancestors(&self, targets: &[Node]) -> Result<Nodes, RevisionError> {
        self.related(targets, |map, node| map.revision(node).down_revisions.iter().map(String::as_str).collect())
    }

    /// Descendants by `down_revision` and dependencies, the targets included.
    pub(crate) fn descendants(&self, targets: &[Node]) -> Result<Nodes, RevisionError> {
        self.related(targets, |map, node| map.revision(node).all_next.iter().map(String::as_str).collect())
    }

    /// Descendants by `down_revision` only, the targets included.
    pub(crate) fn versioned_descendants(&self, targets: &[Node]) -> Result<Nodes, RevisionError> {
        self.related(targets, |map, node| map.revision(node).next.iter().map(String::as_str).collect())
    }

    /// Everything that can be reached; Alembic: `_iterate_related_revisions`.
    pub(crate) fn related<'a>(
        &'a self,
        targets: &[Node],
        next: impl Fn(&'a Self, Node) -> Vec<&'a str>,
    ) -> Result<Nodes, RevisionError> {
        let mut seen = Nodes::new();
        for &target in targets {
            let mut todo = vec![target];
            while let Some(node) = todo.pop() {
                if seen.insert(node) {
                    for id in next(self, node) {
                        todo.push(*self.keys.get(id).ok_or(RevisionError::Assertion)?);
                    }
                }
            }
        }
        Ok(seen)
    }

    /// Refuses targets of which one is an ancestor (or descendant) of another; Alembic: `check=True`.
    pub(crate) fn check_overlap<'a>(
        &'a self,
        targets: &[Node],
        next: impl Fn(&'a Self, Node) -> Vec<&'a str>,
    ) -> Result<(), RevisionError> {
        let mut seen = Nodes::new();
        for &target in targets {
            let mut reached = Nodes::new();
            let mut todo = vec![target];
            while let Some(node) = todo.pop() {
                reached.insert(node);
                if seen.insert(node) {
                    for id in next(self, node) {
                        todo.push(*self.keys.get(id).ok_or(RevisionError::Assertion)?);
                    }
                }
            }
            let others: IndexSet<Node> =
                targets.iter().copied().filter(|other| *other != target && reached.contains(other)).collect();
            if !others.is_empty() {
                let others: Vec<Node> = others.into_iter().collect();
                return Err(RevisionError::Overlap {
                    revision: self.id(target).to_owned(),
                    others: self.ids(&others).join(", "),
                });
            }
        }
        Ok(())
    }
}
