//! RENAME of relations, columns and constraints, and SET SCHEMA.

use super::extra::RelationWord;
use super::names::{self, fold, missing_relation, missing_schema, truncation_notice};
use super::planner::Planner;
use super::restate;
use crate::fault::{Result, error};
use catalog::{ConstraintKind, KeyPart, Oid, QualifiedName, Relation, RelationKind};
use sqlparser::ast::{Ident, ObjectName};

/// RENAME COLUMN.
pub(super) fn rename_column(planner: &mut Planner<'_>, table: &Relation, from: &str, to: &Ident) -> Result<()> {
    planner.notices.extend(truncation_notice(to));
    let to = fold(to);
    super::columns::refuse_system_name(&to)?;
    if table.column(from).is_none() {
        return Err(error("42703", format!("column \"{from}\" does not exist"), None));
    }
    if table.column(&to).is_some() {
        let message = format!("column \"{to}\" of relation \"{}\" already exists", table.name.name);
        return Err(error("42701", message, None));
    }
    let views = restate::views_before(planner, table.oid)?;
    if table.is_view() {
        let query = super::views::analyzed(&planner.context(), table)?.query;
        let names: Vec<String> = table
            .columns
            .iter()
            .map(|column| if column.name == from { to.clone() } else { column.name.clone() })
            .collect();
        let text = catalog::Expression(super::views::with_column_names(&planner.context(), &query, &names));
        planner.change(table.oid, |view| match &mut view.kind {
            RelationKind::View(query) | RelationKind::MaterializedView(query) => *query = text,
            RelationKind::Table | RelationKind::Sequence(_) => {}
        })?;
    }
    planner.change(table.oid, |table| rename_in_table(table, from, &to))?;
    rename_in_statistics(planner, table.oid, from, &to);
    restate::column_expressions(planner, table, from, &to)?;
    for referencing in referencing(planner, table.oid) {
        planner.change(referencing, |other| rename_referenced(other, table.oid, from, &to))?;
    }
    let owned: Vec<Oid> = planner.catalog.owned_sequences(table.oid).iter().map(|owned| owned.relation.oid).collect();
    for sequence in owned {
        planner.change(sequence, |sequence| rename_owner(sequence, from, &to))?;
    }
    restate::views_after(planner, views)
}

fn referencing(planner: &Planner<'_>, oid: Oid) -> Vec<Oid> {
    planner.catalog.incoming_foreign_keys(oid).iter().map(|incoming| incoming.relation.oid).collect()
}

fn replace(names: &mut [String], from: &str, to: &str) {
    for name in names.iter_mut().filter(|name| *name == from) {
        to.clone_into(name);
    }
}

fn rename_in_table(table: &mut Relation, from: &str, to: &str) {
    if let Some(column) = table.column_mut(from) {
        to.clone_into(&mut column.name);
    }
    for constraint in &mut table.constraints {
        match &mut constraint.kind {
            ConstraintKind::PrimaryKey { columns } | ConstraintKind::Unique { columns } => replace(columns, from, to),
            ConstraintKind::ForeignKey(key) => replace(&mut key.columns, from, to),
            ConstraintKind::Check(_) => {}
        }
    }
    for index in &mut table.indexes {
        replace(&mut index.include, from, to);
        for key in &mut index.keys {
            if let KeyPart::Column(name) = &mut key.part
                && name == from
            {
                to.clone_into(name);
            }
        }
    }
}

fn rename_in_statistics(planner: &mut Planner<'_>, table: Oid, from: &str, to: &str) {
    for statistics in planner.catalog.statistics.values_mut().filter(|one| one.relation == table) {
        replace(&mut std::rc::Rc::make_mut(statistics).columns, from, to);
    }
}

fn rename_referenced(other: &mut Relation, referenced: Oid, from: &str, to: &str) {
    for constraint in &mut other.constraints {
        if let ConstraintKind::ForeignKey(key) = &mut constraint.kind
            && key.referenced == referenced
        {
            replace(&mut key.referenced_columns, from, to);
        }
    }
}

fn rename_owner(sequence: &mut Relation, from: &str, to: &str) {
    if let RelationKind::Sequence(parameters) = &mut sequence.kind
        && let Some((_, column)) = &mut parameters.owned_by
        && column == from
    {
        to.clone_into(column);
    }
}

/// `ALTER VIEW … RENAME COLUMN`.
pub(super) fn rename_view_column(
    planner: &mut Planner<'_>,
    kind: RelationWord,
    if_exists: bool,
    name: &ObjectName,
    from: &Ident,
    to: &Ident,
) -> Result<&'static str> {
    if let Some(oid) = named(planner, kind, if_exists, name)? {
        let relation = planner.relation(oid)?.clone();
        rename_column(planner, &relation, &fold(from), to)?;
    }
    Ok(tag(kind))
}

/// RENAME CONSTRAINT.
pub(super) fn rename_constraint(planner: &mut Planner<'_>, table: &Relation, from: &str, to: &str) -> Result<()> {
    let Some(constraint) = table.constraint(from) else {
        let message = format!("constraint \"{from}\" for table \"{}\" does not exist", table.name.name);
        return Err(error("42704", message, None));
    };
    if constraint.kind.has_index() {
        return super::indexes::rename_index(planner, table, from, to);
    }
    super::constraints::refuse_taken(table, to)?;
    planner.change(table.oid, |table| {
        for constraint in table.constraints.iter_mut().filter(|constraint| constraint.name == from) {
            to.clone_into(&mut constraint.name);
        }
    })
}

/// RENAME TO.
pub(super) fn rename_relation(planner: &mut Planner<'_>, oid: Oid, to: &str) -> Result<()> {
    let name = QualifiedName::new(&planner.relation(oid)?.name.schema, to);
    if planner.catalog.relation_name_taken(&name.schema, to) {
        return Err(error("42P07", format!("relation \"{to}\" already exists"), None));
    }
    if !planner.relation(oid)?.is_sequence() && planner.catalog.enum_named(&name.schema, to).is_some() {
        return Err(error("42710", format!("type \"{to}\" already exists"), None));
    }
    move_relation(planner, oid, name)
}

fn move_relation(planner: &mut Planner<'_>, oid: Oid, name: QualifiedName) -> Result<()> {
    let views = restate::views_before(planner, oid)?;
    let before = planner.catalog.clone();
    planner.change(oid, |relation| relation.name = name)?;
    restate::sequence_defaults(planner, &before, oid)?;
    restate::views_after(planner, views)
}

/// `ALTER SEQUENCE … RENAME TO` and `ALTER VIEW … RENAME TO`.
pub(super) fn rename(
    planner: &mut Planner<'_>,
    kind: RelationWord,
    if_exists: bool,
    name: &ObjectName,
    to: &Ident,
) -> Result<&'static str> {
    planner.notices.extend(truncation_notice(to));
    match kind {
        RelationWord::Index if if_exists => {
            return super::indexes::rename_if_exists(planner, name, &fold(to));
        }
        RelationWord::Index => {
            let (table, from) = super::owners::require_index(planner, name)?;
            let table = planner.relation(table)?.clone();
            super::indexes::rename_index(planner, &table, &from, &fold(to))?;
            return Ok(tag(kind));
        }
        RelationWord::Domain => {
            super::domains::relocate(planner, name, None, Some(&fold(to)))?;
            return Ok(tag(kind));
        }
        RelationWord::Statistics => {
            super::statistics::rename(planner, name, &fold(to))?;
            return Ok(tag(kind));
        }
        RelationWord::Type => return super::enums::rename_type(planner, name, &fold(to)),
        RelationWord::Schema => {
            super::schemas::rename(planner, name, &fold(to))?;
            return Ok(tag(kind));
        }
        RelationWord::Database => return Err(crate::fault::unsupported("ALTER DATABASE … RENAME", None)),
        _ => {}
    }
    if let Some(oid) = named(planner, kind, if_exists, name)? {
        rename_relation(planner, oid, &fold(to))?;
    }
    Ok(tag(kind))
}

/// The command tag.
pub(super) fn tag(kind: RelationWord) -> &'static str {
    match kind {
        RelationWord::Table => "ALTER TABLE",
        RelationWord::View => "ALTER VIEW",
        RelationWord::MaterializedView => "ALTER MATERIALIZED VIEW",
        RelationWord::Domain => "ALTER DOMAIN",
        RelationWord::Statistics => "ALTER STATISTICS",
        RelationWord::Schema => "ALTER SCHEMA",
        RelationWord::Database => "ALTER DATABASE",
        RelationWord::Sequence => "ALTER SEQUENCE",
        RelationWord::Index => "ALTER INDEX",
        RelationWord::Type => "ALTER TYPE",
    }
}

/// The relation that a statement names and what it calls it.
pub(super) fn named(
    planner: &mut Planner<'_>,
    kind: RelationWord,
    if_exists: bool,
    name: &ObjectName,
) -> Result<Option<Oid>> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let Some(found) = names::find_relation(&context, &written) else {
        if if_exists {
            planner.notice("00000", format!("relation \"{written}\" does not exist, skipping"));
            return Ok(None);
        }
        return Err(missing_relation(&context, &written));
    };
    let fits = match kind {
        RelationWord::View => found.is_view() && !found.is_materialized_view(),
        RelationWord::MaterializedView => found.is_materialized_view(),
        RelationWord::Sequence => found.is_sequence(),
        _ => true,
    };
    if !fits {
        let word = match kind {
            RelationWord::View => "view",
            RelationWord::MaterializedView => "materialized view",
            _ => "sequence",
        };
        return Err(error("42809", format!("\"{}\" is not a {word}", found.name.name), None));
    }
    Ok(Some(found.oid))
}

/// SET SCHEMA.
pub(super) fn set_schema(
    planner: &mut Planner<'_>,
    kind: RelationWord,
    if_exists: bool,
    name: &ObjectName,
    schema: &Ident,
) -> Result<&'static str> {
    let schema = fold(schema);
    if kind == RelationWord::Type {
        return super::enums::set_schema(planner, name, &schema);
    }
    if kind == RelationWord::Domain {
        super::domains::relocate(planner, name, Some(&schema), None)?;
        return Ok(tag(kind));
    }
    if kind == RelationWord::Statistics {
        return Err(crate::fault::unsupported("ALTER STATISTICS … SET SCHEMA", None));
    }
    let Some(oid) = named(planner, kind, if_exists, name)? else { return Ok(tag(kind)) };
    if !planner.catalog.has_schema(&schema) {
        return Err(missing_schema(&schema));
    }
    let relation = planner.relation(oid)?.clone();
    if relation.name.schema == schema {
        return Ok(tag(kind));
    }
    if let Some((owner, _)) = relation.sequence().and_then(|sequence| sequence.owned_by.clone()) {
        let owner = planner.relation(owner)?.name.name.clone();
        let detail = format!("Sequence \"{}\" is linked to table \"{owner}\".", relation.name.name);
        return Err(error("0A000", "cannot move an owned sequence into another schema", None).with_detail(detail));
    }
    let mut moving = vec![oid];
    moving.extend(planner.catalog.owned_sequences(oid).iter().map(|owned| owned.relation.oid));
    for oid in &moving {
        let name = planner.relation(*oid)?.name.name.clone();
        refuse_taken(planner, &schema, &name)?;
    }
    for index in &relation.indexes {
        refuse_taken(planner, &schema, &index.name)?;
    }
    for oid in moving {
        let name = QualifiedName::new(&schema, &planner.relation(oid)?.name.name);
        move_relation(planner, oid, name)?;
    }
    Ok(tag(kind))
}

fn refuse_taken(planner: &Planner<'_>, schema: &str, name: &str) -> Result<()> {
    if planner.catalog.relation_name_taken(schema, name) {
        let message = format!("relation \"{name}\" already exists in schema \"{schema}\"");
        return Err(error("42P07", message, None));
    }
    Ok(())
}
