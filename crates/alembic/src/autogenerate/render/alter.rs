//! `op.alter_column`; Alembic: `_alter_column`.

use super::{Renderer, flag};
use crate::autogenerate::ask::{Asked, Part, Reference};
use crate::autogenerate::model::Side;
use crate::autogenerate::op::{AlterColumn, Typed};
use crate::compile::string_repr;

impl Renderer<'_> {
    pub(super) fn alter_column(&mut self, alter: &AlterColumn) -> Asked<String> {
        let mut parts = Vec::new();
        if let Some(existing) = &alter.existing_kind {
            parts.push(format!("existing_type={}", self.typed(alter, existing)?));
        }
        if let Some(default) = &alter.default {
            let part = || reference(alter, Side::Model).part(Part::DefaultOf(alter.column.clone()));
            parts.push(format!("server_default={}", self.default(default.as_ref(), part)?));
        }
        parts.extend(alter.new_name.as_ref().map(|name| format!("new_column_name={}", string_repr(name))));
        if let Some(kind) = &alter.kind {
            parts.push(format!("type_={}", self.typed(alter, kind)?));
        }
        parts.extend(alter.nullable.map(|value| format!("nullable={}", flag(value))));
        let optional = crate::autogenerate::words::optional;
        parts.extend(alter.comment.as_ref().map(|comment| format!("comment={}", optional(comment.as_deref()))));
        parts.extend(
            alter.existing_comment.as_ref().map(|comment| format!("existing_comment={}", string_repr(comment))),
        );
        if let (None, Some(existing)) = (alter.nullable, alter.existing_nullable) {
            parts.push(format!("existing_nullable={}", flag(existing)));
        }
        parts.extend(alter.autoincrement.map(|value| format!("autoincrement={}", flag(value))));
        if let (None, Some(Some(default))) = (&alter.default, &alter.existing_default) {
            let part = || reference(alter, Side::Database).part(Part::DefaultOf(alter.column.clone()));
            parts.push(format!("existing_server_default={}", self.default(Some(default), part)?));
        }
        if let Some(schema) = alter.schema.as_ref().filter(|_| !self.batch) {
            parts.push(format!("schema={}", string_repr(schema)));
        }
        let mut text = format!("{}alter_column(", self.prefix());
        if !self.batch {
            text += &format!("{}, ", string_repr(&alter.table));
        }
        text += &string_repr(&alter.column);
        for part in parts {
            text += &format!(",\n           {part}");
        }
        Ok(text + ")")
    }

    fn typed(&mut self, alter: &AlterColumn, typed: &Typed) -> Asked<String> {
        self.kind(&typed.kind, || reference(alter, typed.side).part(Part::TypeOf(alter.column.clone())))
    }
}

fn reference(alter: &AlterColumn, side: Side) -> Reference {
    Reference::table(side, alter.schema.as_deref(), &alter.table)
}
