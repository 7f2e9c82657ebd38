//! All state of one learner: commands in, events out.
//!
//! A [`Workbook`] is given a book, an interpreter, a clock and a seed; [`Workbook::handle`] answers every command of
//! [`protocol`]. A command that fails leaves files and database as they were, except for what real Alembic and
//! PostgreSQL would have committed. It knows no browser. Read [`Workbook`], then `bench` and `problem`.

mod bench;
mod paths;
mod problem;
mod starts;
mod workbook;

pub use starts::StartsError;
pub use workbook::{BundleError, Workbook};
