//! Looking at the rows that are there, before a new demand is made on them.

use super::Session;
use super::broken::table_name;
use super::broken_key;
use catalog::{Catalog, Index, KeyPart, Relation};
use datum::Value;
use diagnostics::Diagnostic;
use sql::{RowCheck, quoted_column};

impl Session {
    /// Refuses rows that break a demand.
    pub(super) fn check_rows(&self, catalog: &Catalog, table: &Relation, check: &RowCheck) -> Result<(), Diagnostic> {
        match check {
            RowCheck::NotNull(column) => {
                let message = format!("column \"{column}\" of relation \"{}\" contains null values", table.name.name);
                self.refuse_any(table, &format!("{} IS NULL", quoted_column(column)), "23502", message)
            }
            RowCheck::Holds { constraint, condition } => {
                let message = format!(
                    "check constraint \"{constraint}\" of relation \"{}\" is violated by some row",
                    table.name.name
                );
                self.refuse_any(table, &format!("NOT ({condition})"), "23514", message)
            }
            RowCheck::Unique(name) => match table.index(name).and_then(|index| self.duplicate(table, index)) {
                Some(duplicate) => Err(duplicate),
                None => Ok(()),
            },
            RowCheck::DomainNotNull(column) => {
                let message = format!("column \"{column}\" of table \"{}\" contains null values", table.name.name);
                self.refuse_any(table, &format!("{} IS NULL", quoted_column(column)), "23502", message)
            }
            RowCheck::DomainHolds { column, condition } => {
                let message = format!(
                    "column \"{column}\" of table \"{}\" contains values that violate the new constraint",
                    table.name.name
                );
                self.refuse_any(table, &format!("NOT ({condition})"), "23514", message)
            }
            RowCheck::References(name) => self.check_references(catalog, table, name),
        }
    }

    fn refuse_any(&self, table: &Relation, condition: &str, code: &str, message: String) -> Result<(), Diagnostic> {
        let sql = format!("SELECT 1 FROM {} WHERE {condition} LIMIT 1", table_name(table));
        let found = self.storage.query(&sql, &[])?;
        if found.rows.is_empty() { Ok(()) } else { Err(Diagnostic::error(code, message)) }
    }

    fn check_references(&self, catalog: &Catalog, table: &Relation, name: &str) -> Result<(), Diagnostic> {
        let Some((constraint, key)) = table.foreign_keys().find(|(constraint, _)| constraint.name == name) else {
            return Ok(());
        };
        match self.orphans_of(catalog, table, constraint, key)?.first() {
            Some(orphan) => Err(broken_key::missing(catalog, self, orphan)),
            None => Ok(()),
        }
    }

    /// The first key that two rows have, in PostgreSQL's words for a new index.
    pub(super) fn duplicate(&self, table: &Relation, index: &Index) -> Option<Diagnostic> {
        let key = self.repeated_key(table, index)?;
        let message = format!("could not create unique index \"{}\"", index.name);
        Some(Diagnostic::error("23505", message).with_detail(format!("{key} is duplicated.")))
    }

    /// The first key that two rows have: `Key (email)=(a@b)`.
    pub(super) fn repeated_key(&self, table: &Relation, index: &Index) -> Option<String> {
        let catalog = self.world.catalog();
        let keys = self.over(&catalog, |context| {
            let lowered = index.keys.iter().map(|key| match &key.part {
                KeyPart::Column(name) => Ok(quoted_column(name)),
                KeyPart::Expression(expression) => sql::lower_stored(context, table, expression),
            });
            lowered.collect::<Result<Vec<_>, Diagnostic>>()
        });
        let keys = keys.ok()?;
        let mut conditions: Vec<String> = Vec::new();
        if !index.nulls_not_distinct {
            conditions.extend(keys.iter().map(|key| format!("{key} IS NOT NULL")));
        }
        if let Some(predicate) = &index.predicate {
            conditions.push(self.over(&catalog, |context| sql::lower_stored(context, table, predicate)).ok()?);
        }
        let filter = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
        let keys = keys.join(", ");
        let columns: Vec<String> = table.columns.iter().map(|column| quoted_column(&column.name)).collect();
        let sql = format!(
            "SELECT {} FROM {}{filter} GROUP BY {keys} HAVING count(*) > 1 ORDER BY {keys} LIMIT 1",
            columns.join(", "),
            table_name(table)
        );
        let found = self.storage.query(&sql, &[]).ok()?;
        let row: &Vec<Value> = found.rows.first()?;
        self.index_key(table, index, row)
    }
}
