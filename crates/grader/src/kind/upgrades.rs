//! `upgrades`: `alembic upgrade head` runs without error.

use super::{Demand, Finding};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Upgrades {}

impl Demand for Upgrades {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        match run.map(|run| &run.up) {
            None => Finding::Unknown,
            Some(Ok(_)) => Finding::Holds,
            Some(Err(problem)) => Finding::Differs { reason: problem.words(), place: problem.place.clone() },
        }
    }
}
