//! Expressions that the catalog keeps: read, checked, and written down in canonical form.

use crate::fault::{Result, error, unsupported};
use crate::typed::{self, Node};
use crate::{
    Context, Text, analyze_expr_alone, analyze_expr_for_relation, coerce_for_assignment, deparse_expr, parse_expression,
};
use catalog::{Column, Expression, Relation, Type};
use diagnostics::Diagnostic;
use sqlparser::ast::{self, Expr};
use std::ops::ControlFlow;

/// The canonical text of a condition on a relation's rows; `role` is `CHECK` or `WHERE`.
pub(super) fn condition(context: &Context<'_>, relation: &Relation, expr: &Expr, role: Role) -> Result<Expression> {
    let analyzed = analyze_expr_for_relation(context, relation, expr)?;
    let analyzed = boolean(context, analyzed, role)?;
    refuse(&analyzed, role)?;
    Ok(Expression(deparse_expr(context, &analyzed)))
}

/// The canonical text of an expression of a relation's row, and its type.
pub(super) fn value(
    context: &Context<'_>,
    relation: &Relation,
    expr: &Expr,
    role: Role,
) -> Result<(Expression, typed::Expr)> {
    let analyzed = analyze_expr_for_relation(context, relation, expr)?;
    refuse(&analyzed, role)?;
    Ok((Expression(deparse_expr(context, &analyzed)), analyzed))
}

/// The canonical text of a default, coerced to its column's type; nothing for NULL.
pub(super) fn default(context: &Context<'_>, column: &Column, expr: &Expr) -> Result<Option<Expression>> {
    if let Some(named) = first_column(expr) {
        return Err(error("0A000", "cannot use column reference in DEFAULT expression", context.span(named.span)));
    }
    let analyzed = analyze_expr_alone(context, expr)?;
    refuse(&analyzed, Role::Default)?;
    let is_null = matches!(analyzed.node, Node::Null);
    let from = analyzed.type_name.clone();
    let coerced = coerce_for_assignment(context, analyzed, &column.type_name).map_err(|diagnostic| match diagnostic
        .code
        .as_str()
    {
        "42804" => default_type(context, column, &from.base, "default expression"),
        _ => diagnostic,
    })?;
    if is_null {
        return Ok(None);
    }
    Ok(Some(Expression(deparse_expr(context, &coerced))))
}

/// `column "…" is of type … but default expression is of type …`
pub(super) fn default_type(context: &Context<'_>, column: &Column, from: &Type, what: &str) -> Diagnostic {
    let message = format!(
        "column \"{}\" is of type {} but {what} is of type {}",
        column.name,
        crate::format_type(context, &column.type_name),
        datum::type_label(from, context.catalog()),
    );
    Diagnostic::error("42804", message).with_hint("You will need to rewrite or cast the expression.")
}

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `CHECK`
    Check,
    /// `WHERE` of an index
    IndexPredicate,
    /// A key of an index
    IndexKey,
    /// `GENERATED ALWAYS AS`
    Generated,
    /// `DEFAULT`
    Default,
    /// `USING` of a type change
    Transform,
    /// `CREATE STATISTICS`
    Statistics,
}

impl Role {
    fn argument_of(self) -> &'static str {
        match self {
            Self::Check => "CHECK",
            _ => "WHERE",
        }
    }

    /// What PostgreSQL calls the place in `cannot use subquery in …`.
    fn phrase(self) -> &'static str {
        match self {
            Self::Check => "check constraint",
            Self::IndexPredicate => "index predicate",
            Self::IndexKey => "index expression",
            Self::Generated => "column generation expression",
            Self::Default => "DEFAULT expression",
            Self::Transform => "transform expression",
            Self::Statistics => "statistics expressions",
        }
    }

    /// What PostgreSQL calls the place in `aggregate functions are not allowed in …`.
    fn plural_phrase(self) -> &'static str {
        match self {
            Self::Check => "check constraints",
            Self::IndexPredicate => "index predicates",
            Self::IndexKey => "index expressions",
            Self::Generated => "column generation expressions",
            Self::Default => "DEFAULT expressions",
            Self::Transform => "transform expressions",
            Self::Statistics => "statistics expressions",
        }
    }
}

fn boolean(context: &Context<'_>, expr: typed::Expr, role: Role) -> Result<typed::Expr> {
    let (at, from) = (expr.at, expr.type_name.clone());
    if from.base == Type::Bool {
        return Ok(expr);
    }
    if from.base == Type::Unknown {
        return coerce_for_assignment(context, expr, &catalog::TypeName::plain(Type::Bool));
    }
    let label = datum::type_label(&from.base, context.catalog());
    let message = format!("argument of {} must be type boolean, not type {label}", role.argument_of());
    Err(error("42804", message, at))
}

fn refuse(expr: &typed::Expr, role: Role) -> Result<()> {
    let (code, message) = match &expr.node {
        Node::Subquery(_) => ("0A000", format!("cannot use subquery in {}", role.phrase())),
        Node::Aggregate(_) => ("42803", format!("aggregate functions are not allowed in {}", role.plural_phrase())),
        Node::Cast(cast) if matches!(cast.form, typed::CastForm::Domain(_)) => {
            return Err(unsupported("a cast to a domain in a stored expression", expr.at));
        }
        Node::Window(_) => ("42P20", format!("window functions are not allowed in {}", role.plural_phrase())),
        _ => return typed::children(expr).into_iter().try_for_each(|child| refuse(child, role)),
    };
    Err(error(code, message, expr.at))
}

/// Reads a stored expression again.
pub(super) fn read(expression: &Expression) -> Result<Expr> {
    parse_expression(&Text::new(expression.0.clone()))
}

/// Reads a stored expression of a relation's row again, resolved.
pub(super) fn analyzed(context: &Context<'_>, relation: &Relation, expression: &Expression) -> Result<typed::Expr> {
    let text = Text::new(expression.0.clone());
    let expr = parse_expression(&text)?;
    analyze_expr_for_relation(&context.with_text(&text), relation, &expr)
}

/// The columns of a relation that an expression names, in order of first use.
pub(super) fn columns_used(relation: &Relation, expr: &Expr) -> Vec<String> {
    let mut used: Vec<String> = Vec::new();
    let _flow = ast::visit_expressions(expr, |part| {
        if let Some(ident) = column_ident(part) {
            let name = super::names::fold(ident);
            if relation.column(&name).is_some() && !used.contains(&name) {
                used.push(name);
            }
        }
        ControlFlow::<()>::Continue(())
    });
    used
}

/// The columns of a relation that an expression names, with the places where it does.
pub(super) fn columns_with_places(
    context: &Context<'_>,
    relation: &Relation,
    expr: &Expr,
) -> Vec<(String, Option<diagnostics::Span>)> {
    let mut used = Vec::new();
    let _flow = ast::visit_expressions(expr, |part| {
        if let Some(ident) = column_ident(part) {
            let name = super::names::fold(ident);
            if relation.column(&name).is_some() {
                used.push((name, context.span(ident.span)));
            }
        }
        ControlFlow::<()>::Continue(())
    });
    used
}

/// The columns of a relation that a stored expression names.
pub(super) fn columns_of(relation: &Relation, expression: &Expression) -> Result<Vec<String>> {
    Ok(columns_used(relation, &read(expression)?))
}

/// A stored expression after a column of its relation was renamed.
pub(super) fn renamed(expression: &Expression, from: &str, to: &str) -> Result<Expr> {
    let mut expr = read(expression)?;
    let _flow = ast::visit_expressions_mut(&mut expr, |part| {
        if let Some(ident) = column_ident_mut(part)
            && super::names::fold(ident) == from
        {
            *ident = ast::Ident::with_quote('"', to);
        }
        ControlFlow::<()>::Continue(())
    });
    Ok(expr)
}

fn column_ident(expr: &Expr) -> Option<&ast::Ident> {
    match expr {
        Expr::Identifier(ident) => Some(ident),
        Expr::CompoundIdentifier(parts) => parts.last(),
        _ => None,
    }
}

fn column_ident_mut(expr: &mut Expr) -> Option<&mut ast::Ident> {
    match expr {
        Expr::Identifier(ident) => Some(ident),
        Expr::CompoundIdentifier(parts) => parts.last_mut(),
        _ => None,
    }
}

fn first_column(expr: &Expr) -> Option<ast::Ident> {
    let found = ast::visit_expressions(expr, |part| match part {
        Expr::Identifier(ident) if ident.quote_style.is_some() || !is_value_word(&ident.value) => {
            ControlFlow::Break(ident.clone())
        }
        Expr::CompoundIdentifier(parts) => match parts.first() {
            Some(ident) => ControlFlow::Break(ident.clone()),
            None => ControlFlow::Continue(()),
        },
        _ => ControlFlow::Continue(()),
    });
    match found {
        ControlFlow::Break(ident) => Some(ident),
        ControlFlow::Continue(()) => None,
    }
}

/// Words that stand for a value although they look like a column.
fn is_value_word(word: &str) -> bool {
    let words = [
        "current_catalog",
        "current_date",
        "current_role",
        "current_schema",
        "current_time",
        "current_timestamp",
        "current_user",
        "localtime",
        "localtimestamp",
        "session_user",
        "user",
    ];
    words.contains(&word.to_ascii_lowercase().as_str())
}

/// Refuses something by name if it is there.
pub(super) fn refuse_if(is_there: bool, what: &str) -> Result<()> {
    if is_there { Err(unsupported(what, None)) } else { Ok(()) }
}
