//! Columns and their defaults; Alembic: `_render_column`, `_render_server_default`.

use super::{Renderer, flag, identity_keywords};
use crate::autogenerate::ask::{Asked, Part, Reference};
use crate::autogenerate::model::{Column, Default};
use crate::autogenerate::op::OfColumn;
use crate::compile::string_repr;

impl Renderer<'_> {
    pub(super) fn add_column(&mut self, of: &OfColumn) -> Asked<String> {
        let column = self.column(&of.column)?;
        if self.batch {
            return Ok(format!("{}add_column({column})", self.prefix()));
        }
        Ok(format!("{}add_column({}, {column}{})", self.prefix(), string_repr(&of.table), tail(of, "if_not_exists")))
    }

    pub(super) fn drop_column(&self, of: &OfColumn) -> String {
        let name = string_repr(&of.column.name);
        if self.batch {
            return format!("{}drop_column({name})", self.prefix());
        }
        format!("{}drop_column({}, {name}{})", self.prefix(), string_repr(&of.table), tail(of, "if_exists"))
    }

    /// `sa.Column(…)`
    pub(super) fn column(&mut self, column: &Column) -> Asked<String> {
        let table = || Reference::table(column.side, column.schema.as_deref(), &column.table);
        if let Some(rendered) = self.by_function("column", || Reference::column(column))? {
            return Ok(rendered);
        }
        let (mut arguments, mut keywords) = (String::new(), Vec::new());
        if let Some(default) = &column.default {
            let part = || table().part(Part::DefaultOf(column.name.clone()));
            let rendered = self.default(Some(default), part)?;
            match default {
                Default::Computed { .. } | Default::Identity(_) => arguments = format!("{rendered}, "),
                _ => keywords.push(format!("server_default={rendered}")),
            }
        }
        keywords.extend(column.autoincrement.as_ref().map(|word| format!("autoincrement={word}")));
        keywords.push(format!("nullable={}", flag(column.nullable)));
        if column.system {
            keywords.push("system=True".to_owned());
        }
        keywords.extend(column.comment.as_ref().map(|comment| format!("comment={}", string_repr(comment))));
        let kind = self.kind(&column.kind, || table().part(Part::TypeOf(column.name.clone())))?;
        Ok(format!("{}Column({}, {kind}, {arguments}{})", self.sa(), string_repr(&column.name), keywords.join(", ")))
    }

    /// A server default, or `None`.
    pub(super) fn default(&mut self, default: Option<&Default>, part: impl FnOnce() -> Reference) -> Asked<String> {
        if let Some(rendered) = self.by_function("server_default", part)? {
            return Ok(rendered);
        }
        Ok(match default {
            None => "None".to_owned(),
            Some(Default::Text(text)) => string_repr(crate::autogenerate::unquoted(text)),
            Some(Default::Sql { sql, .. }) => format!("{}text({})", self.sa(), string_repr(sql)),
            Some(Default::Computed { sqltext, persisted }) => {
                let persisted = persisted.map_or(String::new(), |value| format!("persisted={}", flag(value)));
                format!("{}Computed({}, {persisted})", self.sa(), string_repr(sqltext))
            }
            Some(Default::Identity(identity)) => format!("{}Identity({})", self.sa(), identity_keywords(identity)),
            Some(Default::Fetched) => format!("{}FetchedValue()", self.sa()),
        })
    }
}

fn tail(of: &OfColumn, word: &str) -> String {
    let schema = of.schema.as_ref().map_or(String::new(), |schema| format!(", schema={}", string_repr(schema)));
    schema + &of.guard.map_or(String::new(), |value| format!(", {word}={}", flag(value)))
}
