//! The order in which revisions run.

use crate::{Node, RevisionError, RevisionMap, graph::Nodes};

/// A set of nodes, a bit each.
#[derive(Clone)]
struct Bits(Vec<u64>);

impl Bits {
    fn none(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    fn contains(&self, node: Node) -> bool {
        self.0[node.0 / 64] & (1 << (node.0 % 64)) != 0
    }

    fn insert(&mut self, node: Node) -> bool {
        let is_new = !self.contains(node);
        self.0[node.0 / 64] |= 1 << (node.0 % 64);
        is_new
    }

    fn remove(&mut self, node: Node) -> bool {
        let was_there = self.contains(node);
        self.0[node.0 / 64] &= !(1 << (node.0 % 64));
        was_there
    }
}

/// What lies directly below each node, found once.
struct Below(Vec<Vec<Node>>);

impl Below {
    fn of(map: &RevisionMap) -> Self {
        let below = |node: Node| map.revision(node).normalized_down();
        Self(
            map.nodes()
                .map(|node| below(node).into_iter().filter_map(|id| map.keys.get(id).copied()).collect())
                .collect(),
        )
    }

    /// Everything that can be reached from a node, itself included.
    fn ancestors(&self, tip: Node) -> Bits {
        let mut seen = Bits::none(self.0.len());
        let mut todo = vec![tip];
        while let Some(node) = todo.pop() {
            if seen.insert(node) {
                todo.extend(&self.0[node.0]);
            }
        }
        seen
    }
}

/// A line that is being walked down: its tip and everything below it.
struct Line {
    tip: Node,
    ancestors: Bits,
}

/// The lines, and what is still to come.
struct Walk {
    below: Below,
    lines: Vec<Line>,
    todo: Bits,
}

impl RevisionMap {
    /// Sorts so that a revision comes before what it follows or depends on; Alembic: `_topological_sort`.
    pub(crate) fn topological(&self, revisions: &Nodes, heads: &[Node]) -> Result<Vec<Node>, RevisionError> {
        let mut starts: Vec<Node> = heads.iter().copied().filter(|head| revisions.contains(head)).collect();
        starts.sort_by_key(|node| self.position(*node));
        starts.dedup();
        let mut walk = Walk { below: Below::of(self), lines: Vec::new(), todo: Bits::none(self.revisions.len()) };
        revisions.iter().for_each(|node| _ = walk.todo.insert(*node));
        walk.lines = starts.into_iter().map(|tip| walk.line(tip)).collect();
        let mut output = Vec::new();
        let mut at = 0;
        while !walk.lines.is_empty() {
            let candidate = walk.lines[at].tip;
            let is_above = |(i, line): (usize, &Line)| i != at && line.ancestors.contains(candidate);
            if let Some(above) = walk.lines.iter().enumerate().position(is_above) {
                at = above;
                continue;
            }
            if walk.todo.remove(candidate) {
                output.push(candidate);
            }
            at = walk.advance(at, self.goes_straight(candidate));
        }
        if output.len() == revisions.len() { Ok(output) } else { Err(RevisionError::Assertion) }
    }

    /// Whether one revision alone lies below.
    fn goes_straight(&self, node: Node) -> bool {
        let revision = self.revision(node);
        revision.normalized_dependencies.is_empty() && revision.down_revisions.len() == 1
    }
}

impl Walk {
    fn line(&self, tip: Node) -> Line {
        Line { tip, ancestors: self.below.ancestors(tip) }
    }

    /// Moves one line below its tip, splitting it where several revisions are below.
    fn advance(&mut self, at: usize, straight: bool) -> usize {
        let candidate = self.lines[at].tip;
        let is_free = |node: &Node| self.todo.contains(*node) && self.lines.iter().all(|line| line.tip != *node);
        let below: Vec<Node> = self.below.0[candidate.0].iter().copied().filter(is_free).collect();
        let Some((&first, rest)) = below.split_first() else {
            self.lines.remove(at);
            return at.saturating_sub(1);
        };
        if straight {
            self.lines[at].tip = first;
            self.lines[at].ancestors.remove(candidate);
        } else {
            self.lines[at] = self.line(first);
            for &node in rest {
                let line = self.line(node);
                self.lines.push(line);
            }
        }
        at
    }
}
