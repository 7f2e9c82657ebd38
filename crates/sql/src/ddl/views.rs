//! Views, and tables made of queries.

use super::create_table::{Frame, push_column, refuse_type_name};
use super::expressions::refuse_if;
use super::names::{self, creation_name, fold};
use super::options::{self, Owner};
use super::plan::Step;
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use crate::typed::{Body, From, OutputColumn, Query};
use crate::{Context, Text, analyze_query, deparse_query, lower_query};
use catalog::{Column, Expression, Oid, OnCommit, Persistence, QualifiedName, Relation, RelationKind, Type, TypeName};
use sqlparser::ast::{self, CreateTable, CreateView, Statement};

/// A view with its query, resolved.
pub(super) struct Analyzed {
    pub(super) view: Oid,
    pub(super) query: Query,
}

/// Reads a view's query again.
pub(super) fn analyzed(context: &Context<'_>, view: &Relation) -> Result<Analyzed> {
    let (RelationKind::View(text) | RelationKind::MaterializedView(text)) = &view.kind else {
        return Err(error("XX000", "internal: not a view", None));
    };
    let text = Text::new(text.0.clone());
    let parsed = crate::parse(&text)?;
    match parsed.into_iter().next().map(|parsed| parsed.statement) {
        Some(crate::Statement::Sql(statement)) => match *statement {
            Statement::Query(query) => {
                Ok(Analyzed { view: view.oid, query: analyze_query(&context.with_text(&text), &query)? })
            }
            _ => Err(error("XX000", "internal: a view is no query", None)),
        },
        _ => Err(error("XX000", "internal: a view is no query", None)),
    }
}

/// Whether a view reads a relation, or one of its columns, itself.
pub(super) fn reads(context: &Context<'_>, view: &Relation, oid: Oid, column: Option<&str>) -> bool {
    let Ok(analyzed) = analyzed(context, view) else { return false };
    let mut found = false;
    super::view_walk::each_read(&analyzed.query, &mut |relation, index| {
        let is_it = relation.oid == oid;
        found |= match column {
            None => is_it,
            Some(name) => {
                is_it && index.and_then(|index| relation.columns.get(index)).is_some_and(|it| it.name == name)
            }
        };
    });
    found
}

/// CREATE VIEW.
pub(super) fn create_view(planner: &mut Planner<'_>, create: &CreateView) -> Result<&'static str> {
    if create.materialized {
        let context = planner.context();
        let words = context.text.into_iter().flat_map(Text::words);
        let shown = |span: diagnostics::Span| context.text.map_or("", |text| &text.as_str()[span.start..span.end]);
        let at = words.map(|(_, span)| span).find(|span| shown(*span).eq_ignore_ascii_case("materialized"));
        let message = format!("syntax error at or near \"{}\"", at.map_or("MATERIALIZED", shown));
        return Err(error("42601", message, at));
    }
    let given = match &create.options {
        ast::CreateTableOptions::None => Vec::new(),
        ast::CreateTableOptions::With(options) => options::of_parser(options)?,
        _ => return Err(unsupported("an option of CREATE VIEW", None)),
    };
    let options = options::changed(&[], &given, false, Owner::View)?;
    let context = planner.context();
    let written = names::written(&context, &create.name)?;
    let query = analyze_query(&context, &create.query)?;
    let becomes_temporary = !create.temporary && written.schema.is_none() && reads_temporary(&query);
    let name = if create.temporary || becomes_temporary {
        names::temporary_name(&written)?
    } else {
        creation_name(&context, &written)?
    };
    let names: Vec<String> = create.columns.iter().map(|column| fold(&column.name)).collect();
    let columns = view_columns(&query.columns, &names)?;
    let text = Expression(with_column_names(&context, &query, &names));
    let existing = planner.catalog.relation_named(&name.schema, &name.name).cloned();
    match existing {
        Some(before) if create.or_replace && matches!(before.kind, RelationKind::View(_)) => {
            replace(planner, &before, columns, text, options)?;
        }
        Some(before) if create.or_replace => {
            return Err(error("42809", format!("\"{}\" is not a view", before.name.name), None));
        }
        _ => add(planner, name.clone(), columns, text, options)?,
    }
    if becomes_temporary {
        planner.notice("00000", format!("view \"{}\" will be a temporary view", name.name));
    }
    Ok("CREATE VIEW")
}

fn add(
    planner: &mut Planner<'_>,
    name: QualifiedName,
    columns: Vec<Column>,
    text: Expression,
    options: Vec<String>,
) -> Result<()> {
    if planner.catalog.relation_name_taken(&name.schema, &name.name) {
        return Err(error("42P07", format!("relation \"{}\" already exists", name.name), None));
    }
    refuse_type_name(planner, &name)?;
    let mut view = Relation::new(planner.catalog.allocate(), name, RelationKind::View(text));
    view.options = options;
    if view.name.schema == catalog::TEMPORARY {
        view.persistence = Persistence::Temporary(OnCommit::PreserveRows);
    }
    columns.into_iter().try_for_each(|column| push_column(&mut view, column))?;
    planner.catalog.put_relation(view);
    Ok(())
}

fn replace(
    planner: &mut Planner<'_>,
    before: &Relation,
    columns: Vec<Column>,
    text: Expression,
    options: Vec<String>,
) -> Result<()> {
    if columns.len() < before.columns.len() {
        return Err(error("42P16", "cannot drop columns from view", None));
    }
    for (old, new) in before.columns.iter().zip(&columns) {
        if old.name != new.name {
            let message = format!("cannot change name of view column \"{}\" to \"{}\"", old.name, new.name);
            let hint = "Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.";
            return Err(error("42P16", message, None).with_hint(hint));
        }
        if old.type_name != new.type_name {
            let context = planner.context();
            let message = format!(
                "cannot change data type of view column \"{}\" from {} to {}",
                old.name,
                crate::format_type(&context, &old.type_name),
                crate::format_type(&context, &new.type_name)
            );
            return Err(error("42P16", message, None));
        }
    }
    let mut view = Relation { kind: RelationKind::View(text), columns: Vec::new(), options, ..before.clone() };
    view.next_column_number = 1;
    columns.into_iter().try_for_each(|column| push_column(&mut view, column))?;
    planner.catalog.put_relation(view);
    Ok(())
}

/// The columns of a relation that is made of a query.
pub(super) fn view_columns(columns: &[OutputColumn], names: &[String]) -> Result<Vec<Column>> {
    if names.len() > columns.len() {
        return Err(error("42601", "CREATE VIEW specifies more column names than columns", None));
    }
    if let Some(column) = columns.iter().find(|column| column.type_name.base == Type::Record) {
        return Err(unsupported(format!("a row as the column \"{}\" of a relation", column.name), None));
    }
    let named = columns.iter().enumerate().map(|(at, column)| {
        let name = names.get(at).unwrap_or(&column.name);
        new_column(name, &column.type_name)
    });
    Ok(named.collect())
}

fn new_column(name: &str, type_name: &TypeName) -> Column {
    let type_name = if type_name.base == Type::Unknown { TypeName::plain(Type::Text) } else { type_name.clone() };
    Column::new(name, type_name)
}

/// The text of a view's query, its columns named as the view names them.
pub(super) fn with_column_names(context: &Context<'_>, query: &Query, names: &[String]) -> String {
    let mut query = query.clone();
    for (at, name) in names.iter().enumerate() {
        if let Body::Select(select) = &mut query.body
            && let Some(target) = select.targets.get_mut(at)
        {
            target.name.clone_from(name);
        }
        if let Some(column) = query.columns.get_mut(at) {
            column.name.clone_from(name);
        }
    }
    deparse_query(context, &query)
}

/// CREATE TABLE … AS.
pub(super) fn create_table_as(
    planner: &mut Planner<'_>,
    name: &QualifiedName,
    create: &CreateTable,
    query: &ast::Query,
    frame: Frame,
) -> Result<&'static str> {
    refuse_if(!create.constraints.is_empty(), "constraints in CREATE TABLE AS")?;
    let context = planner.context();
    let query = analyze_query(&context, query)?;
    let names: Vec<String> = create.columns.iter().map(|column| fold(&column.name)).collect();
    if names.len() > query.columns.len() {
        return Err(error("42601", "too many column names were specified", None));
    }
    let lowered = lower_query(&context, &query)?;
    refuse_if(!lowered.before.is_empty(), "a data-modifying statement in CREATE TABLE AS")?;
    let columns = view_columns(&query.columns, &names)?;
    let mut table = Relation::new(planner.catalog.allocate(), name.clone(), RelationKind::Table);
    (table.persistence, table.options) = (frame.persistence, frame.options);
    columns.into_iter().try_for_each(|column| push_column(&mut table, column))?;
    let oid = table.oid;
    planner.catalog.put_relation(table);
    if create.with_data.as_ref().is_some_and(|with| !with.data) {
        return Ok("CREATE TABLE AS");
    }
    planner.steps.push(Step::Fill { relation: oid, query: lowered.sql });
    Ok("SELECT")
}

/// Whether a query reads something temporary.
pub(super) fn reads_temporary(query: &Query) -> bool {
    let mut found = false;
    super::view_walk::each_read(query, &mut |relation, _| found |= relation.is_temporary());
    found
}

/// Views that a view is made of count as relations that it reads.
pub(super) fn relation_of(from: &From) -> Option<&Relation> {
    match from {
        From::Table(_, relation) | From::View(_, relation, _) => Some(relation),
        _ => None,
    }
}
