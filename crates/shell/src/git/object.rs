//! Trees and commits.

use super::date::zone;
use super::id::Id;
use std::collections::BTreeMap;

/// Every file of a state by its path, with the name of its text.
pub(crate) type Tree = BTreeMap<String, Id>;

/// The name of the tree object that holds these files.
pub(crate) fn tree_id(tree: &Tree) -> Id {
    let entries: Vec<(&str, Id)> = tree.iter().map(|(path, id)| (path.as_str(), *id)).collect();
    folder_id(&entries)
}

/// The order of paths is the order of git's trees: a folder sorts as its name and a slash.
fn folder_id(entries: &[(&str, Id)]) -> Id {
    let mut body = Vec::new();
    let mut rest = entries;
    while let [(path, id), others @ ..] = rest {
        let (mode, name, id) = match path.split_once('/') {
            None => {
                rest = others;
                ("100644", *path, *id)
            }
            Some((folder, _)) => {
                let inner: Vec<(&str, Id)> = rest
                    .iter()
                    .map_while(|(path, id)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, *id)))
                    .collect();
                rest = &rest[inner.len()..];
                ("40000", folder, folder_id(&inner))
            }
        };
        body.extend_from_slice(format!("{mode} {name}\0").as_bytes());
        body.extend_from_slice(&id.bytes());
    }
    Id::of("tree", &body)
}

/// Who did something when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) name: String,
    pub(crate) email: String,
    /// Seconds since 1970.
    pub(crate) seconds: i64,
    /// Minutes east of UTC.
    pub(crate) zone: i32,
}

impl Signature {
    /// `Name <email>`
    pub(crate) fn person(&self) -> String {
        format!("{} <{}>", self.name, self.email)
    }

    fn line(&self) -> String {
        format!("{} {} {}", self.person(), self.seconds, zone(self.zone))
    }
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Commit {
    pub(crate) tree: Tree,
    pub(crate) parents: Vec<Id>,
    pub(crate) author: Signature,
    pub(crate) committer: Signature,
    /// Ends in a line feed.
    pub(crate) message: String,
}

impl Commit {
    /// The text of the object.
    pub(crate) fn text(&self) -> String {
        let parents: String = self.parents.iter().map(|parent| format!("parent {parent}\n")).collect();
        let (author, committer) = (self.author.line(), self.committer.line());
        let tree = tree_id(&self.tree);
        format!("tree {tree}\n{parents}author {author}\ncommitter {committer}\n\n{}", self.message)
    }

    /// The first paragraph, on one line.
    pub(crate) fn subject(&self) -> String {
        let paragraph: Vec<&str> = self.message.lines().take_while(|line| !line.trim().is_empty()).collect();
        paragraph.join(" ")
    }

    /// What follows the first paragraph.
    pub(crate) fn body(&self) -> String {
        let rest: Vec<&str> = self.message.lines().skip_while(|line| !line.trim().is_empty()).skip(1).collect();
        rest.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_git() {
        assert_eq!(Id::of("blob", b"one\n").to_string(), "5626abf0f72e58d7a153368ba57db4c673c0e171");
        assert_eq!(tree_id(&Tree::new()).to_string(), "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    }
}
