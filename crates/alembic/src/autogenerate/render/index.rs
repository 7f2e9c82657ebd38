//! `op.create_index` and `op.drop_index`; Alembic: `_add_index`, `_drop_index`.

use super::{Renderer, flag};
use crate::autogenerate::model::IndexKey;
use crate::autogenerate::op::OfIndex;
use crate::compile::string_repr;

impl Renderer<'_> {
    pub(super) fn create_index(&self, of: &OfIndex) -> String {
        let keys: Vec<String> = of.index.keys.iter().map(|key| self.index_key(key)).collect();
        let mut parts = vec![self.name(of.index.name.as_ref())];
        if !self.batch {
            parts.push(string_repr(&of.table));
        }
        parts.push(format!("[{}]", keys.join(", ")));
        parts.push(format!("unique={}", flag(of.index.unique)));
        parts.extend(self.index_tail(of, "if_not_exists"));
        format!("{}create_index({})", self.prefix(), parts.join(", "))
    }

    pub(super) fn drop_index(&self, of: &OfIndex) -> String {
        let mut parts = vec![self.name(of.index.name.as_ref())];
        if !self.batch {
            parts.push(format!("table_name={}", string_repr(&of.table)));
        }
        parts.extend(self.index_tail(of, "if_exists"));
        format!("{}drop_index({})", self.prefix(), parts.join(", "))
    }

    fn index_key(&self, key: &IndexKey) -> String {
        match &key.column {
            Some(name) => string_repr(name),
            None => format!("{}literal_column({})", self.sa(), string_repr(&key.grouped)),
        }
    }

    fn index_tail(&self, of: &OfIndex, guard: &str) -> Vec<String> {
        let schema = of.schema.as_ref().filter(|_| !self.batch);
        let mut parts: Vec<String> =
            schema.map(|schema| format!("schema={}", string_repr(schema))).into_iter().collect();
        parts.extend(self.keywords(&of.index.options));
        parts.extend(of.index.guard.map(|value| format!("{guard}={}", flag(value))));
        parts
    }
}
