//! What a command's argument aims at, given what is applied.

use crate::relative::{Relative, Walked};
use crate::{Identifier, Node, RevisionError, RevisionMap};
use indexmap::IndexSet;

/// Where a downgrade leads, and the branch that it is confined to.
pub(crate) struct DowngradeTarget {
    pub(crate) label: Option<String>,
    pub(crate) at: Walked,
}

impl RevisionMap {
    /// Alembic: `_parse_upgrade_target`.
    pub(crate) fn upgrade_target(
        &self,
        current: Identifier<'_>,
        target: Identifier<'_>,
        no_overwalk: bool,
    ) -> Result<Vec<Walked>, RevisionError> {
        let relative = match target {
            Identifier::One(target) => Relative::parse(target),
            _ => None,
        };
        let Some(relative) = relative else {
            return self.get_walked(target);
        };
        let walked = match (relative.steps > 0, relative.symbol) {
            (true, None) => self.upgrade_from_current(current, &relative, no_overwalk)?,
            (true, Some(symbol)) => self.walk(self.start(symbol)?, relative.steps, relative.label, no_overwalk)?,
            (false, None) => {
                return Err(RevisionError::RelativeTooFar {
                    relative: relative.steps.to_string(),
                    count: relative.steps.unsigned_abs(),
                });
            }
            (false, Some(symbol)) => {
                let start = match relative.label {
                    Some(label) => self.start(&format!("{label}@{symbol}"))?,
                    None => self.start(symbol)?,
                };
                self.walk(start, relative.steps, None, no_overwalk)?
            }
        };
        Ok(vec![walked])
    }

    fn upgrade_from_current(
        &self,
        current: Identifier<'_>,
        relative: &Relative<'_>,
        no_overwalk: bool,
    ) -> Result<Walked, RevisionError> {
        let mut starts: Vec<Walked> = Vec::new();
        match relative.label {
            Some(label) => starts.extend(self.starts_on_branch(current, label)?),
            None => {
                for id in current.to_vec() {
                    starts.push(self.start(&id)?);
                }
            }
        }
        if starts.len() > 1 {
            return Err(RevisionError::AmbiguousUpgrade);
        }
        let start = starts.first().copied().unwrap_or(Walked::Past);
        match self.walk(start, relative.steps, relative.label, no_overwalk)? {
            Walked::Past => Err(relative.too_far()),
            walked => Ok(walked),
        }
    }

    /// The tips of what is applied on a branch.
    fn starts_on_branch(&self, current: Identifier<'_>, label: &str) -> Result<Vec<Walked>, RevisionError> {
        let applied = self.get_all(current)?;
        let direct = self.filter_for_lineage(&applied, label, false)?;
        if !direct.is_empty() {
            return Ok(direct.into_iter().map(Walked::At).collect());
        }
        let all: Vec<Node> = self.ancestors(&applied)?.into_iter().collect();
        let active = self.filter_for_lineage(&all, label, false)?;
        let below: IndexSet<&str> = active.iter().flat_map(|node| self.revision(*node).normalized_down()).collect();
        Ok(active.iter().copied().filter(|node| !below.contains(self.id(*node))).map(Walked::At).collect())
    }

    /// Alembic: `_parse_downgrade_target`.
    pub(crate) fn downgrade_target(
        &self,
        current: Identifier<'_>,
        target: Identifier<'_>,
        no_overwalk: bool,
    ) -> Result<DowngradeTarget, RevisionError> {
        let target = match target {
            Identifier::Nothing => {
                return Ok(DowngradeTarget { label: None, at: Walked::Base });
            }
            Identifier::One(target) => target,
            Identifier::Many(_) => return Err(RevisionError::Assertion),
        };
        if let Some(relative) = Relative::parse(target) {
            return self.relative_downgrade(current, &relative, no_overwalk);
        }
        let (label, symbol) = match target.rsplit_once('@') {
            Some((label, symbol)) => (Some(label).filter(|label| !label.is_empty()), symbol),
            None => (None, target),
        };
        let at = self.get(symbol)?.map_or(Walked::Base, Walked::At);
        Ok(DowngradeTarget { label: label.map(str::to_owned), at })
    }

    fn relative_downgrade(
        &self,
        current: Identifier<'_>,
        relative: &Relative<'_>,
        no_overwalk: bool,
    ) -> Result<DowngradeTarget, RevisionError> {
        if relative.steps >= 0 {
            let symbol = relative.symbol.ok_or_else(|| relative.too_far())?;
            let at = self.walk(self.start(symbol)?, relative.steps, relative.label, no_overwalk)?;
            if at == Walked::Past {
                return Err(RevisionError::WalkedTooFar);
            }
            return Ok(DowngradeTarget { label: relative.label.map(str::to_owned), at });
        }
        let (label, symbol) = match (relative.symbol, relative.label) {
            (Some(symbol), label) => (label.map(str::to_owned), symbol.to_owned()),
            (None, Some(label)) => (Some(label.to_owned()), self.current_on_branch(current, label)?),
            (None, None) => {
                let symbol = current.to_vec().into_iter().next().ok_or_else(|| relative.too_far())?;
                (Some(symbol.clone()), symbol)
            }
        };
        let start = match &label {
            Some(label) => self.start(&format!("{label}@{symbol}"))?,
            None => self.start(&symbol)?,
        };
        match self.walk(start, relative.steps, None, no_overwalk)? {
            Walked::Past if relative.symbol.is_none() => Err(relative.too_far()),
            Walked::Past => Err(RevisionError::WalkedTooFar),
            at => Ok(DowngradeTarget { label, at }),
        }
    }

    fn current_on_branch(&self, current: Identifier<'_>, label: &str) -> Result<String, RevisionError> {
        let ids = current.to_vec();
        let nodes = ids.iter().map(|id| self.node_for(id, None)).collect::<Result<Vec<_>, _>>()?;
        let mut found = self.filter_for_lineage(&nodes, label, false)?;
        if found.is_empty() {
            found = self.filter_for_lineage(&self.all_current(&ids)?, label, false)?;
        }
        match found.as_slice() {
            [only] => Ok(self.id(*only).to_owned()),
            _ => Err(RevisionError::Assertion),
        }
    }
}
