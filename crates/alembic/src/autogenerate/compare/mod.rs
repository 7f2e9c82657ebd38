//! Comparing: which operations make the database what the models say.
//!
//! One file a kind of object; [`tables`] walks over them, [`Context`] is what each is given.

mod checks;
mod columns;
mod comments;
mod defaults;
mod expression;
mod filters;
mod foreign_keys;
mod identity;
mod indexes;
mod nullable;
mod plugins;
mod tables;
mod types;

pub(crate) use plugins::Plugins;
pub(crate) use tables::{Unit, added, existing, removed, units};

use super::ask::Talk;
use super::settings::Options;

pub(crate) const LOG_TABLES: &str = "alembic.autogenerate.compare.tables";
pub(crate) const LOG_TYPES: &str = "alembic.autogenerate.compare.types";
pub(crate) const LOG_CONSTRAINTS: &str = "alembic.autogenerate.compare.constraints";
pub(crate) const LOG_DEFAULTS: &str = "alembic.autogenerate.compare.server_defaults";
pub(crate) const LOG_COMMENTS: &str = "alembic.autogenerate.compare.comments";
pub(crate) const LOG_CHECKS: &str = "alembic.ext.checkconstraint_byname";

/// What every comparison is given.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) options: &'a Options,
    pub(crate) plugins: &'a Plugins,
    pub(crate) talk: &'a mut Talk,
}

/// `('a', 'b')`, `('a',)`, `()`, as Python shows a tuple of strings.
pub(crate) fn tuple(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().map(|name| crate::compile::string_repr(name)).collect();
    match shown.as_slice() {
        [only] => format!("({only},)"),
        all => format!("({})", all.join(", ")),
    }
}
