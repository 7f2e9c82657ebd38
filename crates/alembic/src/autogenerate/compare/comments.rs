//! Comments; Alembic: `alembic.autogenerate.compare.comments`.

use super::{Context, LOG_COMMENTS};
use crate::autogenerate::model::{Column, Table};
use crate::autogenerate::op::{AlterColumn, Op, TableComment};

/// An empty comment is none.
fn spoken(comment: Option<&String>) -> Option<String> {
    comment.filter(|text| !text.is_empty()).cloned()
}

pub(super) fn of_column(context: &mut Context<'_>, alter: &mut AlterColumn, before: &Column, after: &Column) {
    let (old, new) = (spoken(before.comment.as_ref()), spoken(after.comment.as_ref()));
    if old.is_none() && new.is_none() {
        return;
    }
    alter.existing_comment.clone_from(&old);
    if old != new {
        alter.comment = Some(new);
        context.talk.log(LOG_COMMENTS, format!("Detected column comment '{}.{}'", before.table, before.name));
    }
}

pub(super) fn of_table(schema: Option<&str>, before: &Table, after: &Table) -> Option<Op> {
    let (old, new) = (spoken(before.comment.as_ref()), spoken(after.comment.as_ref()));
    let made = |comment: Option<String>| TableComment {
        table: before.name.clone(),
        schema: schema.map(str::to_owned),
        comment,
        existing: old.clone(),
    };
    match new {
        None => old.is_some().then(|| Op::DropTableComment(made(None))),
        Some(_) if new == old => None,
        Some(_) => Some(Op::CreateTableComment(made(new))),
    }
}
