//! Foreign keys: what they reference, and whether they can be.

use super::constraints::{Asked, Rows, push, refuse_taken};
use super::names::{self, fold};
use super::plan::{RowCheck, Step};
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use catalog::{ConstraintKind, ForeignKey, ForeignKeyAction, MatchKind, Oid, Persistence, Relation, Type};
use sqlparser::ast::{ConstraintReferenceMatchKind, ForeignKeyConstraint, Ident, ReferentialAction};

/// Adds a foreign key to a relation.
pub(super) fn add(
    planner: &mut Planner<'_>,
    relation: Oid,
    asked: &Asked,
    key: &ForeignKeyConstraint,
    rows: Rows,
) -> Result<()> {
    let table = planner.relation(relation)?.clone();
    let referenced = names::relation(&planner.context(), &key.foreign_table)?.clone();
    if !referenced.is_table() {
        let message = format!("referenced relation \"{}\" is not a table", referenced.name.name);
        return Err(error("42809", message, None));
    }
    let columns = existing(&table, &key.columns)?;
    let referenced_columns = if key.referred_columns.is_empty() {
        primary_key_of(&referenced)?
    } else {
        existing(&referenced, &key.referred_columns)?
    };
    if columns.len() != referenced_columns.len() {
        return Err(error("42830", "number of referencing and referenced columns for foreign key disagree", None));
    }
    require_same_persistence(&table, &referenced)?;
    require_unique(&referenced, &referenced_columns)?;
    let name = match asked.given_name(planner) {
        Some(name) => {
            refuse_taken(&table, &name)?;
            name
        }
        None => foreign_key_name(planner, &table, &columns),
    };
    require_same_types(planner, &name, (&table, &columns), (&referenced, &referenced_columns))?;
    let kind = ConstraintKind::ForeignKey(ForeignKey {
        columns,
        referenced: referenced.oid,
        referenced_columns,
        on_delete: action(key.on_delete),
        on_update: action(key.on_update),
        match_kind: match_kind(key.match_kind)?,
    });
    push(planner, relation, asked, name.clone(), kind)?;
    if rows == Rows::Some && !asked.not_valid {
        planner.steps.push(Step::Check { relation, check: RowCheck::References(name) });
    }
    Ok(())
}

fn existing(table: &Relation, idents: &[Ident]) -> Result<Vec<String>> {
    let names = idents.iter().map(|ident| {
        let name = fold(ident);
        match table.column(&name) {
            Some(_) => Ok(name),
            None => {
                let message = format!("column \"{name}\" referenced in foreign key constraint does not exist");
                Err(error("42703", message, None))
            }
        }
    });
    names.collect()
}

fn primary_key_of(referenced: &Relation) -> Result<Vec<String>> {
    let Some((_, columns)) = referenced.primary_key() else {
        let message = format!("there is no primary key for referenced table \"{}\"", referenced.name.name);
        return Err(error("42704", message, None));
    };
    Ok(columns.to_vec())
}

fn require_unique(referenced: &Relation, columns: &[String]) -> Result<()> {
    let fitting: Vec<_> = referenced
        .indexes
        .iter()
        .filter(|index| {
            let keys = index.column_names().unwrap_or_default();
            index.unique
                && index.predicate.is_none()
                && keys.len() == columns.len()
                && columns.iter().all(|column| keys.contains(&column.as_str()))
        })
        .collect();
    let is_deferrable = |index: &catalog::Index| referenced.constraint_of_index(index).is_some_and(|it| it.deferrable);
    if fitting.iter().any(|index| !is_deferrable(index)) {
        return Ok(());
    }
    if !fitting.is_empty() {
        let message =
            format!("cannot use a deferrable unique constraint for referenced table \"{}\"", referenced.name.name);
        return Err(error("55000", message, None));
    }
    let message =
        format!("there is no unique constraint matching given keys for referenced table \"{}\"", referenced.name.name);
    Err(error("42830", message, None))
}

/// What lasts longer may not reference what does not.
fn require_same_persistence(table: &Relation, referenced: &Relation) -> Result<()> {
    let refuse = |message: &str| Err(error("42P16", message, None));
    match table.persistence {
        Persistence::Permanent if referenced.persistence != Persistence::Permanent => {
            refuse("constraints on permanent tables may reference only permanent tables")
        }
        Persistence::Unlogged if referenced.is_temporary() => {
            refuse("constraints on unlogged tables may reference only permanent or unlogged tables")
        }
        Persistence::Temporary(_) if !referenced.is_temporary() => {
            refuse("constraints on temporary tables may reference only temporary tables")
        }
        _ => Ok(()),
    }
}

fn foreign_key_name(planner: &Planner<'_>, table: &Relation, columns: &[String]) -> String {
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let addition = super::constraints::name_addition(&names);
    planner.catalog.choose_constraint_name(&table.name.schema, &table.name.name, Some(&addition), "fkey", &[])
}

fn require_same_types(
    planner: &Planner<'_>,
    name: &str,
    (table, columns): (&Relation, &[String]),
    (referenced, keys): (&Relation, &[String]),
) -> Result<()> {
    for (column, key) in columns.iter().zip(keys) {
        let (Some(from), Some(to)) = (table.column(column), referenced.column(key)) else { continue };
        let (from, to) = (&from.type_name.base, &to.type_name.base);
        match comparability(from, to) {
            Comparability::AsStored => {}
            Comparability::Converted => {
                let message = format!("a foreign key from {} to {}", label(planner, from), label(planner, to));
                return Err(unsupported(message, None));
            }
            Comparability::None => {
                let message = format!("foreign key constraint \"{name}\" cannot be implemented");
                let detail = format!(
                    "Key columns \"{column}\" and \"{key}\" are of incompatible types: {} and {}.",
                    label(planner, from),
                    label(planner, to)
                );
                return Err(error("42804", message, None).with_detail(detail));
            }
        }
    }
    Ok(())
}

/// Refuses a foreign key whose columns a type change has made incomparable.
pub(super) fn require_still_comparable(
    planner: &Planner<'_>,
    table: &Relation,
    name: &str,
    key: &ForeignKey,
) -> Result<()> {
    let referenced = planner.relation(key.referenced)?;
    require_same_types(planner, name, (table, &key.columns), (referenced, &key.referenced_columns))
}

fn label(planner: &Planner<'_>, of: &Type) -> String {
    datum::type_label(of, &planner.catalog)
}

enum Comparability {
    AsStored,
    Converted,
    None,
}

/// Whether PostgreSQL has an equality between two types, and whether their stored forms compare.
fn comparability(from: &Type, to: &Type) -> Comparability {
    if from == to {
        return Comparability::AsStored;
    }
    match (family(from), family(to)) {
        (Some(left), Some(right)) if left == right => Comparability::AsStored,
        // SQLite converts numbers of one kind to the other where it compares columns.
        (Some("integer"), Some("numeric" | "float")) | (Some("numeric"), Some("float")) => Comparability::AsStored,
        (Some("date"), Some("timestamp")) | (Some("timestamp"), Some("date")) => Comparability::Converted,
        _ => Comparability::None,
    }
}

fn family(of: &Type) -> Option<&'static str> {
    match of {
        Type::Int2 | Type::Int4 | Type::Int8 => Some("integer"),
        Type::Float4 | Type::Float8 => Some("float"),
        Type::Numeric => Some("numeric"),
        Type::Text | Type::Varchar => Some("text"),
        Type::Date => Some("date"),
        Type::Timestamp | Type::TimestampTz => Some("timestamp"),
        _ => None,
    }
}

fn action(action: Option<ReferentialAction>) -> ForeignKeyAction {
    match action {
        None | Some(ReferentialAction::NoAction) => ForeignKeyAction::NoAction,
        Some(ReferentialAction::Restrict) => ForeignKeyAction::Restrict,
        Some(ReferentialAction::Cascade) => ForeignKeyAction::Cascade,
        Some(ReferentialAction::SetNull) => ForeignKeyAction::SetNull,
        Some(ReferentialAction::SetDefault) => ForeignKeyAction::SetDefault,
    }
}

fn match_kind(kind: Option<ConstraintReferenceMatchKind>) -> Result<MatchKind> {
    match kind {
        None | Some(ConstraintReferenceMatchKind::Simple) => Ok(MatchKind::Simple),
        Some(ConstraintReferenceMatchKind::Full) => Ok(MatchKind::Full),
        Some(ConstraintReferenceMatchKind::Partial) => Err(error("0A000", "MATCH PARTIAL not yet implemented", None)),
    }
}
