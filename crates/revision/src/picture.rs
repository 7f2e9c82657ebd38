//! The graph as a picture: rows and lanes, as `git log --graph` lays them out, and a sentence for each revision.

use crate::sentence::sentence;
use crate::{Direction, Identifier, Node, RevisionError, RevisionMap, Step};
use std::collections::{HashMap, HashSet};

/// Where an upgrade or a downgrade would go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// Up or down.
    pub direction: Direction,
    /// The identifier: `head`, `-1`, a revision.
    pub target: String,
}

/// All revisions, the newest first, each in a row of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// The revisions; the place in the list is the row.
    pub nodes: Vec<PictureNode>,
    /// What hangs together.
    pub edges: Vec<PictureEdge>,
    /// How many lanes there are.
    pub lanes: usize,
    /// Ids in the version table that no revision has.
    pub lost: Vec<String>,
    /// Rows that the walk would run, in its order.
    pub walk: Vec<usize>,
}

/// One revision of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub struct PictureNode {
    /// Its id.
    pub id: String,
    /// The first line of its file.
    pub message: String,
    /// The labels of its branch.
    pub labels: Vec<String>,
    /// Its lane, from 0.
    pub lane: usize,
    /// None follows it.
    pub is_head: bool,
    /// It follows none.
    pub is_base: bool,
    /// Several follow it.
    pub is_branch_point: bool,
    /// It follows several.
    pub is_merge_point: bool,
    /// The version table names it.
    pub is_current: bool,
    /// The version table names it or something above it.
    pub is_applied: bool,
    /// As which step the walk would run it, from 1.
    pub step: Option<usize>,
    /// All of this in words.
    pub sentence: String,
}

/// A line between two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureEdge {
    /// Row of the older one.
    pub parent: usize,
    /// Row of the one that follows it or needs it.
    pub child: usize,
    /// Whether it is only needed (`depends_on`), not followed.
    pub is_dependency: bool,
}

/// Lanes that wait for a revision.
#[derive(Default)]
struct Lanes {
    waiting: Vec<Option<Node>>,
}

impl Lanes {
    /// The lane of a revision; other lanes that waited for it end here.
    fn take(&mut self, node: Node) -> usize {
        let lane = self.waiting.iter().position(|one| *one == Some(node)).unwrap_or_else(|| self.free());
        self.waiting.iter_mut().filter(|one| **one == Some(node)).for_each(|one| *one = None);
        lane
    }

    fn free(&mut self) -> usize {
        self.waiting.iter().position(Option::is_none).unwrap_or_else(|| {
            self.waiting.push(None);
            self.waiting.len() - 1
        })
    }

    /// Lets lanes wait for the parents: the first in the lane of the child.
    fn follow(&mut self, lane: usize, parents: &[Node]) {
        let mut own = Some(lane);
        for parent in parents {
            if self.waiting.contains(&Some(*parent)) {
                continue;
            }
            let lane = own.take().unwrap_or_else(|| self.free());
            self.waiting[lane] = Some(*parent);
        }
    }
}

impl RevisionMap {
    /// The picture, with what the version table holds and where a walk would go; `message` tells the first line of a file.
    ///
    /// # Errors
    /// An aim that cannot be reached.
    pub fn picture(
        &self,
        current: &[String],
        aim: Option<&Aim>,
        message: impl Fn(Node) -> String,
    ) -> Result<Picture, RevisionError> {
        let order = self.between(Identifier::One("heads"), Identifier::One("base"))?;
        let rows: HashMap<Node, usize> = order.iter().enumerate().map(|(row, node)| (*node, row)).collect();
        let (known, lost): (Vec<String>, Vec<String>) = current.iter().cloned().partition(|id| self.find(id).is_some());
        let holds = self.get_all(Identifier::Many(&known))?;
        let applied: HashSet<Node> = self.ancestors(&holds)?.into_iter().collect();
        let steps = match aim {
            Some(Aim { direction: Direction::Upgrade, target }) => self.upgrade_steps(target, &known)?,
            Some(Aim { direction: Direction::Downgrade, target }) => self.downgrade_steps(target, &known)?,
            None => Vec::new(),
        };
        let walk: Vec<usize> = steps.iter().filter_map(|Step { node, .. }| rows.get(node).copied()).collect();
        let places: HashMap<usize, usize> = walk.iter().enumerate().map(|(step, row)| (*row, step + 1)).collect();
        let mut picture = Picture { lost, walk, ..Picture::default() };
        let mut lanes = Lanes::default();
        for (row, node) in order.iter().enumerate() {
            let lane = lanes.take(*node);
            let parents = self.nodes_of(self.revision(*node).down_revisions());
            lanes.follow(lane, &parents);
            picture.edges.extend(edges(row, &parents, &rows, false));
            let needed = self.nodes_of(&self.revision(*node).resolved_dependencies);
            picture.edges.extend(edges(row, &needed, &rows, true));
            let mut drawn = self.drawn(*node, lane, message(*node));
            drawn.is_current = holds.contains(node);
            drawn.is_applied = applied.contains(node);
            drawn.step = places.get(&row).copied();
            drawn.sentence = sentence(&drawn, self.revision(*node), aim);
            picture.nodes.push(drawn);
        }
        picture.lanes = lanes.waiting.len();
        Ok(picture)
    }

    fn nodes_of(&self, ids: &[String]) -> Vec<Node> {
        ids.iter().filter_map(|id| self.keys.get(id).copied()).collect()
    }

    fn drawn(&self, node: Node, lane: usize, message: String) -> PictureNode {
        let revision = self.revision(node);
        PictureNode {
            id: revision.id().to_owned(),
            message,
            labels: revision.branch_labels().map(str::to_owned).collect(),
            lane,
            is_head: revision.is_head(),
            is_base: revision.is_base(),
            is_branch_point: revision.is_branch_point(),
            is_merge_point: revision.is_merge_point(),
            is_current: false,
            is_applied: false,
            step: None,
            sentence: String::new(),
        }
    }
}

fn edges<'a>(
    child: usize,
    parents: &'a [Node],
    rows: &'a HashMap<Node, usize>,
    is_dependency: bool,
) -> impl Iterator<Item = PictureEdge> + 'a {
    let known = parents.iter().filter_map(|parent| rows.get(parent).copied());
    known.map(move |parent| PictureEdge { parent, child, is_dependency })
}

impl Picture {
    /// The picture in words: a sentence a line, the newest revision first.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for node in &self.nodes {
            text += &node.sentence;
            text.push('\n');
        }
        for id in &self.lost {
            text += &format!("The database is at {id}, which no file declares.\n");
        }
        text
    }
}

#[cfg(test)]
mod tests;
