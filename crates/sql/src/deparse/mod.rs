//! Typed expressions and queries as PostgreSQL shows them (`ruleutils.c`, its pretty form).
//!
//! The text is canonical: analysing it again gives the same tree, and equal trees have equal text.

mod constant;
mod expr;
mod from;
mod printer;
mod query;
mod simple;
mod syntax;

use crate::Context;
use crate::typed::{Expr, Query};
use printer::Printer;

/// An expression over the columns of one relation, as `pg_get_expr(…, true)` prints it.
pub fn deparse_expr(context: &Context<'_>, expr: &Expr) -> String {
    let mut printer = Printer::new(context, false);
    printer.expr(expr, false);
    printer.finish()
}

/// A query, as `pg_get_viewdef(…, true)` prints it, without the closing semicolon.
pub fn deparse_query(context: &Context<'_>, query: &Query) -> String {
    let mut printer = Printer::new(context, true);
    printer.names = query.columns.iter().map(|column| column.name.clone()).collect();
    printer.query(query);
    printer.finish()
}

/// An identifier, quoted if it has to be.
pub(crate) fn quote_identifier(name: &str) -> String {
    datum::quote_identifier(name)
}
