//! Sentences of a grammar, made from a list of choices: what a list of numbers says, and nothing by chance.

use std::collections::HashMap;

/// Alternatives by name.
pub(super) struct Grammar {
    rules: HashMap<&'static str, Vec<&'static str>>,
}

const DEEPEST: usize = 9;
const LONGEST: usize = 4000;

impl Grammar {
    /// That of SQL, over the tables of `schema.sql`.
    pub(super) fn sql() -> Self {
        Self::read(include_str!("sql.grammar"))
    }

    /// Rules as `sql.grammar` has them.
    pub(super) fn read(text: &'static str) -> Self {
        let mut rules: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        let mut name = "";
        for line in text.lines() {
            match line.strip_prefix("# ") {
                Some(rule) => name = rule,
                None => rules.entry(name).or_default().push(line),
            }
        }
        Self { rules }
    }

    /// A sentence; where the choices end or it gets deep, the first alternative stands.
    pub(super) fn sentence(&self, rule: &str, choices: &mut impl Iterator<Item = u16>) -> String {
        let mut text = String::new();
        self.expand(rule, choices, 0, &mut text);
        text
    }

    fn expand(&self, rule: &str, choices: &mut impl Iterator<Item = u16>, depth: usize, text: &mut String) {
        let Some(alternatives) = self.rules.get(rule) else { panic!("no rule is named {rule}") };
        let is_over = depth > DEEPEST || text.len() > LONGEST;
        let choice = if is_over { 0 } else { choices.next().unwrap_or(0) };
        let mut rest = alternatives[usize::from(choice) % alternatives.len()];
        while let Some((before, name, after)) = next_rule(rest) {
            text.push_str(before);
            self.expand(name, choices, depth + 1, text);
            rest = after;
        }
        text.push_str(rest);
    }
}

/// `SELECT <expr> FROM` in three.
fn next_rule(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('<') {
        let open = from + open;
        if let Some(close) = text[open..].find('>') {
            let name = &text[open + 1..open + close];
            if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()) {
                return Some((&text[..open], name, &text[open + close + 1..]));
            }
        }
        from = open + 1;
    }
    None
}
