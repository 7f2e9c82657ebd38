//! `WITH`.

use super::Unknowns;
use super::set::output_at;
use crate::analyzer::{Analyzer, CommonName, Scope};
use crate::fault::{Result, error, unsupported};
use crate::parse::fold;
use crate::typed::{Body, CommonTable, Modification, Node, OutputColumn, Query, SetOperator, SourceId, Target, walk};
use diagnostics::{Diagnostic, Span};
use sqlparser::ast::{self, SetExpr, SetQuantifier};

impl Analyzer<'_> {
    /// Analyses the entries and makes their names known in the scope.
    pub(crate) fn with(&self, scope: &mut Scope<'_>, with: &ast::With) -> Result<Vec<CommonTable>> {
        let mut tables: Vec<CommonTable> = Vec::new();
        for (index, entry) in with.cte_tables.iter().enumerate() {
            let name = fold(&entry.alias.name);
            let at = self.context.span(entry.alias.name.span);
            if tables.iter().any(|table| table.name == name) {
                return Err(error("42712", format!("WITH query name \"{name}\" specified more than once"), at));
            }
            let id = self.source();
            if let SetExpr::Insert(body) | SetExpr::Update(body) | SetExpr::Delete(body) = &*entry.query.body {
                let entered = Entry { name, id, at, recursive: with.recursive };
                tables.push(self.change(scope, entered, entry, body)?);
                continue;
            }
            let given: Vec<String> = entry.alias.columns.iter().map(|column| fold(&column.name)).collect();
            let union = match &*entry.query.body {
                SetExpr::SetOperation { left, op: ast::SetOperator::Union, set_quantifier, right }
                    if with.recursive =>
                {
                    Some((left, *set_quantifier, right))
                }
                _ => None,
            };
            let query = match union {
                Some((left, quantifier, right)) if names(&entry.query, &name) => {
                    if entry.query.order_by.is_some()
                        || entry.query.limit_clause.is_some()
                        || entry.query.with.is_some()
                    {
                        return Err(unsupported("ORDER BY, LIMIT or WITH in a recursive query", at));
                    }
                    self.recursive(
                        scope,
                        &CommonName { name: name.clone(), id, columns: Vec::new(), returns: true },
                        &given,
                        left,
                        quantifier,
                        right,
                    )?
                }
                _ if with.recursive && names(&entry.query, &name) => {
                    let words = format!(
                        "recursive query \"{name}\" does not have the form non-recursive-term UNION [ALL] recursive-term"
                    );
                    return Err(error("42P19", words, at));
                }
                _ => self
                    .query(Some(scope), &entry.query, Unknowns::BecomeText)
                    .map_err(|fault| of_later_entry(fault, &with.cte_tables[index + 1..]))?,
            };
            let columns = entitled(&query.columns, &given, &name, at)?;
            scope.common.retain(|one| one.id != id);
            scope.common.push(CommonName { name: name.clone(), id, columns: columns.clone(), returns: true });
            tables.push(CommonTable { name, id, columns, query, change: None });
        }
        Ok(tables)
    }

    /// An entry that changes rows.
    fn change(
        &self,
        scope: &mut Scope<'_>,
        entered: Entry,
        entry: &ast::Cte,
        body: &ast::Statement,
    ) -> Result<CommonTable> {
        let Entry { name, id, at, recursive } = entered;
        if scope.parent.is_some() || self.nested.get() {
            let words = "WITH clause containing a data-modifying statement must be at the top level";
            return Err(error("0A000", words, at));
        }
        if recursive && names(&entry.query, &name) {
            let words = format!("recursive query \"{name}\" must not contain data-modifying statements");
            return Err(error("42P19", words, at));
        }
        let change = self.modification(Some(scope), entry.query.with.as_ref(), body)?;
        let returned = match &change {
            Modification::Insert(insert) => &insert.returning,
            Modification::Update(update) => &update.returning,
            Modification::Delete(delete) => &delete.returning,
        };
        let own: Vec<OutputColumn> = returned.iter().flatten().map(output_column).collect();
        let given: Vec<String> = entry.alias.columns.iter().map(|column| fold(&column.name)).collect();
        let columns = entitled(&own, &given, &name, at)?;
        let returns = returned.is_some();
        scope.common.push(CommonName { name: name.clone(), id, columns: columns.clone(), returns });
        let query = Query { columns: own, ..Query::default() };
        Ok(CommonTable { name, id, columns, query, change: Some(Box::new(change)) })
    }

    /// Refuses a recursive term that has its own name a second time.
    fn named_once(&self, term: &SetExpr, name: &str) -> Result<()> {
        let mut references = Vec::new();
        let _ = ast::visit_relations(term, |relation| {
            if let [part] = relation.0.as_slice()
                && let Some(ident) = part.as_ident().filter(|ident| fold(ident) == name)
            {
                references.push(self.context.span(ident.span));
            }
            std::ops::ControlFlow::<()>::Continue(())
        });
        if let [_, second, ..] = references.as_slice() {
            let words = format!("recursive reference to query \"{name}\" must not appear more than once");
            return Err(error("42P19", words, *second));
        }
        Ok(())
    }

    fn recursive(
        &self,
        scope: &mut Scope<'_>,
        entry: &CommonName,
        given: &[String],
        left: &SetExpr,
        quantifier: SetQuantifier,
        right: &SetExpr,
    ) -> Result<Query> {
        let first = self.body(scope, left, &[], Unknowns::BecomeText)?;
        let columns = renamed(&first.columns, given, &entry.name)?;
        self.named_once(right, &entry.name)?;
        scope.common.push(CommonName { columns, ..entry.clone() });
        let mut next = self.body(scope, right, &[], Unknowns::Stay)?;
        without_aggregates(&next)?;
        if next.columns.len() != first.columns.len() {
            let at = output_at(&next, 0);
            return Err(error("42601", "each UNION query must have the same number of columns", at));
        }
        for (index, column) in first.columns.iter().enumerate() {
            let overall = self.common_output("UNION", &first, &next, index)?;
            if overall.base != column.type_name.base {
                let message = format!(
                    "recursive query \"{}\" column {} has type {} in non-recursive term but type {} overall",
                    entry.name,
                    index + 1,
                    self.label(&column.type_name.base),
                    self.label(&overall.base)
                );
                return Err(error("42804", message, None)
                    .with_hint("Cast the output of the non-recursive term to the correct type."));
            }
            self.coerce_output(&mut next, index, &column.type_name)?;
        }
        let columns = first.columns.clone();
        let body = Body::SetOperation {
            operator: SetOperator::Union,
            all: quantifier == SetQuantifier::All,
            left: Box::new(first),
            right: Box::new(next),
        };
        Ok(Query { body, columns, ..Query::default() })
    }
}

/// An error that names a relation which a later entry of the same WITH is called.
fn of_later_entry(fault: Diagnostic, later: &[ast::Cte]) -> Diagnostic {
    let is_meant =
        |entry: &ast::Cte| fault.message == format!("relation \"{}\" does not exist", fold(&entry.alias.name));
    let Some(entry) = later.iter().find(|entry| fault.code == "42P01" && is_meant(entry)) else {
        return fault;
    };
    let name = fold(&entry.alias.name);
    fault
        .with_detail(format!(
            "There is a WITH item named \"{name}\", but it cannot be referenced from this part of the query."
        ))
        .with_hint("Use WITH RECURSIVE, or re-order the WITH items to remove forward references.")
}

/// What is known of an entry before it is read.
struct Entry {
    name: String,
    id: SourceId,
    at: Option<Span>,
    recursive: bool,
}

fn output_column(target: &Target) -> OutputColumn {
    OutputColumn { name: target.name.clone(), type_name: target.expr.type_name.clone() }
}

/// The columns of an entry under the names that it gives them.
fn entitled(columns: &[OutputColumn], given: &[String], name: &str, at: Option<Span>) -> Result<Vec<OutputColumn>> {
    if given.len() > columns.len() {
        let (has, asked) = (columns.len(), given.len());
        let words = format!("WITH query \"{name}\" has {has} columns available but {asked} columns specified");
        return Err(error("42P10", words, at));
    }
    renamed(columns, given, name)
}

/// Columns under the names that an alias gives.
pub(super) fn renamed(columns: &[OutputColumn], given: &[String], table: &str) -> Result<Vec<OutputColumn>> {
    if given.len() > columns.len() {
        let message =
            format!("table \"{table}\" has {} columns available but {} columns specified", columns.len(), given.len());
        return Err(error("42P10", message, None));
    }
    let mut columns = columns.to_vec();
    for (column, name) in columns.iter_mut().zip(given) {
        column.name.clone_from(name);
    }
    Ok(columns)
}

/// Refuses an aggregate in a recursive term; one in a subquery inside is none of the term's.
fn without_aggregates(term: &Query) -> Result<()> {
    let Body::Select(select) = &term.body else { return Ok(()) };
    let mut verdict = Ok(());
    for expr in select.targets.iter().map(|target| &target.expr).chain(&select.having) {
        walk(expr, &mut |part| {
            if matches!(part.node, Node::Aggregate(_)) && verdict.is_ok() {
                let words = "aggregate functions are not allowed in a recursive query's recursive term";
                verdict = Err(error("42P19", words, part.at));
            }
        });
    }
    verdict
}

/// Whether a query names a relation without schema.
fn names(query: &ast::Query, name: &str) -> bool {
    let found = ast::visit_relations(query, |relation| match relation.0.as_slice() {
        [part] if part.as_ident().is_some_and(|ident| fold(ident) == name) => std::ops::ControlFlow::Break(()),
        _ => std::ops::ControlFlow::Continue(()),
    });
    found.is_break()
}
