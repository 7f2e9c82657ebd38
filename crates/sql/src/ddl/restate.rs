//! Stored expressions and views after something that they name has got another name.

use super::planner::Planner;
use super::{expressions, views};
use crate::Context;
use crate::fault::Result;
use catalog::{Catalog, ConstraintKind, Expression, KeyPart, Oid, Relation, RelationKind};
use sqlparser::ast::{self, DataType, Expr, Value};
use std::ops::ControlFlow;

/// Changes every expression of a relation.
fn each_expression(relation: &mut Relation, mut change: impl FnMut(&mut Expression) -> Result<()>) -> Result<()> {
    for column in &mut relation.columns {
        column.default.iter_mut().chain(&mut column.generated).try_for_each(&mut change)?;
    }
    for constraint in &mut relation.constraints {
        if let ConstraintKind::Check(check) = &mut constraint.kind {
            change(&mut check.expression)?;
        }
    }
    for index in &mut relation.indexes {
        for key in &mut index.keys {
            if let KeyPart::Expression(expression) = &mut key.part {
                change(expression)?;
            }
        }
        index.predicate.iter_mut().try_for_each(&mut change)?;
    }
    Ok(())
}

/// The expressions of a table after one of its columns was renamed; `before` is the table with the old name.
pub(super) fn column_expressions(planner: &mut Planner<'_>, before: &Relation, from: &str, to: &str) -> Result<()> {
    let mut table = planner.relation(before.oid)?.clone();
    let after = table.clone();
    let context = planner.context();
    each_expression(&mut table, |expression| {
        if super::depend::uses(before, expression, from) {
            let expr = expressions::renamed(expression, from, to)?;
            *expression = canonical(&context, &after, &expr)?;
        }
        Ok(())
    })?;
    planner.catalog.put_relation(table);
    Ok(())
}

fn canonical(context: &Context<'_>, relation: &Relation, expr: &Expr) -> Result<Expression> {
    let analyzed = crate::analyze_expr_for_relation(context, relation, expr)?;
    Ok(Expression(crate::deparse_expr(context, &analyzed)))
}

/// The defaults that call on a sequence, after it was renamed or moved.
pub(super) fn sequence_defaults(planner: &mut Planner<'_>, before: &Catalog, sequence: Oid) -> Result<()> {
    if !planner.relation(sequence)?.is_sequence() {
        return Ok(());
    }
    let old = Context { values: datum::Context::new(planner.before().values.environment, before), ..planner.before() };
    let users = super::depend::defaults_over(&old, sequence);
    let literal = super::sequences::regclass_literal(&planner.context(), &planner.relation(sequence)?.name);
    let text = literal.trim_matches('\'').replace("''", "'");
    let was = before.relation(sequence).map(|relation| super::sequences::regclass_literal(&old, &relation.name));
    let was = was.unwrap_or_default().trim_matches('\'').replace("''", "'");
    for (table, column) in users {
        let relation = planner.relation(table)?.clone();
        let Some(default) = relation.column(&column).and_then(|column| column.default.clone()) else { continue };
        let mut expr = expressions::read(&default)?;
        replace_regclass(&mut expr, &was, &text);
        let default = canonical(&planner.context(), &relation, &expr)?;
        planner.change(table, |relation| {
            if let Some(column) = relation.column_mut(&column) {
                column.default = Some(default);
            }
        })?;
    }
    Ok(())
}

fn replace_regclass(expr: &mut Expr, from: &str, to: &str) {
    let _flow = ast::visit_expressions_mut(expr, |part| {
        if let Expr::Cast { expr, data_type, .. } = part
            && matches!(data_type, DataType::Regclass | DataType::Custom(..))
            && let Expr::Value(value) = &mut **expr
            && let Value::SingleQuotedString(text) = &mut value.value
            && text == from
        {
            to.clone_into(text);
        }
        ControlFlow::<()>::Continue(())
    });
}

/// The expressions of all relations after an enum type was renamed or moved.
pub(super) fn type_name(planner: &mut Planner<'_>, from: &str, to: &str) -> Result<()> {
    let users: Vec<Oid> = planner.catalog.relations.keys().copied().collect();
    for oid in users {
        let mut relation = planner.relation(oid)?.clone();
        let after = relation.clone();
        let context = planner.context();
        each_expression(&mut relation, |expression| {
            let mut expr = expressions::read(expression)?;
            if replace_type(&mut expr, from, to) {
                *expression = canonical(&context, &after, &expr)?;
            }
            Ok(())
        })?;
        if relation != after {
            planner.catalog.put_relation(relation);
        }
    }
    Ok(())
}

fn replace_type(expr: &mut Expr, from: &str, to: &str) -> bool {
    let mut changed = false;
    let _flow = ast::visit_expressions_mut(expr, |part| {
        if let Expr::Cast { data_type, .. } = part {
            changed |= replace_data_type(data_type, from, to);
        }
        ControlFlow::<()>::Continue(())
    });
    changed
}

fn replace_data_type(data_type: &mut DataType, from: &str, to: &str) -> bool {
    match data_type {
        DataType::Custom(name, _) if name.to_string() == from => {
            let parsed = crate::parse_expression(&crate::Text::new(format!("NULL::{to}")));
            if let Ok(Expr::Cast { data_type: parsed, .. }) = parsed {
                *data_type = parsed;
                return true;
            }
            false
        }
        DataType::Array(
            ast::ArrayElemTypeDef::SquareBracket(inner, _)
            | ast::ArrayElemTypeDef::AngleBracket(inner)
            | ast::ArrayElemTypeDef::Parenthesis(inner),
        ) => replace_data_type(inner, from, to),
        _ => false,
    }
}

/// The views over a relation, analysed while its old names hold.
pub(super) fn views_before(planner: &Planner<'_>, oid: Oid) -> Result<Vec<views::Analyzed>> {
    let context = planner.context();
    let direct =
        context.catalog().relations.values().filter(|view| view.is_view() && views::reads(&context, view, oid, None));
    direct.map(|view| views::analyzed(&context, view)).collect()
}

/// Writes those views down again under the new names.
pub(super) fn views_after(planner: &mut Planner<'_>, analyzed: Vec<views::Analyzed>) -> Result<()> {
    for mut view in analyzed {
        super::view_rename::rename(&mut view.query, &planner.catalog);
        let text = Expression(crate::deparse_query(&planner.context(), &view.query));
        planner.change(view.view, |relation| match &mut relation.kind {
            RelationKind::View(query) | RelationKind::MaterializedView(query) => *query = text,
            RelationKind::Table | RelationKind::Sequence(_) => {}
        })?;
    }
    Ok(())
}

/// The literals of an enum type after one of its labels was renamed.
pub(super) fn enum_label(planner: &mut Planner<'_>, type_name: &str, from: &str, to: &str) -> Result<()> {
    let users: Vec<Oid> = planner.catalog.relations.keys().copied().collect();
    for oid in users {
        let mut relation = planner.relation(oid)?.clone();
        let after = relation.clone();
        let context = planner.context();
        each_expression(&mut relation, |expression| {
            let mut expr = expressions::read(expression)?;
            if replace_label(&mut expr, type_name, from, to) {
                *expression = canonical(&context, &after, &expr)?;
            }
            Ok(())
        })?;
        if relation != after {
            planner.catalog.put_relation(relation);
        }
    }
    Ok(())
}

fn replace_label(expr: &mut Expr, type_name: &str, from: &str, to: &str) -> bool {
    let mut changed = false;
    let _flow = ast::visit_expressions_mut(expr, |part| {
        if let Expr::Cast { expr, data_type: DataType::Custom(name, _), .. } = part
            && name.to_string() == type_name
            && let Expr::Value(value) = &mut **expr
            && let Value::SingleQuotedString(text) = &mut value.value
            && text == from
        {
            to.clone_into(text);
            changed = true;
        }
        ControlFlow::<()>::Continue(())
    });
    changed
}

/// Gives a schema another name, and writes down again what names it.
pub(super) fn rename_schema(planner: &mut Planner<'_>, from: &str, to: &str) -> Result<()> {
    let context = planner.context();
    let all = context.catalog().relations.values().filter(|relation| relation.is_view());
    let views = all.map(|view| views::analyzed(&context, view)).collect::<Result<Vec<_>>>()?;
    let types: Vec<catalog::QualifiedName> = types_in(&planner.catalog, from);
    let before = planner.catalog.clone();
    let shown: Vec<String> = types.iter().map(|name| super::depend::shown_name(&context, name)).collect();
    for schema in planner.catalog.schemas.iter_mut().filter(|schema| schema.name == from) {
        to.clone_into(&mut schema.name);
    }
    let moved = |name: &mut catalog::QualifiedName| {
        if name.schema == from {
            to.clone_into(&mut name.schema);
        }
    };
    planner.catalog.relations.values_mut().for_each(|it| moved(&mut std::rc::Rc::make_mut(it).name));
    planner.catalog.enums.values_mut().for_each(|it| moved(&mut std::rc::Rc::make_mut(it).name));
    planner.catalog.domains.values_mut().for_each(|it| moved(&mut std::rc::Rc::make_mut(it).name));
    planner.catalog.statistics.values_mut().for_each(|it| moved(&mut std::rc::Rc::make_mut(it).name));
    for (mut name, was) in types.into_iter().zip(shown) {
        moved(&mut name);
        let is = super::depend::shown_name(&planner.context(), &name);
        type_name(planner, &was, &is)?;
    }
    let sequences: Vec<Oid> = planner
        .catalog
        .relations
        .values()
        .filter(|relation| relation.is_sequence() && relation.name.schema == to)
        .map(|relation| relation.oid)
        .collect();
    for sequence in sequences {
        sequence_defaults(planner, &before, sequence)?;
    }
    views_after(planner, views)
}

fn types_in(catalog: &Catalog, schema: &str) -> Vec<catalog::QualifiedName> {
    let enums = catalog.enums.values().map(|kind| &kind.name);
    let all = enums.chain(catalog.domains.values().map(|domain| &domain.name));
    all.filter(|name| name.schema == schema).cloned().collect()
}
