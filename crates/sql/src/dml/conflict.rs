//! `ON CONFLICT`

use crate::analyzer::{Analyzer, Item, Place, Scope};
use crate::fault::{Result, error};
use crate::parse::{Text, fold, parse_expression};
use crate::typed::{Conflict, ConflictAction, Expr};
use catalog::{Index, KeyPart, Relation};
use sqlparser::ast::{self, ConflictTarget, OnConflictAction};

impl Analyzer<'_> {
    pub(super) fn conflict(
        &self,
        parent: Option<&Scope<'_>>,
        relation: &Relation,
        item: &Item,
        written: &ast::OnConflict,
    ) -> Result<Conflict> {
        let alias =
            ast::TableAlias { explicit: true, name: ast::Ident::new("excluded"), columns: Vec::new(), at: None };
        let (excluded, excluded_item) = self.relation_entry(relation, Some(&alias))?;
        let mut scope = Scope::new(parent);
        scope.items = vec![item.clone(), excluded_item];
        scope.items[1].relation = None;
        let (target, predicate) = match &written.conflict_target {
            None if matches!(written.action, OnConflictAction::DoUpdate(_)) => {
                let at = self.context.text.and_then(|text| {
                    let words = text.words().zip(text.words().skip(1));
                    let is = |span: diagnostics::Span, word: &str| {
                        text.as_str()[span.start..span.end].eq_ignore_ascii_case(word)
                    };
                    words
                        .map(|((_, on), (_, next))| (on, next))
                        .find(|(on, next)| is(*on, "on") && is(*next, "conflict"))
                });
                return Err(error(
                    "42601",
                    "ON CONFLICT DO UPDATE requires inference specification or constraint name",
                    at.map(|(on, _)| on),
                )
                .with_hint("For example, ON CONFLICT (column_name)."));
            }
            None => (Vec::new(), None),
            Some(ConflictTarget::OnConstraint(name)) => self.by_constraint(relation, item, name)?,
            Some(ConflictTarget::Columns(columns)) => self.by_columns(relation, item, columns)?,
        };
        let action = match &written.action {
            OnConflictAction::DoNothing => ConflictAction::Nothing,
            OnConflictAction::DoUpdate(update) => {
                // The columns of the row that is there may be named alone; those of the new row may not.
                scope.items[1].unqualified = false;
                let assignments = self.assignments(&scope, relation, &update.assignments)?;
                let filter = match &update.selection {
                    Some(filter) => {
                        Some(scope.within(Place::ConflictWhere, || self.condition(&scope, filter, "WHERE"))?)
                    }
                    None => None,
                };
                ConflictAction::Update { assignments, filter }
            }
        };
        Ok(Conflict { target, predicate, action, excluded })
    }

    fn by_constraint(
        &self,
        relation: &Relation,
        item: &Item,
        name: &ast::ObjectName,
    ) -> Result<(Vec<Expr>, Option<Expr>)> {
        let name = name.0.last().and_then(|part| part.as_ident()).map(fold).unwrap_or_default();
        match relation.indexes.iter().find(|index| index.name == name && relation.constraint(&name).is_some()) {
            Some(index) => self.keys_of(item, index),
            None => {
                let table = &relation.name.name;
                Err(error("42704", format!("constraint \"{name}\" for table \"{table}\" does not exist"), None))
            }
        }
    }

    fn by_columns(
        &self,
        relation: &Relation,
        item: &Item,
        columns: &[ast::Ident],
    ) -> Result<(Vec<Expr>, Option<Expr>)> {
        let mut wanted = Vec::with_capacity(columns.len());
        for column in columns {
            let name = fold(column);
            if relation.column(&name).is_none() {
                let at = self.context.span(column.span);
                return Err(error("42703", format!("column \"{name}\" does not exist"), at));
            }
            wanted.push(name);
        }
        let matches = |index: &&Index| {
            let keys: Vec<&str> = index
                .keys
                .iter()
                .filter_map(|key| match &key.part {
                    KeyPart::Column(name) => Some(name.as_str()),
                    KeyPart::Expression(_) => None,
                })
                .collect();
            index.unique
                && index.predicate.is_none()
                && keys.len() == index.keys.len()
                && keys.iter().all(|key| wanted.iter().any(|name| name == key))
                && wanted.iter().all(|name| keys.contains(&name.as_str()))
        };
        match relation.indexes.iter().find(matches) {
            Some(index) => self.keys_of(item, index),
            None => {
                let words = "there is no unique or exclusion constraint matching the ON CONFLICT specification";
                Err(error("42P10", words, None))
            }
        }
    }

    fn keys_of(&self, item: &Item, index: &Index) -> Result<(Vec<Expr>, Option<Expr>)> {
        let mut scope = Scope::new(None);
        scope.items.push(item.clone());
        let read = |text: &str| -> Result<Expr> {
            let tree = parse_expression(&Text::new(text))?;
            self.expr(&scope, &tree)
        };
        let mut keys = Vec::with_capacity(index.keys.len());
        for key in &index.keys {
            keys.push(match &key.part {
                KeyPart::Column(name) => {
                    self.expr(&scope, &ast::Expr::Identifier(ast::Ident::with_quote('"', name)))?
                }
                KeyPart::Expression(expression) => read(&expression.0)?,
            });
        }
        let predicate = index.predicate.as_ref().map(|expression| read(&expression.0)).transpose()?;
        Ok((keys, predicate))
    }
}
