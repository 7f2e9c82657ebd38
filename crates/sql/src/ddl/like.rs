//! `LIKE source INCLUDING …` in CREATE TABLE.

use super::constraints;
use super::depend;
use super::extra::LikeClause;
use super::names;
use super::planner::Planner;
use crate::fault::{Result, error, place};
use catalog::{Column, Constraint, ConstraintKind, Index, KeyPart, Oid, Relation};
use diagnostics::Diagnostic;
use sqlparser::ast::Spanned;

/// What of a source is copied.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a word of the clause")]
pub(super) struct Parts {
    comments: bool,
    compression: bool,
    constraints: bool,
    defaults: bool,
    generated: bool,
    pub(super) identity: bool,
    indexes: bool,
    statistics: bool,
    storage: bool,
}

/// One clause, its source found.
pub(super) struct Like {
    pub(super) source: Relation,
    pub(super) parts: Parts,
    /// How many columns stand before it.
    pub(super) at: usize,
}

/// Finds the source of a clause.
pub(super) fn read(planner: &Planner<'_>, clause: &LikeClause) -> Result<Like> {
    let context = planner.context();
    let at = context.span(clause.source.span());
    let written = names::written(&context, &clause.source)?;
    let Some(source) = names::find_relation(&context, &written) else {
        let path = names::search_path(&context);
        if context.catalog().find_index(written.schema.as_deref(), &written.name, &path).is_some() {
            return Err(place(invalid(&written.name, "indexes"), at));
        }
        return Err(place(names::missing_relation(&context, &written), at));
    };
    if source.is_sequence() {
        return Err(place(invalid(&source.name.name, depend::kind_words(source)), at));
    }
    let mut parts = Parts::default();
    for (including, option) in &clause.options {
        set(planner, &mut parts, option, *including)?;
    }
    Ok(Like { source: (**source).clone(), parts, at: clause.at })
}

fn invalid(name: &str, kind: &str) -> Diagnostic {
    let message = format!("relation \"{name}\" is invalid in LIKE clause");
    error("42809", message, None).with_detail(format!("This operation is not supported for {kind}."))
}

fn set(planner: &Planner<'_>, parts: &mut Parts, option: &str, on: bool) -> Result<()> {
    match option {
        "all" => {
            *parts = Parts {
                comments: on,
                compression: on,
                constraints: on,
                defaults: on,
                generated: on,
                identity: on,
                indexes: on,
                statistics: on,
                storage: on,
            };
        }
        "comments" => parts.comments = on,
        "compression" => parts.compression = on,
        "constraints" => parts.constraints = on,
        "defaults" => parts.defaults = on,
        "generated" => parts.generated = on,
        "identity" => parts.identity = on,
        "indexes" => parts.indexes = on,
        "statistics" => parts.statistics = on,
        "storage" => parts.storage = on,
        _ => return Err(syntax(planner, option)),
    }
    Ok(())
}

fn syntax(planner: &Planner<'_>, option: &str) -> Diagnostic {
    let context = planner.context();
    let found = context.text.and_then(|text| {
        let shown = |span: diagnostics::Span| &text.as_str()[span.start..span.end];
        text.words()
            .map(|(_, span)| span)
            .find(|span| shown(*span).eq_ignore_ascii_case(option))
            .map(|it| (it, shown(it)))
    });
    match found {
        Some((span, shown)) => error("42601", format!("syntax error at or near \"{shown}\""), Some(span)),
        None => error("42601", format!("syntax error at or near \"{option}\""), None),
    }
}

impl Like {
    /// The columns that it puts into the table.
    pub(super) fn columns(&self) -> Vec<Column> {
        let parts = self.parts;
        let copied = self.source.columns.iter().map(|column| Column {
            not_null: column.not_null,
            default: column.default.clone().filter(|_| parts.defaults),
            generated: column.generated.clone().filter(|_| parts.generated),
            identity: column.identity.filter(|_| parts.identity),
            comment: column.comment.clone().filter(|_| parts.comments),
            domain: column.domain,
            collation: column.collation.clone(),
            storage: column.storage.clone().filter(|_| parts.storage),
            compression: column.compression.clone().filter(|_| parts.compression),
            ..Column::new(&column.name, column.type_name.clone())
        });
        copied.collect()
    }

    /// Copies checks, before the table's own constraints.
    pub(super) fn checks(&self, planner: &mut Planner<'_>, table: Oid) -> Result<()> {
        let checks = self.source.constraints.iter().filter(|it| matches!(it.kind, ConstraintKind::Check(_)));
        for check in checks.filter(|_| self.parts.constraints) {
            constraints::refuse_taken(planner.relation(table)?, &check.name)?;
            let oid = planner.catalog.allocate();
            planner
                .change(table, |table| table.constraints.push(Constraint { oid, validated: true, ..check.clone() }))?;
            self.comment(planner, check.oid, oid);
        }
        Ok(())
    }

    /// Copies indexes with the keys over them, and statistics, after the table's own constraints.
    pub(super) fn indexes(&self, planner: &mut Planner<'_>, table: Oid) -> Result<()> {
        for index in self.source.indexes.iter().filter(|_| self.parts.indexes) {
            self.index(planner, table, index)?;
        }
        let statistics: Vec<_> =
            planner.catalog.statistics.values().filter(|it| it.relation == self.source.oid).cloned().collect();
        for one in statistics.iter().filter(|_| self.parts.statistics) {
            super::statistics::copy(planner, one, table)?;
        }
        Ok(())
    }

    fn index(&self, planner: &mut Planner<'_>, table: Oid, index: &Index) -> Result<()> {
        let constraint = self.source.constraint_of_index(index);
        let relation = planner.relation(table)?.clone();
        if constraint.is_some_and(|it| matches!(it.kind, ConstraintKind::PrimaryKey { .. }))
            && relation.primary_key().is_some()
        {
            return Err(constraints::several_primary_keys(&relation));
        }
        let labels: Vec<String> = index
            .keys
            .iter()
            .map(|key| match &key.part {
                KeyPart::Column(name) => Ok(name.clone()),
                KeyPart::Expression(expression) => Ok(super::indexes::label(&super::expressions::read(expression)?)),
            })
            .chain(index.include.iter().map(|name| Ok(name.clone())))
            .collect::<Result<_>>()?;
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let (schema, own) = (&relation.name.schema, &relation.name.name);
        let name = match constraint.map(|it| &it.kind) {
            Some(ConstraintKind::PrimaryKey { .. }) => planner.catalog.choose_key_name(schema, own, None, "pkey"),
            Some(_) => planner.catalog.choose_key_name(schema, own, Some(&constraints::name_addition(&labels)), "key"),
            None => {
                planner.catalog.choose_relation_name(schema, own, Some(&constraints::name_addition(&labels)), "idx")
            }
        };
        let oid = planner.catalog.allocate();
        let copied = Index { oid, name: name.clone(), clustered: false, ..index.clone() };
        planner.change(table, |table| table.indexes.push(copied))?;
        self.comment(planner, index.oid, oid);
        let Some(constraint) = constraint else { return Ok(()) };
        let oid = planner.catalog.allocate();
        let copied = Constraint { oid, name, ..constraint.clone() };
        planner.change(table, |table| table.constraints.push(copied))?;
        self.comment(planner, constraint.oid, oid);
        Ok(())
    }

    fn comment(&self, planner: &mut Planner<'_>, from: Oid, to: Oid) {
        if let Some(comment) = planner.catalog.comments.get(&from).cloned().filter(|_| self.parts.comments) {
            planner.catalog.comments.insert(to, comment);
        }
    }
}
