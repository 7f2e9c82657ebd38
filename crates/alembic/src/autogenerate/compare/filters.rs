//! `include_name` and `include_object`.

use super::Context;
use crate::autogenerate::ask::{Asked, Question, Reference, truthy};
use crate::autogenerate::model::qualified;
use serde_json::{Value, json};

impl Context<'_> {
    /// Whether a schema of the database is looked at by its name; `None` is the default one.
    pub(super) fn includes_schema(&mut self, schema: Option<&str>) -> Asked<bool> {
        self.includes("schema", schema, json!({}))
    }

    /// Whether a table of the database is looked at by its name.
    pub(super) fn includes_table(&mut self, name: &str, schema: Option<&str>) -> Asked<bool> {
        let full = qualified(schema, name);
        self.includes("table", Some(name), json!({ "schema_name": schema, "schema_qualified_table_name": full }))
    }

    fn includes(&mut self, kind: &'static str, name: Option<&str>, parents: Value) -> Asked<bool> {
        if !self.options.include_name {
            return Ok(true);
        }
        let name = name.map(str::to_owned);
        Ok(truthy(&self.talk.ask(|| Question::IncludeName { name, kind, parents })?))
    }

    /// Whether a part of a table of the database is looked at by its name.
    pub(super) fn includes_part(
        &mut self,
        kind: &'static str,
        name: Option<&str>,
        schema: Option<&str>,
        table: &str,
    ) -> Asked<bool> {
        let parents = json!({
            "table_name": table, "schema_name": schema, "schema_qualified_table_name": qualified(schema, table),
        });
        self.includes(kind, name, parents)
    }

    /// Whether an object takes part.
    pub(super) fn includes_object(
        &mut self,
        kind: &'static str,
        name: Option<&str>,
        object: Reference,
        reflected: bool,
        compare_to: Option<Reference>,
    ) -> Asked<bool> {
        if !self.options.include_object {
            return Ok(true);
        }
        let name = name.map(str::to_owned);
        Ok(truthy(&self.talk.ask(|| Question::IncludeObject { object, name, kind, reflected, compare_to })?))
    }
}
