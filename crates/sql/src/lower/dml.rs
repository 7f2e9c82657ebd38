//! INSERT, UPDATE and DELETE.

use super::change::reads_others;
use super::{Lowerer, Naming, positional, quote};
use crate::fault::Result;
use crate::typed::{Conflict, ConflictAction, Delete, Expr, Insert, InsertRows, Source, SourceId, Target, Update};
use catalog::Relation;

impl Lowerer<'_> {
    pub(super) fn insert(&mut self, insert: &Insert) -> Result<String> {
        let with = self.with(&insert.with)?;
        let columns: Vec<String> =
            insert.columns.iter().map(|&index| quote(&insert.relation.columns[index].name)).collect();
        let rows = match &insert.rows {
            InsertRows::Values(rows) => {
                let mut texts = Vec::with_capacity(rows.len());
                for row in rows {
                    texts.push(format!("({})", self.exprs(row)?.join(", ")));
                }
                format!("VALUES {}", texts.join(", "))
            }
            InsertRows::Query { query, source, values } => {
                let mut text = self.query(query, &positional(query.columns.len()))?;
                if !query.order_by.is_empty() && query.limit.is_none() && query.offset.is_none() {
                    // Keeps SQLite from computing `values` (nextval) before it sorts.
                    text += " LIMIT -1";
                }
                let alias = self.name_query(source);
                let values = self.exprs(values)?.join(", ");
                format!("SELECT {values} FROM ({text}) AS {} WHERE true", quote(&alias))
            }
        };
        let alias = self.name_table(&insert.source, &insert.relation);
        let table = crate::quoted_relation(&insert.relation.name);
        let mut text = format!("{with}INSERT INTO {table} AS {} ({}) {rows}", quote(&alias), columns.join(", "));
        if columns.is_empty() {
            text = format!("{with}INSERT INTO {table} AS {} DEFAULT VALUES", quote(&alias));
        }
        if let Some(conflict) = &insert.conflict {
            text += &self.conflict(conflict, &insert.source, &insert.relation)?;
        }
        text += &self.returning(insert.source.id, insert.returning.as_ref())?;
        Ok(text)
    }

    fn conflict(&mut self, conflict: &Conflict, source: &Source, relation: &Relation) -> Result<String> {
        let mut text = " ON CONFLICT".to_owned();
        if !conflict.target.is_empty() {
            let held = self.names.remove(&source.id);
            let keys = conflict.target.iter().map(|key| self.collated(key)).collect::<Result<Vec<_>>>()?;
            text += &format!(" ({})", keys.join(", "));
            if let Some(predicate) = &conflict.predicate {
                text += &format!(" WHERE {}", self.expr(predicate)?);
            }
            self.names.extend(held.map(|naming| (source.id, naming)));
        }
        let ConflictAction::Update { assignments, filter } = &conflict.action else {
            return Ok(text + " DO NOTHING");
        };
        let columns = relation.columns.iter().map(|column| column.name.clone()).collect();
        self.names.insert(
            conflict.excluded.id,
            Naming { alias: "excluded".to_owned(), columns: Some(columns), parts: Vec::new(), kept: Vec::new() },
        );
        text += &format!(" DO UPDATE SET {}", self.assignments(relation, assignments)?);
        let filter = filter.as_ref().map_or_else(|| Ok("1".to_owned()), |filter| self.expr(filter))?;
        let alias = self.names.get(&source.id).map(|naming| quote(&naming.alias)).unwrap_or_default();
        let row = format!("{alias}.{}", row_id(relation));
        // No row twice: PostgreSQL refuses that before it looks at the condition.
        text += &format!(
            " WHERE CASE WHEN retort_upsert({row}) THEN CASE WHEN {filter} THEN retort_upserted({row}) ELSE 0 END END"
        );
        Ok(text)
    }

    fn assignments(&mut self, relation: &Relation, assignments: &[(usize, Expr)]) -> Result<String> {
        let mut texts = Vec::with_capacity(assignments.len());
        for (index, expr) in assignments {
            if relation.columns[*index].generated.is_none() {
                texts.push(format!("{} = {}", quote(&relation.columns[*index].name), self.expr(expr)?));
            }
        }
        Ok(texts.join(", "))
    }

    pub(super) fn update(&mut self, update: &Update) -> Result<String> {
        let with = self.with(&update.with)?;
        let alias = self.name_table(&update.source, &update.relation);
        let from = if update.from.is_empty() { String::new() } else { format!(" FROM {}", self.from(&update.from)?) };
        let table = crate::quoted_relation(&update.relation.name);
        let row = format!("{}.{}", quote(&alias), row_id(&update.relation));
        let filter = self.changing(&update.relation, &row, update.filter.as_ref())?;
        let mut text = if reads_others(update.source.id, update.returning.as_ref()) {
            self.update_kept(update, &with, &quote(&alias), &format!("{}{filter}", from.replacen(" FROM ", ", ", 1)))?
        } else {
            let set = self.assignments(&update.relation, &update.assignments)?;
            format!("{with}UPDATE {table} AS {} SET {set}{from}{filter}", quote(&alias))
        };
        text += &self.returning(update.source.id, update.returning.as_ref())?;
        Ok(text)
    }

    /// WHERE of an UPDATE or DELETE.
    fn changing(&mut self, relation: &Relation, row: &str, filter: Option<&Expr>) -> Result<String> {
        let mut conditions: Vec<String> = self.was_there(relation, row).into_iter().collect();
        if let Some(filter) = filter {
            conditions.push(self.expr(filter)?);
        }
        Ok(if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) })
    }

    /// An UPDATE that returns columns of FROM: which row meets which is settled first.
    fn update_kept(&mut self, update: &Update, with: &str, alias: &str, others: &str) -> Result<String> {
        let Update { relation, assignments, .. } = update;
        let (table, row) = (crate::quoted_relation(&relation.name), row_id(relation));
        let set: Vec<&(usize, Expr)> =
            assignments.iter().filter(|(index, _)| relation.columns[*index].generated.is_none()).collect();
        let values: Vec<&Expr> = set.iter().map(|(_, expr)| expr).collect();
        let returning = update.returning.as_deref().unwrap_or_default();
        let from = format!("{table} AS {alias}{others}");
        let kept = self.kept((update.source.id, &format!("{alias}.{row}")), returning, &values, (with, &from))?;
        let set: Vec<String> = set
            .iter()
            .enumerate()
            .map(|(at, (index, _))| format!("{} = \"k\".c{}", quote(&relation.columns[*index].name), at + 1))
            .collect();
        let set = set.join(", ");
        Ok(format!("{with}UPDATE {table} AS {alias} SET {set} FROM {kept} AS \"k\" WHERE \"k\".r = {alias}.{row}"))
    }

    pub(super) fn delete(&mut self, delete: &Delete) -> Result<String> {
        let with = self.with(&delete.with)?;
        let alias = quote(&self.name_table(&delete.source, &delete.relation));
        let table = crate::quoted_relation(&delete.relation.name);
        let from = if delete.using.is_empty() { None } else { Some(self.from(&delete.using)?) };
        let row = format!("{alias}.{}", row_id(&delete.relation));
        let filter = self.changing(&delete.relation, &row, delete.filter.as_ref())?;
        let mut text = match from {
            None => format!("{with}DELETE FROM {table} AS {alias}{filter}"),
            Some(from) if reads_others(delete.source.id, delete.returning.as_ref()) => {
                let row = row_id(&delete.relation);
                let returning = delete.returning.as_deref().unwrap_or_default();
                let from = format!("{table} AS {alias}, {from}{filter}");
                let kept = self.kept((delete.source.id, &format!("{alias}.{row}")), returning, &[], (&with, &from))?;
                format!("{with}DELETE FROM {table} WHERE {row} IN (SELECT r FROM {kept})")
            }
            Some(from) => {
                let row = row_id(&delete.relation);
                format!(
                    "{with}DELETE FROM {table} WHERE {row} IN (SELECT {alias}.{row} FROM {table} AS {alias}, {from}{filter})"
                )
            }
        };
        text += &self.returning(delete.source.id, delete.returning.as_ref())?;
        Ok(text)
    }

    /// RETURNING, where SQLite knows the columns of the table alone.
    fn returning(&mut self, source: SourceId, targets: Option<&Vec<Target>>) -> Result<String> {
        let Some(targets) = targets else { return Ok(String::new()) };
        self.names.remove(&source);
        let mut texts = Vec::with_capacity(targets.len());
        for target in targets {
            texts.push(format!("{} AS {}", self.expr(&target.expr)?, quote(&target.name)));
        }
        Ok(format!(" RETURNING {}", texts.join(", ")))
    }
}

/// The name of the row number that no column hides.
pub(super) fn row_id(relation: &Relation) -> &'static str {
    let names = ["rowid", "_rowid_", "oid"];
    let taken = |name: &str| relation.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
    names.into_iter().find(|name| !taken(name)).unwrap_or("rowid")
}
