//! DROP, with RESTRICT and CASCADE.

use super::cascade;
use super::depend::{self, Dependent};
use super::names::{self, Written, search_path};
use super::plan::Step;
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use catalog::{Oid, Relation, RelationKind};
use diagnostics::{Diagnostic, Severity};
use sqlparser::ast::{ObjectName, ObjectType, Statement};

/// Whether dependents go too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behaviour {
    Restrict,
    Cascade,
}

impl Behaviour {
    /// `CASCADE` or not.
    pub(super) fn of(cascade: bool) -> Self {
        if cascade { Self::Cascade } else { Self::Restrict }
    }
}

/// What a DROP names.
struct Drop<'a> {
    kind: Kind,
    if_exists: bool,
    names: &'a [ObjectName],
    behaviour: Behaviour,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table,
    View,
    MaterializedView,
    Sequence,
    Index,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
            Self::MaterializedView => "materialized view",
            Self::Sequence => "sequence",
            Self::Index => "index",
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::Table => "DROP TABLE",
            Self::View => "DROP VIEW",
            Self::MaterializedView => "DROP MATERIALIZED VIEW",
            Self::Sequence => "DROP SEQUENCE",
            Self::Index => "DROP INDEX",
        }
    }

    fn is(self, relation: &Relation) -> bool {
        match self {
            Self::Table => relation.is_table(),
            Self::View => matches!(relation.kind, RelationKind::View(_)),
            Self::MaterializedView => matches!(relation.kind, RelationKind::MaterializedView(_)),
            Self::Sequence => relation.is_sequence(),
            Self::Index => false,
        }
    }
}

/// DROP of anything that the parser puts into one statement.
pub(super) fn drop(planner: &mut Planner<'_>, statement: &Statement) -> Result<&'static str> {
    let Statement::Drop { object_type, if_exists, names, cascade, .. } = statement else {
        return Err(unsupported("this statement", None));
    };
    let behaviour = Behaviour::of(*cascade);
    let kind = match object_type {
        ObjectType::Table => Kind::Table,
        ObjectType::View => Kind::View,
        ObjectType::MaterializedView => Kind::MaterializedView,
        ObjectType::Sequence => Kind::Sequence,
        ObjectType::Index => Kind::Index,
        ObjectType::Schema => return super::schemas::drop_schemas(planner, *if_exists, names, behaviour),
        ObjectType::Type => return super::enums::drop_types(planner, *if_exists, names, behaviour),
        other => return Err(unsupported(format_args!("DROP {other}"), None)),
    };
    let drop = Drop { kind, if_exists: *if_exists, names, behaviour };
    if kind == Kind::Index { drop_indexes(planner, &drop) } else { drop_relations(planner, &drop) }?;
    Ok(kind.tag())
}

/// `DROP INDEX CONCURRENTLY`.
pub(super) fn drop_index_concurrently(
    planner: &mut Planner<'_>,
    if_exists: bool,
    names: &[ObjectName],
    cascade: bool,
) -> Result<&'static str> {
    if names.len() > 1 {
        return Err(error("0A000", "DROP INDEX CONCURRENTLY does not support dropping multiple objects", None));
    }
    if cascade {
        return Err(error("0A000", "DROP INDEX CONCURRENTLY does not support CASCADE", None));
    }
    let drop = Drop { kind: Kind::Index, if_exists, names, behaviour: Behaviour::Restrict };
    drop_indexes(planner, &drop)?;
    Ok(Kind::Index.tag())
}

fn missing(planner: &Planner<'_>, kind: Kind, written: &Written) -> Diagnostic {
    if let Some(schema) = &written.schema
        && !planner.catalog.has_schema(schema)
    {
        return names::missing_schema(schema);
    }
    error("42P01", format!("{} \"{written}\" does not exist", kind.word()), None)
}

/// Says that something is not there, and goes on.
fn skip(planner: &mut Planner<'_>, missing: &Diagnostic) {
    planner.notice("00000", format!("{}, skipping", missing.message));
}

fn drop_relations(planner: &mut Planner<'_>, drop: &Drop<'_>) -> Result<()> {
    let mut oids = Vec::new();
    for name in drop.names {
        let context = planner.context();
        let written = names::written(&context, name)?;
        let Some(found) = names::find_relation(&context, &written) else {
            if context.catalog().find_index(written.schema.as_deref(), &written.name, &search_path(&context)).is_some()
            {
                return Err(wrong_kind(&written.name, drop.kind, "index"));
            }
            let missing = missing(planner, drop.kind, &written);
            if !drop.if_exists {
                return Err(missing);
            }
            skip(planner, &missing);
            continue;
        };
        refuse_system(found)?;
        if !drop.kind.is(found) {
            return Err(wrong_kind(&found.name.name, drop.kind, depend::kind_word(found)));
        }
        oids.push(found.oid);
    }
    remove_relations(planner, &oids, drop.behaviour)
}

fn refuse_system(relation: &Relation) -> Result<()> {
    if matches!(relation.name.schema.as_str(), "pg_catalog" | "information_schema") {
        let message = format!("permission denied: \"{}\" is a system catalog", relation.name.name);
        return Err(error("42501", message, None));
    }
    Ok(())
}

fn wrong_kind(name: &str, wanted: Kind, is: &str) -> Diagnostic {
    let article = |word: &str| if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let message = format!("\"{name}\" is not {} {}", article(wanted.word()), wanted.word());
    let hint = format!("Use DROP {} to remove {} {is}.", is.to_uppercase(), article(is));
    error("42809", message, None).with_hint(hint)
}

/// Removes relations with what depends on them.
pub(super) fn remove_relations(planner: &mut Planner<'_>, oids: &[Oid], behaviour: Behaviour) -> Result<()> {
    refuse_identity_sequences(planner, oids)?;
    let seeds: Vec<Dependent> = oids.iter().map(|oid| cascade::relation(planner, *oid)).collect();
    let dependents = cascade::dependents(planner, &seeds);
    let what = subject(planner, oids);
    settle(planner, &what, &dependents, behaviour)?;
    oids.iter().try_for_each(|oid| match planner.catalog.relation(*oid) {
        Some(_) => remove_relation(planner, *oid),
        None => Ok(()),
    })
}

fn subject(planner: &Planner<'_>, oids: &[Oid]) -> String {
    match oids {
        [only] => described(planner, *only),
        _ => "desired object(s)".into(),
    }
}

fn refuse_identity_sequences(planner: &Planner<'_>, oids: &[Oid]) -> Result<()> {
    for oid in oids {
        let Some((owner, column)) = planner.relation(*oid)?.sequence().and_then(|it| it.owned_by.clone()) else {
            continue;
        };
        let Ok(table) = planner.relation(owner) else { continue };
        if !oids.contains(&owner) && table.column(&column).is_some_and(|column| column.identity.is_some()) {
            let column = format!("column {} of {}", datum::quote_identifier(&column), described(planner, owner));
            let message = format!("cannot drop {} because {column} requires it", described(planner, *oid));
            return Err(error("2BP01", message, None).with_hint(format!("You can drop {column} instead.")));
        }
    }
    Ok(())
}

/// `table users`.
fn described(planner: &Planner<'_>, oid: Oid) -> String {
    let context = planner.context();
    planner.relation(oid).map_or_else(|_| String::new(), |relation| depend::described_relation(&context, relation))
}

/// Refuses, or takes the dependents along and says so.
pub(super) fn settle(
    planner: &mut Planner<'_>,
    what: &str,
    dependents: &[(Dependent, String)],
    behaviour: Behaviour,
) -> Result<()> {
    if dependents.is_empty() {
        return Ok(());
    }
    let context = planner.context();
    if behaviour == Behaviour::Restrict {
        let lines: Vec<String> = dependents
            .iter()
            .map(|(dependent, on)| format!("{} depends on {on}", depend::describe(&context, dependent)))
            .collect();
        return Err(depend::refusal(&context, what, &lines));
    }
    let lines: Vec<String> = dependents
        .iter()
        .map(|(dependent, _)| format!("drop cascades to {}", depend::describe(&context, dependent)))
        .collect();
    let notice = match lines.as_slice() {
        [only] => Diagnostic::error("00000", only),
        many => Diagnostic::error("00000", format!("drop cascades to {} other objects", many.len()))
            .with_detail(many.join("\n")),
    };
    planner.notices.push(notice.with_severity(Severity::Notice));
    for (dependent, _) in dependents {
        remove(planner, dependent)?;
    }
    Ok(())
}

fn remove(planner: &mut Planner<'_>, dependent: &Dependent) -> Result<()> {
    match dependent {
        Dependent::Constraint { table, .. } | Dependent::Default { table, .. } | Dependent::Column { table, .. }
            if planner.catalog.relation(*table).is_none() =>
        {
            Ok(())
        }
        Dependent::Constraint { table, name } => {
            planner.change(*table, |table| table.constraints.retain(|it| it.name != *name))
        }
        Dependent::Default { table, column } => planner.change(*table, |table| {
            if let Some(column) = table.column_mut(column) {
                column.default = None;
            }
        }),
        Dependent::Column { table, column } => super::alter_table::remove_column(planner, *table, column),
        Dependent::View(oid) | Dependent::Relation(oid) => match planner.catalog.relation(*oid) {
            Some(_) => remove_relation(planner, *oid),
            None => Ok(()),
        },
        Dependent::Type(oid) => {
            planner.catalog.drop_enum(*oid);
            Ok(())
        }
        Dependent::Domain(oid) => {
            planner.catalog.drop_domain(*oid);
            Ok(())
        }
    }
}

/// Removes one relation with its own foreign keys and sequences; whatever else depends on it is gone already.
pub(super) fn remove_relation(planner: &mut Planner<'_>, oid: Oid) -> Result<()> {
    let owned: Vec<Oid> = planner.catalog.owned_sequences(oid).iter().map(|owned| owned.relation.oid).collect();
    for sequence in owned {
        planner.catalog.drop_relation(sequence);
        planner.steps.push(Step::ForgetSequence(sequence));
    }
    if planner.relation(oid)?.is_sequence() {
        planner.steps.push(Step::ForgetSequence(oid));
    }
    planner.catalog.drop_relation(oid);
    Ok(())
}

fn drop_indexes(planner: &mut Planner<'_>, drop: &Drop<'_>) -> Result<()> {
    for name in drop.names {
        let context = planner.context();
        let written = names::written(&context, name)?;
        let found = context.catalog().find_index(written.schema.as_deref(), &written.name, &search_path(&context));
        let Some((table, index)) = found else {
            if let Some(relation) = names::find_relation(&context, &written) {
                return Err(wrong_kind(&relation.name.name, Kind::Index, depend::kind_word(relation)));
            }
            let missing = match missing(planner, Kind::Index, &written) {
                missing if missing.code == "42P01" => Diagnostic { code: "42704".into(), ..missing },
                other => other,
            };
            if !drop.if_exists {
                return Err(missing);
            }
            skip(planner, &missing);
            continue;
        };
        if let Some(constraint) = table.constraint_of_index(index) {
            let constraint = format!(
                "constraint {} on {}",
                datum::quote_identifier(&constraint.name),
                depend::described_relation(&context, table)
            );
            let message =
                format!("cannot drop index {} because {constraint} requires it", datum::quote_identifier(&index.name));
            return Err(error("2BP01", message, None).with_hint(format!("You can drop {constraint} instead.")));
        }
        let (oid, index_name) = (table.oid, index.name.clone());
        refuse_needed_index(planner, oid, &index_name, drop.behaviour)?;
        planner.change(oid, |table| table.indexes.retain(|index| index.name != index_name))?;
    }
    Ok(())
}

/// A foreign key may stand on a bare unique index.
fn refuse_needed_index(planner: &mut Planner<'_>, table: Oid, index: &str, behaviour: Behaviour) -> Result<()> {
    let columns = planner.relation(table)?.index(index).and_then(|index| index.column_names().map(own));
    let Some(columns) = columns else { return Ok(()) };
    let what = format!("index {}", datum::quote_identifier(index));
    let dependents = keys_standing_on(planner, table, index, &columns, &what)?;
    settle(planner, &what, &dependents, behaviour)
}

fn own(names: Vec<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// The foreign keys that need this very unique index, because no other one has the same columns.
pub(super) fn keys_standing_on(
    planner: &Planner<'_>,
    table: Oid,
    index: &str,
    columns: &[String],
    on: &str,
) -> Result<Vec<(Dependent, String)>> {
    let relation = planner.relation(table)?;
    let same = |names: Vec<&str>| names.len() == columns.len() && columns.iter().all(|it| names.contains(&it.as_str()));
    let first = relation
        .indexes
        .iter()
        .filter(|it| it.unique && it.predicate.is_none() && it.column_names().is_some_and(same))
        .min_by_key(|it| (relation.constraint_of_index(it).is_none(), it.oid));
    if first.is_none_or(|first| first.name != index) {
        return Ok(Vec::new());
    }
    let keys = planner.catalog.incoming_foreign_keys(table).into_iter().filter(|incoming| {
        let names: Vec<&str> = incoming.key.referenced_columns.iter().map(String::as_str).collect();
        same(names)
    });
    let dependents = keys.map(|incoming| {
        let name = incoming.constraint.name.clone();
        (Dependent::Constraint { table: incoming.relation.oid, name }, on.to_owned())
    });
    Ok(dependents.collect())
}
