//! Statements that are several in SQLite: entries of WITH that change rows, and RETURNING what FROM has.

use super::{Lowerer, Naming, Step, positional, quote};
use crate::fault::Result;
use crate::typed::{CommonTable, Expr, Modification, Node, SourceId, Target, walk};
use catalog::Relation;
use std::rc::Rc;

/// The column of a table as it was that has the numbers of its rows.
const ROW: &str = "\"retort.row\"";

impl Lowerer<'_> {
    /// Every entry of a WITH in which one changes rows becomes a temporary table, in order.
    pub(super) fn with_changes(&mut self, tables: &[CommonTable]) -> Result<()> {
        for table in tables {
            let name = temporary(&format!("w{}", table.id.0));
            let declaration = format!("({})", positional(table.columns.len()).join(", "));
            match table.change.as_deref() {
                None => {
                    let rows = self.alone(table)?;
                    self.tables.insert(table.id);
                    self.steps.push(Step::Table { name, declaration, rows: Some(rows) });
                }
                Some(change) => {
                    let (relation, sql) = self.change(change)?;
                    let into = (!table.columns.is_empty()).then(|| name.clone());
                    if into.is_some() {
                        self.steps.push(Step::Table { name, declaration, rows: None });
                    }
                    self.tables.insert(table.id);
                    self.changed.push(relation.oid);
                    self.steps.push(Step::Change { relation, sql, into });
                }
            }
        }
        Ok(())
    }

    fn alone(&mut self, table: &CommonTable) -> Result<String> {
        let columns = positional(table.columns.len());
        let query = self.query(&table.query, &columns)?;
        let (name, shown) = (quote(&format!("w{}", table.id.0)), columns.join(", "));
        Ok(format!("WITH RECURSIVE {name}({shown}) AS ({query}) SELECT * FROM {name}"))
    }

    fn change(&mut self, change: &Modification) -> Result<(Rc<Relation>, String)> {
        Ok(match change {
            Modification::Insert(insert) => (Rc::clone(&insert.relation), self.insert(insert)?),
            Modification::Update(update) => (Rc::clone(&update.relation), self.update(update)?),
            Modification::Delete(delete) => (Rc::clone(&delete.relation), self.delete(delete)?),
        })
    }

    /// The name under which a table is read: as it was before the steps, if one of them changes it.
    pub(super) fn as_it_was(&mut self, relation: &Relation) -> String {
        let table = crate::quoted_relation(&relation.name);
        if !self.changed.contains(&relation.oid) {
            return table;
        }
        let name = temporary(&format!("s{}", relation.oid.0));
        let known = self.steps.iter().any(|step| matches!(step, Step::Table { name: known, .. } if *known == name));
        if !known {
            let mut columns: Vec<String> = relation.columns.iter().map(|column| quote(&column.name)).collect();
            let declared = [&columns[..], &[ROW.to_owned()]].concat().join(", ");
            columns.push(super::dml::row_id(relation).to_owned());
            let columns = columns.join(", ");
            let rows = Some(format!("SELECT {columns} FROM main.{table}"));
            self.steps.insert(0, Step::Table { name: name.clone(), declaration: format!("({declared})"), rows });
        }
        name
    }

    /// What an UPDATE or DELETE must ask of a row, so that it passes over what the steps before it put in.
    pub(super) fn was_there(&mut self, relation: &Relation, row: &str) -> Option<String> {
        self.changed
            .contains(&relation.oid)
            .then(|| format!("{row} IN (SELECT {ROW} FROM {})", self.as_it_was(relation)))
    }

    /// Keeps what RETURNING wants of FROM, a row for each row that is changed.
    /// The columns of other sources then read it, and the name of the kept table is given.
    pub(super) fn kept(
        &mut self,
        (id, row): (SourceId, &str),
        returning: &[Target],
        values: &[&Expr],
        (with, from): (&str, &str),
    ) -> Result<String> {
        let mut wanted: Vec<(SourceId, Expr)> = Vec::new();
        for target in returning {
            walk(&target.expr, &mut |one| {
                if let Node::Column(column) = &one.node
                    && column.source != id
                    && !wanted.iter().any(|(_, known)| known == one)
                {
                    wanted.push((column.source, one.clone()));
                }
            });
        }
        let table = self.fresh("kept");
        let name = temporary(&table);
        let mut selected = vec![row.to_owned()];
        for value in values.iter().copied().chain(wanted.iter().map(|(_, expr)| expr)) {
            selected.push(self.expr(value)?);
        }
        let columns = positional(selected.len() - 1);
        let rows = format!("{with}SELECT {} FROM {from}", selected.join(", "));
        // Without a row number of its own, so that `rowid` in RETURNING is that of the row that is changed.
        let declared = std::iter::once("r INTEGER PRIMARY KEY".to_owned()).chain(columns).collect::<Vec<_>>();
        let declaration = format!("({}) WITHOUT ROWID", declared.join(", "));
        self.steps.push(Step::Table { name: name.clone(), declaration, rows: Some(rows) });
        for (index, (source, expr)) in wanted.iter().enumerate() {
            let Node::Column(column) = &expr.node else { continue };
            let naming = self.names.entry(*source).or_insert_with(|| Naming {
                alias: String::new(),
                columns: None,
                parts: Vec::new(),
                kept: Vec::new(),
            });
            let plain = row.rsplit('.').next().unwrap_or(row);
            let read = format!("(SELECT c{} FROM {name} WHERE r = {plain})", values.len() + index + 1);
            naming.kept.push((column.index, read));
        }
        Ok(name)
    }
}

/// Whether RETURNING reads anything but the table itself.
pub(super) fn reads_others(source: SourceId, targets: Option<&Vec<Target>>) -> bool {
    let mut foreign = false;
    for target in targets.into_iter().flatten() {
        walk(&target.expr, &mut |one| {
            foreign |= matches!(&one.node, Node::Column(column) if column.source != source);
        });
    }
    foreign
}

fn temporary(name: &str) -> String {
    format!("temp.{}", quote(&format!("retort.{name}")))
}

/// The temporary table of an entry of WITH.
pub(super) fn common_table(id: SourceId) -> String {
    temporary(&format!("w{}", id.0))
}
