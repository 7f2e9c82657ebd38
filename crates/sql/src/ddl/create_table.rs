//! CREATE TABLE.

use super::columns::{self, Defined};
use super::constraints::{self, Asked, Demand, Rows};
use super::expressions::refuse_if;
use super::extra::{LikeClause, StorageOption};
use super::like::{self, Like};
use super::names::{self, creation_name, truncation_notice};
use super::options::{self, Owner};
use super::planner::Planner;
use super::sequences;
use crate::fault::{Result, error, unsupported};
use catalog::{Oid, OnCommit, Persistence, QualifiedName, Relation, RelationKind};
use sqlparser::ast::{self, CreateTable, CreateTableOptions, Spanned};

/// CREATE TABLE.
pub(super) fn create_table(planner: &mut Planner<'_>, create: &CreateTable) -> Result<&'static str> {
    let options = match &create.table_options {
        CreateTableOptions::None => Vec::new(),
        CreateTableOptions::With(options) => options::of_parser(options)?,
        _ => return Err(unsupported("an option of CREATE TABLE", None)),
    };
    define(planner, create, &[], &options)
}

/// CREATE TABLE with clauses that the parser does not know.
pub(super) fn define(
    planner: &mut Planner<'_>,
    create: &CreateTable,
    likes: &[LikeClause],
    options: &[StorageOption],
) -> Result<&'static str> {
    refuse_parts(create)?;
    let name = new_name(planner, create)?;
    if planner.catalog.relation_name_taken(&name.schema, &name.name) {
        return taken(planner, create, &name);
    }
    refuse_type_name(planner, &name)?;
    let frame = Frame {
        persistence: persistence(create, &name)?,
        options: options::changed(&[], options, false, Owner::Table)?,
    };
    if let Some(query) = &create.query {
        return super::views::create_table_as(planner, &name, create, query, frame);
    }
    let likes = likes.iter().map(|clause| like::read(planner, clause)).collect::<Result<Vec<_>>>()?;
    let mut asked = Vec::new();
    let mut defined = Vec::new();
    for (at, definition) in create.columns.iter().enumerate() {
        copied_columns(planner, &likes, at, &mut defined)?;
        let mut column = columns::define(planner, &name.name, definition)?;
        asked.append(&mut column.constraints);
        defined.push(column);
    }
    copied_columns(planner, &likes, create.columns.len(), &mut defined)?;
    for constraint in &create.constraints {
        asked.push(Asked::of_table(constraint)?);
    }
    refuse_several_primary_keys(planner, &asked, create, &name)?;
    let oid = add_table(planner, &name, &mut defined, frame)?;
    for column in &defined {
        columns::set_expressions(
            planner,
            oid,
            &column.column.name,
            column.default.as_ref(),
            column.generated.as_ref(),
        )?;
    }
    likes.iter().try_for_each(|like| like.checks(planner, oid))?;
    add_constraints(planner, oid, &asked, Rows::None)?;
    likes.iter().try_for_each(|like| like.indexes(planner, oid))?;
    Ok("CREATE TABLE")
}

/// What a table has besides columns and constraints.
pub(super) struct Frame {
    pub(super) persistence: Persistence,
    pub(super) options: Vec<String>,
}

fn persistence(create: &CreateTable, name: &QualifiedName) -> Result<Persistence> {
    if create.temporary || name.schema == catalog::TEMPORARY {
        return Ok(Persistence::Temporary(match create.on_commit {
            Some(ast::OnCommit::DeleteRows) => OnCommit::DeleteRows,
            Some(ast::OnCommit::Drop) => OnCommit::Drop,
            Some(ast::OnCommit::PreserveRows) | None => OnCommit::PreserveRows,
        }));
    }
    if create.on_commit.is_some() {
        return Err(error("42P16", "ON COMMIT can only be used on temporary tables", None));
    }
    Ok(if create.unlogged { Persistence::Unlogged } else { Persistence::Permanent })
}

/// The columns that LIKE puts at a place.
fn copied_columns(planner: &Planner<'_>, likes: &[Like], at: usize, defined: &mut Vec<Defined>) -> Result<()> {
    for like in likes.iter().filter(|like| like.at == at) {
        for column in like.columns() {
            let mut copied = Defined::of(column);
            if like.parts.identity && copied.column.identity.is_some() {
                copied.sequence = Some(columns::identity_like(planner, &like.source, &copied.column)?);
            }
            defined.push(copied);
        }
    }
    Ok(())
}

fn new_name(planner: &mut Planner<'_>, create: &CreateTable) -> Result<QualifiedName> {
    if let Some(last) = names::idents(&create.name)?.last() {
        planner.notices.extend(truncation_notice(last));
    }
    let context = planner.context();
    let written = names::written(&context, &create.name)?;
    let at = context.span(create.name.span());
    let name = if create.temporary { names::temporary_name(&written) } else { creation_name(&context, &written) };
    name.map_err(|diagnostic| crate::fault::place(diagnostic, at))
}

fn taken(planner: &mut Planner<'_>, create: &CreateTable, name: &QualifiedName) -> Result<&'static str> {
    let message = format!("relation \"{}\" already exists", name.name);
    if create.if_not_exists {
        planner.notice("42P07", format!("{message}, skipping"));
        return Ok(if create.query.is_some() { "CREATE TABLE AS" } else { "CREATE TABLE" });
    }
    Err(error("42P07", message, None))
}

/// Refuses a relation whose row type would have the name of a type.
pub(super) fn refuse_type_name(planner: &Planner<'_>, name: &QualifiedName) -> Result<()> {
    let is_domain = planner.catalog.domain_named(&name.schema, &name.name).is_some();
    if !is_domain && planner.catalog.enum_named(&name.schema, &name.name).is_none() {
        return Ok(());
    }
    Err(error("42710", format!("type \"{}\" already exists", name.name), None).with_hint(
        "A relation has an associated type of the same name, so you must use a name that doesn't conflict with any \
         existing type.",
    ))
}

fn refuse_several_primary_keys(
    planner: &Planner<'_>,
    asked: &[Asked],
    create: &CreateTable,
    name: &QualifiedName,
) -> Result<()> {
    if asked.iter().filter(|asked| asked.is_primary_key()).count() > 1 {
        let message = format!("multiple primary keys for table \"{}\" are not allowed", name.name);
        let context = planner.context();
        let at = context.span(create.name.span());
        return Err(error("42P16", message, at.and_then(|at| columns::second_key(&context, at))));
    }
    Ok(())
}

fn add_table(planner: &mut Planner<'_>, name: &QualifiedName, defined: &mut [Defined], frame: Frame) -> Result<Oid> {
    let mut sequences = Vec::new();
    for column in &mut *defined {
        if let Some(own) = &column.sequence {
            let sequence = columns::make_sequence(planner, name, &mut column.column, own)?;
            sequences.push((sequence, column.column.name.clone()));
        }
    }
    let mut table = Relation::new(planner.catalog.allocate(), name.clone(), RelationKind::Table);
    (table.persistence, table.options) = (frame.persistence, frame.options);
    for column in defined {
        push_column(&mut table, column.column.clone())?;
    }
    let oid = table.oid;
    planner.catalog.put_relation(table);
    for (sequence, column) in sequences {
        sequences::own(planner, sequence, oid, &column)?;
    }
    Ok(oid)
}

/// Appends a column, giving it its number.
pub(super) fn push_column(table: &mut Relation, mut column: catalog::Column) -> Result<()> {
    if table.column(&column.name).is_some() {
        return Err(error("42701", format!("column \"{}\" specified more than once", column.name), None));
    }
    if table.columns.len() >= 1600 {
        return Err(error("54011", "tables can have at most 1600 columns", None));
    }
    column.number = table.next_column_number;
    table.next_column_number += 1;
    table.columns.push(column);
    Ok(())
}

/// Adds constraints in the order in which PostgreSQL does: checks, primary key, other keys, foreign keys.
pub(super) fn add_constraints(planner: &mut Planner<'_>, relation: Oid, asked: &[Asked], rows: Rows) -> Result<()> {
    refuse_same_check_names(asked)?;
    let rank = |asked: &Asked| match &asked.demand {
        Demand::Check { .. } => 0,
        Demand::PrimaryKey { .. } | Demand::UsingIndex { primary: true, .. } => 1,
        Demand::Unique { .. } | Demand::UsingIndex { .. } => 2,
        Demand::ForeignKey(_) => 3,
    };
    let mut ordered: Vec<&Asked> = asked.iter().collect();
    ordered.sort_by_key(|asked| rank(asked));
    let ordered = if rows == Rows::None { without_repeated_keys(ordered) } else { ordered };
    ordered.into_iter().try_for_each(|asked| constraints::add(planner, relation, asked, rows))
}

/// One key is enough where the same columns are asked for twice; it has the first name that was given.
fn without_repeated_keys(asked: Vec<&Asked>) -> Vec<&Asked> {
    let columns = |asked: &Asked| -> Option<Vec<String>> {
        match &asked.demand {
            Demand::PrimaryKey { columns, include } | Demand::Unique { columns, include, .. } if include.is_empty() => {
                Some(columns.iter().map(names::fold).collect())
            }
            _ => None,
        }
    };
    let mut kept: Vec<&Asked> = Vec::new();
    for one in asked {
        let own = columns(one);
        let same = kept.iter().position(|other| own.is_some() && columns(other) == own);
        match same {
            Some(at) if kept[at].name.is_none() && !kept[at].is_primary_key() => kept[at] = one,
            Some(_) => {}
            None => kept.push(one),
        }
    }
    kept
}

fn refuse_same_check_names(asked: &[Asked]) -> Result<()> {
    let mut seen: Vec<String> = Vec::new();
    let checks = asked.iter().filter(|asked| matches!(asked.demand, Demand::Check { .. }));
    for name in checks.filter_map(|asked| asked.name.as_ref()).map(names::fold) {
        if seen.contains(&name) {
            return Err(error("42710", format!("check constraint \"{name}\" already exists"), None));
        }
        seen.push(name);
    }
    Ok(())
}

fn refuse_parts(create: &CreateTable) -> Result<()> {
    refuse_if(create.like.is_some(), "CREATE TABLE (LIKE …)")?;
    refuse_if(create.inherits.is_some(), "INHERITS")?;
    refuse_if(create.partition_by.is_some(), "PARTITION BY")?;
    refuse_if(create.partition_of.is_some(), "PARTITION OF")?;
    refuse_if(create.or_replace, "CREATE OR REPLACE TABLE")?;
    refuse_if(create.external, "CREATE EXTERNAL TABLE")?;
    refuse_if(create.clone.is_some(), "CLONE")?;
    refuse_if(create.comment.is_some(), "COMMENT in CREATE TABLE")
}
