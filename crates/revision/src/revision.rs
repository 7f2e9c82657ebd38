//! One revision.

use crate::RevisionError;
use indexmap::IndexSet;

const ILLEGAL: [char; 4] = ['@', '-', '+', ':'];

/// A revision as its file declares it, and its place in the graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub(crate) id: String,
    pub(crate) down_revisions: Vec<String>,
    pub(crate) dependencies: Vec<String>,
    pub(crate) declared_labels: Vec<String>,
    pub(crate) labels: IndexSet<String>,
    pub(crate) next: IndexSet<String>,
    pub(crate) all_next: IndexSet<String>,
    pub(crate) resolved_dependencies: Vec<String>,
    pub(crate) normalized_dependencies: Vec<String>,
}

impl Revision {
    /// Makes a revision of what its file says.
    ///
    /// # Errors
    /// A revision that follows or depends on itself; an id with `@`, `-`, `+` or `:`.
    pub fn new(
        id: impl Into<String>,
        down_revisions: Vec<String>,
        dependencies: Vec<String>,
        branch_labels: Vec<String>,
    ) -> Result<Self, RevisionError> {
        let id = id.into();
        if down_revisions.contains(&id) {
            return Err(RevisionError::Cycle { kind: "Self-loop", revisions: vec![id] });
        }
        if dependencies.contains(&id) {
            return Err(RevisionError::Cycle { kind: "Dependency self-loop", revisions: vec![id] });
        }
        Self::verify_id(&id)?;
        Ok(Self {
            id,
            down_revisions,
            dependencies,
            labels: branch_labels.iter().cloned().collect(),
            declared_labels: branch_labels,
            next: IndexSet::new(),
            all_next: IndexSet::new(),
            resolved_dependencies: Vec::new(),
            normalized_dependencies: Vec::new(),
        })
    }

    /// Checks that an id has no character of relative identifiers.
    ///
    /// # Errors
    /// [`RevisionError::IllegalCharacters`].
    pub fn verify_id(id: &str) -> Result<(), RevisionError> {
        let mut illegal: Vec<char> = ILLEGAL.into_iter().filter(|illegal| id.contains(*illegal)).collect();
        illegal.sort_unstable();
        if illegal.is_empty() {
            return Ok(());
        }
        let characters = illegal.iter().map(char::to_string).collect::<Vec<_>>().join(", ");
        Err(RevisionError::IllegalCharacters { characters, revision: id.to_owned() })
    }

    /// The id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it follows (`down_revision`), as declared.
    pub fn down_revisions(&self) -> &[String] {
        &self.down_revisions
    }

    /// What else it needs (`depends_on`), as declared.
    pub fn dependencies(&self) -> &[String] {
        &self.dependencies
    }

    /// The labels of the branches that it is on, its own first.
    pub fn branch_labels(&self) -> impl ExactSizeIterator<Item = &str> {
        self.labels.iter().map(String::as_str)
    }

    /// Whether it is on a branch of that label.
    pub fn has_label(&self, label: &str) -> bool {
        self.labels.contains(label)
    }

    /// The revisions that follow it, by `down_revision` only.
    pub fn next(&self) -> impl ExactSizeIterator<Item = &str> {
        self.next.iter().map(String::as_str)
    }

    /// Whether no revision follows it.
    pub fn is_head(&self) -> bool {
        self.next.is_empty()
    }

    /// Whether no revision follows it or depends on it.
    pub fn is_real_head(&self) -> bool {
        self.all_next.is_empty()
    }

    /// Whether it follows none.
    pub fn is_base(&self) -> bool {
        self.down_revisions.is_empty()
    }

    /// Whether several revisions follow it.
    pub fn is_branch_point(&self) -> bool {
        self.next.len() > 1
    }

    /// Whether it follows several revisions.
    pub fn is_merge_point(&self) -> bool {
        self.down_revisions.len() > 1
    }

    pub(crate) fn is_real_base(&self) -> bool {
        self.is_base() && self.dependencies.is_empty()
    }

    pub(crate) fn is_real_branch_point(&self) -> bool {
        self.all_next.len() > 1
    }

    pub(crate) fn all_down(&self) -> Vec<&str> {
        merged(&self.down_revisions, &self.resolved_dependencies)
    }

    /// What it follows or depends on directly, without dependencies that an ancestor has already.
    pub fn normalized_down(&self) -> Vec<&str> {
        merged(&self.down_revisions, &self.normalized_dependencies)
    }
}

fn merged<'a>(first: &'a [String], second: &'a [String]) -> Vec<&'a str> {
    first.iter().chain(second).map(String::as_str).collect::<IndexSet<_>>().into_iter().collect()
}
