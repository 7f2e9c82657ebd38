//! FROM lists.

use super::{Lowerer, Naming, positional, quote};
use crate::fault::Result;
use crate::typed::{Expr, From, JoinKind, Node, Source, TableFunction, walk};
use catalog::{Relation, Type};

impl Lowerer<'_> {
    pub(super) fn from(&mut self, list: &[From]) -> Result<String> {
        let mut entries = Vec::with_capacity(list.len());
        for (index, entry) in list.iter().enumerate() {
            let text = self.entry(entry)?;
            let join = matches!(entry, From::Join { .. });
            entries.push(if join && index > 0 { format!("({text})") } else { text });
        }
        Ok(entries.join(", "))
    }

    /// Makes the names of a table known and gives its alias.
    pub(super) fn name_table(&mut self, source: &Source, relation: &Relation) -> String {
        let alias = format!("t{}", source.id.0);
        let columns = relation.columns.iter().map(|column| column.name.clone()).collect();
        self.names.insert(source.id, Naming { alias: alias.clone(), columns: Some(columns), parts: Vec::new() });
        alias
    }

    pub(super) fn name_query(&mut self, source: &Source) -> String {
        let alias = format!("t{}", source.id.0);
        self.names.insert(source.id, Naming { alias: alias.clone(), columns: None, parts: Vec::new() });
        alias
    }

    fn entry(&mut self, entry: &From) -> Result<String> {
        match entry {
            From::Table(source, relation) => {
                let alias = self.name_table(source, relation);
                Ok(format!("{} AS {}", quote(&relation.name.to_string()), quote(&alias)))
            }
            From::View(source, _, query) | From::Subquery(source, query) => {
                let text = self.query(query, &positional(query.columns.len()))?;
                let alias = self.name_query(source);
                Ok(format!("({text}) AS {}", quote(&alias)))
            }
            From::Common(source, id) => {
                let alias = self.name_query(source);
                Ok(format!("{} AS {}", quote(&format!("w{}", id.0)), quote(&alias)))
            }
            From::Row(source, expr) => {
                let text = self.expr(expr)?;
                let alias = self.name_query(source);
                let ordinality = if source.columns.len() > 1 { ", 1 AS c2" } else { "" };
                Ok(format!("(SELECT {text} AS c1{ordinality}) AS {}", quote(&alias)))
            }
            From::Function(source, function) => self.function(source, function),
            From::Join { kind, left, right, condition, .. } => {
                let (word, left_text) = (join_word(*kind), self.entry(left)?);
                let mut right_text = self.entry(right)?;
                if matches!(**right, From::Join { .. }) {
                    right_text = format!("({right_text})");
                }
                let on = match condition {
                    Some(condition) => format!(" ON {}", self.expr(condition)?),
                    None => String::new(),
                };
                Ok(format!("{left_text} {word} {right_text}{on}"))
            }
        }
    }

    /// A function that gives a JSON array; `json_each` may read the entries before it.
    fn function(&mut self, source: &Source, function: &TableFunction) -> Result<String> {
        let result = source.columns.first().map_or(Type::Void, |column| column.type_name.base.clone());
        let whole = Expr::new(Node::Null, result);
        let rows = format!("json_each({})", self.call(function.function, &function.arguments, &whole)?);
        let pairs = function.function.result == RECORD;
        let lateral = function.arguments.iter().any(reads_columns);
        let alias = self.name_query(source);
        if lateral {
            let mut parts = if pairs { vec![" ->> 0", " ->> 1"] } else { vec![""] };
            let mut columns = vec!["value".to_owned(); parts.len()];
            if function.ordinality {
                parts.push(" + 1");
                columns.push("key".to_owned());
            }
            self.names.insert(source.id, Naming { alias: alias.clone(), columns: Some(columns), parts });
            return Ok(format!("{rows} AS {}", quote(&alias)));
        }
        let columns = if pairs { "value ->> 0 AS c1, value ->> 1 AS c2" } else { "value AS c1" };
        let number = if pairs { 3 } else { 2 };
        let ordinality = if function.ordinality { format!(", key + 1 AS c{number}") } else { String::new() };
        Ok(format!("(SELECT {columns}{ordinality} FROM {rows}) AS {}", quote(&alias)))
    }
}

const RECORD: u32 = 2249;

fn reads_columns(expr: &Expr) -> bool {
    let mut found = false;
    walk(expr, &mut |one| found |= matches!(one.node, Node::Column(_)));
    found
}

fn join_word(kind: JoinKind) -> &'static str {
    match kind {
        JoinKind::Cross => "CROSS JOIN",
        JoinKind::Inner => "JOIN",
        JoinKind::Left => "LEFT JOIN",
        JoinKind::Right => "RIGHT JOIN",
        JoinKind::Full => "FULL JOIN",
    }
}
