//! `obj_description`, `col_description`, and whether things are visible.

use super::{Answer, SessionFunction, int, oid, stable, text};
use crate::world::World;
use catalog::{SearchPath, Type, TypeName};
use datum::Value;

/// The functions of this family.
pub(super) const TABLE: &[SessionFunction] = &[
    stable("col_description", 2, column),
    stable("col_description_oid_int4", 2, column),
    stable("obj_description", -1, object),
    stable("obj_description_oid", 1, object),
    stable("obj_description_oid_name", 2, object),
    stable("shobj_description_oid_name", 2, |_, _| Ok(Value::Null)),
    stable("format_type", 2, format_type),
    stable("to_regclass", 1, to_regclass),
    stable("to_regtype", 1, to_regtype),
    stable("to_regnamespace", 1, to_regnamespace),
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
    if let Some(domain) = catalog.domains.get(&oid) {
        return Ok(catalog.is_type_visible(&domain.name, &path(world)).into());
    }
    Ok(match catalog.enum_type(oid) {
        Some(kind) => catalog.is_type_visible(&kind.name, &path(world)).into(),
        None => true.into(),
    })
}

fn format_type(world: &World, arguments: &[Value]) -> Answer {
    let Some(oid) = oid(arguments, 0) else { return Ok(Value::Null) };
    let modifier = int(arguments, 1).and_then(|modifier| i32::try_from(modifier).ok()).unwrap_or(-1);
    if let Some(domain) = world.catalog().domains.get(&oid) {
        let catalog = world.catalog();
        return Ok(crate::functions::shown_type(&catalog, &path(world), &domain.name).into());
    }
    let base = if world.catalog().enum_type(oid).is_some() { Some(Type::Enum(oid)) } else { sql::type_from_oid(oid.0) };
    let Some(base) = base else { return Ok("???".into()) };
    let settings = world.settings.borrow().sql.clone();
    let shown = world
        .with_context(|values| sql::format_type(&sql::Context::new(*values, &settings), &TypeName { base, modifier }));
    Ok(shown.into())
}

/// Reads a name as `regclass` or `regtype`; NULL where that fails.
fn named(world: &World, arguments: &[Value], base: Type) -> Answer {
    let Some(name) = text(arguments, 0) else { return Ok(Value::Null) };
    let read = world.with_context(|context| datum::input(&TypeName::plain(base), name, context));
    Ok(read.unwrap_or(Value::Null))
}

fn to_regclass(world: &World, arguments: &[Value]) -> Answer {
    named(world, arguments, Type::Regclass)
}

fn to_regnamespace(world: &World, arguments: &[Value]) -> Answer {
    named(world, arguments, Type::Regnamespace)
}

fn to_regtype(world: &World, arguments: &[Value]) -> Answer {
    named(world, arguments, Type::Regtype)
}
