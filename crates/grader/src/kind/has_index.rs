//! `has_index`: a table has an index, by its columns, its name, or both.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HasIndex {
    table: String,
    #[serde(default)]
    columns: Option<Vec<String>>,
    #[serde(default)]
    index: Option<String>,
}

impl Demand for HasIndex {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            let is_it = |index: &catalog::Index| {
                let has_name = self.index.as_ref().is_none_or(|name| index.name == *name);
                let has_columns = self
                    .columns
                    .as_ref()
                    .is_none_or(|columns| index.column_names().is_some_and(|names| names.iter().eq(columns.iter())));
                has_name && has_columns
            };
            Ok(if relation.indexes.iter().any(is_it) { Finding::Holds } else { Finding::differs(self.words()) })
        }))
    }
}

impl HasIndex {
    fn words(&self) -> String {
        let name = self.index.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
        let columns = self.columns.as_ref().map(|all| format!(" on ({})", all.join(", "))).unwrap_or_default();
        format!("{} has no index{name}{columns}", self.table)
    }
}
