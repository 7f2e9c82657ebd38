//! Questions about the graph of commits.

use super::id::Id;
use super::repository::Repository;
use std::collections::BTreeSet;

/// A commit and everything before it.
pub(crate) fn ancestors(repository: &Repository, tips: &[Id]) -> BTreeSet<Id> {
    let mut seen = BTreeSet::new();
    let mut waiting = tips.to_vec();
    while let Some(id) = waiting.pop() {
        if let Some(commit) = repository.commits.get(&id)
            && seen.insert(id)
        {
            waiting.extend(&commit.parents);
        }
    }
    seen
}

/// Whether a commit is another or comes before it.
pub(crate) fn is_ancestor(repository: &Repository, old: Id, new: Id) -> bool {
    ancestors(repository, &[new]).contains(&old)
}

/// The best common ancestors of two commits: no other common one descends from them.
pub(crate) fn merge_bases(repository: &Repository, left: Id, right: Id) -> Vec<Id> {
    let (ours, theirs) = (ancestors(repository, &[left]), ancestors(repository, &[right]));
    let common: BTreeSet<Id> = ours.intersection(&theirs).copied().collect();
    let parents: Vec<Id> =
        common.iter().filter_map(|id| repository.commits.get(id)).flat_map(|commit| commit.parents.clone()).collect();
    let beyond = ancestors(repository, &parents);
    let mut best: Vec<Id> = common.difference(&beyond).copied().collect();
    best.sort_by_key(|id| std::cmp::Reverse(repository.commits.get(id).map(|commit| commit.committer.seconds)));
    best
}

/// How many commits are only in the one and only in the other.
pub(crate) fn apart(repository: &Repository, left: Id, right: Id) -> (usize, usize) {
    let (ours, theirs) = (ancestors(repository, &[left]), ancestors(repository, &[right]));
    (ours.difference(&theirs).count(), theirs.difference(&ours).count())
}

/// The commits from these tips back, without those of `hidden`, the newest first; with `topological`, none before all of
/// its children.
pub(crate) fn log(repository: &Repository, tips: &[Id], hidden: &BTreeSet<Id>, topological: bool) -> Vec<Id> {
    let all: BTreeSet<Id> = ancestors(repository, tips).difference(hidden).copied().collect();
    let parents = |id: &Id| repository.commits.get(id).map(|commit| commit.parents.clone()).unwrap_or_default();
    let mut children = std::collections::BTreeMap::<Id, usize>::new();
    all.iter().flat_map(&parents).for_each(|parent| *children.entry(parent).or_default() += 1);
    let seconds = |id: &Id| repository.commits.get(id).map_or(0, |commit| commit.committer.seconds);
    let mut waiting: Vec<Id> = Vec::new();
    for tip in tips {
        let is_free = !topological || !children.contains_key(tip);
        if all.contains(tip) && !waiting.contains(tip) && is_free {
            waiting.push(*tip);
        }
    }
    // By date, and by the order in which they came among equals.
    waiting.sort_by_key(|id| std::cmp::Reverse(seconds(id)));
    if topological {
        waiting.reverse();
    }
    let mut seen: BTreeSet<Id> = waiting.iter().copied().collect();
    let mut order = Vec::new();
    while !waiting.is_empty() {
        let next = if topological { waiting.pop().unwrap_or_default() } else { waiting.remove(0) };
        order.push(next);
        for parent in parents(&next) {
            let left = children.entry(parent).or_default();
            *left = left.saturating_sub(1);
            if !all.contains(&parent) || seen.contains(&parent) || (topological && *left > 0) {
                continue;
            }
            seen.insert(parent);
            if topological {
                waiting.push(parent);
            } else {
                let at = waiting.partition_point(|id| seconds(id) >= seconds(&parent));
                waiting.insert(at, parent);
            }
        }
    }
    order
}
