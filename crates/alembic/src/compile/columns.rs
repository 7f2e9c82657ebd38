//! The names of selected columns, as SQLAlchemy gives them.
//!
//! SQLAlchemy: `Select._generate_columns_plus_names`, `SQLCompiler._label_select_column`.

use super::Compiler;
use crate::ddl::{Rendered, quote};
use crate::schema::Expression;
use std::collections::HashMap;

/// How a selected expression is named.
enum Naming<'a> {
    /// It has a name of its own: a column, a label.
    Named(&'a str),
    /// It takes the name of what it wraps: `CAST(users.age AS …) AS age`.
    Wrapped(&'a str),
    /// It takes a made-up name of a family: `anon_1`, `max_1`.
    Anonymous(&'a str),
    /// It goes without: text.
    Nameless,
}

fn naming(expression: &Expression) -> Naming<'_> {
    match expression {
        Expression::Label { label, .. } => Naming::Named(label),
        Expression::Column { column, .. } => Naming::Named(column),
        Expression::LiteralColumn { literal_column } => Naming::Named(literal_column),
        Expression::Func { func, within_group, over: None, filter: None, anonymous: false, .. }
            if within_group.is_empty() =>
        {
            Naming::Anonymous(func.rsplit('.').next().unwrap_or(func))
        }
        Expression::Cast { cast: inner, .. } | Expression::Coerced { coerced: inner } => wrapped(inner),
        Expression::Bare(_) | Expression::Text { .. } => Naming::Nameless,
        _ => Naming::Anonymous("anon"),
    }
}

fn wrapped(inner: &Expression) -> Naming<'_> {
    match naming(inner) {
        Naming::Named(name) | Naming::Wrapped(name) => Naming::Wrapped(name),
        Naming::Anonymous(family) => Naming::Anonymous(family),
        Naming::Nameless => Naming::Anonymous("anon"),
    }
}

/// Whether `AS` is written for an expression that needs no other name.
fn shown(expression: &Expression, inside: bool) -> bool {
    match expression {
        Expression::Column { table, .. } => inside && table.is_some(),
        Expression::LiteralColumn { .. } | Expression::Bare(_) | Expression::Text { .. } => false,
        Expression::Unary { operand, .. } => {
            inside || !matches!(operand.as_ref(), Expression::Column { .. } | Expression::Label { .. })
        }
        _ => true,
    }
}

impl Compiler {
    /// The columns of a query or a RETURNING; `inside` a FROM they are all named.
    pub(super) fn columns(&mut self, columns: &[Expression], inside: bool) -> Rendered {
        let mut taken: HashMap<String, &Expression> = HashMap::new();
        let mut shown = Vec::new();
        for column in columns {
            let label = self.label(column, inside, &mut taken);
            let text = self.expression(column)?;
            shown.push(label.map_or(text.clone(), |label| format!("{text} AS {}", quote(&label))));
        }
        Ok(shown.join(", "))
    }

    fn label<'a>(
        &mut self,
        column: &'a Expression,
        inside: bool,
        taken: &mut HashMap<String, &'a Expression>,
    ) -> Option<String> {
        let shown = shown(column, inside);
        match naming(column) {
            Naming::Nameless => None,
            Naming::Anonymous(family) => shown.then(|| self.next(family)),
            Naming::Wrapped(name) => {
                if taken.contains_key(name) {
                    return Some(self.next(&format!("{name}_")));
                }
                taken.insert(name.to_owned(), column);
                Some(self.resolve(name))
            }
            Naming::Named(name) => match taken.get(name) {
                Some(other) if matches!(column, Expression::Label { .. }) && *other != column => {
                    Some(self.resolve(name))
                }
                Some(other) if *other != column => Some(self.next(name)),
                Some(_) => Some(self.next(&format!("{name}_"))),
                None => {
                    taken.insert(name.to_owned(), column);
                    shown.then(|| self.resolve(name))
                }
            },
        }
    }
}
