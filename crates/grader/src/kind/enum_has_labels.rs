//! `enum_has_labels`: an enum type has these labels, in this order.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnumHasLabels {
    r#enum: String,
    labels: Vec<String>,
}

impl Demand for EnumHasLabels {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let kind = look::enum_type(after, &self.r#enum)?;
            let labels: Vec<&str> = kind.labels.iter().map(|label| label.label.as_str()).collect();
            Ok(if labels.iter().eq(self.labels.iter()) {
                Finding::Holds
            } else {
                Finding::differs(format!(
                    "type {} is ({}), not ({})",
                    self.r#enum,
                    labels.join(", "),
                    self.labels.join(", ")
                ))
            })
        }))
    }
}
