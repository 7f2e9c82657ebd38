//! Columns; Alembic: `_compare_columns`.

use super::{Context, LOG_TABLES, comments, defaults, nullable, types};
use crate::autogenerate::ask::{Asked, Reference};
use crate::autogenerate::model::{Column, Table, qualified};
use crate::autogenerate::op::{AlterColumn, OfColumn, Op};

/// The columns of the database that `include_name` lets through.
pub(super) fn kept(context: &mut Context<'_>, schema: Option<&str>, reflected: &Table) -> Asked<Vec<String>> {
    let mut kept = Vec::new();
    for column in &reflected.columns {
        if context.includes_part("column", Some(&column.name), schema, &reflected.name)? {
            kept.push(column.name.clone());
        }
    }
    Ok(kept)
}

pub(super) fn added_and_changed(
    context: &mut Context<'_>,
    schema: Option<&str>,
    reflected: &Table,
    model: &Table,
    kept: &[String],
) -> Asked<Vec<Op>> {
    let own = || model.columns.iter().filter(|column| !column.system);
    let mut ops = Vec::new();
    for column in own().filter(|column| !kept.contains(&column.name)) {
        if context.includes_object("column", Some(&column.name), Reference::column(column), false, None)? {
            ops.push(Op::AddColumn(of(schema, &reflected.name, column)));
            log(context, "added", schema, column, &reflected.name);
        }
    }
    for column in own().filter(|column| kept.contains(&column.name)) {
        let Some(before) = reflected.column(&column.name) else { continue };
        let (here, there) = (Reference::column(column), Reference::column(before));
        if context.includes_object("column", Some(&column.name), here, false, Some(there))? {
            ops.extend(changed(context, schema, before, column)?);
        }
    }
    Ok(ops)
}

pub(super) fn removed(
    context: &mut Context<'_>,
    schema: Option<&str>,
    reflected: &Table,
    model: &Table,
    kept: &[String],
) -> Asked<Vec<Op>> {
    let mut ops = Vec::new();
    for column in &reflected.columns {
        let known = model.column(&column.name).is_some_and(|column| !column.system);
        if known || !kept.contains(&column.name) {
            continue;
        }
        if context.includes_object("column", Some(&column.name), Reference::column(column), true, None)? {
            ops.push(Op::DropColumn(of(schema, &reflected.name, column)));
            log(context, "removed", schema, column, &reflected.name);
        }
    }
    Ok(ops)
}

fn of(schema: Option<&str>, table: &str, column: &Column) -> OfColumn {
    OfColumn {
        table: table.to_owned(),
        schema: schema.map(str::to_owned),
        column: Box::new(column.clone()),
        guard: None,
    }
}

fn log(context: &mut Context<'_>, word: &str, schema: Option<&str>, column: &Column, table: &str) {
    let table = qualified(schema, table);
    context.talk.log(LOG_TABLES, format!("Detected {word} column '{table}.{}'", column.name));
}

/// What is looked at of one column, in Alembic's order of priorities; what settles a matter ends it.
fn changed(context: &mut Context<'_>, schema: Option<&str>, before: &Column, after: &Column) -> Asked<Option<Op>> {
    let mut alter = AlterColumn {
        table: before.table.clone(),
        schema: schema.map(str::to_owned),
        column: before.name.clone(),
        ..AlterColumn::default()
    };
    let types_open = context.plugins.has("types") && types::by_function(context, &mut alter, before, after)?;
    let mut defaults_open =
        context.plugins.has("defaults") && defaults::by_function(context, &mut alter, before, after)?;
    if context.plugins.has("constraints") {
        nullable::compare(context, &mut alter, before, after);
    }
    defaults_open = defaults_open && defaults::generated(context, &mut alter, before, after)?;
    if context.plugins.has("comments") {
        comments::of_column(context, &mut alter, before, after);
    }
    if types_open {
        types::compare(context, &mut alter, before, after)?;
    }
    if defaults_open {
        defaults::compare(context, &mut alter, before, after)?;
    }
    Ok(alter.changes().then(|| Op::AlterColumn(Box::new(alter))))
}
