//! `pg_get_constraintdef`, `pg_get_indexdef` and their kin: the catalog as SQL text.

use super::{Answer, SessionFunction, int, oid, stable, text};
use crate::world::World;
use catalog::{
    Catalog, Constraint, ConstraintKind, ForeignKey, ForeignKeyAction, Index, IndexKey, KeyPart, MatchKind,
    QualifiedName, Relation, RelationKind, SearchPath, Type, TypeName,
};
use datum::{Value, quote_identifier};
use std::fmt::Write as _;

/// The functions of this family.
pub(super) const TABLE: &[SessionFunction] = &[
    stable("pg_get_constraintdef", 1, constraint),
    stable("pg_get_constraintdef_ext", 2, constraint),
    stable("pg_get_indexdef", 1, index),
    stable("pg_get_indexdef_ext", 3, index),
    stable("pg_get_expr", 2, expression),
    stable("pg_get_expr_ext", 3, expression),
    stable("pg_get_viewdef", 1, view),
    stable("pg_get_viewdef_ext", 2, view),
    stable("pg_get_viewdef_name", 1, named_view),
    stable("pg_get_viewdef_name_ext", 2, named_view),
];

fn constraint(world: &World, arguments: &[Value]) -> Answer {
    let Some(oid) = oid(arguments, 0) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    let path = SearchPath::new(world.settings.borrow().sql.search_path.clone());
    let found =
        catalog.relations.values().find_map(|it| it.constraints.iter().find(|constraint| constraint.oid == oid));
    Ok(found.map(|found| constraint_definition(&catalog, &path, found)).into())
}

fn index(world: &World, arguments: &[Value]) -> Answer {
    let Some(oid) = oid(arguments, 0) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    let Some((table, index)) = catalog.index(oid) else { return Ok(Value::Null) };
    match int(arguments, 1).and_then(|at| usize::try_from(at).ok()).filter(|at| *at > 0) {
        Some(at) => Ok(index.keys.get(at - 1).map(key_expression).into()),
        None => Ok(index_definition(table, index).into()),
    }
}

fn expression(_: &World, arguments: &[Value]) -> Answer {
    Ok(text(arguments, 0).into())
}

fn view(world: &World, arguments: &[Value]) -> Answer {
    let Some(oid) = oid(arguments, 0) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    let definition = catalog.relation(oid).and_then(|relation| match &relation.kind {
        RelationKind::View(query) | RelationKind::MaterializedView(query) => Some(format!("{};", query.0)),
        _ => None,
    });
    Ok(definition.into())
}

fn named_view(world: &World, arguments: &[Value]) -> Answer {
    let Some(name) = text(arguments, 0) else { return Ok(Value::Null) };
    let class = TypeName::plain(Type::Regclass);
    let oid = world.with_context(|context| datum::input(&class, name, context))?;
    view(world, &[oid])
}

fn columns(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quote_identifier(name)).collect();
    quoted.join(", ")
}

pub(crate) fn shown(catalog: &Catalog, path: &SearchPath, name: &QualifiedName) -> String {
    if catalog.is_visible(name, path) {
        return quote_identifier(&name.name);
    }
    format!("{}.{}", quote_identifier(&name.schema), quote_identifier(&name.name))
}

/// The name of a type, with its schema where it is not on the path.
pub(crate) fn shown_type(catalog: &Catalog, path: &SearchPath, name: &QualifiedName) -> String {
    if catalog.is_type_visible(name, path) {
        return quote_identifier(&name.name);
    }
    format!("{}.{}", quote_identifier(&name.schema), quote_identifier(&name.name))
}

/// What `pg_get_constraintdef(oid, true)` prints.
pub fn constraint_definition(catalog: &Catalog, path: &SearchPath, constraint: &Constraint) -> String {
    let mut definition = match &constraint.kind {
        ConstraintKind::PrimaryKey { columns: names } => format!("PRIMARY KEY ({})", columns(names)),
        ConstraintKind::Unique { columns: names } => unique(catalog, constraint, names),
        ConstraintKind::Check(check) => {
            let inherit = if check.no_inherit { " NO INHERIT" } else { "" };
            format!("CHECK ({}){inherit}", check.expression.0)
        }
        ConstraintKind::ForeignKey(key) => foreign_key(catalog, path, key),
    };
    if constraint.deferrable {
        definition.push_str(" DEFERRABLE");
    }
    if constraint.initially_deferred {
        definition.push_str(" INITIALLY DEFERRED");
    }
    if !constraint.validated {
        definition.push_str(" NOT VALID");
    }
    definition
}

fn unique(catalog: &Catalog, constraint: &Constraint, names: &[String]) -> String {
    let table = catalog.relations.values().find(|it| it.constraints.iter().any(|other| other.oid == constraint.oid));
    let index = table.and_then(|table| table.index(&constraint.name));
    let nulls = if index.is_some_and(|index| index.nulls_not_distinct) { " NULLS NOT DISTINCT" } else { "" };
    let include = index.map(include).unwrap_or_default();
    format!("UNIQUE{nulls} ({}){include}", columns(names))
}

fn foreign_key(catalog: &Catalog, path: &SearchPath, key: &ForeignKey) -> String {
    let referenced = catalog.relation(key.referenced).map(|relation| shown(catalog, path, &relation.name));
    let mut definition = format!(
        "FOREIGN KEY ({}) REFERENCES {}({})",
        columns(&key.columns),
        referenced.unwrap_or_default(),
        columns(&key.referenced_columns)
    );
    if key.match_kind == MatchKind::Full {
        definition.push_str(" MATCH FULL");
    }
    for (event, action) in [("UPDATE", key.on_update), ("DELETE", key.on_delete)] {
        if let Some(action) = action_text(action) {
            let _ = write!(definition, " ON {event} {action}");
        }
    }
    definition
}

fn action_text(action: ForeignKeyAction) -> Option<&'static str> {
    match action {
        ForeignKeyAction::NoAction => None,
        ForeignKeyAction::Restrict => Some("RESTRICT"),
        ForeignKeyAction::Cascade => Some("CASCADE"),
        ForeignKeyAction::SetNull => Some("SET NULL"),
        ForeignKeyAction::SetDefault => Some("SET DEFAULT"),
    }
}

fn include(index: &Index) -> String {
    if index.include.is_empty() { String::new() } else { format!(" INCLUDE ({})", columns(&index.include)) }
}

/// What `pg_get_indexdef(oid)` prints.
pub(crate) fn index_definition(table: &Relation, index: &Index) -> String {
    let unique = if index.unique { "UNIQUE " } else { "" };
    format!(
        "CREATE {unique}INDEX {} ON {}.{} USING {}",
        quote_identifier(&index.name),
        quote_identifier(&table.name.schema),
        quote_identifier(&table.name.name),
        index_definition_over(index)
    )
}

/// The part of an index definition that psql shows: method, keys and what follows.
pub fn index_definition_over(index: &Index) -> String {
    let keys: Vec<String> = index.keys.iter().map(key_text).collect();
    let nulls = if index.nulls_not_distinct { " NULLS NOT DISTINCT" } else { "" };
    let mut definition = format!("{} ({}){}{nulls}", index.method, keys.join(", "), include(index));
    if !index.options.is_empty() {
        let options: Vec<String> = index
            .options
            .iter()
            .map(|option| {
                option.split_once('=').map_or_else(|| option.clone(), |(name, value)| format!("{name}='{value}'"))
            })
            .collect();
        let _ = write!(definition, " WITH ({})", options.join(", "));
    }
    if let Some(predicate) = &index.predicate {
        let _ = write!(definition, " WHERE {}", predicate.0);
    }
    definition
}

/// A key without its order: what `pg_get_indexdef(oid, n, true)` prints.
pub(crate) fn key_expression(key: &IndexKey) -> String {
    match &key.part {
        KeyPart::Column(name) => quote_identifier(name),
        KeyPart::Expression(expression) if sql::looks_like_function(expression) => expression.0.clone(),
        KeyPart::Expression(expression) => format!("({})", expression.0),
    }
}

fn key_text(key: &IndexKey) -> String {
    let mut text = key_expression(key);
    if let Some(collation) = &key.collation {
        let _ = write!(text, " COLLATE {}", quote_identifier(collation));
    }
    if let Some(class) = &key.operator_class {
        let _ = write!(text, " {class}");
    }
    match (key.descending, key.nulls_first) {
        (true, true) => text.push_str(" DESC"),
        (true, false) => text.push_str(" DESC NULLS LAST"),
        (false, true) => text.push_str(" NULLS FIRST"),
        (false, false) => {}
    }
    text
}
