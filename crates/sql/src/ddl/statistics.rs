//! CREATE STATISTICS and ALTER STATISTICS.

use super::expressions::{self, Role};
use super::extra::CreateStatistics;
use super::names::{self, creation_name, fold, search_path};
use super::planner::Planner;
use crate::fault::{Result, error};
use catalog::{Oid, QualifiedName, Statistics};
use diagnostics::Diagnostic;
use sqlparser::ast::{Expr, ObjectName};
use std::rc::Rc;

const KINDS: [&str; 3] = ["ndistinct", "dependencies", "mcv"];

/// CREATE STATISTICS.
pub(super) fn create(planner: &mut Planner<'_>, create: &CreateStatistics) -> Result<&'static str> {
    let context = planner.context();
    let name = creation_name(&context, &names::written(&context, &create.name)?)?;
    let table = names::relation(&context, &create.table)?.clone();
    if !table.is_stored() {
        let message = format!("cannot define statistics for relation \"{}\"", table.name.name);
        let detail = format!("This operation is not supported for {}.", super::depend::kind_words(&table));
        return Err(error("42809", message, None).with_detail(detail));
    }
    if planner.catalog.statistics_named(&name.schema, &name.name).is_some() {
        let message = format!("statistics object \"{}\" already exists", name.name);
        if create.if_not_exists {
            planner.notice("42710", format!("{message}, skipping"));
            return Ok("CREATE STATISTICS");
        }
        return Err(error("42710", message, None));
    }
    let (mut columns, mut expressions) = (Vec::new(), Vec::new());
    for on in &create.on {
        match on {
            Expr::Identifier(ident) => {
                let column = fold(ident);
                if table.column(&column).is_none() {
                    return Err(error("42703", format!("column \"{column}\" does not exist"), None));
                }
                columns.push(column);
            }
            other => expressions.push(expressions::value(&context, &table, other, Role::Statistics)?.0),
        }
    }
    if columns.len() + expressions.len() < 2 && expressions.is_empty() {
        return Err(error("42P17", "extended statistics require at least 2 columns", None));
    }
    columns.sort_by_key(|name| table.column(name).map_or(0, |column| column.number));
    if columns.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(error("42701", "duplicate column name in statistics definition", None));
    }
    let given: Vec<String> = create.kinds.iter().map(fold).collect();
    if let Some(unknown) = given.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
        return Err(error("42601", format!("unrecognized statistics kind \"{unknown}\""), None));
    }
    let kinds = KINDS.iter().filter(|kind| given.is_empty() || given.iter().any(|it| it == *kind));
    let kinds = kinds.map(|kind| (*kind).to_owned()).collect();
    let oid = planner.catalog.allocate();
    planner.catalog.put_statistics(Statistics {
        oid,
        name,
        relation: table.oid,
        kinds,
        columns,
        expressions,
        target: None,
    });
    Ok("CREATE STATISTICS")
}

/// Copies statistics to another table, under a name that is free.
pub(super) fn copy(planner: &mut Planner<'_>, from: &Statistics, table: Oid) -> Result<()> {
    let relation = planner.relation(table)?.name.clone();
    let parts: Vec<&str> =
        from.columns.iter().map(String::as_str).chain(from.expressions.iter().map(|_| "expr")).collect();
    let label = parts.join("_");
    let mut name = catalog::make_object_name(&relation.name, Some(&label), "stat");
    let mut pass = 0;
    while planner.catalog.statistics_named(&relation.schema, &name).is_some() {
        pass += 1;
        name = catalog::make_object_name(&relation.name, Some(&label), &format!("stat{pass}"));
    }
    let oid = planner.catalog.allocate();
    let name = QualifiedName::new(&relation.schema, name);
    planner.catalog.put_statistics(Statistics { oid, name, relation: table, ..from.clone() });
    Ok(())
}

/// The statistics of a name, or what is said where there are none.
pub(super) fn find(
    planner: &Planner<'_>,
    name: &ObjectName,
) -> Result<std::result::Result<Rc<Statistics>, Diagnostic>> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let found = context.catalog().find_statistics(written.schema.as_deref(), &written.name, &search_path(&context));
    let missing = || error("42704", format!("statistics object \"{written}\" does not exist"), None);
    Ok(found.cloned().ok_or_else(missing))
}

/// ALTER STATISTICS … SET STATISTICS.
pub(super) fn set_target(
    planner: &mut Planner<'_>,
    if_exists: bool,
    name: &ObjectName,
    target: i32,
) -> Result<&'static str> {
    match find(planner, name)? {
        Ok(found) => {
            let target = super::table_actions::statistics_target(planner, target)?;
            planner.catalog.put_statistics(Statistics { target, ..(*found).clone() });
        }
        Err(missing) if if_exists => planner.notice("00000", format!("{}, skipping", missing.message)),
        Err(missing) => return Err(missing),
    }
    Ok("ALTER STATISTICS")
}

/// ALTER STATISTICS … RENAME TO.
pub(super) fn rename(planner: &mut Planner<'_>, name: &ObjectName, to: &str) -> Result<()> {
    let found = find(planner, name)??;
    let name = QualifiedName::new(&found.name.schema, to);
    if planner.catalog.statistics_named(&name.schema, to).is_some() {
        let message = format!("statistics object \"{to}\" already exists in schema \"{}\"", name.schema);
        return Err(error("42710", message, None));
    }
    planner.catalog.put_statistics(Statistics { name, ..(*found).clone() });
    Ok(())
}
