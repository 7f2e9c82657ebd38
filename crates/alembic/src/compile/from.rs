//! What stands in FROM.

use super::Compiler;
use crate::ddl::{Rendered, quote, quote_schema};
use crate::schema::{Cte, Expression, From, Query};
use indexmap::IndexMap;

impl Compiler {
    pub(super) fn from(&mut self, from: &From) -> Rendered {
        Ok(match from {
            From::Table { table, schema, alias } => {
                let mut name = quote(&self.resolve(table));
                if let Some(schema) = schema {
                    name = format!("{}.{name}", quote_schema(schema));
                }
                self.named(name, alias.as_deref())
            }
            From::Join { join, right, on, outer, full } => {
                let word = match (full, outer) {
                    (true, _) => "FULL OUTER JOIN",
                    (_, true) => "LEFT OUTER JOIN",
                    _ => "JOIN",
                };
                let (left, second) = (self.from(join)?, self.from(right)?);
                let second = if matches!(right.as_ref(), From::Join { .. }) { format!("({second})") } else { second };
                format!("{left} {word} {second} ON {}", self.expression(on)?)
            }
            From::Subquery { subquery, alias, lateral } => {
                let inner = self.nested_select(subquery, true)?;
                let text = format!("({inner}) AS {}", quote(&self.resolve(alias)));
                if *lateral { format!("LATERAL {text}") } else { text }
            }
            From::Cte { cte, alias } => {
                let name = self.common(cte)?;
                self.named(name, alias.as_deref())
            }
            From::Values { values, alias, columns } => self.values(values, alias, columns)?,
            From::Function { function, alias, columns, ordinality, lateral } => {
                let mut text = if *lateral { String::from("LATERAL ") } else { String::new() };
                text += &self.expression(function)?;
                if *ordinality {
                    text += " WITH ORDINALITY";
                }
                text += &format!(" AS {}", quote(&self.resolve(alias)));
                if !columns.is_empty() {
                    text += &names(columns);
                }
                text
            }
            From::Text { text } => self.text(text, &IndexMap::new(), &IndexMap::new(), &[])?,
        })
    }

    fn named(&mut self, name: String, alias: Option<&str>) -> String {
        match alias {
            Some(alias) => format!("{name} AS {}", quote(&self.resolve(alias))),
            None => name,
        }
    }

    fn values(&mut self, rows: &[Vec<Expression>], alias: &str, columns: &[String]) -> Rendered {
        let mut shown = Vec::new();
        for row in rows {
            shown.push(format!("({})", self.list(row)?));
        }
        let alias = quote(&self.resolve(alias));
        let columns: Vec<String> = columns.iter().map(|name| quote(name)).collect();
        Ok(format!("(VALUES {}) AS {alias} ({})", shown.join(", "), columns.join(", ")))
    }

    /// Writes a common table expression at its first mention, answers its name.
    fn common(&mut self, cte: &Cte) -> Rendered {
        let name = self.resolve(&cte.name);
        let Some(query) = &cte.query else { return Ok(quote(&name)) };
        if self.ctes.contains_key(&name) || self.begun.contains(&name) {
            return Ok(quote(&name));
        }
        self.begun.push(name.clone());
        let inner = match query.as_ref() {
            Query::Select(select) => self.nested_select(select, true)?,
            Query::Insert { insert } => self.insert(insert, &IndexMap::new())?,
            Query::Update { update } => self.update(update, &IndexMap::new())?,
            Query::Delete { delete } => self.delete(delete)?,
        };
        let columns = cte.recursive.as_deref().map_or_else(String::new, names);
        self.recursive |= cte.recursive.is_some();
        self.ctes.insert(name.clone(), format!("{}{columns} AS \n({inner})", quote(&name)));
        Ok(quote(&name))
    }

    /// A statement behind the common table expressions that it named.
    pub(super) fn with(&mut self, text: String) -> String {
        if self.ctes.is_empty() {
            return text;
        }
        let word = if self.recursive { "WITH RECURSIVE" } else { "WITH" };
        let all: Vec<&str> = self.ctes.values().map(String::as_str).collect();
        format!("{word} {}\n {text}", all.join(", \n"))
    }
}

fn names(columns: &[String]) -> String {
    format!("({})", columns.iter().map(|name| quote(name)).collect::<Vec<_>>().join(", "))
}
