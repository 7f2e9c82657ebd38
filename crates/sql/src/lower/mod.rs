//! Typed statements to SQLite text.

mod aggregate;
mod array;
mod call;
mod cast;
mod change;
mod compare;
mod dml;
mod expr;
mod from;
mod literal;
mod query;
mod sets;
mod subquery;

use crate::Context;
use crate::fault::Result;
use crate::typed::{Delete, Expr, Insert, Query, SourceId, Target, Update};
use catalog::{Oid, Relation, TypeName};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A statement in SQLite's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Lowered {
    /// The text.
    pub sql: String,
    /// Names and types of the columns that it gives; empty if it gives no rows.
    pub columns: Vec<(String, TypeName)>,
    /// What has to run before it, in this order; temporary tables hold what it leaves.
    pub before: Vec<Step>,
}

/// What runs before a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Makes a temporary table that is gone when the statement has run.
    Table {
        /// Its name, quoted.
        name: String,
        /// What follows its name in `CREATE TABLE`.
        declaration: String,
        /// How it is filled.
        rows: Option<String>,
    },
    /// Changes rows.
    Change {
        /// The table that is changed.
        relation: Rc<Relation>,
        /// The statement.
        sql: String,
        /// The temporary table that takes what it returns, quoted.
        into: Option<String>,
    },
}

/// Lowers a query.
///
/// # Errors
///
/// `0A000` for what PostgreSQL has and Retort does not.
pub fn lower_query(context: &Context<'_>, query: &Query) -> Result<Lowered> {
    let names: Vec<String> = query.columns.iter().map(|column| column.name.clone()).collect();
    let columns = query.columns.iter().map(|column| (column.name.clone(), column.type_name.clone())).collect();
    Lowerer::new(context).statement(columns, |lowerer| lowerer.query(query, &names))
}

/// Lowers an INSERT.
///
/// # Errors
///
/// `0A000` for what PostgreSQL has and Retort does not.
pub fn lower_insert(context: &Context<'_>, insert: &Insert) -> Result<Lowered> {
    Lowerer::new(context).statement(returned(insert.returning.as_ref()), |lowerer| lowerer.insert(insert))
}

/// Lowers an UPDATE.
///
/// # Errors
///
/// `0A000` for what PostgreSQL has and Retort does not.
pub fn lower_update(context: &Context<'_>, update: &Update) -> Result<Lowered> {
    Lowerer::new(context).statement(returned(update.returning.as_ref()), |lowerer| lowerer.update(update))
}

/// Lowers a DELETE.
///
/// # Errors
///
/// `0A000` for what PostgreSQL has and Retort does not.
pub fn lower_delete(context: &Context<'_>, delete: &Delete) -> Result<Lowered> {
    Lowerer::new(context).statement(returned(delete.returning.as_ref()), |lowerer| lowerer.delete(delete))
}

/// Lowers an expression over one relation, its columns named alone, as a CHECK or an index of SQLite has it.
///
/// # Errors
///
/// `0A000` for what PostgreSQL has and Retort does not.
pub fn lower_expr_for_relation(context: &Context<'_>, expr: &Expr) -> Result<String> {
    Lowerer::new(context).expr(expr)
}

fn returned(targets: Option<&Vec<Target>>) -> Vec<(String, TypeName)> {
    let targets = targets.map(Vec::as_slice).unwrap_or_default();
    targets.iter().map(|target| (target.name.clone(), target.expr.type_name.clone())).collect()
}

/// How the columns of a source are written.
#[derive(Debug, Clone)]
struct Naming {
    /// What qualifies them.
    alias: String,
    /// Their names; if there are none, `c1`, `c2`, ….
    columns: Option<Vec<String>>,
    /// What follows a name, where a column is a part of what SQLite has: ` ->> 0`.
    parts: Vec<String>,
    /// Columns that are read from a kept table instead.
    kept: Vec<(usize, String)>,
}

struct Lowerer<'a> {
    context: &'a Context<'a>,
    names: HashMap<SourceId, Naming>,
    /// The operands of the CASEs around.
    operands: Vec<String>,
    /// The subqueries whose columns are at hand.
    subqueries: Vec<String>,
    /// What has to run before the statement.
    steps: Vec<Step>,
    /// The tables that the steps so far have changed.
    changed: Vec<Oid>,
    /// The entries of WITH that are temporary tables.
    tables: HashSet<SourceId>,
    next: usize,
}

impl<'a> Lowerer<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            names: HashMap::new(),
            operands: Vec::new(),
            subqueries: Vec::new(),
            steps: Vec::new(),
            changed: Vec::new(),
            tables: HashSet::new(),
            next: 0,
        }
    }

    fn statement(
        mut self,
        columns: Vec<(String, TypeName)>,
        lower: impl FnOnce(&mut Self) -> Result<String>,
    ) -> Result<Lowered> {
        let sql = lower(&mut self)?;
        Ok(Lowered { sql, columns, before: self.steps })
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.next += 1;
        format!("{prefix}{}", self.next)
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Result<Vec<String>> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }
}

/// The name of a column, a source or an alias, in SQLite's quotes.
fn quote(name: &str) -> String {
    crate::quoted_column(name)
}

/// `c1`, `c2`, …
fn positional(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("c{number}")).collect()
}

#[cfg(test)]
mod tests;
