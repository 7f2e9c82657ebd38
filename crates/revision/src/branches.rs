//! Branch labels.

use crate::{Node, RevisionError, RevisionMap};

impl RevisionMap {
    /// Makes labels keys of the map; Alembic: `_map_branch_labels`.
    pub(crate) fn map_labels(&mut self) -> Result<(), RevisionError> {
        for node in self.nodes() {
            for label in self.revisions[node.0].declared_labels.clone() {
                if let Some(&other) = self.keys.get(&label) {
                    return Err(RevisionError::LabelUsed {
                        label,
                        revision: self.id(node).to_owned(),
                        other: self.id(other).to_owned(),
                    });
                }
                self.keys.insert(label, node);
            }
        }
        Ok(())
    }

    /// Gives a label to the whole branch; Alembic: `_add_branches`.
    pub(crate) fn spread_labels(&mut self) -> Result<(), RevisionError> {
        let labelled: Vec<Node> =
            self.nodes().filter(|node| !self.revision(*node).declared_labels.is_empty()).collect();
        for node in labelled {
            let labels = self.revision(node).labels.clone();
            let below = self.versioned_descendants(&[node])?;
            for descendant in &below {
                self.revisions[descendant.0].labels.extend(labels.iter().cloned());
            }
            let mut parent = below.last().copied();
            while let Some(at) = parent {
                if self.revision(at).is_real_branch_point() || self.revision(at).is_merge_point() {
                    break;
                }
                self.revisions[at.0].labels.extend(labels.iter().cloned());
                parent = self.revision(at).down_revisions.first().and_then(|down| self.keys.get(down)).copied();
            }
        }
        Ok(())
    }
}
