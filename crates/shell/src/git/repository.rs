//! A repository.

use super::id::Id;
use super::object::{Commit, Tree};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is checked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Head {
    /// A branch, which may have no commit yet.
    Branch(String),
    /// A commit.
    Detached(Id),
}

/// Texts of a file in conflict: of the common ancestor, ours, theirs.
pub(crate) type Stages = [Option<Id>; 3];

/// A merge that waits for its commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Merging {
    /// What is merged in.
    pub(crate) theirs: Id,
    /// The message that its commit will have.
    pub(crate) message: String,
    /// What stands below it while nobody takes it out: the files that were in conflict.
    pub(crate) conflicts: String,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// The commit.
    pub(crate) target: Id,
    /// The text of the tag object, if it is annotated.
    pub(crate) object: Option<String>,
}

/// A repository: objects, references, the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repository {
    /// Whether it has no work tree.
    pub(crate) is_bare: bool,
    pub(crate) head: Head,
    pub(crate) blobs: BTreeMap<Id, Rc<str>>,
    pub(crate) commits: BTreeMap<Id, Rc<Commit>>,
    pub(crate) branches: BTreeMap<String, Id>,
    pub(crate) tags: BTreeMap<String, Tag>,
    /// `origin/main`
    pub(crate) tracking: BTreeMap<String, Id>,
    /// What is to be committed.
    pub(crate) index: Tree,
    pub(crate) conflicts: BTreeMap<String, Stages>,
    pub(crate) merging: Option<Merging>,
    /// `ORIG_HEAD`, `FETCH_HEAD`
    pub(crate) marks: BTreeMap<String, Id>,
    /// Where a head without a branch was put: its name and the commit.
    pub(crate) left: Option<(String, Id)>,
    /// The branch that was left last.
    pub(crate) previous: Option<Head>,
    /// `remote.origin.url`, `branch.main.merge`, `user.name`
    pub(crate) config: BTreeMap<String, String>,
}

impl Repository {
    /// An empty one.
    pub(crate) fn new(branch: &str, is_bare: bool) -> Self {
        Self {
            is_bare,
            head: Head::Branch(branch.to_owned()),
            blobs: BTreeMap::new(),
            commits: BTreeMap::new(),
            branches: BTreeMap::new(),
            tags: BTreeMap::new(),
            tracking: BTreeMap::new(),
            index: Tree::new(),
            conflicts: BTreeMap::new(),
            merging: None,
            marks: BTreeMap::new(),
            left: None,
            previous: None,
            config: BTreeMap::new(),
        }
    }

    /// The commit that is checked out.
    pub(crate) fn tip(&self) -> Option<Id> {
        match &self.head {
            Head::Branch(name) => self.branches.get(name).copied(),
            Head::Detached(id) => Some(*id),
        }
    }

    /// The branch that is checked out.
    pub(crate) fn branch(&self) -> Option<&str> {
        match &self.head {
            Head::Branch(name) => Some(name),
            Head::Detached(_) => None,
        }
    }

    /// Moves what is checked out to a commit.
    pub(crate) fn move_tip(&mut self, to: Id) {
        match &mut self.head {
            Head::Branch(name) => {
                self.branches.insert(name.clone(), to);
            }
            Head::Detached(id) => *id = to,
        }
    }

    /// The files of a commit; none without one.
    pub(crate) fn tree(&self, commit: Option<Id>) -> Tree {
        commit.and_then(|id| self.commits.get(&id)).map(|commit| commit.tree.clone()).unwrap_or_default()
    }

    /// The text of a blob.
    pub(crate) fn blob(&self, id: Id) -> &str {
        self.blobs.get(&id).map_or("", |text| text)
    }

    /// Keeps a text.
    pub(crate) fn keep(&mut self, text: &str) -> Id {
        let id = Id::of("blob", text.as_bytes());
        self.blobs.entry(id).or_insert_with(|| text.into());
        id
    }

    /// Keeps a commit.
    pub(crate) fn keep_commit(&mut self, commit: Commit) -> Id {
        let id = Id::of("commit", commit.text().as_bytes());
        self.commits.insert(id, Rc::new(commit));
        id
    }

    /// The remote and the branch there that a branch follows.
    pub(crate) fn upstream(&self, branch: &str) -> Option<(&str, &str)> {
        let remote = self.config.get(&format!("branch.{branch}.remote"))?;
        let merge = self.config.get(&format!("branch.{branch}.merge"))?;
        Some((remote, merge.strip_prefix("refs/heads/").unwrap_or(merge)))
    }

    /// Has a branch follow one of a remote.
    pub(crate) fn follow(&mut self, branch: &str, remote: &str, there: &str) {
        self.config.insert(format!("branch.{branch}.remote"), remote.to_owned());
        self.config.insert(format!("branch.{branch}.merge"), format!("refs/heads/{there}"));
    }

    /// Takes over every object of another.
    pub(crate) fn take_objects(&mut self, other: &Self) {
        self.blobs.extend(other.blobs.iter().map(|(id, text)| (*id, Rc::clone(text))));
        self.commits.extend(other.commits.iter().map(|(id, commit)| (*id, Rc::clone(commit))));
    }
}
