//! Tables: which are new, which are gone, which are on both sides; Alembic: `_compare_tables`.

use super::{Context, LOG_TABLES, checks, columns, comments, foreign_keys, indexes};
use crate::autogenerate::ask::{Asked, Reference};
use crate::autogenerate::model::{Side, Table, qualified};
use crate::autogenerate::op::{ModifyTable, Op};
use crate::autogenerate::reflect;
use catalog::Catalog;
use std::collections::BTreeSet;

/// A part of the comparison that is done at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A table of the models that the database does not have: its place among them.
    Added(usize),
    /// A table of the database that the models do not have.
    Removed(Option<String>, String),
    /// All tables on both sides are reflected.
    Reflect,
    /// A table on both sides: its place among the reflected ones.
    Existing(usize),
}

/// What is on both sides: schema and name, and the place among the models.
pub(crate) type Common = Vec<(Option<String>, String, usize)>;

/// Compares the names of the tables.
pub(crate) fn units(context: &mut Context<'_>, catalog: &Catalog, models: &[Table]) -> Asked<(Vec<Unit>, Common)> {
    let in_database = database_names(context, catalog)?;
    let version = (context.options.version_table_schema.clone(), context.options.version_table.clone());
    let own = |table: &Table| (table.schema.clone().filter(|schema| schema != "public"), table.name.clone());
    let listed: Vec<(usize, (Option<String>, String))> = models
        .iter()
        .enumerate()
        .filter(|(_, table)| (table.schema.clone(), table.name.clone()) != version)
        .map(|(at, table)| (at, own(table)))
        .collect();
    let mut units: Vec<Unit> =
        listed.iter().filter(|(_, name)| !in_database.contains(name)).map(|(at, _)| Unit::Added(*at)).collect();
    let gone = in_database.iter().filter(|name| listed.iter().all(|(_, known)| known != *name)).cloned().collect();
    units.extend(dependents_first(catalog, gone).into_iter().map(|(schema, name)| Unit::Removed(schema, name)));
    let mut common: Common = listed
        .into_iter()
        .filter(|(_, name)| in_database.contains(name))
        .map(|(at, (schema, name))| (schema, name, at))
        .collect();
    common.sort_by(|a, b| (a.0.as_deref().unwrap_or(""), &a.1).cmp(&(b.0.as_deref().unwrap_or(""), &b.1)));
    units.push(Unit::Reflect);
    units.extend((0..common.len()).map(Unit::Existing));
    Ok((units, common))
}

fn database_names(context: &mut Context<'_>, catalog: &Catalog) -> Asked<BTreeSet<(Option<String>, String)>> {
    let mut schemas: Vec<Option<String>> = vec![None];
    if context.options.include_schemas {
        let named = catalog.schemas.iter().map(|schema| schema.name.clone());
        schemas.extend(
            named.filter(|name| name != "public" && name != "information_schema" && !name.starts_with("pg_")).map(Some),
        );
        schemas.sort();
        schemas.dedup();
    }
    let mut wanted = Vec::new();
    for schema in schemas {
        if context.includes_schema(schema.as_deref())? {
            wanted.push(schema);
        }
    }
    let mut found = BTreeSet::new();
    for schema in wanted {
        for name in reflect::table_names(catalog, schema.as_deref()) {
            let version = schema == context.options.version_table_schema && name == context.options.version_table;
            if !version && context.includes_table(name, schema.as_deref())? {
                found.insert((schema.clone(), name.to_owned()));
            }
        }
    }
    Ok(found)
}

/// Alembic drops tables in the order of a Python set; the order in which it succeeds is as good.
fn dependents_first(catalog: &Catalog, names: Vec<(Option<String>, String)>) -> Vec<(Option<String>, String)> {
    let mut rest = names;
    let mut ordered = Vec::new();
    while !rest.is_empty() {
        let free = |name: &(Option<String>, String)| {
            rest.iter().all(|other| other == name || !references(catalog, other, name))
        };
        let at = rest.iter().position(free).unwrap_or(0);
        ordered.push(rest.remove(at));
    }
    ordered
}

fn references(catalog: &Catalog, from: &(Option<String>, String), to: &(Option<String>, String)) -> bool {
    let find = |(schema, name): &(Option<String>, String)| {
        let schema = schema.as_deref().unwrap_or("public");
        catalog.relations.values().find(|relation| relation.name.schema == schema && relation.name.name == *name)
    };
    let (Some(from), Some(to)) = (find(from), find(to)) else { return false };
    from.constraints.iter().any(|constraint| match &constraint.kind {
        catalog::ConstraintKind::ForeignKey(key) => key.referenced == to.oid,
        _ => false,
    })
}

fn modify(name: &str, schema: Option<&str>, ops: Vec<Op>) -> Option<Op> {
    let made = ModifyTable { table: name.to_owned(), schema: schema.map(str::to_owned), ops };
    (!made.ops.is_empty()).then_some(Op::ModifyTable(made))
}

/// A table that is to be created, with its indexes.
pub(crate) fn added(context: &mut Context<'_>, table: &Table) -> Asked<Vec<Op>> {
    let schema = table.schema.as_deref().filter(|schema| *schema != "public");
    let object = Reference::table(Side::Model, table.schema.as_deref(), &table.name);
    if !context.includes_object("table", Some(&table.name), object, false, None)? {
        return Ok(Vec::new());
    }
    let mut ops = vec![Op::CreateTable(Box::new(table.clone()))];
    let name = crate::compile::string_repr(&qualified(schema, &table.name));
    context.talk.log(LOG_TABLES, format!("Detected added table {name}"));
    let parts = indexes::compare(context, schema, &table.name, None, Some(table))?;
    ops.extend(modify(&table.name, schema, parts));
    Ok(ops)
}

/// A table that is to be dropped, its indexes first.
pub(crate) fn removed(
    context: &mut Context<'_>,
    catalog: &Catalog,
    schema: Option<&str>,
    name: &str,
) -> Asked<Vec<Op>> {
    let Some(table) = reflect::table(catalog, schema, name, context.talk) else { return Ok(Vec::new()) };
    let object = Reference::table(Side::Database, schema, name);
    if !context.includes_object("table", Some(name), object, true, None)? {
        return Ok(Vec::new());
    }
    let parts = indexes::compare(context, schema, name, Some(&table), None)?;
    let mut ops: Vec<Op> = modify(name, schema, parts).into_iter().collect();
    let shown = crate::compile::string_repr(&qualified(schema, name));
    ops.push(Op::DropTable(Box::new(table)));
    context.talk.log(LOG_TABLES, format!("Detected removed table {shown}"));
    Ok(ops)
}

/// A table on both sides.
pub(crate) fn existing(
    context: &mut Context<'_>,
    schema: Option<&str>,
    reflected: &Table,
    model: &Table,
) -> Asked<Vec<Op>> {
    let name = reflected.name.as_str();
    let here = Reference::table(Side::Model, model.schema.as_deref(), &model.name);
    let there = Reference::table(Side::Database, schema, name);
    if !context.includes_object("table", Some(name), here, false, Some(there))? {
        return Ok(Vec::new());
    }
    let kept = columns::kept(context, schema, reflected)?;
    let mut ops = columns::added_and_changed(context, schema, reflected, model, &kept)?;
    if context.plugins.has("constraints") {
        ops.extend(indexes::compare(context, schema, name, Some(reflected), Some(model))?);
        ops.extend(foreign_keys::compare(context, schema, reflected, model)?);
    }
    if context.plugins.has("comments") {
        ops.extend(comments::of_table(schema, reflected, model));
    }
    if context.plugins.has("checkconstraint_byname") {
        ops.extend(checks::compare(context, schema, reflected, model)?);
    }
    ops.extend(columns::removed(context, schema, reflected, model, &kept)?);
    Ok(modify(name, schema, ops).into_iter().collect())
}
