//! Shows where two texts differ.

use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// The lines that differ, with their neighbours: `-` as recorded, `+` as Retort answers. Empty if the texts are equal.
pub fn difference(recorded: &str, answered: &str) -> String {
    let mut shown = String::new();
    let texts = TextDiff::from_lines(recorded, answered);
    for hunk in texts.grouped_ops(3) {
        for change in hunk.iter().flat_map(|op| texts.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            writeln!(shown, "{sign}{}", change.value().trim_end_matches('\n')).expect("writing to a String");
        }
        shown += "⋯\n";
    }
    shown
}
