//! The choice among several candidates (`func_select_candidate`).

use super::{TEXT, UNKNOWN};
use crate::types::{category, is_preferred};

/// Picks one of several candidates that can all be called, by their declared types; nothing if none is best.
pub(super) fn select(actual: &[u32], candidates: &[Vec<u32>]) -> Option<usize> {
    let mut left: Vec<usize> = (0..candidates.len()).collect();
    keep_best(&mut left, |index| {
        count(actual, &candidates[index], |actual, declared| actual == declared && actual != UNKNOWN)
    });
    if let [one] = left[..] {
        return Some(one);
    }
    keep_best(&mut left, |index| {
        count(actual, &candidates[index], |actual, declared| {
            actual != UNKNOWN
                && (actual == declared || (category(actual) == category(declared) && is_preferred(declared)))
        })
    });
    if let [one] = left[..] {
        return Some(one);
    }
    let unknowns: Vec<usize> = (0..actual.len()).filter(|&at| actual[at] == UNKNOWN).collect();
    if unknowns.is_empty() {
        return None;
    }
    by_category(&unknowns, candidates, &mut left);
    if let [one] = left[..] {
        return Some(one);
    }
    assume_same(actual, candidates, &left)
}

fn count(actual: &[u32], declared: &[u32], matches: impl Fn(u32, u32) -> bool) -> usize {
    actual.iter().zip(declared).filter(|&(&actual, &declared)| matches(actual, declared)).count()
}

fn keep_best(left: &mut Vec<usize>, score: impl Fn(usize) -> usize) {
    let best = left.iter().map(|&index| score(index)).max().unwrap_or(0);
    left.retain(|&index| score(index) == best);
}

/// Decides what the unknown literals are by the categories that the candidates accept for them.
fn by_category(unknowns: &[usize], candidates: &[Vec<u32>], left: &mut Vec<usize>) {
    let mut slots = Vec::new();
    for &at in unknowns {
        let mut categories: Vec<char> = left.iter().map(|&index| category(candidates[index][at])).collect();
        categories.dedup();
        let wanted = if categories.contains(&'S') {
            'S'
        } else if categories.iter().all(|&one| one == categories[0]) {
            categories[0]
        } else {
            return;
        };
        let preferred = left.iter().any(|&index| {
            let declared = candidates[index][at];
            category(declared) == wanted && is_preferred(declared)
        });
        slots.push((at, wanted, preferred));
    }
    let fits = |index: &usize| {
        slots.iter().all(|&(at, wanted, preferred)| {
            let declared = candidates[*index][at];
            category(declared) == wanted && (!preferred || is_preferred(declared))
        })
    };
    if left.iter().any(fits) {
        left.retain(|index| fits(index));
    }
}

/// If all known arguments have one type, the unknown ones are taken for it too.
fn assume_same(actual: &[u32], candidates: &[Vec<u32>], left: &[usize]) -> Option<usize> {
    let mut known = actual.iter().copied().filter(|&one| one != UNKNOWN);
    let first = known.next()?;
    if known.any(|other| other != first) {
        return None;
    }
    let same = vec![first; actual.len()];
    let mut fitting = left
        .iter()
        .copied()
        .filter(|&index| super::can_coerce(&same, &candidates[index], crate::facts::Coercion::Implicit));
    let one = fitting.next()?;
    fitting.next().is_none().then_some(one).filter(|_| first != TEXT || !candidates.is_empty())
}
