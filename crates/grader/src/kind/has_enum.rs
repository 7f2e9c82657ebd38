//! `has_enum`: there is such an enum type.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasEnum {
    r#enum: String,
}

impl Demand for HasEnum {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| look::enum_type(after, &self.r#enum).map(|_| Finding::Holds)))
    }
}
