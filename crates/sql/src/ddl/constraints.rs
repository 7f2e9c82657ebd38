//! Constraints: what is asked for, and adding it to a relation.

use super::expressions::{self, Role, refuse_if};
use super::foreign_keys;
use super::names::{fold, truncation_notice};
use super::plan::{RowCheck, Step};
use super::planner::Planner;
use crate::Context;
use crate::fault::{Result, error};
use catalog::{Check, Constraint, ConstraintKind, Index, IndexKey, KeyPart, Oid, Relation};
use diagnostics::Span;
use sqlparser::ast::{
    CheckConstraint, ConstraintCharacteristics, DeferrableInitial, Expr, ForeignKeyConstraint, Ident, IndexColumn,
    NullsDistinctOption, PrimaryKeyConstraint, TableConstraint, UniqueConstraint,
};
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::Token;

/// A constraint that a definition asks for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) name: Option<Ident>,
    pub(super) demand: Demand,
    pub(super) deferral: Deferral,
    pub(super) not_valid: bool,
}

/// `DEFERRABLE` and `INITIALLY DEFERRED`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Deferral {
    pub(super) deferrable: bool,
    pub(super) initially_deferred: bool,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) enum Demand {
    PrimaryKey { columns: Vec<Ident>, include: Vec<Ident> },
    Unique { columns: Vec<Ident>, include: Vec<Ident>, nulls_not_distinct: bool },
    UsingIndex { index: Ident, primary: bool },
    Check { expr: Expr, no_inherit: bool },
    ForeignKey(Box<ForeignKeyConstraint>),
}

impl Asked {
    /// `PRIMARY KEY` of a column.
    pub(super) fn primary_key_of_column(
        name: Option<&Ident>,
        column: &str,
        key: &PrimaryKeyConstraint,
    ) -> Result<Self> {
        let columns = vec![Ident::with_quote('"', column)];
        Self::new(name.or(key.name.as_ref()), Demand::PrimaryKey { columns, include: Vec::new() }, key.characteristics)
    }

    /// `UNIQUE` of a column.
    pub(super) fn unique_of_column(name: Option<&Ident>, column: &str, key: &UniqueConstraint) -> Result<Self> {
        let demand = Demand::Unique {
            columns: vec![Ident::with_quote('"', column)],
            include: Vec::new(),
            nulls_not_distinct: key.nulls_distinct == NullsDistinctOption::NotDistinct,
        };
        Self::new(name.or(key.name.as_ref()), demand, key.characteristics)
    }

    /// `REFERENCES` of a column.
    pub(super) fn foreign_key_of_column(
        name: Option<&Ident>,
        column: &str,
        key: &ForeignKeyConstraint,
    ) -> Result<Self> {
        let mut key = key.clone();
        key.columns = vec![Ident::with_quote('"', column)];
        let characteristics = key.characteristics;
        let name = name.cloned().or_else(|| key.name.clone());
        Self::new(name.as_ref(), Demand::ForeignKey(Box::new(key)), characteristics)
    }

    /// `CHECK`, of a column or a table.
    pub(super) fn check(name: Option<&Ident>, check: &CheckConstraint) -> Result<Self> {
        refuse_if(check.enforced == Some(false), "NOT ENFORCED")?;
        Self::new(name, Demand::Check { expr: (*check.expr).clone(), no_inherit: check.no_inherit }, None)
    }

    /// A constraint of a table.
    pub(super) fn of_table(constraint: &TableConstraint) -> Result<Self> {
        match constraint {
            TableConstraint::PrimaryKey(key) => {
                let demand = Demand::PrimaryKey { columns: key_columns(&key.columns)?, include: key.include.clone() };
                Self::new(key.name.as_ref(), demand, key.characteristics)
            }
            TableConstraint::Unique(key) => {
                let demand = Demand::Unique {
                    columns: key_columns(&key.columns)?,
                    include: key.include.clone(),
                    nulls_not_distinct: key.nulls_distinct == NullsDistinctOption::NotDistinct,
                };
                Self::new(key.name.as_ref(), demand, key.characteristics)
            }
            TableConstraint::ForeignKey(key) => {
                Self::new(key.name.as_ref(), Demand::ForeignKey(Box::new(key.clone())), key.characteristics)
            }
            TableConstraint::Check(check) => Self::check(check.name.as_ref(), check),
            TableConstraint::PrimaryKeyUsingIndex(using) => {
                let demand = Demand::UsingIndex { index: using.index_name.clone(), primary: true };
                Self::new(using.name.as_ref(), demand, using.characteristics)
            }
            TableConstraint::UniqueUsingIndex(using) => {
                let demand = Demand::UsingIndex { index: using.index_name.clone(), primary: false };
                Self::new(using.name.as_ref(), demand, using.characteristics)
            }
            TableConstraint::Exclude(_) => Err(crate::fault::unsupported("EXCLUDE", None)),
            other => Err(crate::fault::unsupported(format_args!("the table constraint {other}"), None)),
        }
    }

    fn new(name: Option<&Ident>, demand: Demand, characteristics: Option<ConstraintCharacteristics>) -> Result<Self> {
        let deferral = deferral(characteristics)?;
        Ok(Self { name: name.cloned(), demand, deferral, not_valid: false })
    }

    /// Whether it is a primary key.
    pub(super) fn is_primary_key(&self) -> bool {
        matches!(self.demand, Demand::PrimaryKey { .. } | Demand::UsingIndex { primary: true, .. })
    }

    /// The name that was given, folded.
    pub(super) fn given_name(&self, planner: &mut Planner<'_>) -> Option<String> {
        let ident = self.name.as_ref()?;
        planner.notices.extend(truncation_notice(ident));
        Some(fold(ident))
    }
}

fn key_columns(columns: &[IndexColumn]) -> Result<Vec<Ident>> {
    let names = columns.iter().map(|column| match &column.column.expr {
        Expr::Identifier(ident) if column.operator_class.is_none() => Ok(ident.clone()),
        other => Err(error("42601", format!("syntax error at or near \"{other}\""), None)),
    });
    names.collect()
}

fn deferral(characteristics: Option<ConstraintCharacteristics>) -> Result<Deferral> {
    let Some(given) = characteristics else { return Ok(Deferral::default()) };
    refuse_if(given.enforced == Some(false), "NOT ENFORCED")?;
    let initially_deferred = given.initially == Some(DeferrableInitial::Deferred);
    if initially_deferred && given.deferrable == Some(false) {
        return Err(error("42601", "constraint declared INITIALLY DEFERRED must be DEFERRABLE", None));
    }
    Ok(Deferral { deferrable: given.deferrable.unwrap_or(initially_deferred), initially_deferred })
}

/// Whether rows are there already that have to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// The table is new.
    None,
    /// The table may have rows.
    Some,
}

/// Adds a constraint to a relation.
pub(super) fn add(planner: &mut Planner<'_>, relation: Oid, asked: &Asked, rows: Rows) -> Result<()> {
    match &asked.demand {
        Demand::Check { expr, no_inherit } => add_check(planner, relation, asked, expr, *no_inherit, rows),
        Demand::ForeignKey(key) => foreign_keys::add(planner, relation, asked, key, rows),
        Demand::UsingIndex { index, primary } => add_using_index(planner, relation, asked, index, *primary),
        Demand::PrimaryKey { columns, include } => {
            let key = Key { columns, include, primary: true, nulls_not_distinct: false };
            add_key(planner, relation, asked, &key, rows)
        }
        Demand::Unique { columns, include, nulls_not_distinct } => {
            let key = Key { columns, include, primary: false, nulls_not_distinct: *nulls_not_distinct };
            add_key(planner, relation, asked, &key, rows)
        }
    }
}

fn add_check(
    planner: &mut Planner<'_>,
    relation: Oid,
    asked: &Asked,
    expr: &Expr,
    no_inherit: bool,
    rows: Rows,
) -> Result<()> {
    let table = planner.relation(relation)?.clone();
    let expression = expressions::condition(&planner.context(), &table, expr, Role::Check);
    let expression =
        if rows == Rows::Some { expression.map_err(super::alter_table::without_place)? } else { expression? };
    let name = match asked.given_name(planner) {
        Some(name) => {
            refuse_taken(&table, &name)?;
            name
        }
        None => check_name(planner, &table, expr),
    };
    let kind = ConstraintKind::Check(Check { expression: expression.clone(), no_inherit });
    push(planner, relation, asked, name.clone(), kind)?;
    if rows == Rows::Some && !asked.not_valid {
        let condition = super::declare::lower_condition(&planner.context(), &table, &expression)?;
        planner.steps.push(Step::Check { relation, check: RowCheck::Holds { constraint: name, condition } });
    }
    Ok(())
}

fn check_name(planner: &Planner<'_>, table: &Relation, expr: &Expr) -> String {
    let used = expressions::columns_used(table, expr);
    let column = if let [only] = used.as_slice() { Some(only.as_str()) } else { None };
    planner.catalog.choose_constraint_name(&table.name.schema, &table.name.name, column, "check", &[])
}

struct Key<'a> {
    columns: &'a [Ident],
    include: &'a [Ident],
    primary: bool,
    nulls_not_distinct: bool,
}

fn add_key(planner: &mut Planner<'_>, relation: Oid, asked: &Asked, key: &Key<'_>, rows: Rows) -> Result<()> {
    let table = planner.relation(relation)?.clone();
    if key.primary && table.primary_key().is_some() {
        return Err(several_primary_keys(&table));
    }
    let columns = named_columns(planner, &table, key.columns, key.primary, rows)?;
    let include = named_columns(planner, &table, key.include, false, rows)?;
    for column in columns.iter().filter_map(|name| table.column(name)) {
        super::operator_classes::chosen(planner, "btree", &column.type_name.base, None)?;
    }
    let name = match asked.given_name(planner) {
        Some(name) => name,
        None => key_name(planner, &table, &columns, &include, key.primary),
    };
    if planner.catalog.relation_name_taken(&table.name.schema, &name) {
        return Err(error("42P07", format!("relation \"{name}\" already exists"), None));
    }
    refuse_taken(&table, &name)?;
    let index = Index {
        oid: planner.catalog.allocate(),
        name: name.clone(),
        method: "btree".into(),
        unique: true,
        nulls_not_distinct: key.nulls_not_distinct,
        keys: columns.iter().map(|column| plain_key(column)).collect(),
        include,
        predicate: None,
        options: Vec::new(),
        clustered: false,
    };
    planner.change(relation, |table| table.indexes.push(index))?;
    let kind = if key.primary {
        require_not_null(planner, relation, &columns, rows)?;
        ConstraintKind::PrimaryKey { columns }
    } else {
        ConstraintKind::Unique { columns }
    };
    if asked.deferral.deferrable && rows == Rows::Some {
        planner.steps.push(Step::Check { relation, check: RowCheck::Unique(name.clone()) });
    }
    push(planner, relation, asked, name, kind)
}

/// A key of an index that is just a column.
pub(super) fn plain_key(column: &str) -> IndexKey {
    IndexKey::new(KeyPart::Column(column.to_owned()))
}

fn key_name(planner: &Planner<'_>, table: &Relation, columns: &[String], include: &[String], primary: bool) -> String {
    let (schema, name) = (&table.name.schema, &table.name.name);
    if primary {
        return planner.catalog.choose_key_name(schema, name, None, "pkey");
    }
    let all: Vec<&str> = columns.iter().chain(include).map(String::as_str).collect();
    let addition = name_addition(&all);
    planner.catalog.choose_key_name(schema, name, Some(&addition), "key")
}

/// The columns in a made-up name. PostgreSQL: `ChooseIndexNameAddition`.
pub(super) fn name_addition(columns: &[&str]) -> String {
    let mut addition = String::new();
    for column in columns {
        if !addition.is_empty() {
            addition.push('_');
        }
        addition.push_str(column);
        if addition.len() >= 64 {
            break;
        }
    }
    addition
}

fn named_columns(
    planner: &Planner<'_>,
    table: &Relation,
    idents: &[Ident],
    primary: bool,
    rows: Rows,
) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for ident in idents {
        let name = fold(ident);
        if table.column(&name).is_none() {
            let at = constraint_start(&planner.context(), ident).filter(|_| rows == Rows::None);
            return Err(error("42703", format!("column \"{name}\" named in key does not exist"), at));
        }
        if names.contains(&name) {
            let what = if primary { "primary key" } else { "unique" };
            let at = constraint_start(&planner.context(), ident);
            let message = format!("column \"{name}\" appears twice in {what} constraint");
            return Err(error("42701", message, at));
        }
        names.push(name);
    }
    Ok(names)
}

/// Where the constraint starts that names a column in its parentheses.
fn constraint_start(context: &Context<'_>, column: &Ident) -> Option<Span> {
    let inside = context.span(column.span)?;
    let before: Vec<_> = context.text?.words().take_while(|(_, span)| span.start < inside.start).collect();
    let open = before.iter().rposition(|(token, _)| **token == Token::LParen)?;
    let keyword = |at: usize| match before.get(at) {
        Some((Token::Word(word), _)) => word.keyword,
        _ => Keyword::NoKeyword,
    };
    let own = open.checked_sub(if keyword(open.checked_sub(1)?) == Keyword::KEY { 2 } else { 1 })?;
    let named = own.checked_sub(2).filter(|at| keyword(*at) == Keyword::CONSTRAINT);
    before.get(named.unwrap_or(own)).map(|(_, span)| *span)
}

/// Where the constraint starts that takes an index over.
fn using_start(context: &Context<'_>, index: &Ident) -> Option<Span> {
    let own = context.span(index.span)?;
    let before: Vec<_> = context.text?.words().take_while(|(_, span)| span.start < own.start).collect();
    let keyword = |back: usize| match before.len().checked_sub(back).and_then(|at| before.get(at)) {
        Some((Token::Word(word), _)) => word.keyword,
        _ => Keyword::NoKeyword,
    };
    let start = if keyword(3) == Keyword::KEY { 4 } else { 3 };
    let start = if keyword(start + 2) == Keyword::CONSTRAINT { start + 2 } else { start };
    before.get(before.len().checked_sub(start)?).map(|(_, span)| *span)
}

fn require_not_null(planner: &mut Planner<'_>, relation: Oid, columns: &[String], rows: Rows) -> Result<()> {
    for name in columns {
        let was_nullable = planner.relation(relation)?.column(name).is_some_and(|column| !column.not_null);
        if !was_nullable {
            continue;
        }
        planner.change(relation, |table| {
            if let Some(column) = table.column_mut(name) {
                column.not_null = true;
            }
        })?;
        if rows == Rows::Some {
            planner.steps.push(Step::Check { relation, check: RowCheck::NotNull(name.clone()) });
        }
    }
    Ok(())
}

fn add_using_index(
    planner: &mut Planner<'_>,
    relation: Oid,
    asked: &Asked,
    index: &Ident,
    primary: bool,
) -> Result<()> {
    let table = planner.relation(relation)?.clone();
    let index_name = fold(index);
    let at = using_start(&planner.context(), index);
    let placed = |diagnostic| crate::fault::place(diagnostic, at);
    let Some(index) = table.index(&index_name) else {
        return Err(placed(match planner.catalog.index_named(&table.name.schema, &index_name) {
            Some(_) => {
                error("55000", format!("index \"{index_name}\" does not belong to table \"{}\"", table.name.name), None)
            }
            None => error("42704", format!("index \"{index_name}\" does not exist"), None),
        }));
    };
    if primary && table.primary_key().is_some() {
        return Err(several_primary_keys(&table));
    }
    let columns = usable_columns(&table, index).map_err(placed)?;
    let given = asked.given_name(planner);
    let name = given.clone().unwrap_or_else(|| index_name.clone());
    if name != index_name {
        let message =
            format!("ALTER TABLE / ADD CONSTRAINT USING INDEX will rename index \"{index_name}\" to \"{name}\"");
        planner.notice("00000", message);
        if planner.catalog.relation_name_taken(&table.name.schema, &name) {
            return Err(error("42P07", format!("relation \"{name}\" already exists"), None));
        }
        planner.change(relation, |table| rename_index(table, &index_name, &name))?;
    }
    refuse_taken(&table, &name)?;
    let kind = if primary {
        require_not_null(planner, relation, &columns, Rows::Some)?;
        ConstraintKind::PrimaryKey { columns }
    } else {
        ConstraintKind::Unique { columns }
    };
    push(planner, relation, asked, name, kind)
}

/// Gives an index of a table another name.
pub(super) fn rename_index(table: &mut Relation, from: &str, to: &str) {
    for index in table.indexes.iter_mut().filter(|index| index.name == from) {
        to.clone_into(&mut index.name);
    }
}

fn usable_columns(table: &Relation, index: &Index) -> Result<Vec<String>> {
    let name = &index.name;
    let refuse = |message: String, detail: &str| Err(error("42809", message, None).with_detail(detail));
    const DETAIL: &str = "Cannot create a primary key or unique constraint using such an index.";
    if table.constraint_of_index(index).is_some() {
        return Err(error("55000", format!("index \"{name}\" is already associated with a constraint"), None));
    }
    if !index.unique {
        return refuse(format!("\"{name}\" is not a unique index"), DETAIL);
    }
    if index.predicate.is_some() {
        return refuse(format!("\"{name}\" is a partial index"), DETAIL);
    }
    let Some(columns) = index.column_names() else {
        return refuse(format!("index \"{name}\" contains expressions"), DETAIL);
    };
    if index.keys.iter().any(|key| key.descending || key.nulls_first) {
        return refuse(format!("index \"{name}\" column number 1 does not have default sorting behavior"), DETAIL);
    }
    Ok(columns.into_iter().map(str::to_owned).collect())
}

/// `multiple primary keys for table "…" are not allowed`
pub(super) fn several_primary_keys(table: &Relation) -> diagnostics::Diagnostic {
    error("42P16", format!("multiple primary keys for table \"{}\" are not allowed", table.name.name), None)
}

/// Refuses a constraint name that the relation has already.
pub(super) fn refuse_taken(table: &Relation, name: &str) -> Result<()> {
    if table.constraint(name).is_none() {
        return Ok(());
    }
    let message = format!("constraint \"{name}\" for relation \"{}\" already exists", table.name.name);
    Err(error("42710", message, None))
}

/// Appends a constraint.
pub(super) fn push(
    planner: &mut Planner<'_>,
    relation: Oid,
    asked: &Asked,
    name: String,
    kind: ConstraintKind,
) -> Result<()> {
    let constraint = Constraint {
        oid: planner.catalog.allocate(),
        name,
        kind,
        deferrable: asked.deferral.deferrable,
        initially_deferred: asked.deferral.initially_deferred,
        validated: !asked.not_valid,
    };
    planner.change(relation, |table| table.constraints.push(constraint))
}
