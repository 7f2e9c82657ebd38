//! What a DDL statement comes to.

use catalog::{Catalog, Oid};
use diagnostics::Diagnostic;

/// What a DDL statement comes to: the new catalog, and what has to be done to rows on the way.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The catalog after the statement.
    pub catalog: Catalog,
    /// What has to be done, in order.
    pub steps: Vec<Step>,
    /// Notices and warnings, oldest first.
    pub notices: Vec<Diagnostic>,
    /// The command tag.
    pub tag: &'static str,
}

/// Something to be done that the two catalogs alone do not say.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Give columns of every row new values. It runs on the table with old and new columns side by side, so the
    /// expressions read the old values.
    Rewrite {
        /// The table.
        relation: Oid,
        /// Column (its new name) and SQLite expression.
        values: Vec<(String, String)>,
        /// Columns whose stored form may change, so that their indexes have to be built again.
        converted: Vec<String>,
    },
    /// Refuse rows that break a demand.
    Check {
        /// The table.
        relation: Oid,
        /// The demand.
        check: RowCheck,
    },
    /// Set where a sequence stands.
    SetSequence {
        /// The sequence.
        sequence: Oid,
        /// Its value.
        last_value: i64,
        /// Whether that value was given out.
        is_called: bool,
    },
    /// Forget where a sequence stood.
    ForgetSequence(Oid),
    /// Remove all rows of these tables at once.
    Truncate(Vec<Oid>),
    /// Fill a new table with the rows of a query, lowered.
    Fill {
        /// The table.
        relation: Oid,
        /// The query in SQLite's language.
        query: String,
    },
}

/// A demand on the rows of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum RowCheck {
    /// A column has no NULLs.
    NotNull(String),
    /// A check holds; the condition is in SQLite's language.
    Holds {
        /// The constraint's name.
        constraint: String,
        /// The condition.
        condition: String,
    },
    /// A column of a domain has no NULLs.
    DomainNotNull(String),
    /// A check of a domain holds for a column; the condition is in SQLite's language.
    DomainHolds {
        /// The column.
        column: String,
        /// The condition.
        condition: String,
    },
    /// No two rows have the same key, by the index's name.
    Unique(String),
    /// Every key is present in the referenced table, by the constraint's name.
    References(String),
}
