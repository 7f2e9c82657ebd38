//! `col_type_is`: a column has a type, written as `format_type` gives it.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use crate::schema::type_words;
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColTypeIs {
    table: String,
    column: String,
    r#type: String,
}

impl Demand for ColTypeIs {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let column = look::column(after, &self.table, &self.column)?;
            let found = type_words(&after.catalog, &column.type_name);
            Ok(if found == self.r#type {
                Finding::Holds
            } else {
                Finding::differs(format!("{}.{} is {found}, not {}", self.table, self.column, self.r#type))
            })
        }))
    }
}
