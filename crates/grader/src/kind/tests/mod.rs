//! Every kind of check: it holds where it should, and says why where it should not.

mod catalog;
mod files;
mod scene;
mod walks;

use super::KINDS;
use std::collections::BTreeSet;

/// What was found, in one line.
const HOLDS: &str = "holds";

#[test]
fn the_table_is_sorted() {
    assert!(KINDS.is_sorted_by_key(|(name, _)| *name));
}

#[test]
fn every_kind_is_tried_both_ways() {
    let catalog = catalog::CASES.iter().map(|(kind, _, found)| (*kind, *found));
    let walks = walks::CASES.iter().map(|case| (case.kind, case.found));
    let files = files::CASES.iter().map(|(kind, _, _, found)| (*kind, *found));
    let tried: BTreeSet<(&str, bool)> =
        catalog.chain(walks).chain(files).map(|(kind, found)| (kind, found == HOLDS)).collect();
    for (kind, _) in KINDS {
        assert!(tried.contains(&(*kind, true)), "{kind} is never met");
        assert!(tried.contains(&(*kind, false)), "{kind} never fails");
    }
}
