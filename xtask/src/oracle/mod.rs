//! Records what the real PostgreSQL and the real Alembic answer to the cases in `tests/cases`.
//!
//! Three shapes of cases: `sql/AREA/CASE.sql` is recorded to `CASE.out` ([`sql`]), `alembic/CASE/session.txt` to
//! `session.out` ([`alembic`]), `psql/CASE.session` to `CASE.out` ([`session`]). What may differ from run to run is taken out by the rules in [`normalise`]. Recordings
//! are never edited by hand.

mod alembic;
mod cases;
mod cluster;
mod normalise;
mod session;
mod sql;
mod venv;

pub(crate) use cluster::Cluster;
pub(crate) use venv::Venv;

use crate::repository::Repository;
use anyhow::{Result, bail};
use cases::{Case, Shape};
use std::fs;
use std::io::Write as _;

/// What becomes of a fresh answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// It is written beside its case.
    Record,
    /// It is compared with what is written there.
    Check,
}

/// `cargo xtask oracle [--check] [FILTER…]`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    let (mode, filters) = match arguments {
        [check, filters @ ..] if check == "--check" => (Mode::Check, filters),
        filters => (Mode::Record, filters),
    };
    let cases = cases::list(&repository.path("tests/cases"), filters)?;
    if cases.is_empty() {
        bail!("no case in tests/cases has `{}` in its name", filters.join("` or `"));
    }
    let python = cases.iter().any(|case| case.shape == Shape::Alembic);
    let venv = if python { Some(Venv::provide(repository)?) } else { None };
    let cluster = Cluster::start()?;
    let mut different = 0;
    for case in &cases {
        let answer = match (&case.shape, &venv) {
            (Shape::Alembic, Some(venv)) => alembic::record(&cluster, venv, case)?,
            (Shape::Session, _) => session::record(&cluster, case)?,
            _ => sql::record(&cluster, case)?,
        };
        different += settle(case, &answer, mode)?;
    }
    println!("\n{} cases, {different} changed", cases.len());
    if mode == Mode::Check && different > 0 {
        bail!("{different} recordings differ from what the real ones answer; record them with `cargo xtask oracle`");
    }
    Ok(())
}

/// Writes or compares one answer; says how many recordings differ: none or one.
fn settle(case: &Case, answer: &str, mode: Mode) -> Result<usize> {
    let before = fs::read_to_string(&case.recording).unwrap_or_default();
    if before == answer {
        print!(".");
        std::io::stdout().flush()?;
        return Ok(0);
    }
    println!("\n{} {}", if before.is_empty() { "new:" } else { "changed:" }, case.name);
    match mode {
        Mode::Record => fs::write(&case.recording, answer)?,
        Mode::Check => {
            let difference = similar::TextDiff::from_lines(before.as_str(), answer);
            print!("{}", difference.unified_diff().header("recorded", "real"));
        }
    }
    Ok(1)
}
