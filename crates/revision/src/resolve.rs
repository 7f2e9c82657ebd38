//! What an identifier names.

use crate::{Node, RevisionError, RevisionMap, relative::Walked};

/// One identifier, several, or none, as a command or the version table gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identifier<'a> {
    /// None at all: the empty database.
    Nothing,
    /// What a person wrote: `head`, `ae10`, `label@head`, `-2`.
    One(&'a str),
    /// Ids, as the version table holds them.
    Many(&'a [String]),
}

impl Identifier<'_> {
    pub(crate) fn to_vec(self) -> Vec<String> {
        match self {
            Self::Nothing => Vec::new(),
            Self::One(id) => vec![id.to_owned()],
            Self::Many(ids) => ids.to_vec(),
        }
    }

    pub(crate) fn describe(self) -> String {
        match self {
            Self::Nothing | Self::One("") | Self::Many([]) => "base".to_owned(),
            Self::One(id) => id.to_owned(),
            Self::Many(ids) => python_tuple(ids),
        }
    }
}

fn python_tuple(ids: &[String]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
    if quoted.len() == 1 { format!("({},)", quoted[0]) } else { format!("({})", quoted.join(", ")) }
}

/// Resolved ids and the label before the `@`.
type Resolved<'a> = (Vec<String>, Option<&'a str>);

impl RevisionMap {
    /// All revisions that an identifier names; `base` and nothing name none.
    ///
    /// # Errors
    /// An id that names nothing or several, `head` where there are several.
    pub fn get_all(&self, id: Identifier<'_>) -> Result<Vec<Node>, RevisionError> {
        self.get_walked(id)?
            .into_iter()
            .map(|walked| match walked {
                Walked::At(node) => Ok(node),
                Walked::Base | Walked::Past => Err(RevisionError::Assertion),
            })
            .collect()
    }

    /// The one revision that an identifier names; `None` for the base.
    ///
    /// # Errors
    /// As [`RevisionMap::get_all`], and several revisions where one is asked for.
    pub fn get(&self, id: &str) -> Result<Option<Node>, RevisionError> {
        let (mut ids, label) = self.resolve(id)?;
        if ids.len() > 1 {
            return Err(RevisionError::MultipleHeads { heads: ids, argument: id.to_owned() });
        }
        match ids.pop() {
            Some(resolved) => self.node_for(&resolved, label).map(Some),
            None => Ok(None),
        }
    }

    pub(crate) fn get_walked(&self, id: Identifier<'_>) -> Result<Vec<Walked>, RevisionError> {
        match id {
            Identifier::Nothing => Ok(Vec::new()),
            Identifier::One(id) => self.get_walked_one(id),
            Identifier::Many(ids) => {
                let mut all = Vec::new();
                for id in ids {
                    all.extend(self.get_walked_one(id)?);
                }
                Ok(all)
            }
        }
    }

    fn get_walked_one(&self, id: &str) -> Result<Vec<Walked>, RevisionError> {
        let (ids, label) = self.resolve(id)?;
        if let [only] = ids.as_slice()
            && let Ok(steps) = only.parse::<i64>()
            && steps < 0
        {
            let heads = self.get_all(Identifier::One("heads"))?;
            return heads
                .into_iter()
                .filter(|head| label.is_none_or(|label| self.revision(*head).has_label(label)))
                .map(|head| self.walk(Walked::At(head), steps, None, true))
                .collect();
        }
        ids.iter().map(|id| self.node_for(id, label).map(Walked::At)).collect()
    }

    /// What `head`, `heads`, `base` or `label@head` stand for; anything else stays as it is, and `base` is nothing.
    ///
    /// # Errors
    /// Several heads where one is asked for, a label that names nothing.
    pub fn symbols(&self, id: &str) -> Result<Vec<String>, RevisionError> {
        self.resolve(id).map(|(ids, _)| ids)
    }

    /// Resolves symbols; Alembic: `_resolve_revision_number`.
    pub(crate) fn resolve<'a>(&self, id: &'a str) -> Result<Resolved<'a>, RevisionError> {
        let (label, id) = match id.split_once('@') {
            Some((label, id)) => (Some(label), id),
            None => (None, id),
        };
        let ids = match (id, label.filter(|label| !label.is_empty())) {
            ("heads", Some(label)) => self.filter_ids(&self.heads(), label)?,
            ("heads", None) => self.real_heads().into_iter().map(str::to_owned).collect(),
            ("head", label) => self.current_head(label)?.into_iter().collect(),
            ("base", _) => Vec::new(),
            (id, _) => vec![id.to_owned()],
        };
        Ok((ids, label))
    }

    fn filter_ids(&self, ids: &[&str], label: &str) -> Result<Vec<String>, RevisionError> {
        let nodes: Vec<Node> = ids.iter().map(|id| self.node_for(id, None)).collect::<Result<_, _>>()?;
        let kept = self.filter_for_lineage(&nodes, label, false)?;
        Ok(self.ids(&kept).into_iter().map(str::to_owned).collect())
    }

    fn current_head(&self, label: Option<&str>) -> Result<Option<String>, RevisionError> {
        let heads: Vec<String> = match label {
            Some(label) => self.filter_ids(&self.heads(), label)?,
            None => self.heads().into_iter().map(str::to_owned).collect(),
        };
        if heads.len() > 1 {
            let argument = label.map_or_else(|| "head".to_owned(), |label| format!("{label}@head"));
            return Err(RevisionError::MultipleHeads { heads, argument });
        }
        Ok(heads.into_iter().next())
    }

    pub(crate) fn resolve_branch(&self, label: &str) -> Result<Node, RevisionError> {
        if let Some(node) = self.keys.get(label) {
            return Ok(*node);
        }
        self.node_for(label, None).map_err(|error| match error {
            RevisionError::Resolution { .. } => {
                RevisionError::Resolution { message: format!("No such branch: '{label}'"), argument: label.to_owned() }
            }
            other => other,
        })
    }

    /// Finds a full or partial id; Alembic: `_revision_for_ident`.
    pub(crate) fn node_for(&self, id: &str, label: Option<&str>) -> Result<Node, RevisionError> {
        let label = label.filter(|label| !label.is_empty());
        let branch = label.map(|label| self.resolve_branch(label)).transpose()?;
        let node = match self.keys.get(id) {
            Some(node) => *node,
            None if id.is_empty() => return Err(RevisionError::Assertion),
            None => self.partial(id, label)?,
        };
        if let (Some(branch), Some(label)) = (branch, label)
            && !self.shares_lineage(node, &[branch], false)?
        {
            return Err(RevisionError::Resolution {
                message: format!("Revision {} is not a member of branch '{label}'", self.id(node)),
                argument: id.to_owned(),
            });
        }
        Ok(node)
    }

    fn partial(&self, id: &str, label: Option<&str>) -> Result<Node, RevisionError> {
        let mut found: Vec<&str> =
            self.keys.keys().map(String::as_str).filter(|key| key.chars().count() > 3 && key.starts_with(id)).collect();
        if let Some(label) = label {
            let mut kept = Vec::new();
            for key in found {
                if !self.filter_for_lineage(&[self.keys[key]], label, false)?.is_empty() {
                    kept.push(key);
                }
            }
            found = kept;
        }
        match found.as_slice() {
            [] => Err(no_such(id)),
            [only] => Ok(self.keys[*only]),
            several => {
                let shown: Vec<String> = several.iter().take(3).map(|key| format!("'{key}'")).collect();
                Err(RevisionError::Resolution {
                    message: format!("Multiple revisions start with '{id}': {}...", shown.join(", ")),
                    argument: id.to_owned(),
                })
            }
        }
    }

    /// Keeps the revisions that share a line with an identifier; Alembic: `filter_for_lineage`.
    ///
    /// # Errors
    /// An identifier that names nothing.
    pub fn filter_for_lineage(
        &self,
        targets: &[Node],
        against: &str,
        with_dependencies: bool,
    ) -> Result<Vec<Node>, RevisionError> {
        let (ids, label) = self.resolve(against)?;
        if targets.is_empty() {
            return Ok(Vec::new());
        }
        let mut tests = Vec::new();
        for test in label.filter(|label| !label.is_empty()).into_iter().chain(ids.iter().map(String::as_str)) {
            tests.push(self.node_for(test, None)?);
        }
        let mut kept = Vec::new();
        for &target in targets {
            if self.shares_lineage(target, &tests, with_dependencies)? {
                kept.push(target);
            }
        }
        Ok(kept)
    }

    fn shares_lineage(&self, target: Node, tests: &[Node], with_dependencies: bool) -> Result<bool, RevisionError> {
        if tests.is_empty() {
            return Ok(true);
        }
        let (above, below) = if with_dependencies {
            (self.descendants(&[target])?, self.ancestors(&[target])?)
        } else {
            (self.versioned_descendants(&[target])?, self.versioned_ancestors(&[target])?)
        };
        Ok(tests.iter().any(|test| above.contains(test) || below.contains(test)))
    }

    /// What is applied when the version table holds these ids, one revision a branch; Alembic: `_get_all_current`.
    ///
    /// # Errors
    /// An id that is not in the map.
    pub fn all_current(&self, ids: &[String]) -> Result<Vec<Node>, RevisionError> {
        let top = self.get_all(Identifier::Many(ids))?;
        let mut all: Vec<Node> = self.ancestors(&top)?.into_iter().collect();
        all.extend(top);
        all.sort_unstable();
        all.dedup();
        let below =
            |node: &Node| self.revision(*node).down_revisions.iter().filter_map(|id| self.keys.get(id)).copied();
        let parents: Vec<Node> = all.iter().flat_map(below).collect();
        let followed = self.versioned_ancestors(&parents)?;
        all.retain(|node| !followed.contains(node));
        Ok(all)
    }
}

fn no_such(id: &str) -> RevisionError {
    let hint = if id.chars().count() < 4 {
        "; please ensure at least four characters are present for partial revision identifier matches"
    } else {
        ""
    };
    RevisionError::Resolution { message: format!("No such revision or branch '{id}'{hint}"), argument: id.to_owned() }
}
