//! Where an expression starts.

use crate::Context;
use diagnostics::Span;
use sqlparser::ast::{self, Expr, Spanned};

/// Where the text of an expression starts, as PostgreSQL counts it: its leftmost token.
pub(crate) fn start(context: &Context<'_>, expr: &Expr) -> Option<Span> {
    let text = context.text?;
    let leaf = leaf(context, expr)?;
    match expr {
        Expr::Cast { kind: ast::CastKind::Cast, expr: inner, .. } => {
            keyword_before(context, start(context, inner)?, "cast")
        }
        Expr::UnaryOp { expr: inner, .. } => {
            let inner = start(context, inner)?;
            text.word_before(inner.start).map(|(_, span)| span)
        }
        Expr::Extract { .. } | Expr::Substring { .. } | Expr::Trim { .. } | Expr::Position { .. } => {
            let names = ["extract", "substring", "trim", "position"];
            names.iter().find_map(|name| keyword_before(context, leaf, name)).or(Some(leaf))
        }
        Expr::Exists { .. } => keyword_before(context, leaf, "exists").or(Some(leaf)),
        Expr::Array(_) => keyword_before(context, leaf, "array").or(Some(leaf)),
        Expr::Subquery(_) | Expr::Tuple(_) => text.word_before(leaf.start).map(|(_, span)| span).or(Some(leaf)),
        _ => Some(leaf),
    }
}

/// The last token with a text within the few tokens before a place.
pub(crate) fn keyword_before(context: &Context<'_>, before: impl Into<Option<Span>>, wanted: &str) -> Option<Span> {
    let text = context.text?;
    let before = before.into()?;
    let mut end = before.start;
    for _ in 0..6 {
        let (_, span) = text.word_before(end)?;
        if text.as_str()[span.start..span.end].eq_ignore_ascii_case(wanted) {
            return Some(span);
        }
        end = span.start;
    }
    None
}

/// The leftmost token that the tree kept.
fn leaf(context: &Context<'_>, expr: &Expr) -> Option<Span> {
    let text = context.text?;
    match expr {
        Expr::Identifier(ident) => text.span(ident.span),
        Expr::CompoundIdentifier(parts) => text.span(parts.first()?.span),
        Expr::Value(value) => text.span(value.span),
        Expr::BinaryOp { left, .. } | Expr::AnyOp { left, .. } | Expr::AllOp { left, .. } => start(context, left),
        Expr::IsDistinctFrom(left, _) | Expr::IsNotDistinctFrom(left, _) => start(context, left),
        Expr::Nested(inner)
        | Expr::IsNull(inner)
        | Expr::IsNotNull(inner)
        | Expr::IsTrue(inner)
        | Expr::IsNotTrue(inner)
        | Expr::IsFalse(inner)
        | Expr::IsNotFalse(inner)
        | Expr::IsUnknown(inner)
        | Expr::IsNotUnknown(inner)
        | Expr::InList { expr: inner, .. }
        | Expr::InSubquery { expr: inner, .. }
        | Expr::Between { expr: inner, .. }
        | Expr::Like { expr: inner, .. }
        | Expr::ILike { expr: inner, .. }
        | Expr::SimilarTo { expr: inner, .. }
        | Expr::Cast { expr: inner, .. }
        | Expr::Collate { expr: inner, .. }
        | Expr::AtTimeZone { timestamp: inner, .. }
        | Expr::CompoundFieldAccess { root: inner, .. } => start(context, inner),
        Expr::UnaryOp { expr: inner, .. }
        | Expr::Extract { expr: inner, .. }
        | Expr::Substring { expr: inner, .. }
        | Expr::Trim { expr: inner, .. }
        | Expr::Position { expr: inner, .. } => start(context, inner),
        Expr::Function(function) => text.span(function.name.span()),
        Expr::TypedString(typed) => {
            let value = text.span(typed.value.span)?;
            Some(text.word_before(value.start).map_or(value, |(_, span)| span))
        }
        Expr::Array(array) => start(context, array.elem.first()?),
        Expr::Tuple(items) => start(context, items.first()?),
        Expr::Case { case_token, .. } => text.span(case_token.0.span),
        Expr::Interval(interval) => keyword_before(context, start(context, &interval.value)?, "interval"),
        other => text.span(other.span()),
    }
}

/// Where a binary operator stands between its sides.
pub(crate) fn operator(context: &Context<'_>, left: &Expr, name: &str, right: &Expr) -> Option<Span> {
    let text = context.text?;
    let from = leaf(context, left)?.end;
    let to = leaf(context, right)?.start;
    let written = if name == "<>" && text.find_between("<>", from, to).is_none() { "!=" } else { name };
    text.find_between(written, from, to)
}
