//! Types of columns; Alembic: `alembic.autogenerate.compare.types`.

use super::{Context, LOG_TYPES};
use crate::autogenerate::ask::{Asked, Question, Reference, truthy};
use crate::autogenerate::model::Column;
use crate::autogenerate::op::{AlterColumn, Typed};
use crate::autogenerate::settings::Choice;
use serde_json::Value;

/// `compare_type=False` or a function; answers whether the dialect is to compare.
pub(super) fn by_function(
    context: &mut Context<'_>,
    alter: &mut AlterColumn,
    before: &Column,
    after: &Column,
) -> Asked<bool> {
    if context.options.compare_type == Choice::No {
        return Ok(false);
    }
    if !begin(context, alter, before, after) || context.options.compare_type == Choice::Yes {
        return Ok(true);
    }
    let question = || Question::CompareType { reflected: Reference::column(before), model: Reference::column(after) };
    let answer = context.talk.ask(question)?;
    if truthy(&answer) {
        settle(context, alter, before, after);
        return Ok(false);
    }
    Ok(answer != Value::Bool(false))
}

/// Compares as the dialect does.
pub(super) fn compare(
    context: &mut Context<'_>,
    alter: &mut AlterColumn,
    before: &Column,
    after: &Column,
) -> Asked<()> {
    if begin(context, alter, before, after) && before.kind.differs_from(&after.kind)? {
        settle(context, alter, before, after);
    }
    Ok(())
}

fn begin(context: &mut Context<'_>, alter: &mut AlterColumn, before: &Column, after: &Column) -> bool {
    alter.existing_kind = Some(Typed { side: before.side, kind: before.kind.clone() });
    let place = format!("'{}.{}'", before.table, before.name);
    if before.kind.is_null() {
        context.talk.log(LOG_TYPES, format!("Couldn't determine database type for column {place}"));
        return false;
    }
    if after.kind.is_null() {
        context.talk.log(LOG_TYPES, format!("Column {place} has no type within the model; can't compare"));
        return false;
    }
    true
}

fn settle(context: &mut Context<'_>, alter: &mut AlterColumn, before: &Column, after: &Column) {
    alter.kind = Some(Typed { side: after.side, kind: after.kind.clone() });
    context.talk.log(
        LOG_TYPES,
        format!(
            "Detected type change from {} to {} on '{}.{}'",
            before.kind.repr, after.kind.repr, before.table, before.name
        ),
    );
}
