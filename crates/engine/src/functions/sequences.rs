//! `nextval`, `currval`, `setval`, `lastval`, `pg_get_serial_sequence`.

use super::{Answer, SessionFunction, int, oid, text, volatile};
use crate::sequence::SequenceState;
use crate::world::World;
use catalog::{Oid, Relation};
use datum::Value;
use diagnostics::Diagnostic;
use std::rc::Rc;

/// The functions of this family.
pub(super) const TABLE: &[SessionFunction] = &[
    volatile("nextval_oid", 1, nextval),
    volatile("currval_oid", 1, currval),
    volatile("setval_oid", 2, setval),
    volatile("setval3_oid", 3, setval),
    volatile("lastval", 0, |world, _| Ok(world.sequences.borrow().last()?.into())),
    volatile("pg_get_serial_sequence", 2, serial_sequence),
];

fn find(world: &World, sequence: Oid) -> Result<Rc<Relation>, Diagnostic> {
    let catalog = world.catalog();
    let Some(relation) = catalog.relation(sequence) else {
        return Err(Diagnostic::error("42P01", format!("could not open relation with OID {}", sequence.0)));
    };
    if !relation.is_sequence() {
        return Err(Diagnostic::error("42809", format!("\"{}\" is not a sequence", relation.name.name)));
    }
    Ok(Rc::clone(relation))
}

fn nextval(world: &World, arguments: &[Value]) -> Answer {
    let Some(sequence) = oid(arguments, 0) else { return Ok(Value::Null) };
    let relation = find(world, sequence)?;
    let Some(parameters) = relation.sequence() else { return Ok(Value::Null) };
    Ok(world.sequences.borrow_mut().next(sequence, &relation.name.name, parameters)?.into())
}

fn currval(world: &World, arguments: &[Value]) -> Answer {
    let Some(sequence) = oid(arguments, 0) else { return Ok(Value::Null) };
    let relation = find(world, sequence)?;
    Ok(world.sequences.borrow().current(sequence, &relation.name.name)?.into())
}

fn setval(world: &World, arguments: &[Value]) -> Answer {
    let (Some(sequence), Some(last_value)) = (oid(arguments, 0), int(arguments, 1)) else { return Ok(Value::Null) };
    let relation = find(world, sequence)?;
    let Some(parameters) = relation.sequence() else { return Ok(Value::Null) };
    let is_called = int(arguments, 2).is_none_or(|flag| flag != 0);
    let state = SequenceState { last_value, is_called };
    world.sequences.borrow_mut().set_value(sequence, &relation.name.name, parameters, state)?;
    Ok(last_value.into())
}

fn serial_sequence(world: &World, arguments: &[Value]) -> Answer {
    let (Some(table), Some(column)) = (text(arguments, 0), text(arguments, 1)) else { return Ok(Value::Null) };
    let catalog = world.catalog();
    let path = catalog::SearchPath::new(world.settings.borrow().sql.search_path.clone());
    let parts: Vec<String> = table.split('.').map(|part| part.trim_matches('"').to_owned()).collect();
    let (schema, name) = match parts.as_slice() {
        [schema, name] => (Some(schema.as_str()), name),
        [name] => (None, name),
        _ => return Err(Diagnostic::error("42602", "invalid name syntax")),
    };
    let Some(relation) = catalog.find_relation(schema, name, &path) else {
        return Err(Diagnostic::error("42P01", format!("relation \"{table}\" does not exist")));
    };
    if relation.column(column).is_none() {
        let message = format!("column \"{column}\" of relation \"{name}\" does not exist");
        return Err(Diagnostic::error("42703", message));
    }
    let owned = catalog.owned_sequences(relation.oid);
    let sequence = owned.iter().find(|owned| owned.column == column).map(|owned| {
        let name = &owned.relation.name;
        format!("{}.{}", datum::quote_identifier(&name.schema), datum::quote_identifier(&name.name))
    });
    Ok(sequence.into())
}
