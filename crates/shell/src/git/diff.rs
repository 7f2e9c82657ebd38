//! Differences between texts, line by line.

use super::slide::settle;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Lines around a change.
const CONTEXT: usize = 3;

/// Lines of the old text in whose place lines of the new one stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// The lines of a text, each with its line feed.
pub(crate) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// What changes between two texts.
pub(crate) fn edits(old: &[&str], new: &[&str]) -> Vec<Edit> {
    let (mut gone, mut come) = (vec![true; old.len()], vec![true; new.len()]);
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            gone[old_index..old_index + len].fill(false);
            come[new_index..new_index + len].fill(false);
        }
    }
    let faces = facing(&come);
    settle(old, &mut gone, &|place| faces.get(place) == Some(&true));
    let faces = facing(&gone);
    settle(new, &mut come, &|place| faces.get(place) == Some(&true));
    gather(&gone, &come)
}

/// Whether changed lines stand before each unchanged one, and at the end.
fn facing(changed: &[bool]) -> Vec<bool> {
    let mut faces = vec![false];
    for &changed in changed {
        match (changed, faces.last_mut()) {
            (true, Some(last)) => *last = true,
            _ => faces.push(false),
        }
    }
    faces
}

fn gather(gone: &[bool], come: &[bool]) -> Vec<Edit> {
    let (mut old, mut new) = (0, 0);
    let mut edits = Vec::new();
    loop {
        let from = (old, new);
        while gone.get(old) == Some(&true) {
            old += 1;
        }
        while come.get(new) == Some(&true) {
            new += 1;
        }
        if from != (old, new) {
            edits.push(Edit { old: from.0..old, new: from.1..new });
        }
        if old >= gone.len() && new >= come.len() {
            return edits;
        }
        old += 1;
        new += 1;
    }
}

/// Lines that come and lines that go.
pub(crate) fn counts(old: &str, new: &str) -> (usize, usize) {
    let edits = edits(&lines(old), &lines(new));
    let sum = |length: fn(&Edit) -> usize| edits.iter().map(length).sum();
    (sum(|edit| edit.new.len()), sum(|edit| edit.old.len()))
}

/// The hunks of a unified diff.
pub(crate) fn hunks(old: &str, new: &str) -> String {
    let (old, new) = (lines(old), lines(new));
    let edits = edits(&old, &new);
    let mut out = String::new();
    let mut rest = edits.as_slice();
    while let Some(first) = rest.first() {
        let apart = |pair: &[Edit]| pair[1].old.start - pair[0].old.end > 2 * CONTEXT;
        let count = rest.windows(2).position(apart).map_or(rest.len(), |at| at + 1);
        let (group, others) = rest.split_at(count);
        rest = others;
        let last = group.last().unwrap_or(first);
        let before = first.old.start.min(CONTEXT);
        let after = (old.len() - last.old.end).min(CONTEXT);
        let from = first.old.start - before..last.old.end + after;
        let to = first.new.start - before..last.new.end + after;
        out.push_str(&format!("@@ -{} +{} @@{}\n", place(&from), place(&to), section(&old[..from.start])));
        let mut at = from.start;
        for edit in group {
            old[at..edit.old.start].iter().for_each(|line| push(&mut out, ' ', line));
            old[edit.old.clone()].iter().for_each(|line| push(&mut out, '-', line));
            new[edit.new.clone()].iter().for_each(|line| push(&mut out, '+', line));
            at = edit.old.end;
        }
        old[at..from.end].iter().for_each(|line| push(&mut out, ' ', line));
    }
    out
}

fn push(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        count => format!("{},{count}", lines.start + 1),
    }
}

/// The nearest line above that begins something: as a hunk names it.
fn section(above: &[&str]) -> String {
    let begins = |line: &&&str| line.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_' || it == '$');
    let Some(line) = above.iter().rev().find(begins) else { return String::new() };
    let mut end = line.len().min(80);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    format!(" {}", line[..end].trim_end())
}
