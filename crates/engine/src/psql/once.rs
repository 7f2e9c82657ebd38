//! What `\g` and its kin ask of the next query alone.

use super::Format;

/// What becomes of the rows of one query.
#[derive(Debug, Clone, Default)]
pub(super) struct Once {
    /// `\g FILE`
    pub(super) file: Option<String>,
    /// The format before `\gx` and `\g (…)`, to be put back.
    pub(super) format: Option<Format>,
    pub(super) result: Treatment,
}

/// Where the rows go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Treatment {
    /// They are printed.
    #[default]
    Print,
    /// `\gset PREFIX`
    Variables(String),
    /// `\gexec`
    Statements,
    /// `\gdesc`
    Columns,
    /// `\crosstabview`
    Crosstab(Vec<String>),
}
