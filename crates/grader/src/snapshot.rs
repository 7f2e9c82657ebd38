//! A database as it was at one moment: catalog, rows, and answers to queries.

use crate::schema::{self, VERSION_TABLE, display_name};
use catalog::Catalog;
use diagnostics::Diagnostic;
use engine::{Outcome, Session};
use protocol::Schema;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A row as PostgreSQL would send it; `None` for NULL.
pub(crate) type Row = Vec<Option<String>>;

/// Rows with the names of their columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rows {
    /// Column names, in order.
    pub(crate) columns: Vec<String>,
    /// `rows[row][column]`
    pub(crate) rows: Vec<Row>,
}

impl Rows {
    /// What a statement answered.
    pub(crate) fn of(outcome: &Outcome) -> Self {
        let columns: Vec<String> = outcome.columns.iter().flatten().map(|column| column.name.clone()).collect();
        let rows = (0..outcome.rows.len())
            .map(|row| (0..columns.len()).map(|column| outcome.text(row, column)).collect())
            .collect();
        Self { columns, rows }
    }

    /// The place of a column.
    pub(crate) fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| name == column)
    }
}

/// A database at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Its catalog.
    pub(crate) catalog: Rc<Catalog>,
    /// Its schema in words.
    pub(crate) schema: Schema,
    /// The rows of each table, by name as shown; without `alembic_version`.
    pub(crate) tables: BTreeMap<String, Rows>,
    /// What queries of checks answered, by query.
    pub(crate) answers: BTreeMap<String, Result<Rows, Diagnostic>>,
}

impl Snapshot {
    /// Looks at a database, and asks it some queries.
    ///
    /// # Errors
    /// What the database says when a table cannot be read.
    pub fn take<'query>(
        session: &mut Session,
        queries: impl IntoIterator<Item = &'query str>,
    ) -> Result<Self, Diagnostic> {
        let catalog = Rc::new(session.catalog().clone());
        let mut tables = BTreeMap::new();
        for relation in catalog.relations.values().filter(|it| it.is_table() && it.name.name != VERSION_TABLE) {
            let query = format!("SELECT * FROM {}.{}", quoted(&relation.name.schema), quoted(&relation.name.name));
            tables.insert(display_name(&relation.name), ask(session, &query)?);
        }
        let queries: BTreeSet<&str> = queries.into_iter().collect();
        let answers = queries.into_iter().map(|query| (query.to_owned(), ask(session, query))).collect();
        Ok(Self { schema: schema::schema(&catalog), catalog, tables, answers })
    }
}

/// The revisions that have run, sorted.
///
/// # Errors
/// What the database says when the version table cannot be read.
pub fn current(session: &mut Session) -> Result<Vec<String>, Diagnostic> {
    if session.catalog().relation_named("public", VERSION_TABLE).is_none() {
        return Ok(Vec::new());
    }
    let rows = ask(session, "SELECT version_num FROM public.alembic_version ORDER BY version_num")?;
    Ok(rows.rows.into_iter().filter_map(|row| row.into_iter().next().flatten()).collect())
}

/// Runs one query.
pub(crate) fn ask(session: &mut Session, query: &str) -> Result<Rows, Diagnostic> {
    let outcomes = session.execute(query).map_err(|failure| failure.diagnostic)?;
    Ok(outcomes.last().map(Rows::of).unwrap_or_default())
}

/// A name in quotes.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
