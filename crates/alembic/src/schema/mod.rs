//! What SQLAlchemy's schema constructs say, as plain values: columns, constraints, indexes, types, defaults.
//!
//! These are the JSON shapes that a façade sends inside an [`Operation`](crate::Operation). An absent key means the
//! default of the Python keyword; a key that no struct names is an error that names it.

mod column;
mod constraint;
mod expression;
mod name;
mod types;

pub use column::OtherKeywords;
pub use column::{Autoincrement, ColumnSpec, ComputedSpec, ForeignKeySpec, IdentitySpec, ServerDefault};
pub use constraint::{
    CheckSpec, ExcludeElement, ExcludeSpec, ForeignKeyConstraintSpec, IndexSpec, Item, PrimaryKeySpec, UniqueSpec,
};
pub use expression::{
    Compound, Cte, Delete, Expression, From, FromSelect, Insert, Lock, OnConflict, Over, Query, Select, Statement,
    Target, Update, Value,
};
pub use name::Name;
pub use types::TypeSpec;
