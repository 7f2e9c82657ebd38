//! `fk_ok`: a table has a foreign key to another, with its actions if these are demanded.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use crate::schema::{action, display_name};
use catalog::{Catalog, ForeignKey, ForeignKeyAction};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FkOk {
    table: String,
    columns: Vec<String>,
    references: String,
    referenced_columns: Vec<String>,
    #[serde(default)]
    on_delete: Option<Action>,
    #[serde(default)]
    on_update: Option<Action>,
}

/// An action as the author writes it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::enum_variant_names, reason = "NO ACTION is its name")]
enum Action {
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

impl From<Action> for ForeignKeyAction {
    fn from(action: Action) -> Self {
        match action {
            Action::NoAction => Self::NoAction,
            Action::Restrict => Self::Restrict,
            Action::Cascade => Self::Cascade,
            Action::SetNull => Self::SetNull,
            Action::SetDefault => Self::SetDefault,
        }
    }
}

impl FkOk {
    fn refers(&self, catalog: &Catalog, key: &ForeignKey) -> bool {
        let name = catalog.relation(key.referenced).map(|relation| display_name(&relation.name));
        key.columns == self.columns
            && key.referenced_columns == self.referenced_columns
            && name.as_ref() == Some(&self.references)
    }

    fn actions(&self, key: &ForeignKey) -> Finding {
        let pairs = [("ON DELETE", self.on_delete, key.on_delete), ("ON UPDATE", self.on_update, key.on_update)];
        for (clause, wanted, found) in pairs {
            if let Some(wanted) = wanted.map(ForeignKeyAction::from)
                && wanted != found
            {
                return Finding::differs(format!(
                    "the foreign key of {}.{} is {clause} {}, not {clause} {}",
                    self.table,
                    self.columns.join(", "),
                    action(found),
                    action(wanted)
                ));
            }
        }
        Finding::Holds
    }
}

impl Demand for FkOk {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let relation = look::relation(after, &self.table)?;
            let found = relation.foreign_keys().find(|(_, key)| self.refers(&after.catalog, key));
            Ok(match found {
                Some((_, key)) => self.actions(key),
                None => Finding::differs(format!(
                    "{} has no foreign key from ({}) to {} ({})",
                    self.table,
                    self.columns.join(", "),
                    self.references,
                    self.referenced_columns.join(", ")
                )),
            })
        }))
    }
}
