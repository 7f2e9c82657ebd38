//! Sequences: their options, and making, changing and owning them.

use super::extra::{AlterSequence, OwnedBy};
use super::names::{self, creation_name};
use super::plan::Step;
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use crate::{Context, resolve_type};
use catalog::{Column, Oid, OnCommit, Persistence, QualifiedName, Relation, RelationKind, Sequence, Type, TypeName};
use sqlparser::ast::{Expr, ObjectName, SequenceOptions, Statement, UnaryOperator, Value};

/// What was said of a sequence; what was not said has a default.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SequenceParameters {
    pub(super) type_name: TypeName,
    pub(super) increment: Option<i64>,
    pub(super) min: Bound,
    pub(super) max: Bound,
    pub(super) start: Option<i64>,
    pub(super) cycle: Option<bool>,
    pub(super) cache: Option<i64>,
}

/// What was said of a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Nothing.
    Unsaid,
    /// `NO MINVALUE`, `NO MAXVALUE`
    None,
    /// A number.
    At(i64),
}

impl SequenceParameters {
    /// Nothing was said but the type.
    pub(super) fn new(type_name: TypeName) -> Self {
        Self {
            type_name,
            increment: None,
            min: Bound::Unsaid,
            max: Bound::Unsaid,
            start: None,
            cycle: None,
            cache: None,
        }
    }

    /// The sequence, with PostgreSQL's defaults, or on top of an earlier one.
    pub(super) fn sequence(&self, before: Option<&Sequence>) -> Result<Sequence> {
        let increment = self.increment.or(before.map(|old| old.increment)).unwrap_or(1);
        if increment == 0 {
            return Err(error("22023", "INCREMENT must not be zero", None));
        }
        let (low, high) = range(&self.type_name.base)?;
        let ascending = increment > 0;
        let default_min = if ascending { 1 } else { low };
        let default_max = if ascending { high } else { -1 };
        let kept = |value: fn(&Sequence) -> i64| {
            let old = before?;
            let limits = range(&old.type_name.base).ok()?;
            let is_limit = value(old) == limits.0 || value(old) == limits.1;
            (old.type_name == self.type_name || !is_limit).then(|| value(old))
        };
        let min = bound(self.min, kept(|old| old.min), default_min);
        let max = bound(self.max, kept(|old| old.max), default_max);
        let label = || match self.type_name.base {
            Type::Int2 => "smallint",
            Type::Int4 => "integer",
            _ => "bigint",
        };
        for (word, value) in [("MAXVALUE", max), ("MINVALUE", min)] {
            if value < low || value > high {
                let message = format!("{word} ({value}) is out of range for sequence data type {}", label());
                return Err(error("22023", message, None));
            }
        }
        if min >= max {
            return Err(error("22023", format!("MINVALUE ({min}) must be less than MAXVALUE ({max})"), None));
        }
        let start = self.start.or(before.map(|old| old.start)).unwrap_or(if ascending { min } else { max });
        refuse_start(start, min, max)?;
        let cycle = self.cycle.or(before.map(|old| old.cycle)).unwrap_or(false);
        let cache = self.cache.or(before.map(|old| old.cache)).unwrap_or(1);
        let owned_by = before.and_then(|old| old.owned_by.clone());
        Ok(Sequence { type_name: self.type_name.clone(), start, increment, min, max, cycle, cache, owned_by })
    }
}

fn bound(said: Bound, before: Option<i64>, default: i64) -> i64 {
    match said {
        Bound::At(value) => value,
        Bound::None => default,
        Bound::Unsaid => before.unwrap_or(default),
    }
}

fn said(expr: Option<&Expr>) -> Result<Bound> {
    expr.map_or(Ok(Bound::None), |expr| number(expr).map(Bound::At))
}

fn refuse_start(start: i64, min: i64, max: i64) -> Result<()> {
    if start < min {
        return Err(error("22023", format!("START value ({start}) cannot be less than MINVALUE ({min})"), None));
    }
    if start > max {
        return Err(error("22023", format!("START value ({start}) cannot be greater than MAXVALUE ({max})"), None));
    }
    Ok(())
}

fn range(of: &Type) -> Result<(i64, i64)> {
    match of {
        Type::Int2 => Ok((i16::MIN.into(), i16::MAX.into())),
        Type::Int4 => Ok((i32::MIN.into(), i32::MAX.into())),
        Type::Int8 => Ok((i64::MIN, i64::MAX)),
        _ => Err(error("22023", "sequence type must be smallint, integer, or bigint", None)),
    }
}

/// Reads the options of a sequence.
pub(super) fn read_options(
    _context: &Context<'_>,
    type_name: TypeName,
    options: &[SequenceOptions],
) -> Result<SequenceParameters> {
    let mut read = SequenceParameters::new(type_name);
    for option in options {
        match option {
            SequenceOptions::IncrementBy(expr, _) => read.increment = Some(number(expr)?),
            SequenceOptions::MinValue(expr) => read.min = said(expr.as_ref())?,
            SequenceOptions::MaxValue(expr) => read.max = said(expr.as_ref())?,
            SequenceOptions::StartWith(expr, _) => read.start = Some(number(expr)?),
            SequenceOptions::Cache(expr) => read.cache = Some(cache(number(expr)?)?),
            SequenceOptions::Cycle(no) => read.cycle = Some(!no),
        }
    }
    Ok(read)
}

/// How many values a session takes at once.
fn cache(size: i64) -> Result<i64> {
    match size {
        ..=0 => Err(error("22023", format!("CACHE ({size}) must be greater than zero"), None)),
        size => Ok(size),
    }
}

fn number(expr: &Expr) -> Result<i64> {
    match expr {
        Expr::Value(value) => match &value.value {
            Value::Number(digits, _) => digits
                .parse()
                .map_err(|_| error("22003", format!("value \"{digits}\" is out of range for type bigint"), None)),
            other => Err(unsupported(format_args!("the sequence option {other}"), None)),
        },
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => match &**expr {
            Expr::Value(value) => format!("-{value}")
                .parse()
                .map_err(|_| error("22003", format!("value \"-{value}\" is out of range for type bigint"), None)),
            other => Err(unsupported(format_args!("the sequence option {other}"), None)),
        },
        other => Err(unsupported(format_args!("the sequence option {other}"), None)),
    }
}

/// Adds a sequence; gives its OID.
pub(super) fn add(planner: &mut Planner<'_>, name: QualifiedName, parameters: &SequenceParameters) -> Result<Oid> {
    let sequence = parameters.sequence(None)?;
    let oid = planner.catalog.allocate();
    let start = sequence.start;
    let mut relation = Relation::new(oid, name, RelationKind::Sequence(sequence));
    if relation.name.schema == catalog::TEMPORARY {
        relation.persistence = Persistence::Temporary(OnCommit::PreserveRows);
    }
    (relation.columns, relation.next_column_number) = (state_columns(), 4);
    planner.catalog.put_relation(relation);
    planner.steps.push(Step::SetSequence { sequence: oid, last_value: start, is_called: false });
    Ok(oid)
}

/// What a query reads of a sequence.
fn state_columns() -> Vec<Column> {
    let columns = [("last_value", Type::Int8), ("log_cnt", Type::Int8), ("is_called", Type::Bool)];
    let made = columns.into_iter().zip(1..).map(|((name, base), number)| Column {
        number,
        not_null: true,
        ..Column::new(name, TypeName::plain(base))
    });
    made.collect()
}

/// Makes a column the owner of a sequence.
pub(super) fn own(planner: &mut Planner<'_>, sequence: Oid, relation: Oid, column: &str) -> Result<()> {
    planner.change(sequence, |found| {
        if let RelationKind::Sequence(sequence) = &mut found.kind {
            sequence.owned_by = Some((relation, column.to_owned()));
        }
    })
}

/// A sequence's name as a literal that `::regclass` reads: `'users_id_seq'`, `'"Users_id_seq"'`, `'app.s'`.
pub(super) fn regclass_literal(context: &Context<'_>, name: &QualifiedName) -> String {
    let visible = context.catalog().is_visible(name, &names::search_path(context));
    let quoted = datum_quote(&name.name);
    let text = if visible { quoted } else { format!("{}.{quoted}", datum_quote(&name.schema)) };
    format!("'{}'", text.replace('\'', "''"))
}

fn datum_quote(name: &str) -> String {
    datum::quote_identifier(name)
}

/// CREATE SEQUENCE.
pub(super) fn create_sequence(planner: &mut Planner<'_>, statement: &Statement) -> Result<&'static str> {
    let Statement::CreateSequence { temporary, if_not_exists, name, data_type, sequence_options, owned_by } = statement
    else {
        return Err(unsupported("this statement", None));
    };
    let context = planner.context();
    let written = names::written(&context, name)?;
    let name = if *temporary { names::temporary_name(&written)? } else { creation_name(&context, &written)? };
    let type_name = match data_type {
        Some(data_type) => resolve_type(&context, data_type)?,
        None => TypeName::plain(Type::Int8),
    };
    let parameters = read_options(&context, type_name, sequence_options)?;
    if planner.catalog.relation_name_taken(&name.schema, &name.name) {
        let message = format!("relation \"{}\" already exists", name.name);
        if *if_not_exists {
            planner.notice("42P07", format!("{message}, skipping"));
            return Ok("CREATE SEQUENCE");
        }
        return Err(error("42P07", message, None));
    }
    let oid = add(planner, name, &parameters)?;
    if let Some(owner) = owned_by {
        set_owner(planner, oid, owner)?;
    }
    Ok("CREATE SEQUENCE")
}

/// `OWNED BY table.column` or `OWNED BY NONE`.
pub(super) fn set_owner(planner: &mut Planner<'_>, sequence: Oid, owner: &ObjectName) -> Result<()> {
    let idents = names::idents(owner)?;
    let Some((column, table)) = idents.split_last() else { return Ok(()) };
    if table.is_empty() {
        if names::fold(column) != "none" {
            return Err(error("42601", "invalid OWNED BY option", None)
                .with_hint("Specify OWNED BY table.column or OWNED BY NONE."));
        }
        return planner.change(sequence, |found| {
            if let RelationKind::Sequence(sequence) = &mut found.kind {
                sequence.owned_by = None;
            }
        });
    }
    let table = ObjectName::from(table.iter().map(|ident| (*ident).clone()).collect::<Vec<_>>());
    let table = names::relation(&planner.context(), &table)?.clone();
    if !table.is_table() {
        let message = format!("sequence cannot be owned by relation \"{}\"", table.name.name);
        return Err(error("42809", message, None));
    }
    let column = names::fold(column);
    if table.column(&column).is_none() {
        let message = format!("column \"{column}\" of relation \"{}\" does not exist", table.name.name);
        return Err(error("42703", message, None));
    }
    let schema = planner.relation(sequence)?.name.schema.clone();
    if schema != table.name.schema {
        return Err(error("55000", "sequence must be in same schema as table it is linked to", None));
    }
    own(planner, sequence, table.oid, &column)
}

/// ALTER SEQUENCE.
pub(super) fn alter_sequence(planner: &mut Planner<'_>, alter: &AlterSequence) -> Result<&'static str> {
    let context = planner.context();
    let written = names::written(&context, &alter.name)?;
    let Some(found) = names::find_relation(&context, &written) else {
        if alter.if_exists {
            planner.notice("42P01", format!("relation \"{written}\" does not exist, skipping"));
            return Ok("ALTER SEQUENCE");
        }
        return Err(names::missing_relation(&context, &written));
    };
    let Some(before) = found.sequence().cloned() else {
        return Err(error("42809", format!("\"{}\" is not a sequence", found.name.name), None));
    };
    let oid = found.oid;
    if alter.owned_by.is_some() {
        refuse_identity(planner, found)?;
    }
    change_sequence(planner, oid, &before, alter)?;
    match &alter.owned_by {
        Some(OwnedBy::Nobody) => planner.change(oid, |found| {
            if let RelationKind::Sequence(sequence) = &mut found.kind {
                sequence.owned_by = None;
            }
        })?,
        Some(OwnedBy::Column(owner)) => set_owner(planner, oid, owner)?,
        None => {}
    }
    Ok("ALTER SEQUENCE")
}

fn refuse_identity(planner: &Planner<'_>, sequence: &Relation) -> Result<()> {
    let Some((table, column)) = sequence.sequence().and_then(|it| it.owned_by.as_ref()) else { return Ok(()) };
    let table = planner.relation(*table)?;
    if table.column(column).is_none_or(|column| column.identity.is_none()) {
        return Ok(());
    }
    let detail = format!("Sequence \"{}\" is linked to table \"{}\".", sequence.name.name, table.name.name);
    Err(error("0A000", "cannot change ownership of identity sequence", None).with_detail(detail))
}

/// Changes what was said of a sequence.
pub(super) fn change_sequence(
    planner: &mut Planner<'_>,
    oid: Oid,
    before: &Sequence,
    alter: &AlterSequence,
) -> Result<()> {
    let type_name = match &alter.data_type {
        Some(data_type) => resolve_type(&planner.context(), data_type)?,
        None => before.type_name.clone(),
    };
    let parameters = read_options(&planner.context(), type_name, &alter.options)?;
    let after = parameters.sequence(Some(before))?;
    if let Some(restart) = &alter.restart {
        let value = restart.as_ref().map_or(Ok(after.start), number)?;
        if value < after.min {
            let message = format!("RESTART value ({value}) cannot be less than MINVALUE ({})", after.min);
            return Err(error("22023", message, None));
        }
        if value > after.max {
            let message = format!("RESTART value ({value}) cannot be greater than MAXVALUE ({})", after.max);
            return Err(error("22023", message, None));
        }
        planner.steps.push(Step::SetSequence { sequence: oid, last_value: value, is_called: false });
    }
    planner.change(oid, |found| found.kind = RelationKind::Sequence(after))
}
