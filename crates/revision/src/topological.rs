//! The order in which revisions run.

use crate::{Node, RevisionError, RevisionMap, graph::Nodes};

/// A line that is being walked down: its tip and everything below it.
struct Line {
    tip: Node,
    ancestors: Nodes,
}

impl RevisionMap {
    /// Sorts so that a revision comes before what it follows or depends on; Alembic: `_topological_sort`.
    pub(crate) fn topological(&self, revisions: &Nodes, heads: &[Node]) -> Result<Vec<Node>, RevisionError> {
        let mut todo = revisions.clone();
        let mut starts: Vec<Node> = heads.iter().copied().filter(|head| todo.contains(head)).collect();
        starts.sort_by_key(|node| self.position(*node));
        starts.dedup();
        let mut lines = starts.into_iter().map(|tip| self.line(tip)).collect::<Result<Vec<_>, _>>()?;
        let mut output = Vec::new();
        let mut at = 0;
        while !lines.is_empty() {
            let candidate = lines[at].tip;
            let above = lines.iter().enumerate().position(|(i, line)| i != at && line.ancestors.contains(&candidate));
            if let Some(above) = above {
                at = above;
                continue;
            }
            if todo.shift_remove(&candidate) {
                output.push(candidate);
            }
            at = self.advance(&mut lines, at, &todo)?;
        }
        if todo.is_empty() { Ok(output) } else { Err(RevisionError::Assertion) }
    }

    fn line(&self, tip: Node) -> Result<Line, RevisionError> {
        Ok(Line { tip, ancestors: self.ancestors(&[tip])? })
    }

    /// Moves one line below its tip, splitting it where several revisions are below.
    fn advance(&self, lines: &mut Vec<Line>, at: usize, todo: &Nodes) -> Result<usize, RevisionError> {
        let candidate = lines[at].tip;
        let below: Vec<Node> = self
            .revision(candidate)
            .normalized_down()
            .into_iter()
            .filter_map(|id| self.keys.get(id).copied())
            .filter(|node| todo.contains(node) && lines.iter().all(|line| line.tip != *node))
            .collect();
        let Some((&first, rest)) = below.split_first() else {
            lines.remove(at);
            return Ok(at.saturating_sub(1));
        };
        let revision = self.revision(candidate);
        if revision.normalized_dependencies.is_empty() && revision.down_revisions.len() == 1 {
            lines[at].tip = first;
            lines[at].ancestors.swap_remove(&candidate);
        } else {
            lines[at] = self.line(first)?;
            for &node in rest {
                lines.push(self.line(node)?);
            }
        }
        Ok(at)
    }
}
