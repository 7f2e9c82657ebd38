//! Three states into one.

use super::diff::{Edit, edits, lines};

/// A merged text, and whether conflicts stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) text: String,
    pub(crate) conflicts: bool,
}

/// A part of a merged text.
#[derive(Debug)]
enum Part {
    Agreed(String),
    Differ { ours: Vec<String>, theirs: Vec<String> },
}

/// What both sides made of a text; where they differ, both stand between markers with these names.
pub(crate) fn merge(base: &str, ours: &str, theirs: &str, names: (&str, &str)) -> Merged {
    let (base, ours, theirs) = (lines(base), lines(ours), lines(theirs));
    let (mine, other) = (edits(&base, &ours), edits(&base, &theirs));
    let mut parts = Vec::new();
    let (mut at, mut left, mut right) = (0, mine.as_slice(), other.as_slice());
    // How much longer each side has become so far.
    let (mut shift_left, mut shift_right) = (Shift::default(), Shift::default());
    while !left.is_empty() || !right.is_empty() {
        let (start, end, taken) = region(left, right);
        parts.push(Part::Agreed(base[at..start].concat()));
        let from = (shift_left.place(start), shift_right.place(start));
        shift_left.pass(&left[..taken.0]);
        shift_right.pass(&right[..taken.1]);
        let ours = &ours[from.0..shift_left.place(end)];
        let theirs = &theirs[from.1..shift_right.place(end)];
        left = &left[taken.0..];
        right = &right[taken.1..];
        let old = &base[start..end];
        match () {
            () if ours == theirs || theirs == old => parts.push(Part::Agreed(ours.concat())),
            () if ours == old => parts.push(Part::Agreed(theirs.concat())),
            () => refine(ours, theirs, &mut parts),
        }
        at = end;
    }
    parts.push(Part::Agreed(base[at..].concat()));
    print(join(parts), names)
}

/// Where a line of the base stands in a side.
#[derive(Default)]
struct Shift {
    old: usize,
    new: usize,
}

impl Shift {
    fn place(&self, old: usize) -> usize {
        old - self.old + self.new
    }

    fn pass(&mut self, edits: &[Edit]) {
        for edit in edits {
            self.old += edit.old.len();
            self.new += edit.new.len();
        }
    }
}

/// The lines of the base that the next edits concern, with every edit of either side that touches them.
fn region(left: &[Edit], right: &[Edit]) -> (usize, usize, (usize, usize)) {
    let start =
        [left.first(), right.first()].into_iter().flatten().map(|edit| edit.old.start).min().unwrap_or_default();
    let mut end = start;
    let mut taken = (0, 0);
    loop {
        let before = taken;
        for (edits, count) in [(left, &mut taken.0), (right, &mut taken.1)] {
            while let Some(edit) = edits.get(*count).filter(|edit| edit.old.start <= end) {
                end = end.max(edit.old.end);
                *count += 1;
            }
        }
        if taken == before {
            return (start, end, taken);
        }
    }
}

/// Takes out of a conflict what both sides have.
fn refine(ours: &[&str], theirs: &[&str], parts: &mut Vec<Part>) {
    let owned = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>();
    let (mut mine, mut other) = (0, 0);
    for edit in edits(ours, theirs) {
        parts.push(Part::Agreed(ours[mine..edit.old.start].concat()));
        parts.push(Part::Differ { ours: owned(&ours[edit.old.clone()]), theirs: owned(&theirs[edit.new.clone()]) });
        (mine, other) = (edit.old.end, edit.new.end);
    }
    let _ = other;
    parts.push(Part::Agreed(ours[mine..].concat()));
}

/// Lines between two conflicts that are too few to stand alone.
const FEW: usize = 3;

/// Makes one conflict of those that few lines part.
fn join(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match (joined.as_mut_slice(), part) {
            (_, Part::Agreed(text)) if text.is_empty() => {}
            ([.., Part::Agreed(before)], Part::Agreed(text)) => before.push_str(&text),
            (
                [.., Part::Differ { ours, theirs }, Part::Agreed(between)],
                Part::Differ { ours: mine, theirs: other },
            ) if between.lines().count() <= FEW => {
                let between: Vec<String> = lines(between).into_iter().map(str::to_owned).collect();
                ours.extend(between.iter().cloned().chain(mine));
                theirs.extend(between.into_iter().chain(other));
                joined.pop();
            }
            (_, part) => joined.push(part),
        }
    }
    joined
}

fn print(parts: Vec<Part>, names: (&str, &str)) -> Merged {
    let mut merged = Merged { text: String::new(), conflicts: false };
    for part in parts {
        match part {
            Part::Agreed(text) => merged.text.push_str(&text),
            Part::Differ { ours, theirs } => {
                let ended = |lines: &[String]| {
                    let text = lines.concat();
                    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
                };
                let (ours, theirs) = (ended(&ours), ended(&theirs));
                merged.text.push_str(&format!("<<<<<<< {}\n{ours}=======\n{theirs}>>>>>>> {}\n", names.0, names.1));
                merged.conflicts = true;
            }
        }
    }
    merged
}
