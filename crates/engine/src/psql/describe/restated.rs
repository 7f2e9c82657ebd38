//! Stored texts with the names that the search path of now asks for.

use super::View;
use catalog::{Constraint, ConstraintKind, Expression, Index, KeyPart, Relation};
use sql::Text;

impl View<'_> {
    /// Whether a text names a schema that need not be named now.
    fn is_wordy(&self, text: &Expression) -> bool {
        self.path.schemas().any(|schema| text.0.contains(&format!("{}.", datum::quote_identifier(schema))))
    }

    /// An expression over a relation's columns, or over none.
    pub(super) fn expression(&self, relation: Option<&Relation>, stored: &Expression) -> Expression {
        if !self.is_wordy(stored) {
            return stored.clone();
        }
        let text = Text::new(stored.0.as_str());
        let context = self.context.with_text(&text);
        let analyzed = sql::parse_expression(&text).and_then(|parsed| match relation {
            Some(relation) => sql::analyze_expr_for_relation(&context, relation, &parsed),
            None => sql::analyze_expr_alone(&context, &parsed),
        });
        analyzed.map_or_else(|_| stored.clone(), |expr| Expression(sql::deparse_expr(&self.context, &expr)))
    }

    /// The query of a view.
    pub(super) fn query(&self, stored: &Expression) -> String {
        let text = Text::new(stored.0.as_str());
        let parsed = sql::parse(&text).ok().and_then(|parsed| parsed.into_iter().next());
        let Some(sql::Statement::Sql(statement)) = parsed.filter(|_| self.is_wordy(stored)).map(|it| it.statement)
        else {
            return stored.0.clone();
        };
        let sql::ast::Statement::Query(query) = *statement else { return stored.0.clone() };
        let analyzed = sql::analyze_query(&self.context.with_text(&text), &query);
        analyzed.map_or_else(|_| stored.0.clone(), |query| sql::deparse_query(&self.context, &query))
    }

    pub(super) fn constraint(&self, relation: &Relation, constraint: &Constraint) -> Constraint {
        let mut shown = constraint.clone();
        if let ConstraintKind::Check(check) = &mut shown.kind {
            check.expression = self.expression(Some(relation), &check.expression);
        }
        shown
    }

    pub(super) fn index(&self, relation: &Relation, index: &Index) -> Index {
        let mut shown = index.clone();
        for key in &mut shown.keys {
            if let KeyPart::Expression(expression) = &mut key.part {
                *expression = self.expression(Some(relation), expression);
            }
        }
        shown.predicate = shown.predicate.map(|predicate| self.expression(Some(relation), &predicate));
        shown
    }
}
