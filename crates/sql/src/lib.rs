//! PostgreSQL text to typed statements to SQLite text.
//!
//! Pure: it knows no SQLite library, only SQLite's language. Text is parsed ([`parse`]), names, types and operators are
//! resolved against a catalog as PostgreSQL resolves them ([`analyze_query`], [`analyze_insert`]…, giving what
//! [`typed`] holds), and that is lowered to SQLite text ([`lower_query`]…) or shown as PostgreSQL shows it
//! ([`deparse_expr`], [`deparse_query`]). Read `parse`, `context`, `typed`, then `expr`, `query`, `dml`, `lower`.
#![allow(clippy::format_push_string, reason = "texts are built from parts that may fail, not written to a sink")]
#![allow(clippy::format_collect, reason = "short lists; the plain form reads better")]
#![allow(clippy::self_only_used_in_recursion, reason = "the analyzer's steps are its methods")]
#![allow(clippy::single_match_else, reason = "the two ways stand side by side")]
#![allow(clippy::large_enum_variant, reason = "one value a statement")]
#![allow(clippy::unused_self, reason = "the analyzer's steps are its methods, whether they look at its state or not")]
#![allow(clippy::match_same_arms, reason = "arms that agree by chance stay beside their kin")]
#![allow(clippy::similar_names, reason = "left and right, base and case")]

mod analyzer;
mod context;
mod ddl;
mod deparse;
mod dml;
mod expr;
mod facts;
mod fault;
#[cfg(test)]
mod fixture;
mod lower;
mod parse;
mod query;
mod resolve;
pub mod typed;
mod types;

pub use context::{Context, Parameter, Settings};
pub use ddl::*;
pub use deparse::{deparse_expr, deparse_expr_full, deparse_query, deparse_query_full, looks_like_function};
pub use dml::{analyze_delete, analyze_insert, analyze_modification, analyze_update};
pub(crate) use expr::in_domain;
pub use expr::{analyze_expr_alone, analyze_expr_for_relation, coerce_for_assignment};
pub use lower::{
    Lowered, Step as LoweredStep, lower_delete, lower_expr_for_relation, lower_insert, lower_query, lower_update,
};
/// The functions that PostgreSQL has, as `pg_proc` lists them.
pub fn known_functions() -> impl Iterator<Item = &'static typed::Function> {
    facts::all_functions()
}

pub use parse::{Copy, CopyPlace, CopySource, Parsed, Statement, Text, parse, parse_copy, parse_expression, split};
pub use query::{analyze_query, resolve_relation};
pub use sqlparser::ast;
pub use types::{format_type, resolve_type, type_from_oid, type_oid};
