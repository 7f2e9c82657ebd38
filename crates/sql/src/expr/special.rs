//! Functions with a syntax of their own.

use crate::analyzer::{Analyzer, Scope};
use crate::fault::{Result, error};
use crate::typed::Expr;
use diagnostics::Span;
use sqlparser::ast::{self, DateTimeField, TrimWhereField};

impl Analyzer<'_> {
    pub(super) fn extract(
        &self,
        scope: &Scope<'_>,
        field: &DateTimeField,
        expr: &ast::Expr,
        at: Option<Span>,
    ) -> Result<Expr> {
        let field = match field {
            DateTimeField::Custom(ident) => ident.value.to_ascii_lowercase(),
            other => other.to_string().to_ascii_lowercase(),
        };
        let argument = self.expr(scope, expr)?;
        let field = self.known(self.unknown_literal(&field))?;
        self.call("extract", vec![field, argument], at, true)
    }

    pub(super) fn at_time_zone(&self, scope: &Scope<'_>, value: &ast::Expr, zone: &ast::Expr) -> Result<Expr> {
        let (value, zone) = (self.expr(scope, value)?, self.expr(scope, zone)?);
        let at = value.at;
        self.call("timezone", vec![zone, value], at, true)
    }

    pub(super) fn substring(
        &self,
        scope: &Scope<'_>,
        expr: &ast::Expr,
        from: Option<&ast::Expr>,
        length: Option<&ast::Expr>,
        shorthand: bool,
        at: Option<Span>,
    ) -> Result<Expr> {
        let name = if shorthand { "substr" } else { "substring" };
        let mut arguments = vec![self.expr(scope, expr)?];
        match from {
            Some(from) => arguments.push(self.expr(scope, from)?),
            None => arguments.push(self.number("1", at)?),
        }
        if let Some(length) = length {
            arguments.push(self.expr(scope, length)?);
        }
        let written_as_call = shorthand || self.comma_syntax(expr, from);
        self.call(name, arguments, at, !written_as_call)
    }

    /// Whether a comma stands between two arguments.
    fn comma_syntax(&self, first: &ast::Expr, second: Option<&ast::Expr>) -> bool {
        let between = || {
            let text = self.context.text?;
            let (from, to) = (super::start(&self.context, first)?, super::start(&self.context, second?)?);
            text.find_between("from", from.end, to.start)
        };
        second.is_some() && between().is_none()
    }

    pub(super) fn trim(
        &self,
        scope: &Scope<'_>,
        side: Option<TrimWhereField>,
        what: Option<&ast::Expr>,
        expr: &ast::Expr,
        characters: Option<&[ast::Expr]>,
        at: Option<Span>,
    ) -> Result<Expr> {
        let name = match side {
            Some(TrimWhereField::Leading) => "ltrim",
            Some(TrimWhereField::Trailing) => "rtrim",
            Some(TrimWhereField::Both) | None => "btrim",
        };
        let mut arguments = vec![self.expr(scope, expr)?];
        match (what, characters) {
            (Some(what), None) => arguments.push(self.expr(scope, what)?),
            (None, Some([what])) => arguments.push(self.expr(scope, what)?),
            (None, None | Some([])) => {}
            _ => return Err(error("42601", "syntax error at or near \",\"", at)),
        }
        self.call(name, arguments, at, true)
    }
}
