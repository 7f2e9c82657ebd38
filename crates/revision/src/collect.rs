//! Which revisions lie between two identifiers.

use crate::relative::Walked;
use crate::{Identifier, Node, RevisionError, RevisionMap, graph::Nodes};

/// How a range is read; Alembic: the keywords of `iterate_revisions`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Range {
    pub(crate) inclusive: bool,
    pub(crate) implicit_base: bool,
    pub(crate) assert_relative_length: bool,
}

fn down(map: &RevisionMap, node: Node) -> Vec<&str> {
    map.revision(node).normalized_down()
}

fn up(map: &RevisionMap, node: Node) -> Vec<&str> {
    map.revision(node).next.iter().map(String::as_str).collect()
}

fn nodes_of(walked: Vec<Walked>) -> Result<Vec<Node>, RevisionError> {
    walked
        .into_iter()
        .map(|walked| match walked {
            Walked::At(node) => Ok(node),
            Walked::Base | Walked::Past => Err(RevisionError::Assertion),
        })
        .collect()
}

impl RevisionMap {
    /// The revisions of a range from above to below, as `history` lists them.
    ///
    /// # Errors
    /// Ends that name nothing or that do not lie on one line.
    pub fn between(&self, upper: Identifier<'_>, lower: Identifier<'_>) -> Result<Vec<Node>, RevisionError> {
        let range = Range { inclusive: true, implicit_base: false, assert_relative_length: false };
        self.iterate_upgrade(upper, lower, range)
    }

    /// Source: `iterate_revisions`.
    pub(crate) fn iterate_upgrade(
        &self,
        upper: Identifier<'_>,
        lower: Identifier<'_>,
        range: Range,
    ) -> Result<Vec<Node>, RevisionError> {
        let (needs, heads) = self.collect_upgrade(upper, lower, range)?;
        self.topological(&needs, &heads)
    }

    pub(crate) fn iterate_downgrade(
        &self,
        upper: Identifier<'_>,
        lower: Identifier<'_>,
    ) -> Result<Vec<Node>, RevisionError> {
        let range = Range { inclusive: false, implicit_base: false, assert_relative_length: true };
        let (needs, heads) = self.collect_downgrade(upper, lower, range)?;
        self.topological(&needs, &heads)
    }

    /// Alembic: `_collect_upgrade_revisions`.
    fn collect_upgrade(
        &self,
        upper: Identifier<'_>,
        lower: Identifier<'_>,
        range: Range,
    ) -> Result<(Nodes, Vec<Node>), RevisionError> {
        let mut targets = nodes_of(self.upgrade_target(lower, upper, range.assert_relative_length)?)?;
        if let Identifier::One(lower) = lower
            && let Some((branch, _)) = lower.split_once('@')
        {
            self.narrow(&mut targets, branch)?;
        }
        self.check_overlap(&targets, down)?;
        let mut required = self.ancestors(&targets)?;
        required.extend(targets.iter().copied());

        let mut current = self.get_walked(lower)?;
        let outside = |walked: &Walked| match walked {
            Walked::At(node) => !required.contains(node),
            Walked::Base => true,
            Walked::Past => false,
        };
        if !range.implicit_base && current.iter().any(outside) {
            return Err(RevisionError::RangeNotAncestor { lower: lower.describe(), upper: upper.describe() });
        }
        let mut lower_nodes = None;
        if current.first() == Some(&Walked::Past) {
            let target = self.downgrade_target(upper, lower, range.assert_relative_length)?;
            current = match target.at {
                Walked::At(node) => vec![Walked::At(node)],
                Walked::Base => Vec::new(),
                Walked::Past => return Err(RevisionError::Assertion),
            };
            lower_nodes = Some(nodes_of(current.clone())?);
        }
        let current = nodes_of(current)?;
        self.check_overlap(&current, down)?;
        let mut have = self.ancestors(&current)?;
        have.extend(current.iter().copied());
        let mut needs: Nodes = required.difference(&have).copied().collect();
        if range.inclusive {
            match lower_nodes {
                Some(nodes) => needs.extend(nodes),
                None => needs.extend(self.get_all(lower)?),
            }
        }
        if !current.is_empty() && !range.implicit_base {
            self.check_overlap(&current, up)?;
            let above = self.versioned_descendants(&current)?;
            needs.retain(|node| above.contains(node));
        }
        Ok((needs, targets))
    }

    /// Keeps the targets on the branch that the lower end names.
    fn narrow(&self, targets: &mut Vec<Node>, branch: &str) -> Result<(), RevisionError> {
        let mut label = branch.to_owned();
        if let Some(node) = self.get(branch)?
            && self.id(node) == branch
        {
            let labels = &self.revision(node).labels;
            label.clone_from(labels.first().filter(|_| labels.len() == 1).ok_or(RevisionError::Assertion)?);
        }
        targets.retain(|node| self.revision(*node).has_label(&label));
        Ok(())
    }

    /// Alembic: `_collect_downgrade_revisions`.
    fn collect_downgrade(
        &self,
        upper: Identifier<'_>,
        lower: Identifier<'_>,
        range: Range,
    ) -> Result<(Nodes, Vec<Node>), RevisionError> {
        let target = self.downgrade_target(upper, lower, range.assert_relative_length)?;
        let mut roots = match target.at {
            Walked::Base | Walked::Past => self.nodes().filter(|node| self.revision(*node).is_base()).collect(),
            Walked::At(node) if range.inclusive => vec![node],
            Walked::At(node) => {
                let next: Vec<String> = self.revision(node).next.iter().cloned().collect();
                self.get_all(Identifier::Many(&next))?
            }
        };
        if let Some(label) = &target.label
            && roots.len() > 1
        {
            let above = self.versioned_ancestors(&[self.resolve_branch(label)?])?;
            roots.retain(|root| above.contains(root));
            if roots.is_empty() {
                return Err(RevisionError::InvalidDowngradeTarget);
            }
        }
        let heads = self.get_all(upper)?;
        let dropped = self.descendants(&roots)?;
        let active = self.ancestors(&heads)?;
        let mut needs: Nodes = dropped.into_iter().filter(|node| active.contains(node)).collect();
        if range.implicit_base {
            let kept = self.ancestors(&roots)?;
            needs.extend(active.iter().copied().filter(|node| !kept.contains(node)));
        }
        if let Walked::At(node) = target.at
            && needs.is_empty()
            && !heads.contains(&node)
        {
            return Err(RevisionError::RangeNotAncestor { lower: "Nothing to drop".into(), upper: upper.describe() });
        }
        Ok((needs, heads))
    }
}
