//! Domains.

use super::alter_table::without_place;
use super::cascade;
use super::depend::{self, Dependent};
use super::drop::{Behaviour, settle};
use super::expressions;
use super::extra::{AlterDomain, CreateDomain, DomainAction, DomainConstraint, DomainDemand};
use super::names::{self, creation_name, fold, search_path};
use super::plan::{RowCheck, Step};
use super::planner::Planner;
use crate::fault::{Result, error};
use crate::{Context, resolve_type};
use catalog::{Column, Domain, DomainCheck, Expression, Oid, QualifiedName, Relation, RelationKind, TypeName};
use diagnostics::Diagnostic;
use sqlparser::ast::{DataType, Expr, Ident, ObjectName};
use std::rc::Rc;

/// The domain that a written type names, if it names one.
pub(crate) fn domain_of(context: &Context<'_>, written: &DataType) -> Option<Rc<Domain>> {
    let DataType::Custom(name, modifiers) = written else { return None };
    if !modifiers.is_empty() {
        return None;
    }
    let written = names::written(context, name).ok()?;
    context.catalog().find_domain(written.schema.as_deref(), &written.name, &search_path(context)).cloned()
}

/// A relation of one column `value`, over which the checks of a domain are read.
pub(crate) fn value_relation(type_name: &TypeName) -> Relation {
    let mut relation = Relation::new(Oid(0), QualifiedName::new("pg_catalog", "value"), RelationKind::Table);
    relation.columns.push(Column { number: 1, ..Column::new("value", type_name.clone()) });
    relation
}

/// CREATE DOMAIN.
pub(super) fn create(planner: &mut Planner<'_>, create: &CreateDomain) -> Result<&'static str> {
    let context = planner.context();
    let name = creation_name(&context, &names::written(&context, &create.name)?)?;
    if planner.catalog.type_name_taken(&name.schema, &name.name) {
        return Err(error("42710", format!("type \"{}\" already exists", name.name), None));
    }
    let over = domain_of(&context, &create.data_type);
    let type_name = resolve_type(&context, &create.data_type).map_err(without_place)?;
    let collation = match &create.collation {
        Some(collation) => super::collations::of_type(&context, collation, &type_name.base).map_err(without_place)?,
        None => None,
    };
    let mut domain = Domain {
        oid: Oid(0),
        name,
        type_name,
        over: over.as_ref().map(|domain| domain.oid),
        not_null: false,
        default: None,
        collation,
        checks: Vec::new(),
    };
    domain.default = match &create.default {
        Some(default) => default_of(&context, &domain, default)?,
        None => over.and_then(|domain| domain.default.clone()),
    };
    domain.oid = planner.catalog.allocate();
    let mut nullable = None;
    for constraint in &create.constraints {
        match &constraint.demand {
            DomainDemand::Check(condition) => {
                let check = check(planner, &domain, constraint.name.as_ref(), condition, false)?;
                domain.checks.push(check);
            }
            demand => {
                let wants = *demand == DomainDemand::Null;
                if nullable.is_some_and(|before| before != wants) {
                    return Err(error("42601", "conflicting NULL/NOT NULL constraints", None));
                }
                nullable = Some(wants);
            }
        }
    }
    domain.not_null = nullable == Some(false);
    planner.catalog.put_domain(domain);
    Ok("CREATE DOMAIN")
}

fn default_of(context: &Context<'_>, domain: &Domain, expr: &Expr) -> Result<Option<Expression>> {
    let column = Column::new(&domain.name.name, domain.type_name.clone());
    expressions::default(context, &column, expr).map_err(without_place)
}

fn check(
    planner: &mut Planner<'_>,
    domain: &Domain,
    given: Option<&Ident>,
    condition: &Expr,
    not_valid: bool,
) -> Result<DomainCheck> {
    let relation = value_relation(&domain.type_name);
    let expression = expressions::condition(&planner.context(), &relation, condition, expressions::Role::Check)
        .map_err(without_place)?;
    let expression = Expression(domain_text(&expression.0));
    let taken = |name: &str| domain.checks.iter().any(|check| check.name == name);
    let name = match given {
        Some(ident) => {
            let name = fold(ident);
            if taken(&name) {
                let message = format!("constraint \"{name}\" for domain {} already exists", quoted(&domain.name.name));
                return Err(error("42710", message, None));
            }
            name
        }
        None => {
            let others: Vec<String> = domain.checks.iter().map(|check| check.name.clone()).collect();
            planner.catalog.choose_constraint_name(&domain.name.schema, &domain.name.name, None, "check", &others)
        }
    };
    Ok(DomainCheck { oid: planner.catalog.allocate(), name, expression, validated: !not_valid })
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// PostgreSQL shows the value of a domain as `VALUE`; outside of texts and quotes nothing else is called so.
pub fn domain_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut quote = None;
    let mut word = String::new();
    let flush = |word: &mut String, shown: &mut String| {
        shown.push_str(if word == "value" { "VALUE" } else { word });
        word.clear();
    };
    for letter in text.chars() {
        if quote.is_none() && (letter.is_alphanumeric() || letter == '_') {
            word.push(letter);
            continue;
        }
        flush(&mut word, &mut shown);
        match quote {
            Some(open) if open == letter => quote = None,
            None if matches!(letter, '\'' | '"') => quote = Some(letter),
            _ => {}
        }
        shown.push(letter);
    }
    flush(&mut word, &mut shown);
    shown
}

/// The domain of a name, or what is said where there is none.
pub(super) fn find(planner: &Planner<'_>, name: &ObjectName) -> Result<std::result::Result<Rc<Domain>, Diagnostic>> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let path = search_path(&context);
    if let Some(found) = context.catalog().find_domain(written.schema.as_deref(), &written.name, &path) {
        return Ok(Ok(found.clone()));
    }
    if super::enums::existing_type(planner, name).is_ok() {
        return Err(error("42809", format!("\"{}\" is not a domain", written.name), None));
    }
    Ok(Err(error("42704", format!("type \"{written}\" does not exist"), None)))
}

/// The domain of a name, which must exist.
pub(super) fn existing(planner: &Planner<'_>, name: &ObjectName) -> Result<Rc<Domain>> {
    find(planner, name).map_err(|fault| {
        let message = fault.message.replace('"', "");
        Diagnostic { message, ..fault }
    })?
}

/// The columns of tables that are declared with a domain, or with one over it.
pub(super) fn columns_of(planner: &Planner<'_>, oid: Oid) -> Vec<(Oid, String)> {
    let mut found = Vec::new();
    for relation in planner.catalog.relations.values() {
        for column in &relation.columns {
            let chain = column.domain.map(|own| planner.catalog.domain_chain(own)).unwrap_or_default();
            if chain.iter().any(|domain| domain.oid == oid) {
                found.push((relation.oid, column.name.clone()));
            }
        }
    }
    found
}

/// ALTER DOMAIN.
pub(super) fn alter(planner: &mut Planner<'_>, alter: &AlterDomain) -> Result<&'static str> {
    let found = existing(planner, &alter.name)?;
    let mut domain = (*found).clone();
    match &alter.action {
        DomainAction::Default(None) => domain.default = None,
        DomainAction::Default(Some(default)) => domain.default = default_of(&planner.context(), &domain, default)?,
        DomainAction::NotNull(not_null) => {
            domain.not_null = *not_null;
            if *not_null {
                for (relation, column) in columns_of(planner, domain.oid) {
                    planner.steps.push(Step::Check { relation, check: RowCheck::DomainNotNull(column) });
                }
            }
        }
        DomainAction::Add { constraint, not_valid } => add(planner, &mut domain, constraint, *not_valid)?,
        DomainAction::Drop { if_exists, name } => drop_constraint(planner, &mut domain, &fold(name), *if_exists)?,
        DomainAction::Validate(name) => {
            let name = fold(name);
            let Some(check) = domain.checks.iter_mut().find(|check| check.name == name) else {
                return Err(missing_constraint(&domain, &name));
            };
            check.validated = true;
            let check = check.clone();
            look(planner, &domain, &check)?;
        }
        DomainAction::Rename { from, to } => rename_constraint(&mut domain, &fold(from), &fold(to))?,
    }
    planner.catalog.put_domain(domain);
    Ok("ALTER DOMAIN")
}

fn add(planner: &mut Planner<'_>, domain: &mut Domain, constraint: &DomainConstraint, not_valid: bool) -> Result<()> {
    match &constraint.demand {
        DomainDemand::Check(condition) => {
            let check = check(planner, domain, constraint.name.as_ref(), condition, not_valid)?;
            if !not_valid {
                look(planner, domain, &check)?;
            }
            domain.checks.push(check);
            Ok(())
        }
        _ => Err(error("42601", "unrecognized constraint subtype: 1", None)),
    }
}

/// Looks at the rows that are there already.
fn look(planner: &mut Planner<'_>, domain: &Domain, check: &DomainCheck) -> Result<()> {
    for (relation, column) in columns_of(planner, domain.oid) {
        let condition = lowered_check(&planner.context(), &domain.type_name, &check.expression)?;
        let own = format!("\"{}\"", column.replace('"', "\"\""));
        let condition = format!("(SELECT {condition} FROM (SELECT {own} AS \"value\"))");
        planner.steps.push(Step::Check { relation, check: RowCheck::DomainHolds { column, condition } });
    }
    Ok(())
}

/// The condition of a check in SQLite's language, over `"value"`.
pub(crate) fn lowered_check(context: &Context<'_>, type_name: &TypeName, expression: &Expression) -> Result<String> {
    super::declare::lower_condition(context, &value_relation(type_name), expression)
}

fn missing_constraint(domain: &Domain, name: &str) -> Diagnostic {
    error("42704", format!("constraint \"{name}\" of domain \"{}\" does not exist", domain.name.name), None)
}

fn drop_constraint(planner: &mut Planner<'_>, domain: &mut Domain, name: &str, if_exists: bool) -> Result<()> {
    let before = domain.checks.len();
    domain.checks.retain(|check| check.name != name);
    if domain.checks.len() == before {
        let missing = missing_constraint(domain, name);
        if !if_exists {
            return Err(missing);
        }
        planner.notice("00000", format!("{}, skipping", missing.message));
    }
    Ok(())
}

fn rename_constraint(domain: &mut Domain, from: &str, to: &str) -> Result<()> {
    if !domain.checks.iter().any(|check| check.name == from) {
        let message = format!("constraint \"{from}\" for domain {} does not exist", domain.name.name);
        return Err(error("42704", message, None));
    }
    if domain.checks.iter().any(|check| check.name == to) {
        let message = format!("constraint \"{to}\" for domain {} already exists", domain.name.name);
        return Err(error("42710", message, None));
    }
    for check in domain.checks.iter_mut().filter(|check| check.name == from) {
        to.clone_into(&mut check.name);
    }
    Ok(())
}

/// RENAME TO and SET SCHEMA.
pub(super) fn relocate(
    planner: &mut Planner<'_>,
    name: &ObjectName,
    schema: Option<&str>,
    to: Option<&str>,
) -> Result<()> {
    let domain = existing(planner, name)?;
    if let Some(schema) = schema.filter(|schema| !planner.catalog.has_schema(schema)) {
        return Err(names::missing_schema(schema));
    }
    let name = QualifiedName::new(schema.unwrap_or(&domain.name.schema), to.unwrap_or(&domain.name.name));
    if planner.catalog.type_name_taken(&name.schema, &name.name) {
        return Err(error("42710", format!("type \"{}\" already exists", name.name), None));
    }
    let from = depend::shown_name(&planner.context(), &domain.name);
    planner.catalog.put_domain(Domain { name: name.clone(), ..(*domain).clone() });
    let to = depend::shown_name(&planner.context(), &name);
    super::restate::type_name(planner, &from, &to)
}

/// DROP DOMAIN of one; what is said if it is not there.
pub(super) fn drop(planner: &mut Planner<'_>, name: &ObjectName, cascade: bool) -> Result<Option<Diagnostic>> {
    let domain = match find(planner, name)? {
        Ok(domain) => domain,
        Err(missing) => return Ok(Some(missing)),
    };
    let seed = Dependent::Domain(domain.oid);
    let what = depend::describe(&planner.context(), &seed);
    let dependents = cascade::dependents(planner, std::slice::from_ref(&seed));
    settle(planner, &what, &dependents, Behaviour::of(cascade))?;
    planner.catalog.drop_domain(domain.oid);
    Ok(None)
}

/// The columns that are declared with this very domain.
pub(super) fn declared_with(planner: &Planner<'_>, oid: Oid) -> Vec<(Oid, String)> {
    let stored = planner.catalog.relations.values().filter(|relation| relation.is_stored());
    let columns = stored.flat_map(|relation| relation.columns.iter().map(move |column| (relation.oid, column)));
    columns
        .filter(|(_, column)| column.domain == Some(oid))
        .map(|(table, column)| (table, column.name.clone()))
        .collect()
}
