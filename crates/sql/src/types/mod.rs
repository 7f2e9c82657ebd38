//! Types: names to types, types to names, and what PostgreSQL's tables say of them.

mod category;
mod names;
mod resolve;

pub(crate) use category::{category, is_preferred};
pub(crate) use names::oid_label;
pub use names::{format_type, type_from_oid, type_oid};
pub use resolve::resolve_type;
