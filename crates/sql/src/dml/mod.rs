//! INSERT, UPDATE and DELETE: from the tree to typed ones.

mod conflict;
mod defaults;
mod delete;
mod insert;
mod update;

use crate::analyzer::{Analyzer, Item, Scope};
use crate::fault::{Result, error};
use crate::typed::{Delete, Insert, Modification, Source, Update};
use crate::{Context, resolve_relation};
use catalog::{Relation, RelationKind};
use sqlparser::ast::{self, TableAlias};
use std::rc::Rc;

/// Analyses an INSERT.
///
/// # Errors
///
/// What PostgreSQL says of the statement.
pub fn analyze_insert(context: &Context<'_>, insert: &ast::Insert) -> Result<Insert> {
    Analyzer::new(*context).insert(None, insert)
}

/// Analyses an UPDATE.
///
/// # Errors
///
/// What PostgreSQL says of the statement.
pub fn analyze_update(context: &Context<'_>, update: &ast::Update) -> Result<Update> {
    Analyzer::new(*context).update(None, update)
}

/// Analyses a DELETE.
///
/// # Errors
///
/// What PostgreSQL says of the statement.
pub fn analyze_delete(context: &Context<'_>, delete: &ast::Delete) -> Result<Delete> {
    Analyzer::new(*context).delete(None, delete)
}

/// Analyses `WITH … INSERT`, `UPDATE` or `DELETE`, which the parser gives as a query; nothing if it is a real query.
pub fn analyze_modification(context: &Context<'_>, query: &ast::Query) -> Option<Result<Modification>> {
    let (ast::SetExpr::Insert(body) | ast::SetExpr::Update(body) | ast::SetExpr::Delete(body)) = &*query.body else {
        return None;
    };
    Some(Analyzer::new(*context).modification(None, query.with.as_ref(), body))
}

impl Analyzer<'_> {
    pub(crate) fn modification(
        &self,
        parent: Option<&Scope<'_>>,
        with: Option<&ast::With>,
        body: &ast::Statement,
    ) -> Result<Modification> {
        let mut scope = Scope::new(parent);
        let tables = with.map(|with| self.with(&mut scope, with)).transpose()?.unwrap_or_default();
        let is_recursive = with.is_some_and(|with| with.recursive);
        Ok(match body {
            ast::Statement::Insert(insert) => {
                let mut analyzed = self.insert(Some(&scope), insert)?;
                analyzed.with.splice(0..0, tables);
                analyzed.recursive |= is_recursive;
                Modification::Insert(analyzed)
            }
            ast::Statement::Update(update) => Modification::Update(Update {
                with: tables,
                recursive: is_recursive,
                ..self.update(Some(&scope), update)?
            }),
            ast::Statement::Delete(delete) => Modification::Delete(Delete {
                with: tables,
                recursive: is_recursive,
                ..self.delete(Some(&scope), delete)?
            }),
            other => return Err(crate::fault::unsupported(format!("{other} in WITH"), None)),
        })
    }

    /// The table that a statement changes, as a source.
    fn target(
        &self,
        name: &ast::ObjectName,
        alias: Option<&TableAlias>,
        verb: &str,
    ) -> Result<(Rc<Relation>, Source, Item)> {
        let relation = resolve_relation(&self.context, name)?;
        let shown = &relation.name.name;
        match relation.kind {
            RelationKind::Table => {}
            RelationKind::View(_) => {
                return Err(crate::fault::unsupported(format!("changing rows through the view \"{shown}\""), None));
            }
            RelationKind::MaterializedView(_) => {
                return Err(error("42809", format!("cannot change materialized view \"{shown}\""), None));
            }
            RelationKind::Sequence(_) => {
                return Err(error("42809", format!("cannot change sequence \"{shown}\""), None));
            }
        }
        if relation.name.schema == "pg_catalog" || relation.name.schema == "information_schema" {
            return Err(error("42501", format!("permission denied: \"{shown}\" is a system catalog"), None)
                .with_detail(format!("{verb} of system catalogs is not supported by Retort.")));
        }
        let (source, item) = self.relation_entry(&relation, alias)?;
        Ok((relation, source, item))
    }

    /// The place of a column in the table that is changed.
    fn target_column(&self, relation: &Relation, ident: &ast::Ident) -> Result<usize> {
        let name = crate::parse::fold(ident);
        relation.columns.iter().position(|column| column.name == name).ok_or_else(|| {
            let message = format!("column \"{name}\" of relation \"{}\" does not exist", relation.name.name);
            error("42703", message, self.context.span(ident.span))
        })
    }

    fn returning_of(
        &self,
        scope: &Scope<'_>,
        items: Option<&Vec<ast::SelectItem>>,
    ) -> Result<Option<Vec<crate::typed::Target>>> {
        let Some(items) = items else { return Ok(None) };
        scope.within(crate::analyzer::Place::Returning, || self.returning(scope, items)).map(Some)
    }
}
