//! `INSERT`

use crate::analyzer::{Analyzer, Place, Scope};
use crate::fault::{Result, error, unsupported};
use crate::parse::{Overriding, conflict_target, overriding};
use crate::query::Unknowns;
use crate::typed::{Body, Expr, Insert, InsertRows, Query};
use catalog::{Column, Identity, Relation, Type};
use diagnostics::Span;
use sqlparser::ast::{self, SetExpr, Spanned, TableObject};

impl Analyzer<'_> {
    pub(super) fn insert(&self, parent: Option<&Scope<'_>>, insert: &ast::Insert) -> Result<Insert> {
        refuse(insert)?;
        let TableObject::TableName(name) = &insert.table else {
            return Err(error("42601", "syntax error at or near \"(\"", None));
        };
        if let Some(alias) = insert.table_alias.as_ref().filter(|alias| !alias.explicit) {
            let at = self.context.span(alias.alias.span);
            return Err(error("42601", format!("syntax error at or near \"{}\"", alias.alias), at));
        }
        if !insert.into {
            let at = self.context.span(name.span());
            return Err(error("42601", format!("syntax error at or near \"{name}\""), at));
        }
        let alias = insert.table_alias.as_ref().map(|alias| ast::TableAlias {
            explicit: true,
            name: alias.alias.clone(),
            columns: Vec::new(),
            at: None,
        });
        let (relation, source, item) = self.target(name, alias.as_ref(), "INSERT")?;
        let overriding = match (self.context.text, self.context.span(name.span())) {
            (Some(text), Some(at)) => overriding(text, at),
            _ => Overriding::No,
        };
        let (named, places) = self.insert_columns(&relation, &insert.columns)?;
        let mut scope = Scope::new(parent);
        let (mut with, mut recursive) = (Vec::new(), false);
        let (columns, rows) = match &insert.source {
            None => self.default_row(&relation)?,
            Some(query) => {
                if let (Some(entries), SetExpr::Values(_)) = (&query.with, &*query.body) {
                    with = self.with(&mut scope, entries)?;
                    recursive = entries.recursive;
                }
                match &*query.body {
                    SetExpr::Values(values) if query.order_by.is_none() && query.limit_clause.is_none() => {
                        self.insert_values(&scope, &relation, (&named, &places), values, overriding)?
                    }
                    _ => self.insert_query(parent, &relation, (&named, &places), query, overriding)?,
                }
            }
        };
        scope.items.push(item.clone());
        let conflict = match &insert.on {
            None => None,
            Some(ast::OnInsert::OnConflict(conflict)) => {
                let keys = match (self.context.text, self.context.span(name.span())) {
                    (Some(text), Some(at)) => conflict_target(text, at)?,
                    _ => None,
                };
                Some(self.conflict(parent, &relation, &item, conflict, keys.as_ref())?)
            }
            Some(_) => return Err(error("42601", "syntax error at or near \"DUPLICATE\"", None)),
        };
        let returning = self.returning_of(&scope, insert.returning.as_ref())?;
        Ok(Insert { with, recursive, relation, source, columns, rows, conflict, returning })
    }

    /// The columns that are named, or all; and where the names stand.
    fn insert_columns(
        &self,
        relation: &Relation,
        names: &[ast::ObjectName],
    ) -> Result<(Vec<usize>, Vec<Option<Span>>)> {
        if names.is_empty() {
            return Ok(((0..relation.columns.len()).collect(), Vec::new()));
        }
        let mut columns = Vec::with_capacity(names.len());
        let mut places = Vec::with_capacity(names.len());
        for name in names {
            let Some(ident) = name.0.first().and_then(|part| part.as_ident()) else { continue };
            let index = self.target_column(relation, ident)?;
            let at = self.context.span(ident.span);
            if columns.contains(&index) {
                let name = &relation.columns[index].name;
                return Err(error("42701", format!("column \"{name}\" specified more than once"), at));
            }
            columns.push(index);
            places.push(at);
        }
        Ok((columns, places))
    }

    fn default_row(&self, relation: &Relation) -> Result<(Vec<usize>, InsertRows)> {
        let (mut columns, mut row) = (Vec::new(), Vec::new());
        for (index, column) in relation.columns.iter().enumerate() {
            if column.generated.is_none() {
                columns.push(index);
                row.push(self.default_or_null(relation, column)?);
            }
        }
        Ok((columns, InsertRows::Values(vec![row])))
    }

    fn insert_values(
        &self,
        scope: &Scope<'_>,
        relation: &Relation,
        (named, places): (&[usize], &[Option<Span>]),
        values: &ast::Values,
        overriding: Overriding,
    ) -> Result<(Vec<usize>, InsertRows)> {
        let inner = Scope::new(Some(scope));
        inner.place.set(Place::Values);
        let width = values.rows.first().map_or(0, |row| row.content.len());
        let given = self.check_width(named, places, width, || {
            let extra = values.rows.first()?.content.get(named.len())?;
            crate::expr::start(&self.context, extra)
        })?;
        let missing = self.missing(relation, given)?;
        let mut rows = Vec::with_capacity(values.rows.len());
        for row in &values.rows {
            if row.content.len() != width {
                let at = row.content.first().and_then(|expr| crate::expr::start(&self.context, expr));
                return Err(error("42601", "VALUES lists must all be the same length", at));
            }
            let mut analyzed = Vec::with_capacity(given.len() + missing.len());
            for (&index, expr) in given.iter().zip(&row.content) {
                analyzed.push(self.value_for(&inner, relation, &relation.columns[index], expr, overriding)?);
            }
            analyzed.extend(missing.iter().map(|(_, default)| default.clone()));
            rows.push(analyzed);
        }
        let all: Vec<usize> = given.iter().copied().chain(missing.iter().map(|(index, _)| *index)).collect();
        Ok(without_generated(relation, all, rows))
    }

    fn check_width<'n>(
        &self,
        named: &'n [usize],
        places: &[Option<Span>],
        width: usize,
        extra: impl FnOnce() -> Option<Span>,
    ) -> Result<&'n [usize]> {
        if width > named.len() {
            return Err(error("42601", "INSERT has more expressions than target columns", extra()));
        }
        if width < named.len() && !places.is_empty() {
            let at = places.get(width).copied().flatten();
            return Err(error("42601", "INSERT has more target columns than expressions", at));
        }
        Ok(&named[..width])
    }

    /// The columns that are not given but have a default.
    fn missing(&self, relation: &Relation, given: &[usize]) -> Result<Vec<(usize, Expr)>> {
        let mut missing = Vec::new();
        for (index, column) in relation.columns.iter().enumerate() {
            if !given.contains(&index)
                && column.generated.is_none()
                && let Some(default) = self.column_default(relation, column)?
            {
                missing.push((index, default));
            }
        }
        Ok(missing)
    }

    /// A value for a column, or its default.
    pub(super) fn value_for(
        &self,
        scope: &Scope<'_>,
        relation: &Relation,
        column: &Column,
        expr: &ast::Expr,
        overriding: Overriding,
    ) -> Result<Expr> {
        if is_default(expr) {
            return self.default_or_null(relation, column);
        }
        refuse_value(column, overriding)?;
        let analyzed = self.expr(scope, expr)?;
        if overriding == Overriding::User && column.identity.is_some() {
            return self.default_or_null(relation, column);
        }
        self.assign_column(analyzed, column)
    }

    fn insert_query(
        &self,
        parent: Option<&Scope<'_>>,
        relation: &Relation,
        (named, places): (&[usize], &[Option<Span>]),
        query: &ast::Query,
        overriding: Overriding,
    ) -> Result<(Vec<usize>, InsertRows)> {
        let nested = self.nested.replace(true);
        let query = self.query(parent, query, Unknowns::Stay);
        self.nested.set(nested);
        let mut query = query?;
        let given =
            self.check_width(named, places, query.columns.len(), || extra_target(&query, named.len()))?.to_vec();
        self.settle(&mut query, relation, &given)?;
        let (source, item) = self.entry("query", &query.columns, None)?;
        let mut values = Vec::with_capacity(given.len());
        for (at, (&index, (_, column))) in given.iter().zip(&item.columns).enumerate() {
            refuse_value(&relation.columns[index], overriding)?;
            if overriding == Overriding::User && relation.columns[index].identity.is_some() {
                values.push(self.default_or_null(relation, &relation.columns[index])?);
                continue;
            }
            let place = extra_target(&query, at);
            values.push(self.assign_column(column.clone().placed(place), &relation.columns[index])?);
        }
        let missing = self.missing(relation, &given)?;
        let all = given.iter().copied().chain(missing.iter().map(|(index, _)| *index)).collect();
        values.extend(missing.into_iter().map(|(_, default)| default));
        Ok((all, InsertRows::Query { query: Box::new(query), source, values }))
    }

    /// Literals of unknown type in the result become what their columns are.
    fn settle(&self, query: &mut Query, relation: &Relation, given: &[usize]) -> Result<()> {
        for (at, &index) in given.iter().enumerate() {
            if query.columns[at].type_name.base == Type::Unknown {
                let plain = catalog::TypeName::plain(relation.columns[index].type_name.base.clone());
                self.coerce_output(query, at, &plain)?;
            }
        }
        Ok(())
    }
}

/// Generated columns may only be given DEFAULT, and that is left out.
fn without_generated(relation: &Relation, columns: Vec<usize>, mut rows: Vec<Vec<Expr>>) -> (Vec<usize>, InsertRows) {
    let keep: Vec<bool> = columns.iter().map(|&index| relation.columns[index].generated.is_none()).collect();
    for row in &mut rows {
        let mut kept = keep.iter();
        row.retain(|_| *kept.next().unwrap_or(&true));
    }
    let mut kept = keep.iter();
    let columns = columns.into_iter().filter(|_| *kept.next().unwrap_or(&true)).collect();
    (columns, InsertRows::Values(rows))
}

fn refuse_value(column: &Column, overriding: Overriding) -> Result<()> {
    let name = &column.name;
    if column.generated.is_some() {
        return Err(error("428C9", format!("cannot insert a non-DEFAULT value into column \"{name}\""), None)
            .with_detail(format!("Column \"{name}\" is a generated column.")));
    }
    if column.identity == Some(Identity::Always) && overriding == Overriding::No {
        return Err(error("428C9", format!("cannot insert a non-DEFAULT value into column \"{name}\""), None)
            .with_detail(format!("Column \"{name}\" is an identity column defined as GENERATED ALWAYS."))
            .with_hint("Use OVERRIDING SYSTEM VALUE to override."));
    }
    Ok(())
}

fn extra_target(query: &Query, index: usize) -> Option<Span> {
    match &query.body {
        Body::Select(select) => select.targets.get(index)?.expr.at,
        _ => None,
    }
}

pub(super) fn is_default(expr: &ast::Expr) -> bool {
    matches!(expr, ast::Expr::Identifier(ident)
        if ident.quote_style.is_none() && ident.value.eq_ignore_ascii_case("default"))
}

fn refuse(insert: &ast::Insert) -> Result<()> {
    let foreign = insert.or.is_some()
        || insert.ignore
        || insert.overwrite
        || !insert.assignments.is_empty()
        || insert.partitioned.is_some()
        || insert.replace_into
        || insert.insert_alias.is_some()
        || insert.output.is_some()
        || insert.multi_table_insert_type.is_some();
    if foreign {
        return Err(unsupported("this form of INSERT", None));
    }
    Ok(())
}
