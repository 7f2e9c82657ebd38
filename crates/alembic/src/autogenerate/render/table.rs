//! `op.create_table` and `op.drop_table`; Alembic: `_add_table`, `_drop_table`.

use super::{Renderer, flag};
use crate::autogenerate::ask::Asked;
use crate::autogenerate::model::Table;
use crate::compile::string_repr;

/// More arguments than this Python once refused.
const MOST: usize = 255;

impl Renderer<'_> {
    pub(super) fn create_table(&mut self, table: &Table) -> Asked<String> {
        let mut arguments = Vec::new();
        for column in &table.columns {
            arguments.push(self.column(column)?);
        }
        arguments.extend(self.constraints(table)?);
        let arguments =
            if arguments.len() > MOST { format!("*[{}]", arguments.join(",\n")) } else { arguments.join(",\n") };
        let mut text = format!("{}create_table({},\n{arguments}", self.prefix(), string_repr(&table.name));
        let mut keyword = |name: &str, value: String| text += &format!(",\n{name}={value}");
        if let Some(schema) = table.schema.as_ref().filter(|schema| !schema.is_empty()) {
            keyword("schema", string_repr(schema));
        }
        if let Some(comment) = &table.comment {
            keyword("comment", string_repr(comment));
        }
        if let Some(info) = &table.info {
            keyword("info", info.clone());
        }
        for (name, value) in &table.options {
            keyword(name, value.clone());
        }
        if !table.prefixes.is_empty() {
            let prefixes: Vec<String> = table.prefixes.iter().map(|prefix| format!("'{prefix}'")).collect();
            keyword("prefixes", format!("[{}]", prefixes.join(", ")));
        }
        if let Some(guard) = table.guard {
            keyword("if_not_exists", flag(guard).to_owned());
        }
        Ok(text + "\n)")
    }

    /// The constraints, sorted by their text.
    fn constraints(&mut self, table: &Table) -> Asked<Vec<String>> {
        let mut all: Vec<String> = self.primary_key(table, &table.key)?.into_iter().collect();
        for unique in &table.uniques {
            all.push(self.unique(table, unique)?);
        }
        for key in &table.foreign_keys {
            all.push(self.foreign_key(table, key)?);
        }
        for check in &table.checks {
            all.extend(self.check(table, check)?);
        }
        for exclude in &table.excludes {
            all.push(self.exclude(exclude));
        }
        all.sort_unstable();
        Ok(all)
    }

    pub(super) fn drop_table(&self, table: &Table) -> String {
        let mut text = format!("{}drop_table({}", self.prefix(), string_repr(&table.name));
        if let Some(schema) = table.schema.as_ref().filter(|schema| !schema.is_empty()) {
            text += &format!(", schema={}", string_repr(schema));
        }
        if let Some(guard) = table.guard {
            text += &format!(", if_exists={}", flag(guard));
        }
        text + ")"
    }
}
