//! FROM lists.

use super::literal::quoted;
use super::{Lowerer, Naming, positional, quote};
use crate::fault::{Result, unsupported};
use crate::typed::{Expr, From, Function, JoinKind, Node, Query, Source, TableFunction};
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
        self.names.insert(
            source.id,
            Naming { alias: alias.clone(), columns: Some(columns), parts: Vec::new(), kept: Vec::new() },
        );
        alias
    }

    pub(super) fn name_query(&mut self, source: &Source) -> String {
        let alias = format!("t{}", source.id.0);
        self.names
            .insert(source.id, Naming { alias: alias.clone(), columns: None, parts: Vec::new(), kept: Vec::new() });
        alias
    }

    fn entry(&mut self, entry: &From) -> Result<String> {
        match entry {
            From::Table(source, relation) => {
                if relation.unpopulated {
                    let message = format!("materialized view \"{}\" has not been populated", relation.name.name);
                    return Err(crate::fault::error("55000", message, None)
                        .with_hint("Use the REFRESH MATERIALIZED VIEW command."));
                }
                let alias = self.name_table(source, relation);
                Ok(format!("{} AS {}", self.as_it_was(relation), quote(&alias)))
            }
            From::Subquery(source, query) if source.lateral => self.lateral(source, query),
            From::View(source, _, query) | From::Subquery(source, query) => {
                let text = self.query(query, &positional(query.columns.len()))?;
                let alias = self.name_query(source);
                Ok(format!("({text}) AS {}", quote(&alias)))
            }
            From::Common(source, id) => {
                let alias = self.name_query(source);
                let table = if self.tables.contains(id) {
                    super::change::common_table(*id)
                } else {
                    quote(&format!("w{}", id.0))
                };
                Ok(format!("{table} AS {}", quote(&alias)))
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

    /// A subquery that reads the entries before it: SQLite knows that of table-valued functions alone, so its rows
    /// become a JSON array.
    fn lateral(&mut self, source: &Source, query: &Query) -> Result<String> {
        if query.columns.iter().any(|column| column.type_name.base == Type::Bytea) {
            return Err(unsupported("bytea in a LATERAL subquery", None));
        }
        let names = positional(query.columns.len());
        let text = self.query(query, &names)?;
        let rows = format!("json_each((SELECT json_group_array(json_array({})) FROM ({text})))", names.join(", "));
        let alias = self.name_cells(source, names.len(), None);
        Ok(format!("{rows} AS {}", quote(&alias)))
    }

    /// The columns of a source are the cells of arrays that `json_each` gives.
    fn name_cells(&mut self, source: &Source, count: usize, ordinality: Option<()>) -> String {
        let alias = format!("t{}", source.id.0);
        let mut parts: Vec<String> = (0..count).map(|at| format!(" ->> {at}")).collect();
        let mut columns = vec!["value".to_owned(); count];
        if ordinality.is_some() {
            parts.push(" + 1".to_owned());
            columns.push("key".to_owned());
        }
        self.names.insert(source.id, Naming { alias: alias.clone(), columns: Some(columns), parts, kept: Vec::new() });
        alias
    }

    /// Functions that give JSON arrays; `json_each` may read the entries before them.
    fn function(&mut self, source: &Source, function: &TableFunction) -> Result<String> {
        let given = source.columns.len() - usize::from(function.ordinality);
        let rows = self.rows(source, function)?;
        let ordinality = function.ordinality.then_some(());
        let several = given > 1 || function.declared || function.function.columns.len() > 1;
        if several {
            let alias = self.name_cells(source, given, ordinality);
            return Ok(format!("json_each({rows}) AS {}", quote(&alias)));
        }
        let alias = self.name_cells(source, 1, ordinality);
        if let Some(naming) = self.names.get_mut(&source.id) {
            naming.parts[0].clear();
        }
        Ok(format!("json_each({rows}) AS {}", quote(&alias)))
    }

    /// The JSON array of the rows of a function, or of several side by side.
    fn rows(&mut self, source: &Source, function: &TableFunction) -> Result<String> {
        let result = source.columns.first().map_or(Type::Void, |column| column.type_name.base.clone());
        let whole = Expr::new(Node::Null, result);
        if function.declared {
            return self.declared_rows(source, function);
        }
        let first = self.call(function.function, &function.arguments, &whole)?;
        if function.others.is_empty() {
            return Ok(first);
        }
        let width = |function: &Function| function.columns.len().max(1);
        let mut sets = vec![format!("{first}, {}", width(function.function))];
        for (other, arguments) in &function.others {
            sets.push(format!("{}, {}", self.call(other, arguments, &whole)?, width(other)));
        }
        Ok(format!("pg_zip({})", sets.join(", ")))
    }

    /// A function whose columns `AS t(a integer, …)` declares.
    fn declared_rows(&mut self, source: &Source, function: &TableFunction) -> Result<String> {
        let given = source.columns.len() - usize::from(function.ordinality);
        let mut texts = vec![String::new()];
        texts.extend(self.exprs(&function.arguments)?);
        let mut keys: Vec<String> = function.arguments.iter().map(|one| datum::type_key(one.base())).collect();
        for column in &source.columns[..given] {
            keys.extend(["text".to_owned(), datum::type_key(&column.type_name.base), "int4".to_owned()]);
            texts.extend([quoted(&column.name), "NULL".to_owned(), column.type_name.modifier.to_string()]);
        }
        texts[0] = quoted(&keys.join(","));
        Ok(format!("{}({})", function.function.name, texts.join(", ")))
    }
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
