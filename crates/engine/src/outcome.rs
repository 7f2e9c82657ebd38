//! What a statement answers.

use catalog::{Catalog, TypeName};
use datum::Value;
use diagnostics::Diagnostic;
use std::rc::Rc;

/// A column of a result.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeColumn {
    /// Its name.
    pub name: String,
    /// Its type.
    pub type_name: TypeName,
}

/// What one statement answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The command tag: `INSERT 0 3`, `CREATE TABLE`; for an empty query, the empty text.
    pub tag: String,
    /// The columns of the result; `None` if the statement does not return rows.
    pub columns: Option<Vec<OutcomeColumn>>,
    /// The rows as stored values, `rows[row][column]`.
    pub rows: Vec<Vec<Value>>,
    /// Notices and warnings, oldest first.
    pub notices: Vec<Diagnostic>,
    /// The catalog that the result's types belong to (enum labels).
    pub catalog: Rc<Catalog>,
}

impl Outcome {
    /// How many rows the statement touched or returned, as its tag says.
    pub fn affected(&self) -> u64 {
        self.tag.rsplit(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0)
    }

    /// The text of a value as PostgreSQL sends it; `None` for NULL or a place outside the result.
    pub fn text(&self, row: usize, column: usize) -> Option<String> {
        let value = self.rows.get(row)?.get(column)?;
        if value.is_null() {
            return None;
        }
        let type_name = &self.columns.as_ref()?.get(column)?.type_name;
        let environment = datum::Environment::fixed(0);
        Some(datum::output(&type_name.base, value, &datum::Context::new(&environment, &self.catalog)))
    }
}

/// A query text that failed at one of its statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// The error; its span is inside the whole text that was given.
    pub diagnostic: Diagnostic,
    /// Notices of the failing statement before it failed.
    pub notices: Vec<Diagnostic>,
    /// What the statements before it answered.
    pub outcomes: Vec<Outcome>,
}
