//! Runs a submission on every database of an exercise and evaluates its checks.
//!
//! A check is data ([`book::Check`]); its kind is one file of `kind/` and one line of the table there. A submission is
//! run once a database: up, down, up again, with a [`Snapshot`] after each walk; every check then looks at the
//! snapshots, so that no check disturbs another. Read `snapshot`, `run`, `kind`, then [`Grader`] and [`verify`].

mod cache;
mod chain;
mod difference;
mod grader;
mod graph;
mod images;
mod kind;
mod python_text;
mod run;
mod schema;
mod snapshot;
mod terminal;
mod truth;
mod verify;

pub use cache::RevisionCache;
pub use grader::Grader;
pub use graph::graph;
pub use images::{Images, PrepareError};
pub use kind::check_parameters;
pub use schema::schema;
pub use snapshot::{Snapshot, current};
pub use terminal::{Problem, Ran, Terminal};
pub use verify::verify;
