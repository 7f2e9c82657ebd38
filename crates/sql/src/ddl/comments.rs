//! COMMENT ON.

use super::extra::CommentTarget;
use super::names::{self, fold, missing_schema, search_path};
use super::planner::Planner;
use super::{domains, statistics};
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
            let context = planner.context();
            let relation = names::relation(&context, object_name)?;
            let fits = match object_type {
                CommentObject::Table => relation.is_table(),
                CommentObject::View => relation.is_view() && !relation.is_materialized_view(),
                CommentObject::MaterializedView => relation.is_materialized_view(),
                _ => relation.is_sequence(),
            };
            if !fits {
                let article = format!("\"{}\" is not a {}", relation.name.name, object_type.to_string().to_lowercase());
                return Err(error("42809", article, None));
            }
            let oid = relation.oid;
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
    let path = search_path(&context);
    if let Some(domain) = context.catalog().find_domain(written.schema.as_deref(), &written.name, &path) {
        return Ok(domain.oid);
    }
    let found = context.catalog().find_enum(written.schema.as_deref(), &written.name, &path);
    found.map(|kind| kind.oid).ok_or_else(|| error("42704", format!("type \"{written}\" does not exist"), None))
}

fn on_schema(planner: &mut Planner<'_>, name: &ObjectName, comment: Option<String>) -> Result<()> {
    let name = names::written(&planner.context(), name)?.name;
    let found = planner.catalog.schemas.iter_mut().find(|schema| schema.name == name);
    found.map(|schema| schema.comment = comment).ok_or_else(|| missing_schema(&name))
}

/// COMMENT ON what the parser does not know.
pub(super) fn on_extra(planner: &mut Planner<'_>, on: &CommentTarget, comment: Option<String>) -> Result<&'static str> {
    match on {
        CommentTarget::Constraint { constraint, table } => on_constraint(planner, constraint, table, comment)?,
        CommentTarget::DomainConstraint { constraint, domain } => {
            let domain = domains::existing(planner, domain)?;
            let name = fold(constraint);
            let Some(check) = domain.checks.iter().find(|check| check.name == name) else {
                let message = format!("constraint \"{name}\" for domain {} does not exist", domain.name.name);
                return Err(error("42704", message, None));
            };
            set(planner, check.oid, comment);
        }
        CommentTarget::Domain(name) => {
            let oid = domains::existing(planner, name)?.oid;
            set(planner, oid, comment);
        }
        CommentTarget::Statistics(name) => {
            let oid = statistics::find(planner, name)??.oid;
            set(planner, oid, comment);
        }
        CommentTarget::Database(name) => {
            let (name, own) = (fold(name), planner.before().settings.database.clone());
            if name != own {
                return Err(error("3D000", format!("database \"{name}\" does not exist"), None));
            }
            return Err(unsupported("COMMENT ON DATABASE", None));
        }
        CommentTarget::Extension(name) => {
            let name = fold(name);
            if name != "plpgsql" && !planner.catalog.extensions.contains(&name) {
                return Err(error("42704", format!("extension \"{name}\" does not exist"), None));
            }
            return Err(unsupported("COMMENT ON EXTENSION", None));
        }
        CommentTarget::Role(_) => return Err(unsupported("COMMENT ON ROLE", None)),
    }
    Ok("COMMENT")
}

fn on_constraint(
    planner: &mut Planner<'_>,
    constraint: &Ident,
    table: &ObjectName,
    comment: Option<String>,
) -> Result<()> {
    let table = names::relation(&planner.context(), table)?.clone();
    let name = fold(constraint);
    let Some(constraint) = table.constraint(&name) else {
        let message = format!("constraint \"{name}\" for table \"{}\" does not exist", table.name.name);
        return Err(error("42704", message, None));
    };
    set(planner, constraint.oid, comment);
    Ok(())
}
