//! The graph of Alembic revisions: heads, bases, branches, ranges and relative ids.
//!
//! Pure: it knows neither files nor SQL. Source: Alembic 1.20.1, `alembic/script/revision.py`, and the steps of
//! `alembic/runtime/migration.py`. Where Alembic walks a Python `set`, whose order is not defined, this crate takes the
//! order in which revisions were given. Read [`Revision`], [`RevisionMap`], [`RevisionMap::upgrade_steps`], then
//! [`HeadMaintainer`]. [`RevisionMap::picture`] lays the graph out.

mod branches;
mod collect;
mod cycles;
mod error;
mod graph;
mod map;
mod picture;
mod relative;
mod resolve;
mod revision;
mod sentence;
mod stamp;
mod step;
mod target;
mod topological;
mod versions;

pub use error::{RevisionError, Wording};
pub use map::{Node, RevisionMap};
pub use picture::{Aim, Picture, PictureEdge, PictureNode};
pub use resolve::Identifier;
pub use revision::Revision;
pub use stamp::StampStep;
pub use step::{Direction, Step};
pub use versions::{HeadMaintainer, VersionChange};
