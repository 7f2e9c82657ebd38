//! Server defaults; Alembic: `alembic.autogenerate.compare.server_defaults` and `PostgresqlImpl.compare_server_default`.

use super::expression::normalized;
use super::{Context, LOG_DEFAULTS, identity};
use crate::autogenerate::ask::{Asked, Question, Reference, Stop, truthy};
use crate::autogenerate::model::{Column, Default};
use crate::autogenerate::op::AlterColumn;
use crate::autogenerate::settings::Choice;
use crate::autogenerate::unquoted;
use crate::compile::string_repr;
use crate::ddl::RenderError;
use serde_json::Value;

/// `compare_server_default=False` or a function; answers whether anything else is to compare.
pub(super) fn by_function(
    context: &mut Context<'_>,
    alter: &mut AlterColumn,
    before: &Column,
    after: &Column,
) -> Asked<bool> {
    if before.default.is_none() && after.default.is_none() {
        return Ok(true);
    }
    alter.existing_default = Some(before.default.clone());
    match context.options.compare_server_default {
        Choice::No => return Ok(false),
        Choice::Yes => return Ok(true),
        Choice::Ask => {}
    }
    let question = || Question::CompareServerDefault {
        reflected: Reference::column(before),
        model: Reference::column(after),
        rendered_reflected: rendered(before.default.as_ref()),
        rendered_model: rendered(after.default.as_ref()),
    };
    let answer = context.talk.ask(question)?;
    if truthy(&answer) {
        alter.default = Some(after.default.clone());
        let function = &context.options.server_default_function;
        context.talk.log(
            LOG_DEFAULTS,
            format!(
                "User defined function <function {function} at 0x…> detected server default on column '{}.{}'",
                before.table, before.name
            ),
        );
        return Ok(false);
    }
    Ok(answer != Value::Bool(false))
}

/// A plain default as text.
fn rendered(default: Option<&Default>) -> Option<String> {
    match default {
        Some(Default::Text(text)) => Some(text.clone()),
        Some(Default::Sql { sql, .. }) => Some(sql.clone()),
        _ => None,
    }
}

/// Computed and identity columns, and what counts by itself; answers whether the defaults are still to compare.
pub(super) fn generated(
    context: &mut Context<'_>,
    alter: &mut AlterColumn,
    before: &Column,
    after: &Column,
) -> Asked<bool> {
    if !computed(context, before, after) {
        return Ok(false);
    }
    if let Some(open) = identity_changed(context, alter, before, after)?
        && !open
    {
        return Ok(false);
    }
    if after.counts || after.autoincrement.as_deref() == Some("True") {
        alter.autoincrement = Some(true);
    } else if after.autoincrement.as_deref() == Some("False") {
        alter.autoincrement = Some(false);
    }
    Ok(true)
}

/// Computed columns cannot be changed: a warning is all that there is.
fn computed(context: &mut Context<'_>, before: &Column, after: &Column) -> bool {
    let expression = |column: &Column| match &column.default {
        Some(Default::Computed { sqltext, .. }) => Some(normalized(sqltext)),
        _ => None,
    };
    let (old, new) = (expression(before), expression(after));
    if old.is_none() && new.is_none() {
        return true;
    }
    if new.is_none() || new != Some(old.unwrap_or_default()) {
        context.talk.warn(format!("Computed default on {}.{} cannot be modified", before.table, before.name));
    }
    false
}

/// `None` if neither is an identity, else whether the matter is still open.
fn identity_changed(
    context: &mut Context<'_>,
    alter: &mut AlterColumn,
    before: &Column,
    after: &Column,
) -> Asked<Option<bool>> {
    let of = |column: &Column| match &column.default {
        Some(Default::Identity(identity)) => Ok(Some(identity.clone())),
        None => Ok(None),
        Some(_) => Err(Stop::Error(RenderError { class: "AssertionError", message: String::new() })),
    };
    let is_identity = |column: &Column| matches!(column.default, Some(Default::Identity(_)));
    if !is_identity(before) && !is_identity(after) {
        return Ok(None);
    }
    let (old, new) = (of(before)?, of(after)?);
    let differing = identity::differences(old.as_ref(), new.as_ref());
    if differing.is_empty() && old.is_some() == new.is_some() {
        return Ok(Some(true));
    }
    alter.default = Some(after.default.clone());
    if differing.is_empty() {
        return Ok(Some(true));
    }
    let shown: Vec<String> = differing.iter().map(|name| string_repr(name)).collect();
    context.talk.log(
        LOG_DEFAULTS,
        format!(
            "Detected server default on column '{}.{}': identity options attributes [{}]",
            before.table,
            before.name,
            shown.join(", ")
        ),
    );
    Ok(Some(false))
}

/// Compares plain defaults, in the last resort by asking the database.
pub(super) fn compare(
    context: &mut Context<'_>,
    alter: &mut AlterColumn,
    before: &Column,
    after: &Column,
) -> Asked<()> {
    let plain = |column: &Column| matches!(column.default, None | Some(Default::Text(_) | Default::Sql { .. }));
    if (before.default.is_none() && after.default.is_none()) || !plain(before) || !plain(after) {
        return Ok(());
    }
    alter.existing_default = Some(before.default.clone());
    if after.counts || !differ(context, before, after)? {
        return Ok(());
    }
    alter.default = Some(after.default.clone());
    context.talk.log(
        LOG_DEFAULTS,
        format!(
            "Dialect impl <alembic.ddl.postgresql.PostgresqlImpl object at 0x…> detected server default on column '{}.{}'",
            before.table, before.name
        ),
    );
    Ok(())
}

fn differ(context: &mut Context<'_>, before: &Column, after: &Column) -> Asked<bool> {
    let old = rendered(before.default.as_ref()).map(|old| {
        if old.starts_with("nextval('") && old.contains("'::regclass)") { old.replace("::regclass", "") } else { old }
    });
    let new = rendered(after.default.as_ref());
    if old == new {
        return Ok(false);
    }
    let (Some(old), Some(default)) = (old, &after.default) else { return Ok(true) };
    let new = match default {
        Default::Text(text) if !is_number(before) => format!("'{}'", unquoted(text)),
        Default::Text(text) => text.clone(),
        Default::Sql { sql, .. } => sql.clone(),
        _ => return Ok(true),
    };
    let sql = format!("SELECT {old} = {new} AS anon_1");
    Ok(!truthy(&context.talk.ask(|| Question::Scalar { sql })?))
}

fn is_number(column: &Column) -> bool {
    let class = column.kind.repr.split('(').next().unwrap_or_default();
    matches!(class, "NUMERIC" | "REAL" | "DOUBLE_PRECISION" | "FLOAT")
}
