//! Circles.

use crate::{Node, RevisionError, RevisionMap};

impl RevisionMap {
    /// Refuses circles; Alembic: `_detect_cycles`.
    pub(crate) fn detect_cycles(&self, all: &[Node]) -> Result<(), RevisionError> {
        if all.is_empty() {
            return Ok(());
        }
        self.detect("Cycle", all, &self.heads, &self.bases, Kind::Versioned)?;
        self.detect("Dependency cycle", all, &self.real_heads, &self.real_bases, Kind::All)
    }

    fn detect(
        &self,
        kind: &'static str,
        all: &[Node],
        heads: &[Node],
        bases: &[Node],
        edges: Kind,
    ) -> Result<(), RevisionError> {
        if heads.is_empty() || bases.is_empty() {
            let revisions = self.ids(all).into_iter().map(str::to_owned).collect();
            return Err(RevisionError::Cycle { kind, revisions });
        }
        let below = self.related(heads, |map, node| match edges {
            Kind::Versioned => map.revision(node).down_revisions.iter().map(String::as_str).collect(),
            Kind::All => map.revision(node).all_down(),
        })?;
        let above = self.related(bases, |map, node| match edges {
            Kind::Versioned => map.revision(node).next.iter().map(String::as_str).collect(),
            Kind::All => map.revision(node).all_next.iter().map(String::as_str).collect(),
        })?;
        let is_lost = |node: &&Node| !below.contains(*node) || !above.contains(*node);
        let mut lost: Vec<String> = all.iter().filter(is_lost).map(|node| self.id(*node).to_owned()).collect();
        if lost.is_empty() {
            return Ok(());
        }
        lost.sort();
        Err(RevisionError::Cycle { kind, revisions: lost })
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Versioned,
    All,
}
