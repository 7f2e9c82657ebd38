//! Running the plan of a DDL statement.

use super::Session;
use super::broken::quote;
use super::declare::{self, Kept};
use crate::Outcome;
use crate::sequence::SequenceState;
use crate::storage::{Constraint, StorageFault};
use catalog::{Catalog, IndexKey, KeyPart, Oid, Relation};
use diagnostics::Diagnostic;
use sql::{Declaration, NO_COLUMNS, Plan, Step};
use std::rc::Rc;

/// What SQLite has to be told: the difference of two catalogs.
struct Work {
    before: Rc<Catalog>,
    after: Rc<Catalog>,
    steps: Vec<Step>,
    /// The tables that are in both and may have changed, or reference one whose rows are rewritten.
    changed: Vec<Oid>,
    /// Those of them that reference one whose rows are rewritten.
    referencing: Vec<Oid>,
}

impl Session {
    /// Runs a plan; its notices go to `notices` first, so that they are said even if it fails.
    pub(super) fn run_plan(&mut self, plan: Plan, notices: &mut Vec<Diagnostic>) -> Result<Outcome, Diagnostic> {
        notices.extend(plan.notices);
        let before = self.world.catalog();
        let after = Rc::new(plan.catalog);
        let changed = changed_tables(&before, &after);
        let mut work = Work { before, after: Rc::clone(&after), steps: plan.steps, changed, referencing: Vec::new() };
        work.find_referencing();
        self.set_sequences(&work);
        self.set_catalog(after);
        let filled = self.work(&work)?;
        let tag = match filled {
            Some(rows) if plan.tag == "SELECT" => format!("SELECT {rows}"),
            _ => plan.tag.to_owned(),
        };
        Ok(self.outcome(tag, Vec::new()))
    }

    fn set_sequences(&mut self, work: &Work) {
        for step in &work.steps {
            match step {
                Step::SetSequence { sequence, last_value, is_called } => {
                    let state = SequenceState { last_value: *last_value, is_called: *is_called };
                    self.transaction.touched.push(*sequence);
                    self.world.sequences.borrow_mut().set(*sequence, state);
                }
                Step::ForgetSequence(sequence) => {
                    self.transaction.touched.push(*sequence);
                    self.world.sequences.borrow_mut().forget(*sequence);
                }
                _ => {}
            }
        }
    }

    fn work(&mut self, work: &Work) -> Result<Option<u64>, Diagnostic> {
        let mut declared = Vec::new();
        for oid in &work.changed {
            declared.extend(self.declared(&work.after, *oid)?);
        }
        let kept = self.kept(work)?;
        self.drop_indexes(work, &kept, &declared)?;
        for oid in &work.changed {
            self.restructure(work, *oid)?;
        }
        self.create_tables(work)?;
        let filled = self.steps(work)?;
        declare::redeclare(&self.storage, &kept, &declared)?;
        self.drop_tables(work)?;
        self.create_indexes(work, &kept, &declared)?;
        Ok(filled)
    }

    fn declared(&self, catalog: &Catalog, oid: Oid) -> Result<Vec<Declaration>, Diagnostic> {
        let Some(relation) = catalog.relation(oid) else { return Ok(Vec::new()) };
        self.over(catalog, |context| sql::declarations(context, relation))
    }

    /// What SQLite keeps of the changed tables now.
    fn kept(&self, work: &Work) -> Result<Vec<Kept>, Diagnostic> {
        let mut all = Vec::new();
        for oid in &work.changed {
            if let Some(table) = work.before.relation(*oid) {
                all.extend(declare::kept(&self.storage, table)?);
            }
        }
        Ok(all)
    }

    fn drop_indexes(&self, work: &Work, kept: &[Kept], declared: &[Declaration]) -> Result<(), Diagnostic> {
        for index in kept.iter().filter(|kept| kept.is_index) {
            let stays = declared.iter().any(|it| it.oid == index.oid && index.is_same(it))
                && !work.rebuilds_index(index.table, index.oid);
            if !stays {
                self.storage.run(&format!("DROP INDEX {}", quote(&index.name)))?;
            }
        }
        Ok(())
    }

    fn create_indexes(&self, work: &Work, kept: &[Kept], declared: &[Declaration]) -> Result<(), Diagnostic> {
        let mut wanted: Vec<Declaration> = declared.iter().filter(|it| it.oid != it.table_oid).cloned().collect();
        for oid in work.created() {
            wanted.extend(self.declared(&work.after, oid)?.into_iter().filter(|it| it.oid != it.table_oid));
        }
        for index in &wanted {
            let stays = kept.iter().any(|it| it.is_index && it.oid == index.oid && it.is_same(index))
                && !work.rebuilds_index(index.table_oid, index.oid);
            if !stays {
                self.storage.run(&index.sql).map_err(|fault| self.word_index(work, index, fault))?;
            }
        }
        Ok(())
    }

    fn word_index(&self, work: &Work, index: &Declaration, fault: StorageFault) -> Diagnostic {
        if !matches!(&fault, StorageFault::Broken { constraint: Constraint::Unique, .. }) {
            return fault.into_diagnostic();
        }
        let found = work.after.index(index.oid);
        let worded = found.and_then(|(table, index)| self.duplicate(table, index));
        worded.unwrap_or_else(|| fault.into_diagnostic())
    }

    /// Adds and drops columns, where there are any, with every other demand on the table laid aside.
    fn restructure(&self, work: &Work, oid: Oid) -> Result<(), Diagnostic> {
        let (Some(before), Some(after)) = (work.before.relation(oid), work.after.relation(oid)) else { return Ok(()) };
        let old: Vec<i16> = before.columns.iter().map(|column| column.number).collect();
        let new: Vec<i16> = after.columns.iter().map(|column| column.number).collect();
        if old == new && !work.rebuilds(oid) && !work.referencing.contains(&oid) {
            return Ok(());
        }
        let mut columns = Vec::new();
        let mut dropped = Vec::new();
        for column in &before.columns {
            let stays = after.columns.iter().find(|it| it.number == column.number);
            let name = stays
                .map_or_else(|| format!("........dropped.{}", column.number), |it| sql::sqlite_column_name(&it.name));
            if stays.is_none() {
                dropped.push(name.clone());
            }
            columns.push((name, Some(column.type_name.base.clone())));
        }
        if before.columns.is_empty() {
            columns.push((NO_COLUMNS.to_owned(), None));
            if !after.columns.is_empty() {
                dropped.push(NO_COLUMNS.to_owned());
            }
        }
        for column in after.columns.iter().filter(|column| !old.contains(&column.number)) {
            columns.push((sql::sqlite_column_name(&column.name), None));
        }
        if after.columns.is_empty() && !before.columns.is_empty() {
            columns.push((NO_COLUMNS.to_owned(), None));
        }
        if dropped.is_empty() && work.steps.is_empty() && work.referencing.is_empty() {
            // Columns that are NULL in every row: they come with the final declaration.
            return Ok(());
        }
        let name = sql::sqlite_name(&before.name);
        declare::declare_table(&self.storage, &name, &sql::loose_declaration(&name, &columns))?;
        for column in dropped {
            self.storage.run(&format!("ALTER TABLE {} DROP COLUMN {}", quote(&name), quote(&column)))?;
        }
        Ok(())
    }

    fn create_tables(&self, work: &Work) -> Result<(), Diagnostic> {
        for oid in work.created() {
            for table in self.declared(&work.after, oid)?.iter().filter(|it| it.oid == it.table_oid) {
                self.storage.run(&table.sql)?;
            }
        }
        Ok(())
    }

    fn drop_tables(&self, work: &Work) -> Result<(), Diagnostic> {
        let gone = work.before.relations.values().filter(|it| work.after.relation(it.oid).is_none() && it.is_stored());
        let names: Vec<String> = gone.map(|relation| sql::sqlite_name(&relation.name)).collect();
        for name in &names {
            declare::declare_table(
                &self.storage,
                name,
                &sql::loose_declaration(name, &declare::columns(&self.storage, name)?),
            )?;
        }
        names.iter().try_for_each(|name| Ok(self.storage.run(&format!("DROP TABLE {}", quote(name)))?))
    }

    fn steps(&self, work: &Work) -> Result<Option<u64>, Diagnostic> {
        let mut filled = None;
        for step in &work.steps {
            match step {
                Step::Rewrite { relation, values, .. } => self.rewrite(work, *relation, values)?,
                Step::Check { relation, check } => {
                    if let Some(table) = work.after.relation(*relation) {
                        self.check_rows(&work.after, table, check)?;
                    }
                }
                Step::Truncate(oids) => self.truncate(work, oids)?,
                Step::Fill { relation, query } => filled = Some(self.fill(work, *relation, query)?),
                Step::SetSequence { .. } | Step::ForgetSequence(_) => {}
            }
        }
        Ok(filled)
    }

    fn rewrite(&self, work: &Work, oid: Oid, values: &[(String, String)]) -> Result<(), Diagnostic> {
        let Some(table) = work.before.relation(oid) else { return Ok(()) };
        let values: Vec<String> =
            values.iter().map(|(column, value)| format!("{} = {value}", sql::quoted_column(column))).collect();
        if values.is_empty() {
            return Ok(());
        }
        let name = sql::quoted_relation(&table.name);
        Ok(self.storage.run(&format!("UPDATE {name} SET {}", values.join(", ")))?)
    }

    fn truncate(&self, work: &Work, oids: &[Oid]) -> Result<(), Diagnostic> {
        self.storage.run("PRAGMA defer_foreign_keys=ON")?;
        let tables: Vec<&Rc<Relation>> = oids.iter().filter_map(|oid| work.before.relation(*oid)).collect();
        for table in &tables {
            // No action of a foreign key may fire: all rows go at once.
            let name = sql::sqlite_name(&table.name);
            let loose = sql::loose_declaration(&name, &declare::columns(&self.storage, &name)?);
            declare::declare_table(&self.storage, &name, &loose)?;
        }
        for table in &tables {
            self.storage.run(&format!("DELETE FROM {}", sql::quoted_relation(&table.name)))?;
        }
        for table in &tables {
            for declaration in self.declared(&work.after, table.oid)?.iter().filter(|it| it.oid == it.table_oid) {
                declare::declare_table(&self.storage, &declaration.name, &declaration.sql)?;
            }
        }
        Ok(self.storage.run("PRAGMA defer_foreign_keys=OFF")?)
    }

    fn fill(&self, work: &Work, oid: Oid, query: &str) -> Result<u64, Diagnostic> {
        let Some(table) = work.after.relation(oid) else { return Ok(0) };
        let name = sql::quoted_relation(&table.name);
        Ok(self.storage.query(&format!("INSERT INTO {name} {query}"), &[])?.changes)
    }
}

impl Work {
    /// Foreign keys to rows that are rewritten are laid aside meanwhile, so that none of their actions fires.
    fn find_referencing(&mut self) {
        let rewritten = self.before.relations.keys().filter(|oid| self.rebuilds(**oid));
        let keys = rewritten.flat_map(|oid| self.before.incoming_foreign_keys(*oid));
        self.referencing = keys.map(|incoming| incoming.relation.oid).collect();
        self.referencing.retain(|oid| self.after.relation(*oid).is_some());
        self.referencing.sort_unstable();
        self.referencing.dedup();
        for oid in &self.referencing {
            if !self.changed.contains(oid) {
                self.changed.push(*oid);
            }
        }
    }

    fn created(&self) -> Vec<Oid> {
        let new = self.after.relations.values().filter(|it| it.is_stored() && self.before.relation(it.oid).is_none());
        new.map(|relation| relation.oid).collect()
    }

    /// Whether the stored form of what an index holds changes, so that it is built again.
    fn rebuilds_index(&self, table: Oid, index: Oid) -> bool {
        let Some((_, index)) = self.after.index(index) else { return self.rebuilds(table) };
        let holds = |column: &String| {
            let is_key = |key: &IndexKey| !matches!(&key.part, KeyPart::Column(name) if name != column);
            index.predicate.is_some() || !index.include.is_empty() || index.keys.iter().any(is_key)
        };
        self.steps.iter().any(|step| match step {
            Step::Rewrite { relation, values, .. } => {
                *relation == table && values.iter().any(|(column, _)| holds(column))
            }
            _ => false,
        })
    }

    /// Whether the stored form of a table's columns changes.
    fn rebuilds(&self, oid: Oid) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Rewrite { relation, .. } if *relation == oid))
    }
}

/// The tables that are in both catalogs and differ, or reference one that has another name.
fn changed_tables(before: &Catalog, after: &Catalog) -> Vec<Oid> {
    let renamed = |oid: Oid| match (before.relation(oid), after.relation(oid)) {
        (Some(before), Some(after)) => before.name != after.name,
        _ => true,
    };
    let differs = |relation: &&Rc<Relation>| {
        let old = before.relation(relation.oid);
        let is_other = old.is_some_and(|old| !Rc::ptr_eq(old, relation) && **old != ***relation);
        is_other || relation.foreign_keys().any(|(_, key)| renamed(key.referenced))
    };
    let tables = after.relations.values().filter(|relation| relation.is_stored());
    let known = tables.filter(|relation| before.relation(relation.oid).is_some());
    known.filter(differs).map(|relation| relation.oid).collect()
}
