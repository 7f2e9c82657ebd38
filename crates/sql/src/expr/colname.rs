//! The name of a result column that was given none.

use crate::parse::fold;
use crate::{Context, resolve_type};
use sqlparser::ast::{self, CastKind, Expr};

/// PostgreSQL's name for an expression as a column: `?column?` if nothing better is found.
pub(crate) fn column_name(context: &Context<'_>, expr: &Expr) -> String {
    figure(context, expr).map_or_else(|| "?column?".to_owned(), |(name, _)| name)
}

/// The name and whether it is better than that of a cast around it.
fn figure(context: &Context<'_>, expr: &Expr) -> Option<(String, bool)> {
    let strong = |name: &str| Some((name.to_owned(), true));
    match expr {
        Expr::Identifier(ident) => Some((fold(ident), true)),
        Expr::CompoundIdentifier(parts) => Some((fold(parts.last()?), true)),
        Expr::Nested(inner) | Expr::Collate { expr: inner, .. } => figure(context, inner),
        Expr::CompoundFieldAccess { root, access_chain } => {
            let field = access_chain.iter().rev().find_map(|link| match link {
                ast::AccessExpr::Dot(Expr::Identifier(name)) => Some((fold(name), true)),
                _ => None,
            });
            field.or_else(|| figure(context, root))
        }
        Expr::Function(function) => {
            let name = function.name.0.last().and_then(|part| part.as_ident()).map(fold)?;
            Some((name, true))
        }
        Expr::Cast { expr: inner, data_type, kind: CastKind::Cast | CastKind::DoubleColon, .. } => {
            figure(context, inner).filter(|(_, strong)| *strong).or_else(|| type_name(context, data_type))
        }
        Expr::TypedString(typed) => type_name(context, &typed.data_type),
        Expr::Interval(_) => Some(("interval".to_owned(), false)),
        Expr::Value(value) => match value.value {
            ast::Value::Boolean(_) => Some(("bool".to_owned(), false)),
            _ => None,
        },
        Expr::Case { else_result, .. } => else_result
            .as_deref()
            .and_then(|inner| figure(context, inner))
            .filter(|(_, strong)| *strong)
            .or_else(|| Some(("case".to_owned(), false))),
        Expr::Exists { negated: false, .. } => strong("exists"),
        Expr::Subquery(query) => subquery_name(context, &query.body),
        Expr::Array(_) => strong("array"),
        Expr::Tuple(_) => strong("row"),
        Expr::Extract { .. } => strong("extract"),
        Expr::AtTimeZone { .. } => strong("timezone"),
        Expr::Position { .. } => strong("position"),
        Expr::Substring { shorthand: true, .. } => strong("substr"),
        Expr::Substring { .. } => strong("substring"),
        Expr::Overlay { .. } => strong("overlay"),
        Expr::Ceil { .. } => strong("ceil"),
        Expr::Floor { .. } => strong("floor"),
        Expr::Trim { trim_where, .. } => strong(match trim_where {
            Some(ast::TrimWhereField::Leading) => "ltrim",
            Some(ast::TrimWhereField::Trailing) => "rtrim",
            _ => "btrim",
        }),
        _ => None,
    }
}

fn type_name(context: &Context<'_>, written: &ast::DataType) -> Option<(String, bool)> {
    if let Some(domain) = crate::ddl::domain_of(context, written) {
        return Some((domain.name.name.clone(), false));
    }
    let resolved = resolve_type(context, written).ok()?;
    let base = match resolved.base {
        catalog::Type::Array(element) => *element,
        base => base,
    };
    let name = match &base {
        catalog::Type::Enum(_) => datum::type_label(&base, context.catalog()),
        base => datum::type_key(base),
    };
    Some((name, false))
}

fn subquery_name(context: &Context<'_>, body: &ast::SetExpr) -> Option<(String, bool)> {
    match body {
        ast::SetExpr::Select(select) => match select.projection.as_slice() {
            [ast::SelectItem::UnnamedExpr(expr)] => Some((column_name(context, expr), true)),
            [ast::SelectItem::ExprWithAlias { alias, .. }] => Some((fold(alias), true)),
            _ => None,
        },
        ast::SetExpr::Query(query) => subquery_name(context, &query.body),
        ast::SetExpr::SetOperation { left, .. } => subquery_name(context, left),
        ast::SetExpr::Values(_) => Some(("column1".to_owned(), true)),
        _ => None,
    }
}
