//! CREATE TYPE … AS ENUM, ALTER TYPE, DROP TYPE.

use super::cascade;
use super::depend::{self, Dependent};
use super::drop::{Behaviour, settle};
use super::names::{self, creation_name, fold, missing_schema, search_path};
use super::plan::Step;
use super::planner::Planner;
use super::restate;
use crate::fault::{Result, error, unsupported};
use catalog::{EnumLabel, EnumType, QualifiedName, Type};
use sqlparser::ast::{
    AlterType, AlterTypeAddValue, AlterTypeAddValuePosition, AlterTypeOperation, Ident, ObjectName,
    UserDefinedTypeRepresentation,
};
use std::rc::Rc;

/// CREATE TYPE.
pub(super) fn create_type(
    planner: &mut Planner<'_>,
    name: &ObjectName,
    representation: Option<&UserDefinedTypeRepresentation>,
) -> Result<&'static str> {
    let labels = match representation {
        Some(UserDefinedTypeRepresentation::Enum { labels }) => labels,
        Some(UserDefinedTypeRepresentation::Composite { .. }) => return Err(unsupported("a composite type", None)),
        Some(UserDefinedTypeRepresentation::Range { .. }) => return Err(unsupported("a range type", None)),
        _ => return Err(unsupported("a base type", None)),
    };
    let context = planner.context();
    let name = creation_name(&context, &names::written(&context, name)?)?;
    refuse_taken(planner, &name)?;
    let oid = planner.catalog.allocate();
    let mut kept: Vec<EnumLabel> = Vec::new();
    for label in labels {
        let text = label_text(&label.value)?;
        if kept.iter().any(|known| known.label == text) {
            let message = "duplicate key value violates unique constraint \"pg_enum_typid_label_index\"";
            let detail = format!("Key (enumtypid, enumlabel)=({}, {text}) already exists.", oid.0);
            return Err(error("23505", message, None).with_detail(detail));
        }
        let order = f64::from(u32::try_from(kept.len() + 1).unwrap_or(u32::MAX));
        kept.push(EnumLabel { order, label: text });
    }
    planner.catalog.put_enum(EnumType { oid, name, labels: kept });
    Ok("CREATE TYPE")
}

fn label_text(text: &str) -> Result<String> {
    if text.len() > 63 {
        let message = format!("invalid enum label \"{text}\"");
        return Err(error("42602", message, None).with_detail("Labels must be 63 bytes or less."));
    }
    Ok(text.to_owned())
}

fn refuse_taken(planner: &Planner<'_>, name: &QualifiedName) -> Result<()> {
    if planner.catalog.type_name_taken(&name.schema, &name.name) {
        return Err(error("42710", format!("type \"{}\" already exists", name.name), None));
    }
    Ok(())
}

fn find(planner: &Planner<'_>, name: &ObjectName) -> Result<std::result::Result<Rc<EnumType>, String>> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let found = context.catalog().find_enum(written.schema.as_deref(), &written.name, &search_path(&context));
    if let Some(found) = found {
        return Ok(Ok(found.clone()));
    }
    if let Some(schema) = &written.schema
        && !context.catalog().has_schema(schema)
    {
        return Err(missing_schema(schema));
    }
    if context.catalog().find_domain(written.schema.as_deref(), &written.name, &search_path(&context)).is_some() {
        return Err(error("42809", format!("{} is not an enum", written.name), None));
    }
    if written.schema.as_deref().is_none_or(|schema| schema == "pg_catalog") && is_builtin(planner, &written.name) {
        return Err(error("42809", format!("{} is not an enum", written.name), None));
    }
    Ok(Err(format!("type \"{written}\" does not exist")))
}

/// Whether `pg_type` has the name; the words of the grammar (`integer`) are none there.
fn is_builtin(planner: &Planner<'_>, name: &str) -> bool {
    let has_citext = planner.catalog.extensions.iter().any(|one| one == "citext");
    datum::parse_type_key(name).is_some_and(|known| known != Type::Citext || has_citext)
}

fn existing(planner: &Planner<'_>, name: &ObjectName) -> Result<Rc<EnumType>> {
    find(planner, name)?.map_err(|missing| error("42704", missing, None))
}

/// The type of a name must exist, whatever it is.
pub(super) fn existing_type(planner: &Planner<'_>, name: &ObjectName) -> Result<()> {
    match find(planner, name) {
        Ok(found) => found.map(drop).map_err(|missing| error("42704", missing, None)),
        Err(fault) if fault.code == "42809" => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// ALTER TYPE.
pub(super) fn alter_type(planner: &mut Planner<'_>, alter: &AlterType) -> Result<&'static str> {
    let kind = existing(planner, &alter.name)?;
    match &alter.operation {
        AlterTypeOperation::AddValue(add) => add_value(planner, &kind, add)?,
        AlterTypeOperation::RenameValue(rename) => rename_value(planner, &kind, &rename.from, &rename.to)?,
        AlterTypeOperation::Rename(rename) => {
            let name = QualifiedName::new(&kind.name.schema, fold(&rename.new_name));
            refuse_taken(planner, &name)?;
            move_type(planner, &kind, name)?;
        }
    }
    Ok("ALTER TYPE")
}

/// ALTER TYPE … RENAME TO.
pub(super) fn rename_type(planner: &mut Planner<'_>, name: &ObjectName, to: &str) -> Result<&'static str> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    if context.catalog().find_domain(written.schema.as_deref(), &written.name, &search_path(&context)).is_some() {
        super::domains::relocate(planner, name, None, Some(to))?;
        return Ok("ALTER TYPE");
    }
    let path = search_path(&context);
    let relation = context.catalog().find_relation(written.schema.as_deref(), &written.name, &path);
    if let Some(relation) = relation.filter(|relation| !relation.is_sequence())
        && context.catalog().find_enum(written.schema.as_deref(), &written.name, &path).is_none()
    {
        let message = format!("{} is a table's row type", depend::shown_name(&context, &relation.name));
        return Err(error("42809", message, None).with_hint("Use ALTER TABLE instead."));
    }
    let kind = existing(planner, name)?;
    let name = QualifiedName::new(&kind.name.schema, to);
    refuse_taken(planner, &name)?;
    move_type(planner, &kind, name)?;
    Ok("ALTER TYPE")
}

fn move_type(planner: &mut Planner<'_>, kind: &EnumType, name: QualifiedName) -> Result<()> {
    let from = depend::shown_name(&planner.context(), &kind.name);
    planner.catalog.put_enum(EnumType { name: name.clone(), ..kind.clone() });
    let to = depend::shown_name(&planner.context(), &name);
    restate::type_name(planner, &from, &to)
}

/// ALTER TYPE … SET SCHEMA.
pub(super) fn set_schema(planner: &mut Planner<'_>, name: &ObjectName, schema: &str) -> Result<&'static str> {
    let kind = existing(planner, name)?;
    if !planner.catalog.has_schema(schema) {
        return Err(missing_schema(schema));
    }
    if kind.name.schema != schema {
        let name = QualifiedName::new(schema, &kind.name.name);
        if planner.catalog.type_name_taken(schema, &name.name) {
            let message = format!("type \"{}\" already exists in schema \"{schema}\"", name.name);
            return Err(error("42710", message, None));
        }
        move_type(planner, &kind, name)?;
    }
    Ok("ALTER TYPE")
}

fn add_value(planner: &mut Planner<'_>, kind: &EnumType, add: &AlterTypeAddValue) -> Result<()> {
    let label = label_text(&add.value.value)?;
    if kind.labels.iter().any(|known| known.label == label) {
        let message = format!("enum label \"{label}\" already exists");
        if add.if_not_exists {
            planner.notice("42710", format!("{message}, skipping"));
            return Ok(());
        }
        return Err(error("42710", message, None));
    }
    let at = match &add.position {
        None => kind.labels.len(),
        Some(AlterTypeAddValuePosition::Before(neighbour)) => position(kind, neighbour)?,
        Some(AlterTypeAddValuePosition::After(neighbour)) => position(kind, neighbour)? + 1,
    };
    let mut changed = kind.clone();
    changed.labels.insert(at, EnumLabel { order: order_at(kind, at), label: label.clone() });
    planner.catalog.put_enum(changed);
    planner.catalog.uncommitted_labels.push((kind.oid, label));
    Ok(())
}

fn position(kind: &EnumType, neighbour: &Ident) -> Result<usize> {
    let found = kind.labels.iter().position(|label| label.label == neighbour.value);
    found.ok_or_else(|| error("22023", format!("\"{}\" is not an existing enum label", neighbour.value), None))
}

/// The order of a label that comes to stand at a place. PostgreSQL: `AddEnumLabel`.
fn order_at(kind: &EnumType, at: usize) -> f64 {
    let before = at.checked_sub(1).and_then(|at| kind.labels.get(at)).map(|label| label.order);
    let after = kind.labels.get(at).map(|label| label.order);
    match (before, after) {
        (Some(before), Some(after)) => f64::midpoint(before, after),
        (Some(before), None) => before + 1.0,
        (None, Some(after)) => after - 1.0,
        (None, None) => 1.0,
    }
}

fn rename_value(planner: &mut Planner<'_>, kind: &EnumType, from: &Ident, to: &Ident) -> Result<()> {
    let at = position(kind, from)?;
    let label = label_text(&to.value)?;
    if kind.labels.iter().any(|known| known.label == label) {
        return Err(error("42710", format!("enum label \"{label}\" already exists"), None));
    }
    let mut changed = kind.clone();
    changed.labels[at].label.clone_from(&label);
    planner.catalog.put_enum(changed);
    rename_in_arrays(planner, kind, &from.value, &label);
    let shown = depend::shown_name(&planner.context(), &kind.name);
    restate::enum_label(planner, &shown, &from.value, &label)
}

/// An array keeps its elements as text.
fn rename_in_arrays(planner: &mut Planner<'_>, kind: &EnumType, from: &str, to: &str) {
    let arrays: Vec<_> = planner
        .catalog
        .columns_of_enum(kind.oid)
        .into_iter()
        .filter(|(relation, column)| relation.is_table() && matches!(column.type_name.base, Type::Array(_)))
        .map(|(relation, column)| (relation.oid, column.name.clone()))
        .collect();
    let literal = |text: &str| format!("'{}'", text.replace('\'', "''"));
    for (relation, column) in arrays {
        let quoted = format!("\"{}\"", column.replace('"', "\"\""));
        let value = format!("retort_rename_element({quoted}, {}, {})", literal(from), literal(to));
        planner.steps.push(Step::Rewrite { relation, values: vec![(column, value)], converted: Vec::new() });
    }
}

/// DROP TYPE.
pub(super) fn drop_types(
    planner: &mut Planner<'_>,
    if_exists: bool,
    names: &[ObjectName],
    behaviour: Behaviour,
) -> Result<&'static str> {
    let mut seeds = Vec::new();
    for name in names {
        match dropped(planner, name)? {
            Ok(seed) => seeds.push(seed),
            Err(missing) if if_exists => planner.notice("00000", format!("{missing}, skipping")),
            Err(missing) => return Err(error("42704", missing, None)),
        }
    }
    let dependents = cascade::dependents(planner, &seeds);
    let what = match seeds.as_slice() {
        [only] => depend::describe(&planner.context(), only),
        _ => "desired object(s)".to_owned(),
    };
    settle(planner, &what, &dependents, behaviour)?;
    for seed in seeds {
        match seed {
            Dependent::Type(oid) => drop(planner.catalog.drop_enum(oid)),
            Dependent::Domain(oid) => drop(planner.catalog.drop_domain(oid)),
            _ => {}
        }
    }
    Ok("DROP TYPE")
}

/// The type that DROP TYPE names, or what is said if it is not there.
fn dropped(planner: &Planner<'_>, name: &ObjectName) -> Result<std::result::Result<Dependent, String>> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let path = search_path(&context);
    if let Some(domain) = context.catalog().find_domain(written.schema.as_deref(), &written.name, &path) {
        return Ok(Ok(Dependent::Domain(domain.oid)));
    }
    if let Some(relation) = context.catalog().find_relation(written.schema.as_deref(), &written.name, &path)
        && !relation.is_sequence()
    {
        let own = depend::described_relation(&context, relation);
        let name = depend::shown_name(&context, &relation.name);
        let message = format!("cannot drop type {name} because {own} requires it");
        return Err(error("2BP01", message, None).with_hint(format!("You can drop {own} instead.")));
    }
    if context.catalog().find_enum(written.schema.as_deref(), &written.name, &path).is_none()
        && let Ok(sqlparser::ast::Expr::Cast { data_type, .. }) =
            crate::parse_expression(&crate::Text::new(format!("NULL::{name}")))
        && let Ok(known) = crate::resolve_type(&context, &data_type)
    {
        let label = datum::type_label(&known.base, context.catalog());
        let message = format!("cannot drop type {label} because it is required by the database system");
        return Err(error("2BP01", message, None));
    }
    Ok(find(planner, name)?.map(|kind| Dependent::Type(kind.oid)))
}
