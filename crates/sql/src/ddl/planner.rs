//! The planner: a copy of the catalog that one statement changes.

use super::extra::Extra;
use super::plan::{Plan, Step};
use super::{
    alter_table, comments, create_table, domains, drop, enums, extensions, indexes, materialized, owners, renames,
    schemas, sequences, statistics, truncate, views,
};
use crate::Context;
use crate::fault::{Result, unsupported};
use catalog::{Catalog, Oid, Relation};
use diagnostics::{Diagnostic, Severity};
use sqlparser::ast::Statement;

/// What is known while one statement is planned.
pub(super) struct Planner<'a> {
    outer: Context<'a>,
    /// The catalog as the statement has changed it so far.
    pub(super) catalog: Catalog,
    /// What has to be done.
    pub(super) steps: Vec<Step>,
    /// What has to be said.
    pub(super) notices: Vec<Diagnostic>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(outer: &Context<'a>) -> Self {
        Self { outer: *outer, catalog: outer.catalog().clone(), steps: Vec::new(), notices: Vec::new() }
    }

    /// A context over the catalog as it is now.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            values: datum::Context::new(self.outer.values.environment, &self.catalog),
            settings: self.outer.settings,
            text: self.outer.text,
            parameters: self.outer.parameters,
        }
    }

    /// The context over the catalog from before the statement.
    pub(super) fn before(&self) -> Context<'a> {
        self.outer
    }

    /// A relation that is known to be there, as it is now.
    pub(super) fn relation(&self, oid: Oid) -> Result<&Relation> {
        let found = self.catalog.relation(oid).map(AsRef::as_ref);
        found.ok_or_else(|| self.untouchable(oid))
    }

    /// Changes a relation.
    pub(super) fn change(&mut self, oid: Oid, change: impl FnOnce(&mut Relation)) -> Result<()> {
        match self.catalog.relation_mut(oid) {
            Some(relation) => {
                change(relation);
                Ok(())
            }
            None => Err(self.untouchable(oid)),
        }
    }

    /// Why a relation cannot be had: it is PostgreSQL's own.
    pub(super) fn untouchable(&self, oid: Oid) -> Diagnostic {
        match self.catalog.system.get(&oid) {
            Some(system) => {
                let message = format!("permission denied: \"{}\" is a system catalog", system.name.name);
                Diagnostic::error("42501", message)
            }
            None => Diagnostic::error("XX000", format!("internal: relation {} is gone", oid.0)),
        }
    }

    /// Says something.
    pub(super) fn notice(&mut self, code: &str, message: impl Into<String>) {
        self.notices.push(Diagnostic::error(code, message).with_severity(Severity::Notice));
    }

    /// Warns.
    pub(super) fn warning(&mut self, code: &str, message: impl Into<String>) {
        self.notices.push(Diagnostic::error(code, message).with_severity(Severity::Warning));
    }

    /// The plan.
    pub(super) fn finish(self, tag: &'static str) -> Plan {
        Plan { catalog: self.catalog, steps: self.steps, notices: self.notices, tag }
    }
}

/// Plans a DDL statement; nothing if it is none.
///
/// # Errors
///
/// What PostgreSQL says to the statement, or `0A000` for what it does and we do not.
pub fn plan(context: &Context<'_>, statement: &Statement) -> Option<Result<Plan>> {
    let mut planner = Planner::new(context);
    let tag = planner.statement(statement)?;
    Some(tag.map(|tag| planner.finish(tag)))
}

/// Plans a DDL statement that the parser does not know.
///
/// # Errors
///
/// What PostgreSQL says to the statement, or `0A000` for what it does and we do not.
pub fn plan_extra(context: &Context<'_>, statement: &Extra) -> Result<Plan> {
    let mut planner = Planner::new(context);
    let tag = planner.extra(statement)?;
    Ok(planner.finish(tag))
}

impl Planner<'_> {
    fn extra(&mut self, statement: &Extra) -> Result<&'static str> {
        match statement {
            Extra::AlterSequence(alter) => sequences::alter_sequence(self, alter),
            Extra::DropIndexConcurrently { if_exists, names, cascade } => {
                drop::drop_index_concurrently(self, *if_exists, names, *cascade)
            }
            Extra::SetSchema { kind, if_exists, name, schema } => {
                renames::set_schema(self, *kind, *if_exists, name, schema)
            }
            Extra::Rename { kind, if_exists, name, to } => renames::rename(self, *kind, *if_exists, name, to),
            Extra::RenameColumn { kind, if_exists, name, from, to } => {
                renames::rename_view_column(self, *kind, *if_exists, name, from, to)
            }
            Extra::OwnerTo { kind, if_exists, name, owner } => owners::owner_to(self, *kind, *if_exists, name, owner),
            Extra::SetOptions { kind, if_exists, name, options, reset } => {
                owners::set_options(self, *kind, *if_exists, name, options, *reset)
            }
            Extra::Comment { on, comment } => comments::on_extra(self, on, comment.clone()),
            other => self.more(other),
        }
    }

    fn more(&mut self, statement: &Extra) -> Result<&'static str> {
        match statement {
            Extra::AlterTable(alter) => alter_table::alter_table_extra(self, alter),
            Extra::CreateDomain(create) => domains::create(self, create),
            Extra::AlterDomain(alter) => domains::alter(self, alter),
            Extra::CreateTable(definition) => {
                create_table::define(self, &definition.create, &definition.likes, &definition.options)
            }
            Extra::CreateMaterializedView(create) => materialized::create(self, create),
            Extra::Refresh { concurrently, name, with_data } => {
                materialized::refresh(self, *concurrently, name, *with_data)
            }
            Extra::CreateStatistics(create) => statistics::create(self, create),
            Extra::SetStatisticsTarget { if_exists, name, target } => {
                statistics::set_target(self, *if_exists, name, *target)
            }
            Extra::Cluster { table, index } => owners::cluster(self, table, index.as_ref()),
            Extra::Reindex { kind, name, .. } => owners::reindex(self, *kind, name),
            Extra::Drop { kind, if_exists, names, cascade } => owners::drop(self, *kind, *if_exists, names, *cascade),
            Extra::Refused(name) => Err(unsupported(name, None)),
            _ => Err(unsupported("this statement", None)),
        }
    }

    fn statement(&mut self, statement: &Statement) -> Option<Result<&'static str>> {
        Some(match statement {
            Statement::CreateTable(create) => create_table::create_table(self, create),
            Statement::AlterTable(alter) => alter_table::alter_table(self, alter),
            Statement::CreateIndex(create) => indexes::create_index(self, create),
            Statement::AlterIndex { name, operation } => indexes::alter_index(self, name, operation),
            Statement::CreateType { name, representation } => enums::create_type(self, name, representation.as_ref()),
            Statement::AlterType(alter) => enums::alter_type(self, alter),
            Statement::CreateView(create) => views::create_view(self, create),
            Statement::CreateSequence { .. } => sequences::create_sequence(self, statement),
            Statement::CreateSchema { .. } => schemas::create_schema(self, statement),
            Statement::AlterSchema(alter) => schemas::alter_schema(self, alter),
            Statement::CreateExtension(create) => extensions::create_extension(self, create),
            Statement::DropExtension(drop) => extensions::drop_extension(self, drop),
            Statement::Drop { .. } => drop::drop(self, statement),
            Statement::Comment { .. } => comments::comment(self, statement),
            Statement::Truncate(truncate) => truncate::truncate(self, truncate),
            _ => return None,
        })
    }
}
