//! The map of all revisions.

use crate::{Revision, RevisionError};
use indexmap::{IndexMap, IndexSet};
use std::collections::HashSet;

/// A revision of a map, by position; only meaningful together with the map that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Node(pub(crate) usize);

impl Node {
    /// Its place among the revisions in the order in which they were given.
    pub fn index(self) -> usize {
        self.0
    }
}

/// All revisions of a project and how they hang together.
///
/// Source: `RevisionMap`. Keys are revision ids and branch labels, in the order in which revisions were given, labels last.
#[derive(Debug, Clone, Default)]
pub struct RevisionMap {
    pub(crate) revisions: Vec<Revision>,
    pub(crate) keys: IndexMap<String, Node>,
    pub(crate) heads: Vec<Node>,
    pub(crate) real_heads: Vec<Node>,
    pub(crate) bases: Vec<Node>,
    pub(crate) real_bases: Vec<Node>,
    pub(crate) duplicates: Vec<String>,
}

impl RevisionMap {
    /// Builds the map; revisions come in the order of their files' names.
    ///
    /// # Errors
    /// A missing `down_revision`, a cycle, a label that is used twice.
    pub fn new(revisions: impl IntoIterator<Item = Revision>) -> Result<Self, RevisionError> {
        let mut map = Self::default();
        for revision in revisions {
            map.insert(revision);
        }
        let ids: Vec<Node> = map.keys.values().copied().collect();
        map.map_labels()?;
        map.resolve_dependencies()?;
        map.link(&ids)?;
        map.normalize_dependencies()?;
        map.detect_cycles(&ids)?;
        map.spread_labels()?;
        Ok(map)
    }

    /// The ids that several files declare; Alembic warns `Revision X is present more than once`.
    pub fn duplicates(&self) -> &[String] {
        &self.duplicates
    }

    /// All revisions, in the order in which they were given.
    pub fn revisions(&self) -> impl ExactSizeIterator<Item = &Revision> {
        self.revisions.iter()
    }

    /// The revision of a node.
    pub fn revision(&self, node: Node) -> &Revision {
        &self.revisions[node.0]
    }

    /// The revision of exactly that id.
    pub fn find(&self, id: &str) -> Option<&Revision> {
        self.keys.get(id).map(|node| self.revision(*node)).filter(|revision| revision.id == id)
    }

    /// The ids of the revisions that none follows.
    pub fn heads(&self) -> Vec<&str> {
        self.ids(&self.heads)
    }

    /// The ids of the revisions that none follows or depends on.
    pub fn real_heads(&self) -> Vec<&str> {
        self.ids(&self.real_heads)
    }

    /// The ids of the revisions that follow none.
    pub fn bases(&self) -> Vec<&str> {
        self.ids(&self.bases)
    }

    pub(crate) fn ids(&self, nodes: &[Node]) -> Vec<&str> {
        nodes.iter().map(|node| self.revision(*node).id.as_str()).collect()
    }

    pub(crate) fn id(&self, node: Node) -> &str {
        &self.revision(node).id
    }

    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        (0..self.revisions.len()).map(Node)
    }

    /// Where a node's id stands among the keys.
    pub(crate) fn position(&self, node: Node) -> usize {
        self.keys.get_index_of(self.id(node)).unwrap_or(usize::MAX)
    }

    fn insert(&mut self, revision: Revision) {
        let node = Node(self.revisions.len());
        if self.keys.insert(revision.id.clone(), node).is_some() {
            self.duplicates.push(revision.id.clone());
        }
        self.heads.push(node);
        self.real_heads.push(node);
        if revision.is_base() {
            self.bases.push(node);
        }
        if revision.is_real_base() {
            self.real_bases.push(node);
        }
        self.revisions.push(revision);
    }

    fn resolve_dependencies(&mut self) -> Result<(), RevisionError> {
        for node in self.nodes() {
            let mut resolved = Vec::new();
            for dependency in &self.revisions[node.0].dependencies {
                let found = self.keys.get(dependency).ok_or_else(|| self.not_present(dependency, node))?;
                resolved.push(self.id(*found).to_owned());
            }
            self.revisions[node.0].resolved_dependencies = resolved;
        }
        Ok(())
    }

    fn not_present(&self, missing: &str, node: Node) -> RevisionError {
        RevisionError::NotPresent { missing: missing.to_owned(), referenced_from: self.id(node).to_owned() }
    }

    fn link(&mut self, nodes: &[Node]) -> Result<(), RevisionError> {
        let (mut followed, mut needed) = (HashSet::new(), HashSet::new());
        for &node in nodes {
            let id = self.id(node).to_owned();
            let all: Vec<String> = self.revision(node).all_down().into_iter().map(str::to_owned).collect();
            for down in all {
                let below = *self.keys.get(&down).ok_or_else(|| self.not_present(&down, node))?;
                if self.revision(node).down_revisions.contains(&down) {
                    followed.insert(below);
                }
                needed.insert(below);
                let next_by_version = self.revision(node).down_revisions.contains(&self.revisions[below.0].id);
                let below = &mut self.revisions[below.0];
                below.all_next.insert(id.clone());
                if next_by_version {
                    below.next.insert(id.clone());
                }
            }
        }
        self.heads.retain(|head| !followed.contains(head));
        self.real_heads.retain(|head| !needed.contains(head));
        Ok(())
    }

    fn normalize_dependencies(&mut self) -> Result<(), RevisionError> {
        for node in self.nodes() {
            let mut kept: IndexSet<String> = self.revision(node).resolved_dependencies.iter().cloned().collect();
            if !kept.is_empty() {
                for ancestor in self.versioned_ancestors(&[node])? {
                    if ancestor != node {
                        for dependency in &self.revision(ancestor).resolved_dependencies {
                            kept.shift_remove(dependency);
                        }
                    }
                }
            }
            self.revisions[node.0].normalized_dependencies = kept.into_iter().collect();
        }
        Ok(())
    }
}
