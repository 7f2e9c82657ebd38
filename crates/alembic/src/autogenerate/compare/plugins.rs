//! What is compared at all: `autogenerate_plugins`.

use crate::ddl::{RenderError, Rendered};

/// Alembic's plugins in the order in which it registers them.
const ALL: &[&str] = &[
    "alembic.autogenerate.schemas",
    "alembic.autogenerate.tables",
    "alembic.autogenerate.types",
    "alembic.autogenerate.constraints",
    "alembic.autogenerate.defaults",
    "alembic.autogenerate.comments",
    "alembic.ext.checkconstraint_byname",
];

/// The plugins that are switched on.
#[derive(Debug, Default)]
pub(crate) struct Plugins {
    names: Vec<&'static str>,
}

impl Plugins {
    /// Chooses by patterns; those that begin with `~` exclude.
    ///
    /// # Errors
    /// A pattern that chooses none.
    pub(crate) fn chosen(patterns: &[String]) -> Rendered<Self> {
        let patterns: Vec<String> = patterns.iter().map(|pattern| renamed(pattern)).collect();
        let excluded = |name: &str| {
            patterns.iter().filter_map(|pattern| pattern.strip_prefix('~')).any(|pattern| matches(pattern, name))
        };
        let mut used = vec![false; patterns.len()];
        let mut names = Vec::new();
        for name in ALL.iter().filter(|name| !excluded(name)) {
            let mut wanted = false;
            for (pattern, used) in patterns.iter().zip(&mut used) {
                if !pattern.starts_with('~') && matches(pattern, name) {
                    wanted = true;
                    *used = true;
                }
            }
            if wanted {
                names.push(*name);
            }
        }
        let unused: Vec<&str> = patterns
            .iter()
            .zip(used)
            .filter(|(pattern, used)| !used && !pattern.starts_with('~'))
            .map(|(pattern, _)| pattern.as_str())
            .collect();
        if unused.is_empty() {
            return Ok(Self { names });
        }
        Err(RenderError::command(format!("Did not locate plugins: {}", unused.join(", "))))
    }

    /// The names, in order.
    pub(crate) fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// Whether one is switched on, by the last part of its name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known.rsplit('.').next() == Some(name))
    }
}

/// A plugin by the name that it has today.
fn renamed(pattern: &str) -> String {
    pattern.replace("alembic.autogenerate.checkconstraint_byname", "alembic.ext.checkconstraint_byname")
}

/// Whether a dotted name matches a pattern with `*`.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => {
            name.strip_prefix(head).is_some_and(|rest| (0..=rest.len()).any(|at| matches(tail, &rest[at..])))
        }
    }
}
