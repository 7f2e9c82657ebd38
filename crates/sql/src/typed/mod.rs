//! What analysis gives: statements whose names, types and operators are resolved.

mod expr;
mod query;
mod statement;
mod walk;
mod walk_mut;

pub use expr::{
    Aggregate, AnyAll, BooleanTest, Case, Cast, CastForm, Column, Expr, Frame, FrameBound, FrameUnits, Link, Node,
    SortKey, SourceId, SqlValue, Subquery, Window, WindowSpec,
};
pub use query::{
    Body, CommonTable, Distinct, From, JoinKind, OutputColumn, Query, Select, SetOperator, Source, TableFunction,
    Target,
};
pub use statement::{Conflict, ConflictAction, Delete, Insert, InsertRows, Modification, Update};
pub use walk::{children, walk};
pub(crate) use walk_mut::children_mut;

pub use crate::facts::{Function, FunctionKind, Operator};
