//! The order of a dump (`pg_dump_sort.c`): by kind, schema and name, but never before what it needs.

use super::entry::Entry;
use std::collections::{BinaryHeap, HashMap};

/// The entries in order.
pub(super) fn ordered(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|one, other| {
        (one.rank, &one.schema, &one.sort, one.number).cmp(&(other.rank, &other.schema, &other.sort, other.number))
    });
    let places: HashMap<&str, usize> =
        entries.iter().enumerate().map(|(place, entry)| (entry.id.as_str(), place)).collect();
    let needs: Vec<Vec<usize>> = entries
        .iter()
        .enumerate()
        .map(|(own, entry)| {
            let found = entry.after.iter().filter_map(|id| places.get(id.as_str()).copied());
            found.filter(|place| *place != own).collect()
        })
        .collect();
    let mut waiting = vec![0_usize; entries.len()];
    for place in needs.iter().flatten() {
        waiting[*place] += 1;
    }
    // From the end: of what nothing waits for, the last one comes last.
    let mut free: BinaryHeap<usize> = (0..entries.len()).filter(|place| waiting[*place] == 0).collect();
    let mut backwards = Vec::new();
    while let Some(place) = free.pop() {
        backwards.push(place);
        for need in &needs[place] {
            waiting[*need] -= 1;
            if waiting[*need] == 0 {
                free.push(*need);
            }
        }
    }
    // A circle keeps the order of names.
    backwards.extend((0..entries.len()).rev().filter(|place| waiting[*place] > 0));
    let mut slots: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    backwards.iter().rev().filter_map(|place| slots[*place].take()).collect()
}
