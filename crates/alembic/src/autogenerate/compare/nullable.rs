//! NOT NULL; Alembic: `_compare_nullable`.

use super::{Context, LOG_CONSTRAINTS};
use crate::autogenerate::model::{Column, Default};
use crate::autogenerate::op::AlterColumn;

pub(super) fn compare(context: &mut Context<'_>, alter: &mut AlterColumn, before: &Column, after: &Column) {
    alter.existing_nullable = Some(before.nullable);
    if before.nullable == after.nullable {
        return;
    }
    let place = format!("'{}.{}'", before.table, before.name);
    let either =
        |test: fn(&Default) -> bool| [before, after].iter().any(|column| column.default.as_ref().is_some_and(test));
    let computed = either(|default| matches!(default, Default::Computed { .. })) && !after.nullable_given;
    if computed || either(|default| matches!(default, Default::Identity(_))) {
        context.talk.log(LOG_CONSTRAINTS, format!("Ignoring nullable change on identity column {place}"));
        return;
    }
    alter.nullable = Some(after.nullable);
    let word = if after.nullable { "NULL" } else { "NOT NULL" };
    context.talk.log(LOG_CONSTRAINTS, format!("Detected {word} on column {place}"));
}
