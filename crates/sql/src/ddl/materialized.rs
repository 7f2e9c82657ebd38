//! Materialized views.

use super::create_table::push_column;
use super::extra::CreateMaterializedView;
use super::names::{self, creation_name, fold};
use super::options::{self, Owner};
use super::plan::Step;
use super::planner::Planner;
use super::views;
use crate::fault::{Result, error};
use crate::{analyze_query, lower_query};
use catalog::{Expression, Relation, RelationKind};
use sqlparser::ast::ObjectName;

/// CREATE MATERIALIZED VIEW.
pub(super) fn create(planner: &mut Planner<'_>, create: &CreateMaterializedView) -> Result<&'static str> {
    let context = planner.context();
    let name = creation_name(&context, &names::written(&context, &create.name)?)?;
    if planner.catalog.relation_name_taken(&name.schema, &name.name) {
        let message = format!("relation \"{}\" already exists", name.name);
        if create.if_not_exists {
            planner.notice("42P07", format!("{message}, skipping"));
            return Ok("CREATE MATERIALIZED VIEW");
        }
        return Err(error("42P07", message, None));
    }
    super::create_table::refuse_type_name(planner, &name)?;
    let query = analyze_query(&context, &create.query)?;
    if views::reads_temporary(&query) {
        return Err(error("0A000", "materialized views must not use temporary tables or views", None));
    }
    let names: Vec<String> = create.columns.iter().map(fold).collect();
    if names.len() > query.columns.len() {
        return Err(error("42601", "too many column names were specified", None));
    }
    let text = Expression(views::with_column_names(&context, &query, &names));
    let columns = views::view_columns(&query.columns, &names)?;
    let options = options::changed(&[], &create.options, false, Owner::Table)?;
    let mut view = Relation::new(planner.catalog.allocate(), name, RelationKind::MaterializedView(text));
    view.options = options;
    view.unpopulated = !create.with_data;
    columns.into_iter().try_for_each(|column| push_column(&mut view, column))?;
    let oid = view.oid;
    planner.catalog.put_relation(view);
    if !create.with_data {
        return Ok("CREATE MATERIALIZED VIEW");
    }
    let lowered = lower_query(&planner.context(), &query)?;
    planner.steps.push(Step::Fill { relation: oid, query: lowered.sql });
    Ok("SELECT")
}

/// REFRESH MATERIALIZED VIEW.
pub(super) fn refresh(
    planner: &mut Planner<'_>,
    concurrently: bool,
    name: &ObjectName,
    with_data: bool,
) -> Result<&'static str> {
    let context = planner.context();
    let view = names::relation(&context, name)?.clone();
    let own = &view.name.name;
    if !view.is_materialized_view() {
        return Err(match view.is_table() {
            true => error("0A000", format!("\"{own}\" is not a materialized view"), None),
            false => error("42809", format!("\"{own}\" is not a table or materialized view"), None),
        });
    }
    if concurrently && !with_data {
        let message = "CONCURRENTLY and WITH NO DATA options cannot be used together";
        return Err(error("42601", message, None));
    }
    if concurrently && view.unpopulated {
        let message = "CONCURRENTLY cannot be used when the materialized view is not populated";
        return Err(error("0A000", message, None));
    }
    let is_key = |index: &catalog::Index| index.unique && index.predicate.is_none() && index.column_names().is_some();
    if concurrently && !view.indexes.iter().any(is_key) {
        let full = format!("{}.{}", datum::quote_identifier(&view.name.schema), datum::quote_identifier(own));
        let message = format!("cannot refresh materialized view \"{full}\" concurrently");
        let hint = "Create a unique index with no WHERE clause on one or more columns of the materialized view.";
        return Err(error("55000", message, None).with_hint(hint));
    }
    let lowered = if with_data { Some(lower_query(&context, &views::analyzed(&context, &view)?.query)?) } else { None };
    planner.steps.push(Step::Truncate(vec![view.oid]));
    planner.steps.extend(lowered.map(|lowered| Step::Fill { relation: view.oid, query: lowered.sql }));
    planner.change(view.oid, |view| view.unpopulated = !with_data)?;
    Ok("REFRESH MATERIALIZED VIEW")
}
