//! What git knows: objects with git's own ids, references, the index, and the algorithms between them.
//!
//! Plain values: no clock, no files, no words. Read `object`, `repository`, `history`, `diff`, `merge`; the words are those of
//! `command/git`.

pub(crate) mod date;
pub(crate) mod diff;
pub(crate) mod graph;
pub(crate) mod history;
mod id;
pub(crate) mod ignore;
pub(crate) mod merge;
mod object;
pub(crate) mod rename;
mod repository;
pub(crate) mod revision;
mod slide;

pub(crate) use id::Id;
pub(crate) use object::{Commit, Signature, Tree};
pub(crate) use repository::{Head, Merging, Repository, Stages, Tag};

use std::collections::BTreeMap;

/// The repositories of a computer and what is set for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Git {
    /// By the folder of the work tree, or of the repository itself where there is none; an address with a host in it
    /// is itself the key.
    pub(crate) repositories: BTreeMap<String, Repository>,
    /// `git config --global`
    pub(crate) config: BTreeMap<String, String>,
}

impl Git {
    /// Nothing but who sits here: a computer that somebody has worked on.
    pub(crate) fn of(user: &str) -> Self {
        let mut name = user.to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let settings = [
            ("init.defaultbranch", "main".to_owned()),
            ("user.email", format!("{user}@budget.rip")),
            ("user.name", name),
        ];
        let config = settings.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        Self { repositories: BTreeMap::new(), config }
    }

    /// The folder of the repository that a folder lies in.
    pub(crate) fn find(&self, folder: &str) -> Option<String> {
        let is_above =
            |top: &&String| folder == **top || folder.strip_prefix(&***top).is_some_and(|it| it.starts_with('/'));
        self.repositories.keys().filter(is_above).max_by_key(|top| top.len()).cloned()
    }
}
