//! The kinds of checks: one file each, and one line each in the table below.
//!
//! Names are pgTAP's where pgTAP has one. A kind is a value read from the check's parameters that implements
//! [`Demand`]; what a kind does not know is an error at the author's desk, never silence.

mod applied_unchanged;
mod col_default_is;
mod col_hasnt_default;
mod col_is_null;
mod col_is_pk;
mod col_not_null;
mod col_type_is;
mod descends_from;
mod downgrade_restores;
mod enum_has_labels;
mod fk_ok;
mod has_check;
mod has_column;
mod has_constraint;
mod has_docstring;
mod has_enum;
mod has_index;
mod has_table;
mod has_unique;
mod hasnt_column;
mod hasnt_constraint;
mod hasnt_enum;
mod hasnt_index;
mod hasnt_table;
mod index_is_unique;
mod is_empty;
mod look;
mod prediction;
mod results_eq;
mod results_kept;
mod revision_count;
mod rows_kept;
mod schema_kept;
mod single_head;
mod sql_contains;
mod sql_lacks;
mod up_down_up_stable;
mod upgrades;

use crate::run::{Reach, Run, Submission};
use book::Check;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What came of looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// The demand is met.
    Holds,
    /// It is not.
    Differs {
        /// The first difference.
        reason: String,
        /// What to look at, if there is a place.
        place: Option<String>,
    },
    /// What the demand is about is not there; said once, later demands about the same thing are skipped.
    Missing {
        /// What is missing: `column users.last_login`.
        thing: String,
        /// The same as a sentence.
        reason: String,
    },
    /// It cannot be known, because something failed that another check reports.
    Unknown,
}

impl Finding {
    /// A difference without place.
    fn differs(reason: impl Into<String>) -> Self {
        Self::Differs { reason: reason.into(), place: None }
    }
}

/// One demand on a submission.
pub(crate) trait Demand {
    /// How far the submission must be run.
    fn reach(&self) -> Reach {
        Reach::Up
    }

    /// Queries to ask before and after the upgrade.
    fn queries(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Whether the emitted SQL is needed.
    fn wants_sql(&self) -> bool {
        false
    }

    /// Whether the demand is met. `run` is absent only if [`Demand::reach`] is [`Reach::Nowhere`].
    fn look(&self, submission: &Submission<'_>, run: Option<&Run>) -> Finding;
}

type Read = fn(&Value) -> Result<Box<dyn Demand>, serde_json::Error>;

fn read<T: Demand + DeserializeOwned + 'static>(parameters: &Value) -> Result<Box<dyn Demand>, serde_json::Error> {
    Ok(Box::new(T::deserialize(parameters)?))
}

const KINDS: &[(&str, Read)] = &[
    ("applied_unchanged", read::<applied_unchanged::AppliedUnchanged>),
    ("col_default_is", read::<col_default_is::ColDefaultIs>),
    ("col_hasnt_default", read::<col_hasnt_default::ColHasntDefault>),
    ("col_is_null", read::<col_is_null::ColIsNull>),
    ("col_is_pk", read::<col_is_pk::ColIsPk>),
    ("col_not_null", read::<col_not_null::ColNotNull>),
    ("col_type_is", read::<col_type_is::ColTypeIs>),
    ("descends_from", read::<descends_from::DescendsFrom>),
    ("downgrade_restores", read::<downgrade_restores::DowngradeRestores>),
    ("enum_has_labels", read::<enum_has_labels::EnumHasLabels>),
    ("fk_ok", read::<fk_ok::FkOk>),
    ("has_check", read::<has_check::HasCheck>),
    ("has_column", read::<has_column::HasColumn>),
    ("has_constraint", read::<has_constraint::HasConstraint>),
    ("has_docstring", read::<has_docstring::HasDocstring>),
    ("has_enum", read::<has_enum::HasEnum>),
    ("has_index", read::<has_index::HasIndex>),
    ("has_table", read::<has_table::HasTable>),
    ("has_unique", read::<has_unique::HasUnique>),
    ("hasnt_column", read::<hasnt_column::HasntColumn>),
    ("hasnt_constraint", read::<hasnt_constraint::HasntConstraint>),
    ("hasnt_enum", read::<hasnt_enum::HasntEnum>),
    ("hasnt_index", read::<hasnt_index::HasntIndex>),
    ("hasnt_table", read::<hasnt_table::HasntTable>),
    ("index_is_unique", read::<index_is_unique::IndexIsUnique>),
    ("is_empty", read::<is_empty::IsEmpty>),
    ("prediction", read::<prediction::Prediction>),
    ("results_eq", read::<results_eq::ResultsEq>),
    ("results_kept", read::<results_kept::ResultsKept>),
    ("revision_count", read::<revision_count::RevisionCount>),
    ("rows_kept", read::<rows_kept::RowsKept>),
    ("schema_kept", read::<schema_kept::SchemaKept>),
    ("single_head", read::<single_head::SingleHead>),
    ("sql_contains", read::<sql_contains::SqlContains>),
    ("sql_lacks", read::<sql_lacks::SqlLacks>),
    ("up_down_up_stable", read::<up_down_up_stable::UpDownUpStable>),
    ("upgrades", read::<upgrades::Upgrades>),
];

/// Reads the demand of a check.
pub(crate) fn demand(check: &Check) -> Result<Box<dyn Demand>, String> {
    let Some((_, read)) = KINDS.iter().find(|(name, _)| *name == check.kind) else {
        return Err(format!("there is no kind of check named {:?}", check.kind));
    };
    read(&check.parameters).map_err(|error| format!("{}: {error}", check.kind))
}

/// Says what is wrong with the kind or the parameters of a check, if anything is.
///
/// # Errors
/// A sentence for the author.
pub fn check_parameters(check: &Check) -> Result<(), String> {
    demand(check).map(|_| ())
}

#[cfg(test)]
mod tests;
