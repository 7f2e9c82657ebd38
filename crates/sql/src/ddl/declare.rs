//! What SQLite is told of a catalog: one `CREATE` text for every table and index.

use super::expressions;
use crate::fault::Result;
use crate::{Context, lower_expr_for_relation};
use catalog::{
    Column, Constraint, ConstraintKind, Expression, ForeignKey, ForeignKeyAction, Index, IndexKey, KeyPart, MatchKind,
    Oid, QualifiedName, Relation, Type,
};
use std::fmt::Write as _;

/// A table or index as SQLite keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The OID of the table or index.
    pub oid: Oid,
    /// Its name in SQLite.
    pub name: String,
    /// The name in SQLite of its table (its own, for a table).
    pub table: String,
    /// The OID of its table (its own, for a table).
    pub table_oid: Oid,
    /// The `CREATE` text.
    pub sql: String,
}

/// The column that stands in SQLite for a table without columns.
pub const NO_COLUMNS: &str = "........retort.no_columns";

/// The name of a relation or index in SQLite, not quoted; for how it is spelt see [`sqlite_column_name`].
pub fn sqlite_name(name: &QualifiedName) -> String {
    marked(name.schema.chars().chain(std::iter::once('.')).chain(name.name.chars()))
}

/// The name of a relation or index in SQLite's quotes.
pub fn quoted_relation(name: &QualifiedName) -> String {
    quote(&sqlite_name(name))
}

/// The name of a column in SQLite, not quoted.
///
/// SQLite takes `Id` and `id` for one name, so an upper-case letter has a `^` before it, and a `^` is doubled.
pub fn sqlite_column_name(name: &str) -> String {
    marked(name.chars())
}

/// The name of a column in SQLite's quotes.
pub fn quoted_column(name: &str) -> String {
    quote(&sqlite_column_name(name))
}

fn marked(name: impl Iterator<Item = char>) -> String {
    let mut marked = String::new();
    for letter in name {
        if letter.is_ascii_uppercase() || letter == '^' {
            marked.push('^');
        }
        marked.push(letter);
    }
    marked
}

/// The name of an index in SQLite, not quoted.
pub fn sqlite_index_name(table: &Relation, index: &Index) -> String {
    sqlite_name(&QualifiedName::new(&table.name.schema, &index.name))
}

/// Quotes a name for SQLite.
fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The declarations of one relation: its table first, then its indexes by rising OID.
///
/// # Errors
///
/// When a stored expression cannot be read any more, which is a fault of ours.
pub fn declarations(context: &Context<'_>, relation: &Relation) -> Result<Vec<Declaration>> {
    if !relation.is_stored() {
        return Ok(Vec::new());
    }
    let name = sqlite_name(&relation.name);
    let mut all = vec![Declaration {
        oid: relation.oid,
        name: name.clone(),
        table: name.clone(),
        table_oid: relation.oid,
        sql: table(context, relation)?,
    }];
    for declared in &relation.indexes {
        if !is_kept(declared) {
            continue;
        }
        all.push(Declaration {
            oid: declared.oid,
            name: sqlite_index_name(relation, declared),
            table: name.clone(),
            table_oid: relation.oid,
            sql: index(context, relation, declared)?,
        });
    }
    Ok(all)
}

/// Whether SQLite keeps an index too; those that are no B-trees are only recorded in the catalog.
fn is_kept(index: &Index) -> bool {
    matches!(index.method.as_str(), "btree" | "hash")
}

/// A declaration that takes any value in any column: the columns of a table, some of them new.
pub fn loose_declaration(name: &str, columns: &[(String, Option<Type>)]) -> String {
    let columns: Vec<String> = columns
        .iter()
        .map(|(name, old)| {
            let collation = old.as_ref().and_then(|old| datum::collation_of(old));
            collation.map_or_else(|| format!("{} ANY", quote(name)), |it| format!("{} ANY COLLATE {it}", quote(name)))
        })
        .collect();
    format!("CREATE TABLE {}({}) STRICT", quote(name), columns.join(", "))
}

fn table(context: &Context<'_>, relation: &Relation) -> Result<String> {
    let mut parts = Vec::new();
    for declared in &relation.columns {
        parts.push(column(context, relation, declared)?);
    }
    if parts.is_empty() {
        parts.push(format!("{} ANY", quote(NO_COLUMNS)));
    }
    let mut checks = Vec::new();
    let mut keys = Vec::new();
    for constraint in &relation.constraints {
        match &constraint.kind {
            ConstraintKind::Check(check) => {
                let condition = lower_condition(context, relation, &check.expression)?;
                checks.push((constraint.name.as_str(), check_part(constraint.oid, &condition)));
            }
            ConstraintKind::ForeignKey(key) => keys.extend(foreign_key(context, constraint, key)),
            ConstraintKind::PrimaryKey { .. } | ConstraintKind::Unique { .. } => {}
        }
    }
    checks.sort_by(|one, other| one.0.cmp(other.0));
    parts.extend(checks.into_iter().map(|(_, part)| part));
    parts.extend(keys);
    Ok(format!("CREATE TABLE {}({}) STRICT", quoted_relation(&relation.name), parts.join(", ")))
}

fn check_part(oid: Oid, condition: &str) -> String {
    format!("CONSTRAINT \"{}\" CHECK ({condition})", oid.0)
}

fn column(context: &Context<'_>, relation: &Relation, column: &Column) -> Result<String> {
    let mut text = format!("{} {}", quoted_column(&column.name), storage_class(&column.type_name.base));
    if let Some(collation) = datum::collation_of(&column.type_name.base) {
        let _ = write!(text, " COLLATE {collation}");
    }
    if column.not_null {
        text.push_str(" NOT NULL");
    }
    if let Some(lowered) = lower_generated(context, relation, column)? {
        let _ = write!(text, " GENERATED ALWAYS AS ({lowered}) STORED");
    }
    if let Some(default) = default_for_set_default(context, relation, column)? {
        let _ = write!(text, " DEFAULT ({default})");
    }
    Ok(text)
}

/// Defaults are the analyzer's business, but `ON DELETE SET DEFAULT` is SQLite's.
fn default_for_set_default(context: &Context<'_>, relation: &Relation, column: &Column) -> Result<Option<String>> {
    let is_set = relation.foreign_keys().any(|(_, key)| {
        let sets = [key.on_delete, key.on_update].contains(&ForeignKeyAction::SetDefault);
        sets && key.columns.contains(&column.name)
    });
    let Some(default) = column.default.as_ref().filter(|_| is_set) else { return Ok(None) };
    let expression = expressions::analyzed(context, relation, default)?;
    lower_expr_for_relation(context, &expression).map(Some)
}

fn storage_class(of: &Type) -> &'static str {
    match of {
        Type::Bool
        | Type::Int2
        | Type::Int4
        | Type::Int8
        | Type::Oid
        | Type::Regclass
        | Type::Regtype
        | Type::Regnamespace
        | Type::Date
        | Type::Time
        | Type::Timestamp
        | Type::TimestampTz => "INTEGER",
        Type::Float4 | Type::Float8 | Type::Enum(_) => "REAL",
        Type::Bytea => "BLOB",
        _ => "TEXT",
    }
}

fn foreign_key(context: &Context<'_>, constraint: &Constraint, key: &ForeignKey) -> Vec<String> {
    let Some(referenced) = context.catalog().relation(key.referenced) else { return Vec::new() };
    let mut text = format!(
        "FOREIGN KEY ({}) REFERENCES {}({})",
        quoted(&key.columns),
        quoted_relation(&referenced.name),
        quoted(&key.referenced_columns)
    );
    for (event, action) in [("DELETE", key.on_delete), ("UPDATE", key.on_update)] {
        if let Some(action) = action_text(action) {
            let _ = write!(text, " ON {event} {action}");
        }
    }
    if constraint.deferrable {
        text.push_str(" DEFERRABLE INITIALLY DEFERRED");
    }
    let mut parts = Vec::new();
    if key.match_kind == MatchKind::Full && key.columns.len() > 1 {
        parts.push(check_part(constraint.oid, &match_full(&key.columns)));
    }
    parts.push(text);
    parts
}

/// All of the columns are NULL or none is.
fn match_full(columns: &[String]) -> String {
    let nulls: Vec<String> = columns.iter().map(|column| format!("({} IS NULL)", quoted_column(column))).collect();
    format!("({}) IN (0, {})", nulls.join(" + "), columns.len())
}

/// RESTRICT differs from NO ACTION only inside one statement, and SQLite would not say which row it was.
fn action_text(action: ForeignKeyAction) -> Option<&'static str> {
    match action {
        ForeignKeyAction::NoAction | ForeignKeyAction::Restrict => None,
        ForeignKeyAction::Cascade => Some("CASCADE"),
        ForeignKeyAction::SetNull => Some("SET NULL"),
        ForeignKeyAction::SetDefault => Some("SET DEFAULT"),
    }
}

fn quoted(columns: &[String]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| quoted_column(column)).collect();
    quoted.join(", ")
}

fn index(context: &Context<'_>, relation: &Relation, index: &Index) -> Result<String> {
    let mut keys = Vec::new();
    for key in &index.keys {
        let sql = key_sql(context, relation, key)?;
        let direction = if key.descending { " DESC" } else { "" };
        if index.nulls_not_distinct {
            let collation = collation(relation, key).unwrap_or("BINARY");
            keys.push(format!("ifnull({sql}, 0) COLLATE {collation}{direction}"));
            keys.push(format!("{sql} IS NULL"));
        } else {
            keys.push(format!("{sql}{direction}"));
        }
    }
    // A key that may be checked later is checked by the engine.
    let is_deferrable = relation.constraint_of_index(index).is_some_and(|constraint| constraint.deferrable);
    let unique = if index.unique && !is_deferrable { "UNIQUE " } else { "" };
    let name = quote(&sqlite_index_name(relation, index));
    let mut text = format!("CREATE {unique}INDEX {name} ON {}({})", quoted_relation(&relation.name), keys.join(", "));
    if let Some(predicate) = &index.predicate {
        let _ = write!(text, " WHERE {}", lower_condition(context, relation, predicate)?);
    }
    Ok(text)
}

fn key_sql(context: &Context<'_>, relation: &Relation, key: &IndexKey) -> Result<String> {
    match &key.part {
        KeyPart::Column(name) => Ok(quoted_column(name)),
        KeyPart::Expression(expression) => {
            let analyzed = expressions::analyzed(context, relation, expression)?;
            lower_expr_for_relation(context, &analyzed)
        }
    }
}

fn collation(relation: &Relation, key: &IndexKey) -> Option<&'static str> {
    let KeyPart::Column(name) = &key.part else { return None };
    datum::collation_of(&relation.column(name)?.type_name.base)
}

/// A condition on a relation's row in SQLite's language.
pub(super) fn lower_condition(context: &Context<'_>, relation: &Relation, condition: &Expression) -> Result<String> {
    let analyzed = expressions::analyzed(context, relation, condition)?;
    lower(context, relation, &analyzed)
}

/// An expression of a relation's row in SQLite's language.
pub(super) fn lower(context: &Context<'_>, _: &Relation, expr: &crate::typed::Expr) -> Result<String> {
    lower_expr_for_relation(context, expr)
}

/// A stored expression of a relation's row in SQLite's language.
///
/// # Errors
///
/// When it cannot be read any more, which is a fault of ours.
pub fn lower_stored(context: &Context<'_>, relation: &Relation, expression: &Expression) -> Result<String> {
    lower_condition(context, relation, expression)
}

/// What a generated column is computed by, in SQLite's language; nothing if it is none.
///
/// # Errors
///
/// When its expression cannot be read any more, which is a fault of ours.
pub fn lower_generated(context: &Context<'_>, relation: &Relation, column: &Column) -> Result<Option<String>> {
    let Some(generated) = &column.generated else { return Ok(None) };
    let analyzed = expressions::analyzed(context, relation, generated)?;
    let coerced = crate::coerce_for_assignment(context, analyzed, &column.type_name)?;
    lower(context, relation, &coerced).map(Some)
}
