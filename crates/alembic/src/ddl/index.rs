//! CREATE INDEX.

use super::constraint::{check_keywords, columns};
use super::naming::{self, Named};
use super::{Ddl, RenderError, Rendered, quote::quote, quote::table as table_text};
use crate::schema::{Expression, IndexSpec, OtherKeywords};
use serde_json::Value;

impl Ddl {
    pub(super) fn index_name(&self, table: &str, schema: Option<&str>, spec: &IndexSpec) -> Rendered<Option<String>> {
        let named: Vec<&str> = spec
            .columns
            .iter()
            .filter_map(|column| match column {
                Expression::Bare(name) | Expression::Column { column: name, .. } => Some(name.as_str()),
                _ => None,
            })
            .collect();
        naming::name(&self.naming, "ix", spec.name.as_ref(), &Named { table, schema, columns: named, referred: None })
    }

    pub(super) fn create_index(
        &self,
        table: &str,
        schema: Option<&str>,
        spec: &IndexSpec,
        if_not_exists: bool,
    ) -> Rendered {
        check_keywords(&spec.other, "Index")?;
        let name = self
            .index_name(table, schema, spec)?
            .ok_or_else(|| RenderError::compile("CREATE INDEX requires that the index have a name"))?;
        let mut out = String::from("CREATE ");
        if spec.unique == Some(true) {
            out += "UNIQUE ";
        }
        out += "INDEX ";
        if spec.postgresql_concurrently == Some(true) {
            out += "CONCURRENTLY ";
        }
        if if_not_exists {
            out += "IF NOT EXISTS ";
        }
        out += &format!("{} ON {} ", quote(&name), table_text(table, schema));
        if let Some(using) = &spec.postgresql_using {
            out += &format!("USING {} ", using.to_lowercase());
        }
        let keys = spec.columns.iter().map(|key| self.index_key(key, spec)).collect::<Result<Vec<_>, _>>()?;
        out += &format!("({})", keys.join(", "));
        if let Some(include) = spec.postgresql_include.as_ref().filter(|include| !include.is_empty()) {
            out += &format!(" INCLUDE ({})", columns(include));
        }
        match spec.postgresql_nulls_not_distinct {
            Some(true) => out += " NULLS NOT DISTINCT",
            Some(false) => out += " NULLS DISTINCT",
            None => {}
        }
        if let Some(with) = spec.postgresql_with.as_ref().filter(|with| !with.is_empty()) {
            out += &format!(" WITH ({})", with_options(with));
        }
        if let Some(tablespace) = &spec.postgresql_tablespace {
            out += &format!(" TABLESPACE {}", quote(tablespace));
        }
        if let Some(condition) = &spec.postgresql_where {
            out += &format!(" WHERE {}", self.expression(condition)?);
        }
        Ok(out)
    }

    fn index_key(&self, key: &Expression, spec: &IndexSpec) -> Rendered {
        let (name, text) = match key {
            Expression::Bare(name) | Expression::Column { column: name, .. } => (Some(name), quote(name)),
            other => (None, self.grouped_expression(other)?),
        };
        let class = name.and_then(|name| spec.postgresql_ops.as_ref()?.get(name));
        Ok(class.map_or(text.clone(), |class| format!("{text} {class}")))
    }
}

/// Storage parameters: `fillfactor = 70`.
pub(super) fn with_options(options: &OtherKeywords) -> String {
    let shown = |(key, value): (&String, &Value)| match value {
        Value::Null => key.clone(),
        Value::String(text) => format!("{key} = {text}"),
        other => format!("{key} = {other}"),
    };
    options.iter().map(shown).collect::<Vec<_>>().join(", ")
}
