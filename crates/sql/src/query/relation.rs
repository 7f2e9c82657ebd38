//! Names of relations.

use crate::Context;
use crate::fault::{Result, error};
use crate::parse::fold;
use catalog::Relation;
use sqlparser::ast::{self, Spanned};
use std::rc::Rc;

/// Finds the relation that a name means.
///
/// # Errors
///
/// `42P01` if there is none.
pub fn resolve_relation(context: &Context<'_>, name: &ast::ObjectName) -> Result<Rc<Relation>> {
    let at = context.span(name.span());
    let parts: Vec<String> = name.0.iter().filter_map(|part| part.as_ident().map(fold)).collect();
    let (schema, last) = match parts.as_slice() {
        [last] => (None, last),
        [schema, last] => (Some(schema), last),
        [database, schema, last] if *database == context.settings.database => (Some(schema), last),
        _ => {
            let shown = parts.join(".");
            return Err(error("0A000", format!("cross-database references are not implemented: \"{shown}\""), at));
        }
    };
    let path: Vec<&str> = match schema {
        Some(schema) if schema == "pg_temp" => vec![catalog::TEMPORARY],
        Some(schema) => vec![schema],
        None => {
            let path = context.settings.search_path.iter().map(String::as_str);
            [catalog::TEMPORARY, "pg_catalog"].into_iter().chain(path).collect()
        }
    };
    let find = |schema: &str| {
        let all = context.catalog().relations.values().chain(context.catalog().system.values());
        all.filter(|one| one.name.name == *last).find(|one| one.name.schema == schema).cloned()
    };
    let index = |schema: &&str| context.catalog().index_named(schema, last).is_some();
    if path.iter().find_map(|schema| find(schema)).is_none() && path.iter().any(index) {
        return Err(error("42809", format!("\"{last}\" is an index"), at));
    }
    path.into_iter()
        .find_map(find)
        .ok_or_else(|| error("42P01", format!("relation \"{}\" does not exist", parts.join(".")), at))
}
