//! Name patterns: `users`, `public.*`, `"Users"`, `us?r*`.

use catalog::{QualifiedName, SearchPath};

/// A pattern for names, with a schema or without.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    schema: Option<Vec<Mark>>,
    name: Vec<Mark>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `*`
    Any,
    /// `?`
    One,
    Letter(char),
}

impl Pattern {
    /// Reads a pattern; letters outside of double quotes are folded.
    pub(crate) fn new(text: &str) -> Self {
        let mut parts: Vec<Vec<Mark>> = vec![Vec::new()];
        let mut quoted = false;
        let mut letters = text.chars().peekable();
        while let Some(c) = letters.next() {
            let mark = match (quoted, c) {
                (true, '"') if letters.next_if_eq(&'"').is_some() => Mark::Letter('"'),
                (_, '"') => {
                    quoted = !quoted;
                    continue;
                }
                (false, '.') if parts.len() < 2 => {
                    parts.push(Vec::new());
                    continue;
                }
                (false, '*') => Mark::Any,
                (false, '?') => Mark::One,
                (false, c) => Mark::Letter(c.to_lowercase().next().unwrap_or(c)),
                (true, c) => Mark::Letter(c),
            };
            if let Some(part) = parts.last_mut() {
                part.push(mark);
            }
        }
        let name = parts.pop().unwrap_or_default();
        Self { schema: parts.pop(), name }
    }

    /// Whether a name fits; without a schema it has to be in the search path too.
    pub(crate) fn fits(&self, name: &QualifiedName, path: &SearchPath) -> bool {
        let schema = match &self.schema {
            Some(schema) => fits(schema, &name.schema),
            None => path.schemas().any(|schema| schema == name.schema),
        };
        schema && self.fits_name(&name.name)
    }

    /// Whether a name without a schema fits.
    pub(crate) fn fits_name(&self, name: &str) -> bool {
        fits(&self.name, name)
    }
}

fn fits(marks: &[Mark], name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let mut reached = vec![false; letters.len() + 1];
    reached[0] = true;
    for mark in marks {
        let mut next = vec![false; letters.len() + 1];
        for (at, here) in reached.iter().enumerate().filter(|(_, here)| **here) {
            match mark {
                Mark::Any => next[at..].fill(*here),
                Mark::One if at < letters.len() => next[at + 1] = true,
                Mark::Letter(letter) if letters.get(at) == Some(letter) => next[at + 1] = true,
                _ => {}
            }
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}
