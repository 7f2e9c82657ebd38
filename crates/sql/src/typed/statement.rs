//! Typed INSERT, UPDATE and DELETE.

use super::{CommonTable, Expr, From, Query, Source, Target};
use catalog::Relation;
use std::rc::Rc;

/// What an INSERT puts in.
#[derive(Debug, Clone, PartialEq)]
pub enum InsertRows {
    /// `rows[r][c]`, parallel to [`Insert::columns`].
    Values(Vec<Vec<Expr>>),
    /// The rows of a query; the expressions, parallel to [`Insert::columns`], read it as this source.
    Query {
        /// The query.
        query: Box<Query>,
        /// Stands for the query in `values`.
        source: Source,
        /// What goes into the columns.
        values: Vec<Expr>,
    },
}

/// What `ON CONFLICT` does.
#[derive(Debug, Clone, PartialEq)]
pub enum ConflictAction {
    /// `DO NOTHING`
    Nothing,
    /// `DO UPDATE SET …`
    Update {
        /// Column (0-based in the relation) and new value.
        assignments: Vec<(usize, Expr)>,
        /// `WHERE`
        filter: Option<Expr>,
    },
}

/// `ON CONFLICT`
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The keys of the arbiter index, if a target was named.
    pub target: Vec<Expr>,
    /// The predicate of the arbiter index.
    pub predicate: Option<Expr>,
    /// What is done.
    pub action: ConflictAction,
    /// The row that was to be inserted.
    pub excluded: Source,
}

/// `INSERT`
#[derive(Debug, Clone, PartialEq)]
pub struct Insert {
    /// `WITH`
    pub with: Vec<CommonTable>,
    /// `WITH RECURSIVE`
    pub recursive: bool,
    /// The table.
    pub relation: Rc<Relation>,
    /// The table as a source.
    pub source: Source,
    /// The columns that get a value, 0-based in the relation: those named, and those with a default.
    pub columns: Vec<usize>,
    /// The values.
    pub rows: InsertRows,
    /// `ON CONFLICT`
    pub conflict: Option<Conflict>,
    /// `RETURNING`
    pub returning: Option<Vec<Target>>,
}

/// `UPDATE`
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// `WITH`
    pub with: Vec<CommonTable>,
    /// `WITH RECURSIVE`
    pub recursive: bool,
    /// The table.
    pub relation: Rc<Relation>,
    /// The table as a source.
    pub source: Source,
    /// Column (0-based in the relation) and new value.
    pub assignments: Vec<(usize, Expr)>,
    /// `FROM`
    pub from: Vec<From>,
    /// `WHERE`
    pub filter: Option<Expr>,
    /// `RETURNING`
    pub returning: Option<Vec<Target>>,
}

/// `DELETE`
#[derive(Debug, Clone, PartialEq)]
pub struct Delete {
    /// `WITH`
    pub with: Vec<CommonTable>,
    /// `WITH RECURSIVE`
    pub recursive: bool,
    /// The table.
    pub relation: Rc<Relation>,
    /// The table as a source.
    pub source: Source,
    /// `USING`
    pub using: Vec<From>,
    /// `WHERE`
    pub filter: Option<Expr>,
    /// `RETURNING`
    pub returning: Option<Vec<Target>>,
}

/// A statement that changes rows.
#[derive(Debug, Clone, PartialEq)]
pub enum Modification {
    /// `INSERT`
    Insert(Insert),
    /// `UPDATE`
    Update(Update),
    /// `DELETE`
    Delete(Delete),
}
