//! FROM lists.

use super::literal::quoted;
use super::{Lowerer, Naming, positional, quote};
use crate::fault::{Result, unsupported};
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
        self.names.insert(source.id, Naming { alias: alias.clone(), columns: Some(columns) });
        alias
    }

    pub(super) fn name_query(&mut self, source: &Source) -> String {
        let alias = format!("t{}", source.id.0);
        self.names.insert(source.id, Naming { alias: alias.clone(), columns: None });
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

    fn function(&mut self, source: &Source, function: &TableFunction) -> Result<String> {
        let text = match function.function.name {
            "generate_series" => self.series(function)?,
            "unnest" => {
                let rows = self.elements(&function.arguments[0])?;
                let alias = quote(&self.name_query(source));
                return Ok(self.element_rows(source, function, &rows, &alias));
            }
            "regexp_split_to_table" | "string_to_table" => return Err(self.lacking(function)),
            _ => return Err(self.lacking(function)),
        };
        let alias = self.name_query(source);
        Ok(format!("({text}) AS {}", quote(&alias)))
    }

    fn lacking(&self, function: &TableFunction) -> diagnostics::Diagnostic {
        unsupported(format!("the function {} in FROM", function.function.name), None)
    }

    /// `json_each` may read the entries before it; so its columns are used directly.
    fn element_rows(&mut self, source: &Source, function: &TableFunction, rows: &str, alias: &str) -> String {
        let key = datum::type_key(&source.columns[0].type_name.base);
        let lateral = function.arguments.iter().any(reads_columns);
        if !lateral {
            let ordinality = if function.ordinality { ", key + 1 AS c2" } else { "" };
            return format!("(SELECT pg_input(value, '{key}', -1) AS c1{ordinality} FROM {rows}) AS {alias}");
        }
        self.names.insert(
            source.id,
            Naming { alias: alias.trim_matches('"').to_owned(), columns: Some(vec!["value".into(), "id".into()]) },
        );
        format!("{rows} AS {alias}")
    }

    /// A recursive query that counts.
    fn series(&mut self, function: &TableFunction) -> Result<String> {
        let arguments = &function.arguments;
        if arguments.iter().any(reads_columns) {
            return Err(unsupported("generate_series over columns of other entries of FROM", None));
        }
        let base = arguments[0].base().clone();
        let (start, stop) = (self.expr(&arguments[0])?, self.expr(&arguments[1])?);
        let step = match arguments.get(2) {
            Some(step) => self.expr(step)?,
            None if base == Type::Numeric => quoted("1"),
            None => "1".to_owned(),
        };
        let (next, goes) = match base {
            Type::Int4 | Type::Int8 => ("v + p".to_owned(), "(p > 0 AND {v} <= e) OR (p < 0 AND {v} >= e)"),
            Type::Numeric => (
                "numeric_add(v, p)".to_owned(),
                "(p COLLATE pg_numeric > '0' AND {v} COLLATE pg_numeric <= e) OR (p COLLATE pg_numeric < '0' AND {v} COLLATE pg_numeric >= e)",
            ),
            Type::Timestamp => ("timestamp_pl_interval(v, p)".to_owned(), INTERVAL_GOES),
            Type::TimestampTz => ("timestamptz_pl_interval(v, p)".to_owned(), INTERVAL_GOES),
            _ => return Err(self.lacking(function)),
        };
        let (first, more) = (goes.replace("{v}", "s"), goes.replace("{v}", &next));
        let ordinal = if function.ordinality { ", n AS c2" } else { "" };
        Ok(format!(
            "WITH RECURSIVE a(s, e, p) AS (SELECT {start}, {stop}, {step}), \
             g(v, n, e, p) AS (SELECT s, 1, e, p FROM a WHERE {first} UNION ALL SELECT {next}, n + 1, e, p FROM g WHERE {more}) \
             SELECT v AS c1{ordinal} FROM g"
        ))
    }
}

const INTERVAL_GOES: &str = "(p COLLATE pg_interval > '0 0 0' AND {v} <= e) OR (p COLLATE pg_interval < '0 0 0' AND {v} >= e)";

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
