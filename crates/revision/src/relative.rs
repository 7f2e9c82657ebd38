//! Relative identifiers: `+1`, `-2`, `ae10+1`, `label@head-1`.

use crate::{Identifier, Node, RevisionError, RevisionMap};

/// Where a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walked {
    /// At a revision.
    At(Node),
    /// Before the first revision.
    Base,
    /// Past the end of the graph.
    Past,
}

/// A relative identifier, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relative<'a> {
    /// Before the `@`.
    pub(crate) label: Option<&'a str>,
    /// What the number is relative to.
    pub(crate) symbol: Option<&'a str>,
    /// The number as written.
    pub(crate) text: &'a str,
    /// The number.
    pub(crate) steps: i64,
}

impl<'a> Relative<'a> {
    /// Takes an identifier apart; Alembic: the pattern `(?:(.+?)@)?(\w+)?((?:\+|-)\d+)`.
    pub(crate) fn parse(id: &'a str) -> Option<Self> {
        id.match_indices('@')
            .filter(|(at, _)| *at > 0)
            .find_map(|(at, _)| Self::parse_rest(Some(&id[..at]), &id[at + 1..]))
            .or_else(|| Self::parse_rest(None, id))
    }

    fn parse_rest(label: Option<&'a str>, rest: &'a str) -> Option<Self> {
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let (symbol, number) = rest.split_at(word);
        let digits = number.strip_prefix(['+', '-'])?;
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        if end == 0 {
            return None;
        }
        let text = &number[..=end];
        Some(Self {
            label,
            symbol: Some(symbol).filter(|symbol| !symbol.is_empty()),
            text,
            // More steps than there can be revisions are all the same.
            steps: text.parse().unwrap_or(if text.starts_with('-') { -1_000_000_000 } else { 1_000_000_000 }),
        })
    }

    pub(crate) fn too_far(&self) -> RevisionError {
        RevisionError::RelativeTooFar { relative: self.text.to_owned(), count: self.steps.unsigned_abs() }
    }
}

impl RevisionMap {
    /// Walks up or down; Alembic: `_walk`.
    pub(crate) fn walk(
        &self,
        start: Walked,
        steps: i64,
        label: Option<&str>,
        no_overwalk: bool,
    ) -> Result<Walked, RevisionError> {
        let mut at = start;
        for _ in 0..steps.unsigned_abs() {
            let children = if steps > 0 { self.above(at, label)? } else { self.below(at)? };
            match children.as_slice() {
                [] => return Ok(if no_overwalk { Walked::Past } else { at }),
                [only] => at = *only,
                _ => return Err(RevisionError::AmbiguousWalk),
            }
        }
        Ok(at)
    }

    fn above(&self, at: Walked, label: Option<&str>) -> Result<Vec<Walked>, RevisionError> {
        let ids: Vec<String> = match at {
            Walked::At(node) => self.revision(node).next.iter().cloned().collect(),
            Walked::Past => self.bases().into_iter().map(str::to_owned).collect(),
            Walked::Base => return Err(RevisionError::Assertion),
        };
        let mut nodes = self.get_all(Identifier::Many(&ids))?;
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            nodes = self.filter_for_lineage(&nodes, label, false)?;
        }
        Ok(nodes.into_iter().map(Walked::At).collect())
    }

    fn below(&self, at: Walked) -> Result<Vec<Walked>, RevisionError> {
        let ids: Vec<String> = match at {
            Walked::Base => return Ok(Vec::new()),
            Walked::At(node) => self.revision(node).down_revisions.clone(),
            Walked::Past => self.heads().into_iter().map(str::to_owned).collect(),
        };
        let nodes = self.get_all(Identifier::Many(&ids))?;
        if nodes.is_empty() {
            return Ok(vec![Walked::Base]);
        }
        Ok(nodes.into_iter().map(Walked::At).collect())
    }

    /// A start of a walk: Python's `None` for the base is "nowhere yet".
    pub(crate) fn start(&self, id: &str) -> Result<Walked, RevisionError> {
        Ok(self.get(id)?.map_or(Walked::Past, Walked::At))
    }
}
