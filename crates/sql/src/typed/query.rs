//! Typed queries.

use super::{Expr, Modification, SortKey, SourceId};
use crate::facts::Function;
use catalog::{Relation, TypeName};
use std::rc::Rc;

/// A column that a query gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputColumn {
    /// Its name.
    pub name: String,
    /// Its type.
    pub type_name: TypeName,
}

/// A query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// `WITH`
    pub with: Vec<CommonTable>,
    /// `WITH RECURSIVE`
    pub recursive: bool,
    /// What it selects.
    pub body: Body,
    /// `ORDER BY`; over a set operation the expressions are [`super::Node::SubqueryColumn`]s.
    pub order_by: Vec<SortKey>,
    /// `LIMIT`
    pub limit: Option<Expr>,
    /// `OFFSET`
    pub offset: Option<Expr>,
    /// `WITH TIES`
    pub ties: bool,
    /// What it gives.
    pub columns: Vec<OutputColumn>,
}

/// An entry of `WITH`.
#[derive(Debug, Clone, PartialEq)]
pub struct CommonTable {
    /// Its name.
    pub name: String,
    /// Stands for the entry, wherever it is used.
    pub id: SourceId,
    /// Its columns.
    pub columns: Vec<OutputColumn>,
    /// Its query; if it changes rows, nothing but the columns that it returns.
    pub query: Query,
    /// The statement that changes rows, if it is one.
    pub change: Option<Box<Modification>>,
}

/// What a query is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// `SELECT`
    Select(Box<Select>),
    /// `VALUES`; `rows[r][c]`, all rows as wide as each other.
    Values(Vec<Vec<Expr>>),
    /// `UNION`, `INTERSECT`, `EXCEPT`
    SetOperation {
        /// Which.
        operator: SetOperator,
        /// `ALL`
        all: bool,
        /// The left side.
        left: Box<Query>,
        /// The right side, columns of the same types.
        right: Box<Query>,
    },
}

impl Default for Body {
    fn default() -> Self {
        Self::Values(Vec::new())
    }
}

/// Which set operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetOperator {
    /// `UNION`
    Union,
    /// `INTERSECT`
    Intersect,
    /// `EXCEPT`
    Except,
}

/// `DISTINCT`
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Distinct {
    /// None.
    #[default]
    No,
    /// `DISTINCT`
    All,
    /// `DISTINCT ON (…)`
    On(Vec<Expr>),
}

/// What is selected as one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The expression.
    pub expr: Expr,
    /// Its name.
    pub name: String,
}

/// One `SELECT`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Select {
    /// `DISTINCT`
    pub distinct: Distinct,
    /// The columns.
    pub targets: Vec<Target>,
    /// `FROM`; several are joined crosswise.
    pub from: Vec<From>,
    /// `WHERE`
    pub filter: Option<Expr>,
    /// `GROUP BY`
    pub group_by: Vec<Expr>,
    /// `GROUPING SETS`, `ROLLUP`, `CUBE`: which of the keys each set has.
    pub sets: Option<Vec<Vec<usize>>>,
    /// Whether rows are grouped at all (`GROUP BY`, `HAVING` or an aggregate).
    pub grouped: bool,
    /// `HAVING`
    pub having: Option<Expr>,
}

/// A named entry of a FROM list.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its identity.
    pub id: SourceId,
    /// The name by which its columns are qualified.
    pub name: String,
    /// Whether the name was given by `AS`.
    pub aliased: bool,
    /// Its columns, under the names that they have here.
    pub columns: Vec<OutputColumn>,
    /// Whether it is a subquery that may read the entries before it: `LATERAL`.
    pub lateral: bool,
}

/// Which join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinKind {
    /// `CROSS JOIN`
    Cross,
    /// `JOIN`
    Inner,
    /// `LEFT JOIN`
    Left,
    /// `RIGHT JOIN`
    Right,
    /// `FULL JOIN`
    Full,
}

/// A function in FROM.
#[derive(Debug, Clone, PartialEq)]
pub struct TableFunction {
    /// The function, which gives a set or one row.
    pub function: &'static Function,
    /// Its arguments, coerced.
    pub arguments: Vec<Expr>,
    /// Further functions whose rows stand beside: `ROWS FROM (…)`, `unnest(a, b)`.
    pub others: Vec<(&'static Function, Vec<Expr>)>,
    /// `WITH ORDINALITY`
    pub ordinality: bool,
    /// The columns that `AS t(a integer, …)` declares, for a function that cannot know them.
    pub declared: bool,
}

/// An entry of a FROM list.
#[derive(Debug, Clone, PartialEq)]
pub enum From {
    /// A table.
    Table(Source, Rc<Relation>),
    /// A view, with the query that it stands for.
    View(Source, Rc<Relation>, Box<Query>),
    /// A subquery.
    Subquery(Source, Box<Query>),
    /// An entry of `WITH`.
    Common(Source, SourceId),
    /// A function.
    Function(Source, TableFunction),
    /// A function without side effects that gives one row (`now()`), or another expression.
    Row(Source, Box<Expr>),
    /// A join.
    Join {
        /// Which.
        kind: JoinKind,
        /// The left side.
        left: Box<From>,
        /// The right side.
        right: Box<From>,
        /// The condition; `USING` and `NATURAL` are spelled out.
        condition: Option<Expr>,
        /// The columns of `USING`, for showing.
        using: Vec<String>,
    },
}
