//! `obj_description`, `col_description`, and whether things are visible.

use super::{Answer, SessionFunction, int, oid, stable};
use crate::world::World;
use catalog::SearchPath;
use datum::Value;

/// The functions of this family.
pub(super) const TABLE: &[SessionFunction] = &[
    stable("col_description", 2, column),
    stable("col_description_oid_int4", 2, column),
    stable("obj_description", -1, object),
    stable("obj_description_oid", 1, object),
    stable("obj_description_oid_name", 2, object),
    stable("shobj_description_oid_name", 2, |_, _| Ok(Value::Null)),
    stable("pg_table_is_visible", 1, table_is_visible),
    stable("pg_type_is_visible", 1, type_is_visible),
];

fn column(world: &World, arguments: &[Value]) -> Answer {
    let (Some(oid), Some(number)) = (oid(arguments, 0), int(arguments, 1)) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    let relation = catalog.relation(oid);
    let column = relation.and_then(|it| it.columns.iter().find(|column| i64::from(column.number) == number));
    Ok(column.and_then(|column| column.comment.clone()).into())
}

fn object(world: &World, arguments: &[Value]) -> Answer {
    let Some(oid) = oid(arguments, 0) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    let of_relation = catalog.relation(oid).and_then(|relation| relation.comment.clone());
    let of_schema = || catalog.schemas.iter().find(|schema| schema.oid == oid).and_then(|it| it.comment.clone());
    let comment = of_relation.or_else(|| catalog.comments.get(&oid).cloned()).or_else(of_schema);
    Ok(comment.into())
}

fn path(world: &World) -> SearchPath {
    SearchPath::new(world.settings.borrow().sql.search_path.clone())
}

fn table_is_visible(world: &World, arguments: &[Value]) -> Answer {
    let Some(oid) = oid(arguments, 0) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    if let Some(relation) = catalog.relation(oid) {
        return Ok(catalog.is_visible(&relation.name, &path(world)).into());
    }
    let Some((table, index)) = catalog.index(oid) else { return Ok(Value::Null) };
    let name = catalog::QualifiedName::new(&table.name.schema, &index.name);
    Ok(catalog.is_visible(&name, &path(world)).into())
}

fn type_is_visible(world: &World, arguments: &[Value]) -> Answer {
    let Some(oid) = oid(arguments, 0) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    Ok(match catalog.enum_type(oid) {
        Some(kind) => catalog.is_type_visible(&kind.name, &path(world)).into(),
        None => true.into(),
    })
}
