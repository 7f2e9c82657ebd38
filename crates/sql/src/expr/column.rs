//! Column references.

use crate::analyzer::{Analyzer, Item, Scope};
use crate::fault::{Result, error, unsupported};
use crate::parse::fold;
use crate::typed::{Expr, Node, SqlValue};
use catalog::Type;
use diagnostics::{Diagnostic, Span};
use sqlparser::ast::{Ident, ObjectName, Spanned};

const MAX_FUZZY_DISTANCE: usize = 3;

impl Analyzer<'_> {
    pub(super) fn identifier(&self, scope: &Scope<'_>, ident: &Ident) -> Result<Expr> {
        let at = self.context.span(ident.span);
        if ident.quote_style.is_none() {
            if let Some(value) = value_word(&ident.value) {
                return Ok(sql_value(value, None));
            }
            if ident.value.eq_ignore_ascii_case("default") {
                return Err(error("42601", "DEFAULT is not allowed in this context", at));
            }
        }
        let name = fold(ident);
        for level in scope.levels() {
            let mut found = level
                .items
                .iter()
                .filter(|item| item.unqualified)
                .flat_map(|item| item.columns.iter().filter(|(column, _)| *column == name));
            if let Some((_, expr)) = found.next() {
                if found.next().is_some() {
                    return Err(error("42702", format!("column reference \"{name}\" is ambiguous"), at));
                }
                return Ok(expr.clone().placed(at));
            }
        }
        let mut items = scope.levels().flat_map(|level| level.items.iter().filter(|item| item.qualified));
        if let Some(item) = items.find(|item| item.name.as_deref() == Some(&name)) {
            return Ok(whole_row(item, &name).placed(at));
        }
        Err(missing(scope, None, &name, at))
    }

    pub(super) fn compound(&self, scope: &Scope<'_>, parts: &[Ident]) -> Result<Expr> {
        let at = parts.first().and_then(|ident| self.context.span(ident.span));
        let names: Vec<String> = parts.iter().map(fold).collect();
        let (schema, table, column) = match names.as_slice() {
            [table, column] => (None, table, column),
            [schema, table, column] => (Some(schema.as_str()), table, column),
            [database, schema, table, column] if *database == self.context.settings.database => {
                (Some(schema.as_str()), table, column)
            }
            _ => {
                let shown = names.join(".");
                return Err(error("0A000", format!("cross-database references are not implemented: {shown}"), at));
            }
        };
        let Some(item) = self.item(scope, schema, table) else {
            return Err(missing_table(scope, table, at));
        };
        let mut found = item.columns.iter().filter(|(name, _)| name == column);
        match (found.next(), found.next()) {
            (Some((_, expr)), None) => Ok(expr.clone().placed(at)),
            (Some(_), Some(_)) => Err(error("42702", format!("column reference \"{column}\" is ambiguous"), at)),
            _ => Err(missing(scope, Some(table), column, at)),
        }
    }

    /// The entry of FROM that stands before `.*`, and its name.
    pub(crate) fn starred<'s>(&self, scope: &'s Scope<'_>, name: &ObjectName) -> Result<(&'s Item, String)> {
        let at = self.context.span(name.span());
        let parts: Vec<String> = name.0.iter().filter_map(|part| part.as_ident().map(fold)).collect();
        let (schema, table) = match parts.as_slice() {
            [table] => (None, table),
            [.., schema, table] => (Some(schema.as_str()), table),
            [] => return Err(error("42601", "syntax error at or near \"*\"", at)),
        };
        match self.item(scope, schema, table) {
            Some(item) => Ok((item, table.clone())),
            None => Err(missing_table(scope, table, at)),
        }
    }

    /// `f(u.*)`: the row as one value.
    pub(super) fn starred_row(&self, scope: &Scope<'_>, name: &ObjectName) -> Result<Expr> {
        let (item, table) = self.starred(scope, name)?;
        Ok(whole_row(item, &table).placed(self.context.span(name.span())))
    }

    /// The entry of FROM that a qualifier names.
    pub(crate) fn item<'s>(&self, scope: &'s Scope<'_>, schema: Option<&str>, table: &str) -> Option<&'s Item> {
        let matches = |item: &&Item| match schema {
            None => item.name.as_deref() == Some(table),
            Some(schema) => {
                item.relation.as_ref().is_some_and(|(in_schema, name)| in_schema == schema && name == table)
                    && item.name.as_deref() == Some(table)
            }
        };
        scope.levels().find_map(|level| level.items.iter().filter(|item| item.qualified).find(matches))
    }
}

/// The name of an entry of FROM as a value.
fn whole_row(item: &Item, name: &str) -> Expr {
    match item.columns.as_slice() {
        [(_, value)] if item.scalar => value.clone(),
        columns => Expr::new(Node::WholeRow(name.to_owned(), columns.to_vec()), Type::Record),
    }
}

pub(crate) fn sql_value(value: SqlValue, precision: Option<u8>) -> Expr {
    let base = match value {
        SqlValue::CurrentDate => Type::Date,
        SqlValue::CurrentTime => Type::TimeTz,
        SqlValue::CurrentTimestamp => Type::TimestampTz,
        SqlValue::LocalTime => Type::Time,
        SqlValue::LocalTimestamp => Type::Timestamp,
        _ => Type::Name,
    };
    let mut expr = Expr::new(Node::SqlValue(value, precision), base);
    expr.type_name.modifier = precision.map_or(-1, i32::from);
    expr
}

pub(crate) fn value_word(word: &str) -> Option<SqlValue> {
    Some(match word.to_ascii_lowercase().as_str() {
        "current_date" => SqlValue::CurrentDate,
        "current_time" => SqlValue::CurrentTime,
        "current_timestamp" => SqlValue::CurrentTimestamp,
        "localtime" => SqlValue::LocalTime,
        "localtimestamp" => SqlValue::LocalTimestamp,
        "current_user" => SqlValue::CurrentUser,
        "session_user" => SqlValue::SessionUser,
        "user" => SqlValue::User,
        "current_role" => SqlValue::CurrentRole,
        "current_catalog" => SqlValue::CurrentCatalog,
        "current_schema" => SqlValue::CurrentSchema,
        _ => return None,
    })
}

/// `missing FROM-clause entry`, or the hint that an alias hides the table.
pub(crate) fn missing_table(scope: &Scope<'_>, table: &str, at: Option<Span>) -> Diagnostic {
    let hidden = scope
        .levels()
        .flat_map(|level| &level.items)
        .find(|item| item.relation.as_ref().is_some_and(|(_, name)| name == table) && item.name.is_some());
    let fenced = scope.levels().any(|level| level.hidden.iter().any(|item| item.name.as_deref() == Some(table)));
    let barred = scope.levels().any(|level| level.barred.iter().any(|item| item.name.as_deref() == Some(table)));
    match hidden {
        _ if barred => error("42P10", format!("invalid reference to FROM-clause entry for table \"{table}\""), at)
            .with_detail("The combining JOIN type must be INNER or LEFT for a LATERAL reference."),
        _ if fenced => {
            let hint = format!(
                "There is an entry for table \"{table}\", but it cannot be referenced from this part of the query."
            );
            error("42P01", format!("invalid reference to FROM-clause entry for table \"{table}\""), at).with_hint(hint)
        }
        Some(item) => {
            let alias = item.name.as_deref().unwrap_or_default();
            error("42P01", format!("invalid reference to FROM-clause entry for table \"{table}\""), at)
                .with_hint(format!("Perhaps you meant to reference the table alias \"{alias}\"."))
        }
        None => error("42P01", format!("missing FROM-clause entry for table \"{table}\""), at),
    }
}

const SYSTEM_COLUMNS: [&str; 6] = ["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"];

fn missing(scope: &Scope<'_>, table: Option<&str>, name: &str, at: Option<Span>) -> Diagnostic {
    let over_table = scope.levels().any(|level| level.items.iter().any(|item| item.relation.is_some()));
    if over_table && SYSTEM_COLUMNS.contains(&name) {
        return unsupported(format!("the system column {name}"), at);
    }
    let message = match table {
        Some(table) => format!("column {table}.{name} does not exist"),
        None => format!("column \"{name}\" does not exist"),
    };
    let diagnostic = error("42703", message, at);
    match hint(scope, table, name) {
        Some(hint) => diagnostic.with_hint(hint),
        None => diagnostic,
    }
}

fn hint(scope: &Scope<'_>, table: Option<&str>, name: &str) -> Option<String> {
    let mut best = MAX_FUZZY_DISTANCE + 1;
    let mut found: Vec<String> = Vec::new();
    let entries = scope.levels().flat_map(|level| level.items.iter().chain(&level.hidden));
    let entries = entries.filter(|item| item.name.is_some());
    for item in entries {
        let entry = item.name.as_deref().unwrap_or_default();
        let penalty = table.map_or(0, |table| distance(table, entry));
        for (column, _) in &item.columns {
            if column == name && table.is_none() {
                return Some(format!(
                    "There is a column named \"{name}\" in table \"{entry}\", but it cannot be referenced from this part of \
                     the query."
                ));
            }
            let far = distance(name, column);
            if far > name.chars().count() / 2 || far + penalty > best {
                continue;
            }
            if far + penalty < best {
                best = far + penalty;
                found.clear();
            }
            found.push(format!("{entry}.{column}"));
        }
    }
    match found.as_slice() {
        [one] => Some(format!("Perhaps you meant to reference the column \"{one}\".")),
        [one, two] => Some(format!("Perhaps you meant to reference the column \"{one}\" or the column \"{two}\".")),
        _ => None,
    }
}

/// Levenshtein's distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
