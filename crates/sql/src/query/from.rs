//! FROM lists.

use super::Unknowns;
use super::with::renamed;
use crate::analyzer::{Analyzer, Item, Place, Scope};
use crate::expr::{connect, relation_item};
use crate::fault::{Result, error, unsupported};
use crate::parse::{Text, fold};
use crate::typed::{self, Expr, From, JoinKind, Node, OutputColumn, Query, Source};
use crate::{Context, resolve_relation};
use catalog::{Relation, RelationKind};
use diagnostics::{Diagnostic, Span};
use sqlparser::ast::{self, JoinConstraint, JoinOperator, Spanned, TableAlias, TableFactor};

impl Analyzer<'_> {
    /// Analyses a FROM list and makes its names known in the scope.
    pub(crate) fn from(&self, scope: &mut Scope<'_>, list: &[ast::TableWithJoins]) -> Result<Vec<From>> {
        let mut from = Vec::with_capacity(list.len());
        for entry in list {
            let mut names = scope.items.clone();
            let (one, items) = self.joined(scope, entry)?;
            names.extend(items);
            self.unique(&names)?;
            scope.items = names;
            from.push(one);
        }
        Ok(from)
    }

    fn unique(&self, items: &[Item]) -> Result<()> {
        let mut seen: Vec<&str> = Vec::new();
        for name in items.iter().filter(|item| item.qualified).filter_map(|item| item.name.as_deref()) {
            if seen.contains(&name) {
                return Err(error("42712", format!("table name \"{name}\" specified more than once"), None));
            }
            seen.push(name);
        }
        Ok(())
    }

    fn joined(&self, scope: &mut Scope<'_>, entry: &ast::TableWithJoins) -> Result<(From, Vec<Item>)> {
        let before = scope.items.clone();
        let (mut left, mut items) = self.factor(scope, &entry.relation)?;
        for join in &entry.joins {
            scope.items = before.iter().chain(&items).cloned().collect();
            let outer = matches!(
                join.join_operator,
                JoinOperator::Right(_) | JoinOperator::RightOuter(_) | JoinOperator::FullOuter(_)
            );
            if outer {
                scope.barred.clone_from(&items);
                scope.items.clone_from(&before);
            }
            let (right, new) = self.factor(scope, &join.relation)?;
            scope.barred.clear();
            self.unique(&items.iter().chain(&new).cloned().collect::<Vec<_>>())?;
            let at = self.context.span(join.relation.span());
            (left, items) = self.join(scope, (left, items), (right, new), &join.join_operator, at)?;
        }
        scope.items = before;
        Ok((left, items))
    }

    fn join(
        &self,
        scope: &Scope<'_>,
        (left, left_items): (From, Vec<Item>),
        (right, right_items): (From, Vec<Item>),
        operator: &JoinOperator,
        at: Option<Span>,
    ) -> Result<(From, Vec<Item>)> {
        let (kind, constraint) = match operator {
            JoinOperator::Join(constraint) | JoinOperator::Inner(constraint) => (JoinKind::Inner, constraint),
            JoinOperator::Left(constraint) | JoinOperator::LeftOuter(constraint) => (JoinKind::Left, constraint),
            JoinOperator::Right(constraint) | JoinOperator::RightOuter(constraint) => (JoinKind::Right, constraint),
            JoinOperator::FullOuter(constraint) => (JoinKind::Full, constraint),
            JoinOperator::CrossJoin(constraint) => (JoinKind::Cross, constraint),
            _ => return Err(error("42601", "syntax error at or near \"JOIN\"", None)),
        };
        let using = match constraint {
            JoinConstraint::On(condition) => {
                let mut inner = Scope::new(scope.parent);
                inner.items = left_items.iter().chain(&right_items).cloned().collect();
                inner.place.set(Place::JoinOn);
                let condition = Some(self.condition(&inner, condition, "JOIN/ON")?);
                let items = left_items.into_iter().chain(right_items).collect();
                let join = From::Join { kind, left: left.into(), right: right.into(), condition, using: Vec::new() };
                return Ok((join, items));
            }
            JoinConstraint::None if kind == JoinKind::Cross => Vec::new(),
            JoinConstraint::None => return Err(self.joined_to_nothing(at)),
            JoinConstraint::Natural => shared(&left_items, &right_items),
            JoinConstraint::Using(columns) => {
                columns.iter().filter_map(|name| name.0.last().and_then(|part| part.as_ident()).map(fold)).collect()
            }
        };
        if using.is_empty() {
            let items = left_items.into_iter().chain(right_items).collect();
            let kind = if kind == JoinKind::Inner { JoinKind::Cross } else { kind };
            return Ok((From::Join { kind, left: left.into(), right: right.into(), condition: None, using }, items));
        }
        self.join_using(kind, left, left_items, right, right_items, using)
    }

    /// The syntax error after a join that has no condition.
    fn joined_to_nothing(&self, right: Option<Span>) -> Diagnostic {
        let next = self.context.text.zip(right).and_then(|(text, right)| {
            let next = text.words().map(|(_, span)| span).find(|span| span.start >= right.end)?;
            Some((next, &text.as_str()[next.start..next.end]))
        });
        match next {
            Some((at, shown)) => error("42601", format!("syntax error at or near \"{shown}\""), Some(at)),
            None => error("42601", "syntax error at end of input", None),
        }
    }

    fn join_using(
        &self,
        kind: JoinKind,
        left: From,
        left_items: Vec<Item>,
        right: From,
        right_items: Vec<Item>,
        using: Vec<String>,
    ) -> Result<(From, Vec<Item>)> {
        let mut conditions = Vec::new();
        let mut merged = Vec::new();
        for name in &using {
            let (a, b) = (only(&left_items, name, "left")?, only(&right_items, name, "right")?);
            conditions.push(self.operator("=", a.clone(), b.clone(), None)?);
            let (both, of) = self.unify("JOIN/USING", vec![a, b])?;
            let column = match (kind, <[Expr; 2]>::try_from(both)) {
                (JoinKind::Right, Ok([_, b])) => b,
                (JoinKind::Full, Ok(both)) => Expr { node: Node::Coalesce(both.into()), type_name: of, at: None },
                (_, Ok([a, _])) => a,
                (_, Err(_)) => return Err(error("XX000", "a column of USING has no two sides", None)),
            };
            merged.push((name.clone(), column));
        }
        let rest = left_items.iter().chain(&right_items).filter(|item| item.unqualified).flat_map(|item| &item.columns);
        merged.extend(rest.filter(|(name, _)| !using.contains(name)).cloned());
        let mut items: Vec<Item> = left_items.into_iter().chain(right_items).collect();
        for item in &mut items {
            item.unqualified = false;
        }
        let (qualified, unqualified, scalar) = (false, true, false);
        items.push(Item { name: None, relation: None, columns: merged, qualified, unqualified, scalar });
        let condition = Some(connect(true, conditions));
        Ok((From::Join { kind, left: left.into(), right: right.into(), condition, using }, items))
    }

    fn factor(&self, scope: &mut Scope<'_>, factor: &TableFactor) -> Result<(From, Vec<Item>)> {
        let before = scope.items.len();
        let from = match factor {
            TableFactor::Table { name, alias, args: None, with_ordinality: false, sample: None, .. } => {
                self.table(scope, name, alias.as_ref(), None)?
            }
            TableFactor::Table { name, alias, args: Some(arguments), with_ordinality, .. } => {
                self.function_in_from(scope, name, &arguments.args, alias.as_ref(), *with_ordinality)?
            }
            TableFactor::Function { name, args, alias, with_ordinality, .. } => {
                self.function_in_from(scope, name, args, alias.as_ref(), *with_ordinality)?
            }
            TableFactor::UNNEST { alias, array_exprs, with_ordinality, with_offset: false, .. } => {
                self.unnest(scope, array_exprs, alias.as_ref(), *with_ordinality)?
            }
            TableFactor::Derived { lateral, subquery, alias, sample: None } => {
                self.derived(scope, subquery, alias.as_ref(), *lateral)?
            }
            TableFactor::NestedJoin { table_with_joins, alias: Some(alias) } => {
                let (from, items) = self.joined(scope, table_with_joins)?;
                return Ok((from, vec![under_alias(items, alias)?]));
            }
            TableFactor::NestedJoin { table_with_joins, alias: None } => {
                let (from, items) = self.joined(scope, table_with_joins)?;
                return Ok((from, items));
            }
            other => return Err(unsupported(format!("{other} in FROM"), None)),
        };
        let items = scope.items.split_off(before);
        Ok((from, items))
    }

    /// A relation or entry of WITH; its name is added to the scope.
    pub(crate) fn table(
        &self,
        scope: &mut Scope<'_>,
        name: &ast::ObjectName,
        alias: Option<&TableAlias>,
        _only: Option<()>,
    ) -> Result<From> {
        if let [part] = name.0.as_slice()
            && let Some(ident) = part.as_ident()
            && let Some(value) = crate::expr::value_word(&ident.value).filter(|_| ident.quote_style.is_none())
        {
            let value = crate::expr::sql_value(value, None);
            let columns = vec![OutputColumn { name: fold(ident), type_name: value.type_name.clone() }];
            let (source, item) = self.function_entry(&fold(ident), columns, alias, false)?;
            scope.items.push(item);
            return Ok(From::Row(source, Box::new(value)));
        }
        if let [part] = name.0.as_slice()
            && let Some(ident) = part.as_ident()
            && let Some(common) = scope.common_named(&fold(ident)).cloned()
        {
            if !common.returns {
                let words = format!("WITH query \"{}\" does not have a RETURNING clause", common.name);
                return Err(error("0A000", words, self.context.span(ident.span)));
            }
            let (source, item) = self.entry(&common.name, &common.columns, alias)?;
            scope.items.push(item);
            return Ok(From::Common(source, common.id));
        }
        let relation = resolve_relation(&self.context, name)?;
        let (source, item) = self.relation_entry(&relation, alias)?;
        scope.items.push(item);
        match &relation.kind {
            RelationKind::View(text) => {
                let query = self.view(&relation, &text.0)?;
                Ok(From::View(source, relation, Box::new(query)))
            }
            _ => Ok(From::Table(source, relation)),
        }
    }

    /// A relation as a source with its name.
    pub(crate) fn relation_entry(&self, relation: &Relation, alias: Option<&TableAlias>) -> Result<(Source, Item)> {
        let id = self.source();
        if let Some((_, key)) = relation.primary_key() {
            let position = |name: &String| relation.columns.iter().position(|column| column.name == *name);
            self.keys.borrow_mut().insert(id, key.iter().filter_map(position).collect());
        }
        let name = alias.map_or_else(|| relation.name.name.clone(), |alias| fold(&alias.name));
        let mut item = relation_item(relation, id, &name);
        let columns: Vec<OutputColumn> = relation
            .columns
            .iter()
            .map(|column| OutputColumn { name: column.name.clone(), type_name: column.type_name.clone() })
            .collect();
        let columns = renamed(&columns, &given(alias), &name)?;
        for (column, shown) in item.columns.iter_mut().zip(&columns) {
            column.0.clone_from(&shown.name);
        }
        Ok((Source { id, name, aliased: alias.is_some(), columns, lateral: false }, item))
    }

    /// Columns as a source under a name.
    pub(crate) fn entry(
        &self,
        name: &str,
        columns: &[OutputColumn],
        alias: Option<&TableAlias>,
    ) -> Result<(Source, Item)> {
        let id = self.source();
        let name = alias.map_or_else(|| name.to_owned(), |alias| fold(&alias.name));
        let columns = renamed(columns, &given(alias), &name)?;
        let item_columns = columns.iter().enumerate().map(|(index, column)| {
            let node = Node::Column(typed::Column { source: id, index, name: column.name.clone() });
            (column.name.clone(), Expr { node, type_name: column.type_name.clone(), at: None })
        });
        let item = Item {
            name: Some(name.clone()),
            relation: None,
            columns: item_columns.collect(),
            qualified: true,
            unqualified: true,
            scalar: false,
        };
        Ok((Source { id, name, aliased: alias.is_some(), columns, lateral: false }, item))
    }

    fn derived(
        &self,
        scope: &mut Scope<'_>,
        query: &ast::Query,
        alias: Option<&TableAlias>,
        lateral: bool,
    ) -> Result<From> {
        let Some(alias) = alias else {
            let (words, example) = match &*query.body {
                ast::SetExpr::Values(_) => ("VALUES", "(VALUES ...)"),
                _ => ("subquery", "(SELECT ...)"),
            };
            let at = self.derived_at(query);
            return Err(error("42601", format!("{words} in FROM must have an alias"), at)
                .with_hint(format!("For example, FROM {example} [AS] foo.")));
        };
        let query = if lateral {
            self.query(Some(scope), query, Unknowns::BecomeText)?
        } else {
            let mut around = Scope::new(scope.parent);
            around.hidden.clone_from(&scope.items);
            self.query(Some(&around), query, Unknowns::BecomeText)?
        };
        let (mut source, item) = self.entry("", &query.columns, Some(alias))?;
        source.lateral = lateral && !scope.items.is_empty();
        scope.items.push(item);
        Ok(From::Subquery(source, Box::new(query)))
    }

    /// The parenthesis before a subquery.
    fn derived_at(&self, query: &ast::Query) -> Option<Span> {
        let text = self.context.text?;
        let first = match &*query.body {
            ast::SetExpr::Select(select) => text.span(select.select_token.0.span)?,
            _ => return None,
        };
        text.word_before(first.start).map(|(_, span)| span)
    }

    fn view(&self, relation: &Relation, text: &str) -> Result<Query> {
        let text = Text::new(text);
        let parsed = crate::parse::parse(&text)?;
        let query = match parsed.as_slice() {
            [crate::Parsed { statement: crate::Statement::Sql(statement), .. }] => match &**statement {
                ast::Statement::Query(query) => Some(query),
                _ => None,
            },
            _ => None,
        };
        let Some(query) = query else {
            return Err(error("XX000", format!("view \"{}\" has no query", relation.name.name), None));
        };
        let context = Context { text: None, parameters: &[], ..self.context };
        self.with_context(context, |analyzer| analyzer.query(None, query, Unknowns::BecomeText))
    }
}

/// A join in parentheses under one name.
fn under_alias(items: Vec<Item>, alias: &TableAlias) -> Result<Item> {
    let shown = items.into_iter().filter(|item| item.unqualified).flat_map(|item| item.columns);
    let mut columns: Vec<(String, Expr)> = shown.collect();
    let (name, given) = (fold(&alias.name), given(Some(alias)));
    if given.len() > columns.len() {
        let (has, asked) = (columns.len(), given.len());
        let words = format!("table \"{name}\" has {has} columns available but {asked} columns specified");
        return Err(error("42P10", words, None));
    }
    columns.iter_mut().zip(given).for_each(|(column, name)| column.0 = name);
    Ok(Item { name: Some(name), relation: None, columns, qualified: true, unqualified: true, scalar: false })
}

fn given(alias: Option<&TableAlias>) -> Vec<String> {
    alias.map(|alias| alias.columns.iter().map(|column| fold(&column.name)).collect()).unwrap_or_default()
}

/// The column names that both sides of a NATURAL JOIN have.
fn shared(left: &[Item], right: &[Item]) -> Vec<String> {
    let names = |items: &[Item]| -> Vec<String> {
        let visible = items.iter().filter(|item| item.unqualified);
        visible.flat_map(|item| item.columns.iter().map(|(name, _)| name.clone())).collect()
    };
    let right = names(right);
    names(left).into_iter().filter(|name| right.contains(name)).collect()
}

/// The one column of a name that USING means.
fn only(items: &[Item], name: &str, side: &str) -> Result<Expr> {
    let visible = items.iter().filter(|item| item.unqualified);
    let mut found = visible.flat_map(|item| item.columns.iter().filter(|(column, _)| column == name));
    match (found.next(), found.next()) {
        (Some((_, expr)), None) => Ok(expr.clone()),
        (Some(_), Some(_)) => {
            Err(error("42702", format!("common column name \"{name}\" appears more than once in {side} table"), None))
        }
        _ => {
            let message = format!("column \"{name}\" specified in USING clause does not exist in {side} table");
            Err(error("42703", message, None))
        }
    }
}
