//! Named check constraints, where the plugin for them is switched on; Alembic: `alembic.ext.checkconstraint_byname`.

use super::{Context, LOG_CHECKS};
use crate::autogenerate::ask::{Asked, Part, Reference};
use crate::autogenerate::model::{Check, Side, Table};
use crate::autogenerate::op::{Constraint, OfConstraint, Op};
use crate::compile::string_repr;
use crate::schema::Name;

pub(super) fn compare(
    context: &mut Context<'_>,
    schema: Option<&str>,
    reflected: &Table,
    model: &Table,
) -> Asked<Vec<Op>> {
    let mut there: Vec<&Check> = Vec::new();
    for check in &reflected.checks {
        if context.includes_part("check_constraint", text(check), schema, &reflected.name)? {
            there.push(check);
        }
    }
    let mut here: Vec<&Check> = model.checks.iter().filter(|check| check.name.is_some()).collect();
    there.sort_by_key(|check| text(check));
    here.sort_by_key(|check| text(check));
    let mut ops = Vec::new();
    let table = string_repr(&reflected.name);
    for check in there.iter().filter(|check| here.iter().all(|other| text(other) != text(check))) {
        let object = reference(Side::Database, reflected, check);
        if context.includes_object("check_constraint", text(check), object, true, None)? {
            ops.push(Op::DropConstraint(of(reflected, schema, check)));
            let name = string_repr(text(check).unwrap_or_default());
            context.talk.log(LOG_CHECKS, format!("Detected removed check constraint {name} on table {table}"));
        }
    }
    for check in here.iter().filter(|check| there.iter().all(|other| text(other) != text(check))) {
        let object = reference(Side::Model, model, check);
        if context.includes_object("check_constraint", text(check), object, false, None)? {
            ops.push(Op::CreateConstraint(of(model, model.schema.as_deref(), check)));
            let name = string_repr(text(check).unwrap_or_default());
            context.talk.log(LOG_CHECKS, format!("Detected added check constraint {name} on table {table}"));
        }
    }
    Ok(ops)
}

fn text(check: &Check) -> Option<&str> {
    check.name.as_ref().map(Name::text)
}

fn reference(side: Side, table: &Table, check: &Check) -> Reference {
    let part = Part::Constraint("check", text(check).map(str::to_owned), Vec::new());
    Reference::table(side, table.schema.as_deref(), &table.name).part(part)
}

fn of(table: &Table, schema: Option<&str>, check: &Check) -> OfConstraint {
    OfConstraint {
        table: table.name.clone(),
        schema: schema.map(str::to_owned),
        constraint: Constraint::Check(check.clone()),
        guard: None,
    }
}
