//! The actions of ALTER TABLE that the parser does not know.

use super::alter_table::missing_column;
use super::extra::{ColumnAction, StorageOption, TableAction};
use super::names::fold;
use super::options::{self, Owner};
use super::planner::Planner;
use super::{column_storage, identity};
use crate::fault::{Result, error, unsupported};
use catalog::{Column, ConstraintKind, Oid, Persistence, Relation};
use sqlparser::ast::{Ident, ReplicaIdentity};

/// What an action is called in `ALTER action … cannot be performed`.
pub(super) fn name(action: &TableAction) -> String {
    let name = match action {
        TableAction::Known(known) => return known.to_string(),
        TableAction::Column { action, .. } => match action {
            ColumnAction::Type { .. } => "ALTER COLUMN ... TYPE",
            ColumnAction::Statistics(_) => "ALTER COLUMN ... SET STATISTICS",
            ColumnAction::Storage(_) => "ALTER COLUMN ... SET STORAGE",
            ColumnAction::Compression(_) => "ALTER COLUMN ... SET COMPRESSION",
            ColumnAction::Options { reset: false, .. } => "ALTER COLUMN ... SET",
            ColumnAction::Options { reset: true, .. } => "ALTER COLUMN ... RESET",
            ColumnAction::Identity(_) => "ALTER COLUMN ... DROP IDENTITY",
            ColumnAction::SetIdentity(_) => "ALTER COLUMN ... SET",
        },
        TableAction::ClusterOn(_) => "CLUSTER ON",
        TableAction::WithoutCluster => "SET WITHOUT CLUSTER",
        TableAction::Options { reset: false, .. } => "SET",
        TableAction::Options { reset: true, .. } => "RESET",
        TableAction::Constraint { .. } => "ALTER CONSTRAINT",
        TableAction::Tablespace(_) => "SET TABLESPACE",
        TableAction::Refused(name) => name.trim_start_matches("ALTER TABLE … "),
    };
    name.to_owned()
}

/// Whether an action can be performed on a relation that is no table.
pub(super) fn allows(relation: &Relation, action: &TableAction) -> bool {
    match action {
        TableAction::Options { .. } => relation.is_view(),
        TableAction::Column { action, .. } => {
            let of_storage = matches!(
                action,
                ColumnAction::Statistics(_)
                    | ColumnAction::Storage(_)
                    | ColumnAction::Compression(_)
                    | ColumnAction::Options { .. }
            );
            of_storage && relation.is_materialized_view()
        }
        TableAction::ClusterOn(_) | TableAction::WithoutCluster | TableAction::Tablespace(_) => {
            relation.is_materialized_view()
        }
        _ => false,
    }
}

/// Does one.
pub(super) fn act(planner: &mut Planner<'_>, oid: Oid, action: &TableAction) -> Result<()> {
    match action {
        TableAction::Known(known) => Err(unsupported(format_args!("ALTER TABLE … {known}"), None)),
        TableAction::Column { column, action } => column_action(planner, oid, column, action),
        TableAction::ClusterOn(index) => cluster_on(planner, oid, &fold(index)),
        TableAction::WithoutCluster => {
            planner.change(oid, |table| table.indexes.iter_mut().for_each(|index| index.clustered = false))
        }
        TableAction::Options { options, reset } => set_options(planner, oid, options, *reset),
        TableAction::Constraint { name, deferrable, initially_deferred } => {
            alter_constraint(planner, oid, &fold(name), *deferrable, *initially_deferred)
        }
        TableAction::Tablespace(name) => require_tablespace(name),
        TableAction::Refused(name) => Err(unsupported(name, None)),
    }
}

fn require_tablespace(name: &Ident) -> Result<()> {
    let name = fold(name);
    match name.as_str() {
        "pg_default" => Ok(()),
        _ => Err(error("42704", format!("tablespace \"{name}\" does not exist"), None)),
    }
}

/// `SET (…)`, `RESET (…)`.
pub(super) fn set_options(planner: &mut Planner<'_>, oid: Oid, given: &[StorageOption], reset: bool) -> Result<()> {
    let relation = planner.relation(oid)?;
    let owner = if relation.is_view() && !relation.is_materialized_view() { Owner::View } else { Owner::Table };
    let changed = options::changed(&relation.options, given, reset, owner)?;
    planner.change(oid, |relation| relation.options = changed)
}

/// Marks the index that CLUSTER follows.
pub(super) fn cluster_on(planner: &mut Planner<'_>, oid: Oid, name: &str) -> Result<()> {
    let table = planner.relation(oid)?;
    let own = &table.name.name;
    let Some(index) = table.index(name) else {
        return Err(match planner.catalog.index_named(&table.name.schema, name) {
            Some(_) => error("42809", format!("\"{name}\" is not an index for table \"{own}\""), None),
            None => error("42704", format!("index \"{name}\" for table \"{own}\" does not exist"), None),
        });
    };
    if !matches!(index.method.as_str(), "btree" | "gist") {
        let message = format!("cannot cluster on index \"{name}\" because access method does not support clustering");
        return Err(error("0A000", message, None));
    }
    if index.predicate.is_some() {
        return Err(error("0A000", format!("cannot cluster on partial index \"{name}\""), None));
    }
    planner.change(oid, |table| {
        for index in &mut table.indexes {
            index.clustered = index.name == name;
        }
    })
}

fn alter_constraint(
    planner: &mut Planner<'_>,
    oid: Oid,
    name: &str,
    deferrable: Option<bool>,
    initially_deferred: Option<bool>,
) -> Result<()> {
    let table = planner.relation(oid)?;
    let own = &table.name.name;
    let Some(constraint) = table.constraint(name) else {
        let message = format!("constraint \"{name}\" of relation \"{own}\" does not exist");
        return Err(error("42704", message, None));
    };
    if !matches!(constraint.kind, ConstraintKind::ForeignKey(_)) {
        let message = format!("constraint \"{name}\" of relation \"{own}\" is not a foreign key constraint");
        return Err(error("42809", message, None));
    }
    let initially_deferred = initially_deferred.unwrap_or(false);
    let deferrable = deferrable.unwrap_or(initially_deferred);
    planner.change(oid, |table| {
        for constraint in table.constraints.iter_mut().filter(|constraint| constraint.name == name) {
            (constraint.deferrable, constraint.initially_deferred) = (deferrable, initially_deferred);
        }
    })
}

/// `SET LOGGED`, `SET UNLOGGED`.
pub(super) fn set_logged(planner: &mut Planner<'_>, oid: Oid, logged: bool) -> Result<()> {
    let table = planner.relation(oid)?.clone();
    let own = &table.name.name;
    if table.is_temporary() {
        let message = format!("cannot change logged status of table \"{own}\" because it is temporary");
        return Err(error("42P16", message, None));
    }
    let wanted = if logged { Persistence::Permanent } else { Persistence::Unlogged };
    let other = |oid: Oid| planner.catalog.relation(oid).filter(|it| it.oid != table.oid && it.persistence != wanted);
    let in_the_way = if logged {
        table.foreign_keys().find_map(|(_, key)| other(key.referenced))
    } else {
        planner.catalog.incoming_foreign_keys(oid).iter().find_map(|incoming| other(incoming.relation.oid))
    };
    if let Some(other) = in_the_way {
        let (to, is) = if logged { ("logged", "unlogged") } else { ("unlogged", "logged") };
        let message = format!(
            "could not change table \"{own}\" to {to} because it references {is} table \"{}\"",
            other.name.name
        );
        return Err(error("42P16", message, None));
    }
    planner.change(oid, |table| table.persistence = wanted)
}

/// `REPLICA IDENTITY`.
pub(super) fn replica_identity(planner: &mut Planner<'_>, oid: Oid, identity: &ReplicaIdentity) -> Result<()> {
    let words = match identity {
        ReplicaIdentity::Default => None,
        ReplicaIdentity::Nothing => Some("NOTHING".to_owned()),
        ReplicaIdentity::Full => Some("FULL".to_owned()),
        ReplicaIdentity::Index(_) => return Err(unsupported("REPLICA IDENTITY USING INDEX", None)),
    };
    planner.change(oid, |table| table.replica_identity = words)
}

fn column_action(planner: &mut Planner<'_>, oid: Oid, ident: &Ident, action: &ColumnAction) -> Result<()> {
    let table = planner.relation(oid)?.clone();
    let name = fold(ident);
    let Some(column) = table.column(&name) else { return Err(missing_column(&table, &name)) };
    match action {
        ColumnAction::Type { .. } => Err(unsupported("a type change here", None)),
        ColumnAction::Identity(action) => identity::drop(planner, &table, column, *action),
        ColumnAction::SetIdentity(options) => identity::set(planner, &table, column, options),
        ColumnAction::Statistics(target) => {
            let target = statistics_target(planner, *target)?;
            change(planner, oid, &name, |column| column.statistics = target)
        }
        ColumnAction::Storage(storage) => {
            let storage = column_storage::storage(planner, column, &storage.value)?;
            change(planner, oid, &name, |column| column.storage = storage)
        }
        ColumnAction::Compression(method) => {
            let method = column_storage::compression(planner, column, &fold(method))?;
            change(planner, oid, &name, |column| column.compression = method)
        }
        ColumnAction::Options { options: given, reset } => {
            let changed = options::changed(&column.options, given, *reset, Owner::Column)?;
            change(planner, oid, &name, |column| column.options = changed)
        }
    }
}

fn change(planner: &mut Planner<'_>, oid: Oid, name: &str, change: impl FnOnce(&mut Column)) -> Result<()> {
    planner.change(oid, |table| {
        if let Some(column) = table.column_mut(name) {
            change(column);
        }
    })
}

/// A target for statistics; nothing for the default.
pub(super) fn statistics_target(planner: &mut Planner<'_>, target: i32) -> Result<Option<i32>> {
    match target {
        ..=-2 => Err(error("22023", format!("statistics target {target} is too low"), None)),
        -1 => Ok(None),
        10_001.. => {
            planner.warning("22023", "lowering statistics target to 10000");
            Ok(Some(10_000))
        }
        target => Ok(Some(target)),
    }
}
