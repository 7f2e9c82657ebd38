//! SQLAlchemy Core expressions and statements as PostgreSQL text.
//!
//! [`Compiler`] writes text with `%(name)s` placeholders, as SQLAlchemy shows it in its errors; [`Compiled::driver_text`]
//! is what psycopg2 makes of it. Read [`statement`], then `expression`.

mod expression;
mod operator;
mod parameter;
mod select;
mod statement;
mod text;

use parameter::{python_repr, sql_literal};
pub use statement::offline_text;
pub(crate) use statement::{Compiled, statement};

use crate::ddl::{RenderError, Rendered};
use crate::schema::Value;
use indexmap::IndexMap;

/// How values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binds {
    /// As `%(name)s`, with the value kept aside.
    Named,
    /// Inside the text.
    Literal,
}

/// One compilation.
#[derive(Debug)]
pub(crate) struct Compiler {
    pub(crate) mode: Binds,
    /// Whether SQLAlchemy runs without a connection (`--sql`).
    pub(crate) offline: bool,
    /// Whether columns are written with their table.
    pub(crate) qualified: bool,
    /// Bind parameters by name, in order of appearance.
    pub(crate) binds: IndexMap<String, Option<Value>>,
    counters: IndexMap<String, usize>,
    nested: usize,
}

impl Compiler {
    pub(crate) fn new(mode: Binds, offline: bool) -> Self {
        Self { mode, offline, qualified: true, binds: IndexMap::new(), counters: IndexMap::new(), nested: 0 }
    }

    /// For DDL: literals inside, columns without their table.
    pub(crate) fn for_ddl(offline: bool) -> Self {
        Self { qualified: false, ..Self::new(Binds::Literal, offline) }
    }

    /// The next free name of a family: `id_1`, `id_2`, ….
    fn next(&mut self, family: &str) -> String {
        let count = self.counters.entry(family.to_owned()).or_default();
        *count += 1;
        format!("{family}_{count}")
    }

    /// Writes a value as a placeholder or inside the text.
    fn value(&mut self, name: &str, value: &Value) -> Rendered {
        if self.mode == Binds::Literal {
            return literal_value(value, self.offline);
        }
        self.binds.insert(name.to_owned(), Some(value.clone()));
        Ok(format!("%({name})s"))
    }
}

/// A value inside DDL or offline text, as SQLAlchemy's literal processors write it.
pub(crate) fn literal_value(value: &Value, offline: bool) -> Rendered {
    Ok(match value {
        Value::Null => "NULL".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => crate::ddl::literal(text, offline),
        Value::Object(tagged) => {
            let text = tagged.get("value").and_then(Value::as_str).unwrap_or_default();
            match tagged.get("$").and_then(Value::as_str).unwrap_or_default() {
                "decimal" => text.to_owned(),
                "datetime" => format!("'{}'", text.replacen('T', " ", 1)),
                "date" | "time" | "uuid" => format!("'{text}'"),
                "json" => crate::ddl::literal(text, offline),
                kind => return Err(RenderError::unsupported(format_args!("A {kind} value as a literal"))),
            }
        }
        Value::Array(_) => return Err(RenderError::unsupported("A list as a literal")),
    })
}

#[cfg(test)]
mod tests;
