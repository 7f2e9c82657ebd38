//! COMMENT ON.

use super::names::{self, fold, missing_schema, search_path};
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use catalog::Oid;
use sqlparser::ast::{CommentObject, Ident, ObjectName, Statement};

/// COMMENT ON.
pub(super) fn comment(planner: &mut Planner<'_>, statement: &Statement) -> Result<&'static str> {
    let Statement::Comment { object_type, object_name, comment, .. } = statement else {
        return Err(unsupported("this statement", None));
    };
    let comment = comment.clone().filter(|text| !text.is_empty());
    match object_type {
        CommentObject::Table | CommentObject::View | CommentObject::MaterializedView | CommentObject::Sequence => {
            let oid = names::relation(&planner.context(), object_name)?.oid;
            planner.change(oid, |relation| relation.comment = comment)?;
        }
        CommentObject::Column => on_column(planner, object_name, comment)?,
        CommentObject::Index => {
            let oid = index(planner, object_name)?;
            set(planner, oid, comment);
        }
        CommentObject::Type => {
            let oid = enum_type(planner, object_name)?;
            set(planner, oid, comment);
        }
        CommentObject::Schema => on_schema(planner, object_name, comment)?,
        other => return Err(unsupported(format_args!("COMMENT ON {other}"), None)),
    }
    Ok("COMMENT")
}

fn set(planner: &mut Planner<'_>, oid: Oid, comment: Option<String>) {
    match comment {
        Some(comment) => planner.catalog.comments.insert(oid, comment),
        None => planner.catalog.comments.shift_remove(&oid),
    };
}

fn on_column(planner: &mut Planner<'_>, name: &ObjectName, comment: Option<String>) -> Result<()> {
    let idents: Vec<Ident> = names::idents(name)?.into_iter().cloned().collect();
    let Some((column, table)) = idents.split_last().filter(|(_, table)| !table.is_empty()) else {
        return Err(error("42601", "column name must be qualified", None));
    };
    let table = ObjectName::from(table.to_vec());
    let relation = names::relation(&planner.context(), &table)?.clone();
    let column = fold(column);
    if relation.column(&column).is_none() {
        return Err(super::alter_table::missing_column(&relation, &column));
    }
    planner.change(relation.oid, |relation| {
        if let Some(column) = relation.column_mut(&column) {
            column.comment = comment;
        }
    })
}

fn index(planner: &Planner<'_>, name: &ObjectName) -> Result<Oid> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let found = context.catalog().find_index(written.schema.as_deref(), &written.name, &search_path(&context));
    match found {
        Some((_, index)) => Ok(index.oid),
        None => Err(names::missing_relation(&context, &written)),
    }
}

fn enum_type(planner: &Planner<'_>, name: &ObjectName) -> Result<Oid> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let found = context.catalog().find_enum(written.schema.as_deref(), &written.name, &search_path(&context));
    found.map(|kind| kind.oid).ok_or_else(|| error("42704", format!("type \"{written}\" does not exist"), None))
}

fn on_schema(planner: &mut Planner<'_>, name: &ObjectName, comment: Option<String>) -> Result<()> {
    let name = names::written(&planner.context(), name)?.name;
    let found = planner.catalog.schemas.iter_mut().find(|schema| schema.name == name);
    found.map(|schema| schema.comment = comment).ok_or_else(|| missing_schema(&name))
}

/// COMMENT ON CONSTRAINT.
pub(super) fn on_constraint(
    planner: &mut Planner<'_>,
    constraint: &Ident,
    table: &ObjectName,
    comment: Option<&str>,
) -> Result<&'static str> {
    let table = names::relation(&planner.context(), table)?.clone();
    let name = fold(constraint);
    let Some(constraint) = table.constraint(&name) else {
        let message = format!("constraint \"{name}\" for table \"{}\" does not exist", table.name.name);
        return Err(error("42704", message, None));
    };
    set(planner, constraint.oid, comment.map(str::to_owned));
    Ok("COMMENT")
}
