//! PostgreSQL's rules for choosing operators, functions and conversions (manual, chapter 10), over recorded tables.

mod candidates;
mod coercion;
mod common;
mod function;
mod operator;
mod polymorphic;

pub(crate) use coercion::{Path, can_coerce, pathway};
pub(crate) use common::{common_type, try_common_type};
pub(crate) use function::{Choice, choose_function};
pub(crate) use operator::{choose_binary, choose_prefix};
pub(crate) use polymorphic::{array_of, bind, element_of, is_polymorphic, substitute};

pub(crate) const UNKNOWN: u32 = 705;
pub(crate) const TEXT: u32 = 25;
pub(crate) const ANY: u32 = 2276;

#[cfg(test)]
mod tests;
