//! INSERT, UPDATE and DELETE.

use super::{Lowerer, Naming, positional, quote};
use crate::fault::{Result, unsupported};
use crate::typed::{
    Conflict, ConflictAction, Delete, Expr, Insert, InsertRows, Node, Source, SourceId, Target, Update, walk,
};
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
        let table = quote(&insert.relation.name.to_string());
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
            Naming { alias: "excluded".to_owned(), columns: Some(columns), parts: Vec::new() },
        );
        text += &format!(" DO UPDATE SET {}", self.assignments(relation, assignments)?);
        if let Some(filter) = filter {
            text += &format!(" WHERE {}", self.expr(filter)?);
        }
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
        let table = quote(&update.relation.name.to_string());
        let set = self.assignments(&update.relation, &update.assignments)?;
        let mut text = format!("{with}UPDATE {table} AS {} SET {set}{from}", quote(&alias));
        if let Some(filter) = &update.filter {
            text += &format!(" WHERE {}", self.expr(filter)?);
        }
        text += &self.returning(update.source.id, update.returning.as_ref())?;
        Ok(text)
    }

    pub(super) fn delete(&mut self, delete: &Delete) -> Result<String> {
        let with = self.with(&delete.with)?;
        let alias = quote(&self.name_table(&delete.source, &delete.relation));
        let table = quote(&delete.relation.name.to_string());
        let from = if delete.using.is_empty() { None } else { Some(self.from(&delete.using)?) };
        let filter = match &delete.filter {
            Some(filter) => format!(" WHERE {}", self.expr(filter)?),
            None => String::new(),
        };
        let mut text = match from {
            None => format!("{with}DELETE FROM {table} AS {alias}{filter}"),
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
        let mut foreign = false;
        for target in targets {
            walk(&target.expr, &mut |one| {
                foreign |= matches!(&one.node, Node::Column(column) if column.source != source);
            });
        }
        if foreign {
            return Err(unsupported("RETURNING columns of FROM or USING", None));
        }
        self.names.remove(&source);
        let mut texts = Vec::with_capacity(targets.len());
        for target in targets {
            texts.push(format!("{} AS {}", self.expr(&target.expr)?, quote(&target.name)));
        }
        Ok(format!(" RETURNING {}", texts.join(", ")))
    }
}

/// The name of the row number that no column hides.
fn row_id(relation: &Relation) -> &'static str {
    let names = ["rowid", "_rowid_", "oid"];
    let taken = |name: &str| relation.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
    names.into_iter().find(|name| !taken(name)).unwrap_or("rowid")
}
