//! `is_empty`: a query finds nothing after the upgrade.

use super::{Demand, Finding, look};
use crate::difference::show;
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IsEmpty {
    query: String,
}

impl Demand for IsEmpty {
    fn queries(&self) -> Vec<&str> {
        vec![&self.query]
    }

    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let rows = look::answer(after, &self.query)?;
            Ok(match rows.rows.as_slice() {
                [] => Finding::Holds,
                [row] => Finding::differs(format!("there is a row: {}", show(&rows.columns, row))),
                [row, ..] => Finding::differs(format!(
                    "there are {} rows, the first: {}",
                    rows.rows.len(),
                    show(&rows.columns, row)
                )),
            })
        }))
    }
}
