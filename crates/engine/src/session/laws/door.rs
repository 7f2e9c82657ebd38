//! The laws for those outside.

use super::grammar::Grammar;
use super::{render, robust, up_down};

/// The sentences of a rule that bytes choose; twelve at most.
pub fn sentences(rule: &str, bytes: &[u8]) -> Vec<String> {
    let grammar = Grammar::sql();
    let mut choices = bytes.iter().map(|byte| u16::from(*byte)).peekable();
    let mut all = Vec::new();
    while choices.peek().is_some() && all.len() < 12 {
        all.push(grammar.sentence(rule, &mut choices));
    }
    all
}

/// A sentence of another grammar, in the form of `sql.grammar`: alternatives, a line each, below `# RULE`; `<rule>` inside
/// one stands for a sentence of that rule.
pub fn sentence_of(grammar: &'static str, rule: &str, choices: &[u16]) -> String {
    Grammar::read(grammar).sentence(rule, &mut choices.iter().copied())
}

/// Panics if a text panics, is answered with a fault of ours, or leaves the database in disorder.
pub fn text_is_answered(text: &str) {
    robust::law(&[text.to_owned()]);
}

/// The same of several texts, one after the other.
pub fn texts_are_answered(texts: &[String]) {
    robust::law(texts);
}

/// Panics if a text that is refused leaves something behind.
pub fn refusals_leave_nothing(texts: &[String]) {
    robust::refusal_law(texts);
}

/// Panics if changes and their inverses do not cancel out, or SQLite does not keep what the catalog says.
pub fn changes_cancel_out(choices: &[(u8, u16, u16, u16)], in_block: bool) {
    up_down::law(choices, in_block);
}

/// Panics if the stored text of a view does not read as itself.
pub fn query_reads_as_itself(query: &str) {
    render::query_law(query);
}

/// Panics if the stored text of a check does not read as itself.
pub fn condition_reads_as_itself(condition: &str) {
    render::check_law(condition);
}
