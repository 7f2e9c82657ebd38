//! Files that became others: by content, as git guesses.

use super::id::Id;
use super::object::Tree;
use super::repository::Repository;
use std::collections::BTreeMap;

/// What became of a path between two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    Added { path: String, new: Id },
    Deleted { path: String, old: Id },
    Modified { path: String, old: Id, new: Id },
    Renamed { from: String, path: String, old: Id, new: Id, percent: u32 },
}

impl Change {
    /// The path, the new one of a renamed file.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Added { path, .. }
            | Self::Deleted { path, .. }
            | Self::Modified { path, .. }
            | Self::Renamed { path, .. } => path,
        }
    }

    /// The texts before and after.
    pub(crate) fn ids(&self) -> (Option<Id>, Option<Id>) {
        match self {
            Self::Added { new, .. } => (None, Some(*new)),
            Self::Deleted { old, .. } => (Some(*old), None),
            Self::Modified { old, new, .. } | Self::Renamed { old, new, .. } => (Some(*old), Some(*new)),
        }
    }
}

/// How many files may have gone and come before nobody compares them all.
const MOST: usize = 200;

/// The changes from a state to another, by path; with `renames`, files that moved are found.
pub(crate) fn changes(repository: &Repository, old: &Tree, new: &Tree, renames: bool) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for (path, id) in new {
        let path = path.clone();
        match old.get(&path) {
            None => all.push(Change::Added { path, new: *id }),
            Some(before) if before != id => all.push(Change::Modified { path, old: *before, new: *id }),
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|(path, _)| !new.contains_key(*path));
    all.extend(gone.map(|(path, id)| Change::Deleted { path: path.clone(), old: *id }));
    if renames {
        find(repository, &mut all);
    }
    all.sort_by(|left, right| left.path().cmp(right.path()));
    all
}

fn find(repository: &Repository, all: &mut Vec<Change>) {
    let (mut come, mut gone) = (Vec::new(), Vec::new());
    for change in all.iter() {
        match change {
            Change::Added { path, new } => come.push((path.clone(), *new)),
            Change::Deleted { path, old } => gone.push((path.clone(), *old)),
            _ => {}
        }
    }
    if come.is_empty() || gone.is_empty() || come.len().max(gone.len()) > MOST {
        return;
    }
    let mut pairs = Vec::new();
    for (path, new) in &come {
        for (from, old) in &gone {
            let (before, after) = (repository.blob(*old), repository.blob(*new));
            let percent = if old == new { 100 } else { similarity(before, after) };
            let same_name = from.rsplit('/').next() == path.rsplit('/').next();
            if percent >= 50 && !after.is_empty() {
                pairs.push((percent, same_name, from, *old, path, *new));
            }
        }
    }
    pairs.sort_by_key(|pair| std::cmp::Reverse((pair.0, pair.1)));
    let mut found: Vec<Change> = Vec::new();
    for (percent, _, from, old, path, new) in pairs {
        let is_taken = |change: &Change| matches!(change, Change::Renamed { from: other, path: to, .. } if other == from || to == path);
        if !found.iter().any(is_taken) {
            found.push(Change::Renamed { from: from.clone(), path: path.clone(), old, new, percent });
        }
    }
    let is_part = |path: &str| {
        found
            .iter()
            .any(|change| matches!(change, Change::Renamed { from, path: to, .. } if from == path || to == path))
    };
    all.retain(|change| !is_part(change.path()));
    all.extend(found);
}

/// How much of the larger text comes from the other, in percent: what lines, cut every 64 bytes, have in common.
fn similarity(old: &str, new: &str) -> u32 {
    let (before, after) = (pieces(old), pieces(new));
    let common: usize = before
        .iter()
        .map(|(piece, count)| piece.len() * (*count).min(after.get(piece).copied().unwrap_or_default()))
        .sum();
    let larger = old.len().max(new.len()).max(1);
    u32::try_from(common * 60_000 / larger * 100 / 60_000).unwrap_or_default()
}

fn pieces(text: &str) -> BTreeMap<&[u8], usize> {
    let mut pieces = BTreeMap::new();
    for line in text.as_bytes().split_inclusive(|byte| *byte == b'\n') {
        line.chunks(64).for_each(|piece| *pieces.entry(piece).or_default() += 1);
    }
    pieces
}
