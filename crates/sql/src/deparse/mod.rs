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
use sqlparser::ast;

#[cfg(test)]
mod tests;

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

/// An expression over the columns of one relation, as `pg_get_expr` prints it where nobody asks for the pretty form.
pub fn deparse_expr_full(context: &Context<'_>, expr: &Expr) -> String {
    let mut printer = Printer::new(context, false);
    printer.full = true;
    printer.expr(expr, false);
    printer.finish()
}

/// A query, as `pg_get_viewdef` prints it where nobody asks for the pretty form, without the closing semicolon.
pub fn deparse_query_full(context: &Context<'_>, query: &Query) -> String {
    let mut printer = Printer::new(context, true);
    printer.full = true;
    printer.names = query.columns.iter().map(|column| column.name.clone()).collect();
    printer.query(query);
    printer.finish()
}

/// Whether a stored expression is a call, or what PostgreSQL writes in the way of one, and so needs no parentheses as a key
/// of an index (`looks_like_function`).
pub fn looks_like_function(expression: &catalog::Expression) -> bool {
    let parsed = crate::parse_expression(&crate::Text::new(expression.0.as_str()));
    match parsed {
        Ok(ast::Expr::Nested(inner)) => matches!(*inner, ast::Expr::AtTimeZone { .. }),
        Ok(expr) => matches!(
            expr,
            ast::Expr::Function(_)
                | ast::Expr::Extract { .. }
                | ast::Expr::Substring { .. }
                | ast::Expr::Trim { .. }
                | ast::Expr::Position { .. }
                | ast::Expr::Overlay { .. }
                | ast::Expr::Ceil { .. }
                | ast::Expr::Floor { .. }
        ),
        Err(_) => false,
    }
}

/// An identifier, quoted if it has to be.
pub(crate) fn quote_identifier(name: &str) -> String {
    datum::quote_identifier(name)
}
