//! `hasnt_enum`: there is no such enum type.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasntEnum {
    r#enum: String,
}

impl Demand for HasntEnum {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        match look::after(run) {
            Ok(after) if look::find_enum(&after.catalog, &self.r#enum).is_some() => {
                Finding::differs(format!("type {} is there", self.r#enum))
            }
            Ok(_) => Finding::Holds,
            Err(finding) => finding,
        }
    }
}
