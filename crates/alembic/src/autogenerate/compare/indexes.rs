//! Indexes and unique constraints, which share their names; Alembic: `_compare_indexes_and_uniques`.

use super::expression::cleaned;
use super::{Context, LOG_CONSTRAINTS, tuple};
use crate::autogenerate::ask::{Asked, Part, Reference};
use crate::autogenerate::model::{Index, Side, Table, Unique};
use crate::autogenerate::op::{Constraint, OfConstraint, OfIndex, Op};
use crate::autogenerate::reflect::adjusted;
use crate::compile::string_repr;
use crate::ddl::truncate;
use crate::schema::Name;
use std::collections::BTreeMap;

/// An index or a unique constraint.
#[derive(Clone, Copy)]
enum Object<'a> {
    Index(&'a Index),
    Unique(&'a Unique),
}

impl Object<'_> {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Index(index) => index.name.as_ref(),
            Self::Unique(unique) => unique.name.as_ref(),
        }
        .map(Name::text)
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Index(_) => "index",
            Self::Unique(_) => "unique_constraint",
        }
    }

    fn words(&self) -> &'static str {
        match self {
            Self::Index(_) => "index",
            Self::Unique(_) => "unique constraint",
        }
    }

    fn columns(&self) -> Vec<String> {
        match self {
            Self::Index(index) => index.keys.iter().flat_map(|key| key.columns.clone()).collect(),
            Self::Unique(unique) => unique.columns.clone(),
        }
    }
}

/// What two objects of one name are to each other.
enum Verdict {
    Same,
    Different(String),
    Skipped(String),
}

/// The comparison of one table; one side may be missing.
struct Sides<'a> {
    schema: Option<&'a str>,
    name: &'a str,
    reflected: Option<&'a Table>,
    model: Option<&'a Table>,
    ops: Vec<Op>,
}

pub(super) fn compare(
    context: &mut Context<'_>,
    schema: Option<&str>,
    name: &str,
    reflected: Option<&Table>,
    model: Option<&Table>,
) -> Asked<Vec<Op>> {
    if !context.plugins.has("constraints") {
        return Ok(Vec::new());
    }
    let (there_uniques, there_indexes) = in_database(context, schema, name, reflected)?;
    let mut sides = Sides { schema, name, reflected, model, ops: Vec::new() };
    let there_all = if model.is_some() { there_uniques } else { Vec::new() };
    let mut there: BTreeMap<&str, Object<'_>> = BTreeMap::new();
    for object in
        there_all.iter().map(|unique| Object::Unique(unique)).chain(there_indexes.into_iter().map(Object::Index))
    {
        there.extend(object.name().map(str::to_owned).map(|_| (object_name(object), object)));
    }
    let mut here: BTreeMap<String, Object<'_>> = BTreeMap::new();
    let mut unnamed: Vec<&Unique> = Vec::new();
    if let Some(model) = model {
        for unique in &model.uniques {
            match &unique.name {
                Some(name) => drop(here.insert(truncate(name.text()), Object::Unique(unique))),
                None => unnamed.push(unique),
            }
        }
        for index in &model.indexes {
            here.extend(index.name.as_ref().map(|name| (truncate(name.text()), Object::Index(index))));
        }
    }
    for (name, object) in there.iter().filter(|(name, _)| !here.contains_key::<str>(name)) {
        let covered = matches!(object, Object::Unique(unique) if unnamed.iter().any(|other| signature(other) == signature(unique)));
        if !covered {
            debug_assert_eq!(object.name(), Some(*name));
            sides.remove(context, *object)?;
        }
    }
    for (name, wanted) in &here {
        if let Some(known) = there.get(name.as_str()) {
            sides.existing(context, *known, *wanted)?;
        }
    }
    for (_, wanted) in here.iter().filter(|(name, _)| !there.contains_key(name.as_str())) {
        sides.add(context, *wanted)?;
    }
    for unique in unnamed {
        if !there_all.iter().any(|known| signature(known) == signature(unique)) {
            sides.add(context, Object::Unique(unique))?;
        }
    }
    Ok(sides.ops)
}

fn object_name(object: Object<'_>) -> &str {
    match object {
        Object::Index(index) => index.name.as_ref(),
        Object::Unique(unique) => unique.name.as_ref(),
    }
    .map_or("", Name::text)
}

/// What the database has, as far as `include_name` lets it through. The indexes of constraints are asked for too.
fn in_database<'a>(
    context: &mut Context<'_>,
    schema: Option<&str>,
    table: &str,
    reflected: Option<&'a Table>,
) -> Asked<(Vec<&'a Unique>, Vec<&'a Index>)> {
    let (mut uniques, mut indexes) = (Vec::new(), Vec::new());
    let Some(reflected) = reflected else { return Ok((uniques, indexes)) };
    for unique in &reflected.uniques {
        if context.includes_part("unique_constraint", unique.name.as_ref().map(Name::text), schema, table)? {
            uniques.push(unique);
        }
    }
    let own = reflected.indexes.iter().map(|index| (index.name.as_ref(), Some(index)));
    let of_constraints = reflected.uniques.iter().map(|unique| (unique.name.as_ref(), None));
    let mut all: Vec<(Option<&Name>, Option<&Index>)> = own.chain(of_constraints).collect();
    all.sort_by_key(|(name, _)| name.map(Name::text));
    for (name, index) in all {
        if context.includes_part("index", name.map(Name::text), schema, table)? {
            indexes.extend(index);
        }
    }
    Ok((uniques, indexes))
}

fn signature(unique: &Unique) -> Vec<String> {
    let mut columns = unique.columns.clone();
    columns.sort_unstable();
    columns
}

impl Sides<'_> {
    fn reference(&self, side: Side, object: Object<'_>) -> Reference {
        let table = if side == Side::Model { self.model } else { self.reflected };
        let (schema, name) =
            table.map_or((self.schema, self.name), |table| (table.schema.as_deref(), table.name.as_str()));
        let part = match object {
            Object::Index(_) => Part::Index(object.name().unwrap_or_default().to_owned()),
            Object::Unique(unique) => {
                Part::Constraint("unique", object.name().map(str::to_owned), unique.columns.clone())
            }
        };
        Reference::table(side, schema, name).part(part)
    }

    fn schema_of(&self, side: Side) -> Option<String> {
        let table = if side == Side::Model { self.model } else { self.reflected };
        table.map_or(self.schema, |table| table.schema.as_deref()).map(str::to_owned)
    }

    fn create(&mut self, object: Object<'_>, side: Side) {
        let (table, schema) = (self.name.to_owned(), self.schema_of(side));
        self.ops.push(match object {
            Object::Index(index) => Op::CreateIndex(OfIndex { table, schema, index: index.clone() }),
            Object::Unique(unique) => {
                let options = adjusted(unique.options.clone());
                let constraint = Constraint::Unique(Unique { options, ..unique.clone() });
                Op::CreateConstraint(OfConstraint { table, schema, constraint, guard: None })
            }
        });
    }

    fn drop(&mut self, object: Object<'_>) {
        self.create(object, Side::Database);
        if let Some(op) = self.ops.pop() {
            self.ops.push(op.reverse());
        }
    }

    fn add(&mut self, context: &mut Context<'_>, object: Object<'_>) -> Asked<()> {
        // Unique constraints are part of CREATE TABLE.
        if matches!(object, Object::Unique(_)) && self.reflected.is_none() {
            return Ok(());
        }
        let reference = self.reference(Side::Model, object);
        if context.includes_object(object.kind(), object.name(), reference, false, None)? {
            self.create(object, Side::Model);
            let name = super::super::words::optional(object.name());
            context.talk.log(
                LOG_CONSTRAINTS,
                format!("Detected added {} {name} on '{}'", object.words(), tuple(&object.columns())),
            );
        }
        Ok(())
    }

    fn remove(&mut self, context: &mut Context<'_>, object: Object<'_>) -> Asked<()> {
        let reference = self.reference(Side::Database, object);
        if context.includes_object(object.kind(), object.name(), reference, true, None)? {
            self.drop(object);
            let name = super::super::words::optional(object.name());
            context.talk.log(
                LOG_CONSTRAINTS,
                format!("Detected removed {} {name} on {}", object.words(), string_repr(self.name)),
            );
        }
        Ok(())
    }

    fn existing(&mut self, context: &mut Context<'_>, known: Object<'_>, wanted: Object<'_>) -> Asked<()> {
        let verdict = match (known, wanted) {
            (Object::Index(known), Object::Index(wanted)) => index_verdict(context, self.name, known, wanted),
            (Object::Unique(known), Object::Unique(wanted)) => unique_verdict(known, wanted),
            _ => {
                self.remove(context, known)?;
                return self.add(context, wanted);
            }
        };
        let name = string_repr(known.name().unwrap_or_default());
        match verdict {
            Verdict::Same => {}
            Verdict::Skipped(message) => context.talk.log(
                LOG_CONSTRAINTS,
                format!("Cannot compare {} {name}, assuming equal and skipping. {message}", known.words()),
            ),
            Verdict::Different(message) => {
                let (here, there) = (self.reference(Side::Model, wanted), self.reference(Side::Database, known));
                if context.includes_object(known.kind(), wanted.name(), here, false, Some(there))? {
                    context.talk.log(
                        LOG_CONSTRAINTS,
                        format!("Detected changed {} {name} on {}: {message}", known.words(), string_repr(self.name)),
                    );
                    self.drop(known);
                    self.create(wanted, Side::Model);
                }
            }
        }
        Ok(())
    }
}

fn distinctness(nulls_not_distinct: bool) -> &'static str {
    if nulls_not_distinct { "('nulls_not_distinct',)" } else { "()" }
}

fn unique_verdict(known: &Unique, wanted: &Unique) -> Verdict {
    let (old, new) = (signature(known), signature(wanted));
    if old != new {
        return Verdict::Different(format!("expression {} to {}", tuple(&old), tuple(&new)));
    }
    if known.nulls_not_distinct == wanted.nulls_not_distinct {
        return Verdict::Same;
    }
    let (old, new) = (distinctness(known.nulls_not_distinct), distinctness(wanted.nulls_not_distinct));
    Verdict::Different(format!("expression {old} to {new}"))
}

fn index_verdict(context: &mut Context<'_>, table: &str, known: &Index, wanted: &Index) -> Verdict {
    let mut messages = Vec::new();
    let flag = super::super::render::flag;
    if known.unique != wanted.unique {
        messages.push(format!("unique={} to unique={}", flag(known.unique), flag(wanted.unique)));
    }
    if known.keys.len() != wanted.keys.len() {
        messages.push(format!("expression number {} to {}", known.keys.len(), wanted.keys.len()));
    }
    if !messages.is_empty() {
        return Verdict::Different(messages.join(", "));
    }
    let mut skipped = Vec::new();
    for (at, (old, new)) in known.keys.iter().zip(&wanted.keys).enumerate() {
        let at = at + 1;
        if cleaned(table, &old.sql) == cleaned(table, &new.sql) {
            continue;
        }
        let shown = string_repr(&new.sql);
        if new.sql.trim().ends_with("_ops") && new.sql.contains([' ', ')']) {
            skipped.push(format!("expression #{at} {shown} detected as including operator clause."));
            let name = string_repr(known.name.as_ref().map_or("", Name::text));
            context.talk.warn(format!(
                "Expression #{at} {shown} in index {name} detected to include an operator clause. Expression compare \
                 cannot proceed. Please move the operator clause to the ``postgresql_ops`` dict to enable proper compare \
                 of the index expressions: \
                 https://docs.sqlalchemy.org/en/latest/dialects/postgresql.html#operator-classes"
            ));
        } else {
            messages.push(format!("expression #{at} {} to {shown}", string_repr(&old.sql)));
        }
    }
    if known.nulls_not_distinct != wanted.nulls_not_distinct {
        let (old, new) = (distinctness(known.nulls_not_distinct), distinctness(wanted.nulls_not_distinct));
        // Alembic adds the letters of this sentence one by one.
        messages.extend(format!("options {old} to {new}").chars().map(String::from));
    }
    if !messages.is_empty() {
        return Verdict::Different(messages.join(", "));
    }
    if skipped.is_empty() { Verdict::Same } else { Verdict::Skipped(skipped.join(", ")) }
}
