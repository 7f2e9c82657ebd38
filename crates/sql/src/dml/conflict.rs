//! `ON CONFLICT`

use crate::analyzer::{Analyzer, Item, Place, Scope};
use crate::fault::{Result, error};
use crate::parse::{ConflictKeys, Text, fold, parse_expression};
use crate::typed::{Conflict, ConflictAction, Expr, Node};
use catalog::{Index, KeyPart, Relation};
use sqlparser::ast::{self, ConflictTarget, OnConflictAction};

impl Analyzer<'_> {
    pub(super) fn conflict(
        &self,
        parent: Option<&Scope<'_>>,
        relation: &Relation,
        item: &Item,
        written: &ast::OnConflict,
        keys: Option<&ConflictKeys>,
    ) -> Result<Conflict> {
        let alias =
            ast::TableAlias { explicit: true, name: ast::Ident::new("excluded"), columns: Vec::new(), at: None };
        let (excluded, excluded_item) = self.relation_entry(relation, Some(&alias))?;
        let mut scope = Scope::new(parent);
        scope.items = vec![item.clone(), excluded_item];
        scope.items[1].relation = None;
        let (target, predicate) = match &written.conflict_target {
            None if keys.is_some() => match keys {
                Some(keys) => self.by_keys(relation, item, keys)?,
                None => (Vec::new(), None),
            },
            None if matches!(written.action, OnConflictAction::DoUpdate(_)) => {
                return Err(error(
                    "42601",
                    "ON CONFLICT DO UPDATE requires inference specification or constraint name",
                    conflict_word(self),
                )
                .with_hint("For example, ON CONFLICT (column_name)."));
            }
            None => (Vec::new(), None),
            Some(ConflictTarget::OnConstraint(name)) => self.by_constraint(relation, item, name)?,
            Some(ConflictTarget::Columns(columns)) => {
                let keys = columns.iter().cloned().map(ast::Expr::Identifier).collect();
                self.by_keys(relation, item, &ConflictKeys { keys, predicate: None })?
            }
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
            Some(index) => {
                refuse_deferrable(relation, index)?;
                self.keys_of(item, index)
            }
            None => {
                let table = &relation.name.name;
                Err(error("42704", format!("constraint \"{name}\" for table \"{table}\" does not exist"), None))
            }
        }
    }

    /// The index that PostgreSQL infers: its keys are the named ones, and its predicate follows from the given one.
    fn by_keys(&self, relation: &Relation, item: &Item, written: &ConflictKeys) -> Result<(Vec<Expr>, Option<Expr>)> {
        let mut scope = Scope::new(None);
        scope.items.push(item.clone());
        scope.place.set(Place::ConflictTarget);
        let wanted = written.keys.iter().map(|key| self.conflict_key(&scope, key)).collect::<Result<Vec<_>>>()?;
        let given = match &written.predicate {
            Some(predicate) => Some(self.expr(&scope, predicate)?),
            None => None,
        };
        let collated = written.keys.iter().any(|key| matches!(key, ast::Expr::Collate { .. }));
        for index in relation.indexes.iter().filter(|index| index.unique && !collated) {
            let (keys, predicate) = self.keys_of(item, index)?;
            let same = keys.iter().all(|key| wanted.contains(key)) && wanted.iter().all(|key| keys.contains(key));
            if same && predicate.as_ref().is_none_or(|predicate| follows(predicate, given.as_ref())) {
                refuse_deferrable(relation, index)?;
                return Ok((keys, predicate));
            }
        }
        let words = "there is no unique or exclusion constraint matching the ON CONFLICT specification";
        Err(error("42P10", words, None))
    }

    /// A key of the target; what is wrong with a column stands at the parenthesis.
    fn conflict_key(&self, scope: &Scope<'_>, key: &ast::Expr) -> Result<Expr> {
        let analyzed = self.expr(scope, key);
        if !matches!(key, ast::Expr::Identifier(_)) {
            return analyzed;
        }
        let open = self.context.text.zip(conflict_word(self));
        let open = open.and_then(|(text, on)| text.find_between("(", on.end, text.as_str().len()));
        analyzed.map_err(|fault| match open {
            Some(open) => diagnostics::Diagnostic { labels: Vec::new(), ..fault }.at(open),
            None => fault,
        })
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

/// Whether every part of a predicate stands in a condition.
fn follows(predicate: &Expr, given: Option<&Expr>) -> bool {
    let Some(given) = given else { return false };
    let parts = |expr: &Expr| match &expr.node {
        Node::And(parts) => parts.clone(),
        _ => vec![expr.clone()],
    };
    let given = parts(given);
    parts(predicate).iter().all(|part| given.contains(part))
}

/// Where `ON CONFLICT` stands.
fn conflict_word(analyzer: &Analyzer<'_>) -> Option<diagnostics::Span> {
    let text = analyzer.context.text?;
    let is = |span: diagnostics::Span, word: &str| text.as_str()[span.start..span.end].eq_ignore_ascii_case(word);
    let pairs = text.words().map(|(_, span)| span).zip(text.words().skip(1).map(|(_, span)| span));
    pairs.into_iter().find(|(on, next)| is(*on, "on") && is(*next, "conflict")).map(|(on, _)| on)
}

fn refuse_deferrable(relation: &Relation, index: &Index) -> Result<()> {
    if relation.constraint_of_index(index).is_none_or(|constraint| !constraint.deferrable) {
        return Ok(());
    }
    let message = "ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters";
    Err(error("55000", message, None))
}
