//! Foreign keys; Alembic: `_compare_foreign_keys`.

use super::{Context, LOG_CONSTRAINTS};
use crate::autogenerate::ask::{Asked, Part, Reference};
use crate::autogenerate::model::{ForeignKey, Side, Table, qualified};
use crate::autogenerate::op::{Constraint, OfConstraint, Op};
use crate::schema::Name;

/// What two foreign keys are compared by; names do not count.
#[derive(PartialEq)]
struct Signature<'a> {
    columns: &'a [String],
    schema: Option<&'a str>,
    table: &'a str,
    referred: &'a [String],
    onupdate: Option<String>,
    ondelete: Option<String>,
    deferral: &'static str,
}

fn signature(key: &ForeignKey) -> Signature<'_> {
    let action = |words: &Option<String>| {
        words.as_ref().map(|words| words.to_lowercase()).filter(|words| !words.is_empty() && words != "no action")
    };
    let deferred = key.initially.as_ref().is_some_and(|word| word.eq_ignore_ascii_case("deferred"));
    Signature {
        columns: &key.columns,
        schema: key.referred_schema.as_deref(),
        table: &key.referred_table,
        referred: &key.referred_columns,
        onupdate: action(&key.onupdate),
        ondelete: action(&key.ondelete),
        deferral: match (deferred, key.deferrable) {
            (true, _) => "initially_deferrable",
            (false, Some(true)) => "deferrable",
            _ => "not deferrable",
        },
    }
}

pub(super) fn compare(
    context: &mut Context<'_>,
    schema: Option<&str>,
    reflected: &Table,
    model: &Table,
) -> Asked<Vec<Op>> {
    let mut there: Vec<&ForeignKey> = Vec::new();
    for key in &reflected.foreign_keys {
        if context.includes_part("foreign_key_constraint", text(key), schema, &reflected.name)? {
            there.push(key);
        }
    }
    // The schema of the table itself is part of Alembic's signature too.
    let same_schema = model.schema.as_deref() == schema;
    let known = |key: &ForeignKey, others: &[&ForeignKey]| {
        same_schema && others.iter().any(|other| signature(other) == signature(key))
    };
    let here: Vec<&ForeignKey> = model.foreign_keys.iter().collect();
    let mut ops = Vec::new();
    for key in there.iter().filter(|key| !known(key, &here)) {
        let other = here.iter().find(|other| text(other).is_some() && text(other) == text(key));
        let other = other.map(|other| reference(model, other));
        if context.includes_object("foreign_key_constraint", text(key), reference(reflected, key), true, other)? {
            ops.push(Op::DropConstraint(of(reflected, schema, key)));
            log(context, "removed", reflected, schema, key);
        }
    }
    for key in here.iter().filter(|key| !known(key, &there)) {
        let other = there.iter().find(|other| text(other).is_some() && text(other) == text(key));
        let other = other.map(|other| reference(reflected, other));
        if context.includes_object("foreign_key_constraint", text(key), reference(model, key), false, other)? {
            ops.push(Op::CreateConstraint(of(model, model.schema.as_deref(), key)));
            log(context, "added", model, model.schema.as_deref(), key);
        }
    }
    Ok(ops)
}

fn text(key: &ForeignKey) -> Option<&str> {
    key.name.as_ref().map(Name::text)
}

fn reference(table: &Table, key: &ForeignKey) -> Reference {
    let side = if table.side == Side::Database { Side::Database } else { Side::Model };
    let part = Part::Constraint("foreign_key", text(key).map(str::to_owned), key.columns.clone());
    Reference::table(side, table.schema.as_deref(), &table.name).part(part)
}

fn of(table: &Table, schema: Option<&str>, key: &ForeignKey) -> OfConstraint {
    OfConstraint {
        table: table.name.clone(),
        schema: schema.map(str::to_owned),
        constraint: Constraint::ForeignKey(key.clone()),
        guard: None,
    }
}

fn log(context: &mut Context<'_>, word: &str, table: &Table, schema: Option<&str>, key: &ForeignKey) {
    context.talk.log(
        LOG_CONSTRAINTS,
        format!(
            "Detected {word} foreign key ({})({}) on table {}",
            key.columns.join(", "),
            key.referred_columns.join(", "),
            qualified(schema, &table.name)
        ),
    );
}
