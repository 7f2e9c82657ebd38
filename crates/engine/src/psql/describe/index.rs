//! `\d` of an index.

use super::{View, sheet};
use crate::functions::key_expression;
use crate::psql::print::Table;
use catalog::{Expression, Index, KeyPart, Persistence, Relation};
use sql::ast::Expr;

pub(super) fn describe_index(view: View<'_>, relation: &Relation, index: &Index, verbose: bool) -> Table {
    let word = if relation.persistence == Persistence::Unlogged { "Unlogged index" } else { "Index" };
    let title = format!("{word} \"{}.{}\"", relation.name.schema, index.name);
    let headers = ["Column", "Type", "Key?", "Definition", "Storage", "Stats target"];
    let mut table = sheet(title, if verbose { &headers } else { &headers[..4] });
    let own_names = relation_index_columns(index);
    for (key, name) in index.keys.iter().zip(&own_names) {
        let kind = match &key.part {
            KeyPart::Column(column) => column_type(view, relation, column),
            KeyPart::Expression(expression) => expression_type(view, relation, expression),
        };
        table.rows.push(vec![name.clone(), kind, "yes".into(), key_expression(key)]);
    }
    for (column, name) in index.include.iter().zip(&own_names[index.keys.len()..]) {
        let kind = column_type(view, relation, column);
        table.rows.push(vec![name.clone(), kind, "no".into(), datum::quote_identifier(column)]);
    }
    let mut footers = vec![footer(relation, index)];
    if verbose {
        let names = index.keys.iter().map(|key| match &key.part {
            KeyPart::Column(name) => Some(name),
            KeyPart::Expression(_) => None,
        });
        for (row, name) in table.rows.iter_mut().zip(names.chain(index.include.iter().map(Some))) {
            let column = name.and_then(|name| relation.column(name));
            let storage = column.map_or("extended", |column| sql::type_storage(&column.type_name.base));
            row.extend([storage.to_owned(), String::new()]);
        }
        if !index.options.is_empty() {
            footers.push(format!("Options: {}", index.options.join(", ")));
        }
    }
    table.footers = Some(footers);
    table
}

fn column_type(view: View<'_>, relation: &Relation, name: &str) -> String {
    relation.column(name).map(|column| view.type_name(&column.type_name)).unwrap_or_default()
}

fn expression_type(view: View<'_>, relation: &Relation, expression: &Expression) -> String {
    let text = sql::Text::new(expression.0.as_str());
    let context = view.context.with_text(&text);
    let parsed = sql::parse_expression(&text);
    let analyzed = parsed.and_then(|parsed| sql::analyze_expr_for_relation(&context, relation, &parsed));
    analyzed.map(|analyzed| view.type_name(&analyzed.type_name)).unwrap_or_default()
}

/// The name of the function that an expression calls, or `expr`.
fn expression_name(expression: &Expression) -> String {
    match sql::parse_expression(&sql::Text::new(expression.0.as_str())) {
        Ok(Expr::Function(call)) => call.name.0.last().map_or_else(|| "expr".to_owned(), ToString::to_string),
        _ => "expr".to_owned(),
    }
}

fn footer(relation: &Relation, index: &Index) -> String {
    let constraint = relation.constraint_of_index(index);
    let primary = relation.primary_key().is_some_and(|(constraint, _)| constraint.name == index.name);
    let mut text = match (primary, index.unique) {
        (true, _) => "primary key, ".to_owned(),
        (false, true) if index.nulls_not_distinct => "unique nulls not distinct, ".to_owned(),
        (false, true) => "unique, ".to_owned(),
        (false, false) => String::new(),
    };
    text += &format!("{}, for table \"{}.{}\"", index.method, relation.name.schema, relation.name.name);
    if let Some(predicate) = &index.predicate {
        text += &format!(", predicate ({})", predicate.0);
    }
    if index.clustered {
        text += ", clustered";
    }
    if constraint.is_some_and(|constraint| constraint.deferrable) {
        text += ", deferrable";
    }
    if constraint.is_some_and(|constraint| constraint.initially_deferred) {
        text += ", initially deferred";
    }
    text
}

/// The names of an index's own columns: those of the table, the function's, or `expr`, made different by numbers.
fn relation_index_columns(index: &Index) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let keys = index.keys.iter().map(|key| match &key.part {
        KeyPart::Column(column) => column.clone(),
        KeyPart::Expression(expression) => expression_name(expression),
    });
    for base in keys.chain(index.include.iter().cloned()) {
        let mut name = base.clone();
        let mut number = 0;
        while names.contains(&name) {
            number += 1;
            name = format!("{base}{number}");
        }
        names.push(name);
    }
    names
}
