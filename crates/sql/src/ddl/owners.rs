//! OWNER TO, SET (…) of indexes and views, CLUSTER, REINDEX, and DROP of what Retort never has.

use super::extra::{DropWord, Dropped, RelationWord, StorageOption};
use super::names::{self, missing_relation, search_path};
use super::options::{self, Owner as OptionOwner};
use super::planner::Planner;
use super::renames::{named, tag};
use super::{domains, enums, statistics};
use crate::fault::{Result, error};
use diagnostics::Diagnostic;
use sqlparser::ast::{Ident, ObjectName, Owner};

/// `ALTER … OWNER TO`.
pub(super) fn owner_to(
    planner: &mut Planner<'_>,
    kind: RelationWord,
    if_exists: bool,
    name: &ObjectName,
    owner: &Owner,
) -> Result<&'static str> {
    match kind {
        RelationWord::Type => {
            enums::existing_type(planner, name)?;
        }
        RelationWord::Domain => {
            domains::existing(planner, name)?;
        }
        RelationWord::Statistics => {
            statistics::find(planner, name)??;
        }
        RelationWord::Schema => {
            let schema = names::written(&planner.context(), name)?.name;
            if planner.catalog.schema(&schema).is_none() {
                return Err(names::missing_schema(&schema));
            }
        }
        RelationWord::Database => require_database(planner, name)?,
        RelationWord::Index => {
            require_index(planner, name)?;
            let message = format!("cannot change owner of index \"{name}\"");
            return Err(error("42809", message, None).with_hint("Change the ownership of the index's table, instead."));
        }
        _ => {
            if named(planner, kind, if_exists, name)?.is_none() {
                return Ok(tag(kind));
            }
        }
    }
    names::require_role(&planner.context(), owner)?;
    Ok(tag(kind))
}

fn require_database(planner: &Planner<'_>, name: &ObjectName) -> Result<()> {
    let context = planner.context();
    let name = names::written(&context, name)?.name;
    if name == context.settings.database {
        return Ok(());
    }
    Err(error("3D000", format!("database \"{name}\" does not exist"), None))
}

/// An index by name: its table and its own name.
pub(super) fn require_index(planner: &Planner<'_>, name: &ObjectName) -> Result<(catalog::Oid, String)> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let found = context.catalog().find_index(written.schema.as_deref(), &written.name, &search_path(&context));
    match found {
        Some((table, index)) => Ok((table.oid, index.name.clone())),
        None => Err(match names::find_relation(&context, &written) {
            Some(relation) => error("42809", format!("\"{}\" is not an index", relation.name.name), None),
            None => missing_relation(&context, &written),
        }),
    }
}

/// `ALTER INDEX … SET (…)`, `ALTER VIEW … SET (…)`.
pub(super) fn set_options(
    planner: &mut Planner<'_>,
    kind: RelationWord,
    if_exists: bool,
    name: &ObjectName,
    given: &[StorageOption],
    reset: bool,
) -> Result<&'static str> {
    if kind == RelationWord::Index {
        let found = require_index(planner, name);
        let (table, index) = match found {
            Err(missing) if if_exists && missing.code == "42P01" => {
                planner.notice("00000", format!("{}, skipping", missing.message));
                return Ok(tag(kind));
            }
            found => found?,
        };
        let Some(found) = planner.relation(table)?.index(&index) else { return Ok(tag(kind)) };
        let changed = options::changed(&found.options, given, reset, OptionOwner::index(&found.method))?;
        planner.change(table, |table| {
            for found in table.indexes.iter_mut().filter(|it| it.name == index) {
                found.options.clone_from(&changed);
            }
        })?;
        return Ok(tag(kind));
    }
    if let Some(oid) = named(planner, kind, if_exists, name)? {
        super::table_actions::set_options(planner, oid, given, reset)?;
    }
    Ok(tag(kind))
}

/// CLUSTER: the index is remembered; rows have no order here.
pub(super) fn cluster(planner: &mut Planner<'_>, table: &ObjectName, index: Option<&Ident>) -> Result<&'static str> {
    let relation = names::relation(&planner.context(), table)?.clone();
    if !relation.is_stored() {
        let message = format!("\"{}\" is not a table or materialized view", relation.name.name);
        return Err(error("42809", message, None));
    }
    match index {
        Some(index) => super::table_actions::cluster_on(planner, relation.oid, &names::fold(index))?,
        None if relation.indexes.iter().any(|index| index.clustered) => {}
        None => {
            let message = format!("there is no previously clustered index for table \"{}\"", relation.name.name);
            return Err(error("42704", message, None));
        }
    }
    Ok("CLUSTER")
}

/// REINDEX: every index is always in order.
pub(super) fn reindex(planner: &Planner<'_>, kind: Option<RelationWord>, name: &ObjectName) -> Result<&'static str> {
    match kind {
        Some(RelationWord::Index) => {
            require_index(planner, name)?;
        }
        Some(_) => {
            let relation = names::relation(&planner.context(), name)?;
            if !relation.is_stored() {
                let message = format!("\"{}\" is not a table or materialized view", relation.name.name);
                return Err(error("42809", message, None));
            }
        }
        None => {}
    }
    Ok("REINDEX")
}

/// `DROP DOMAIN`, `DROP STATISTICS`, and DROP of what there never is.
pub(super) fn drop(
    planner: &mut Planner<'_>,
    kind: DropWord,
    if_exists: bool,
    dropped: &[Dropped],
    cascade: bool,
) -> Result<&'static str> {
    for one in dropped {
        let missing = match kind {
            DropWord::Domain => domains::drop(planner, &one.name, cascade)?,
            DropWord::Statistics => match statistics::find(planner, &one.name)? {
                Ok(found) => {
                    planner.catalog.comments.shift_remove(&found.oid);
                    planner.catalog.statistics.shift_remove(&found.oid);
                    None
                }
                Err(missing) => Some(missing),
            },
            DropWord::Function => Some(missing_routine(planner, "function", one, if_exists)?),
            DropWord::Procedure => Some(missing_routine(planner, "procedure", one, if_exists)?),
            DropWord::Trigger => Some(missing_of_table(planner, "trigger", one, if_exists)?),
            DropWord::Policy => Some(missing_of_table(planner, "policy", one, if_exists)?),
            DropWord::Rule => Some(missing_of_table(planner, "rule", one, if_exists)?),
        };
        match missing {
            None => {}
            Some(missing) if if_exists => planner.notice("00000", format!("{}, skipping", missing.message)),
            Some(missing) => return Err(missing),
        }
    }
    Ok(match kind {
        DropWord::Domain => "DROP DOMAIN",
        DropWord::Statistics => "DROP STATISTICS",
        DropWord::Function => "DROP FUNCTION",
        DropWord::Procedure => "DROP PROCEDURE",
        DropWord::Trigger => "DROP TRIGGER",
        DropWord::Policy => "DROP POLICY",
        DropWord::Rule => "DROP RULE",
    })
}

fn missing_routine(planner: &Planner<'_>, word: &str, dropped: &Dropped, if_exists: bool) -> Result<Diagnostic> {
    let context = planner.context();
    let written = names::written(&context, &dropped.name)?;
    let Some(arguments) = &dropped.arguments else {
        let message = if if_exists {
            format!("{word} {written}() does not exist")
        } else {
            format!("could not find a {word} named \"{written}\"")
        };
        return Ok(error("42883", message, None));
    };
    let mut shown = Vec::new();
    for argument in arguments {
        let type_name = crate::resolve_type(&context, argument)?;
        shown.push(if if_exists {
            raw(argument, &type_name)
        } else {
            datum::type_label(&type_name.base, &planner.catalog)
        });
    }
    let separator = if if_exists { "," } else { ", " };
    Ok(error("42883", format!("{word} {written}({}) does not exist", shown.join(separator)), None))
}

/// A type as PostgreSQL's grammar has it, which turns its own words into names of `pg_catalog`.
fn raw(written: &sqlparser::ast::DataType, resolved: &catalog::TypeName) -> String {
    use sqlparser::ast::DataType as D;
    let key = datum::type_key(&resolved.base);
    let is_name = matches!(
        written,
        D::Text
            | D::Uuid
            | D::Date
            | D::JSON
            | D::JSONB
            | D::Bytea
            | D::Custom(..)
            | D::Int4(_)
            | D::Int8(_)
            | D::Int2(_)
            | D::Float4
            | D::Float8
            | D::Regclass
            | D::TsVector
            | D::Bool
    );
    if is_name { key } else { format!("pg_catalog.{key}") }
}

fn missing_of_table(planner: &Planner<'_>, word: &str, dropped: &Dropped, if_exists: bool) -> Result<Diagnostic> {
    let context = planner.context();
    let name = names::written(&context, &dropped.name)?.name;
    let Some(table) = &dropped.table else {
        return Ok(error("42704", format!("{word} \"{name}\" does not exist"), None));
    };
    let written = names::written(&context, table)?;
    let Some(relation) = names::find_relation(&context, &written) else {
        return Ok(missing_relation(&context, &written));
    };
    let of = if if_exists || word == "rule" { "relation" } else { "table" };
    Ok(error("42704", format!("{word} \"{name}\" for {of} \"{}\" does not exist", relation.name.name), None))
}
