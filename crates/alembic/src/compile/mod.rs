//! SQLAlchemy Core expressions and statements as PostgreSQL text.
//!
//! [`Compiler`] writes text with `%(name)s` placeholders, as SQLAlchemy shows it in its errors; [`Compiled::driver_text`]
//! is what psycopg2 makes of it. Read [`statement`], then `expression`.

mod columns;
mod expression;
mod from;
mod function;
mod literal;
mod operator;
mod parameter;
mod select;
mod statement;
mod text;

use parameter::sql_literal;
pub(crate) use parameter::{python_repr, string_repr};
pub use statement::offline_text;
pub(crate) use statement::{Compiled, statement};
pub(crate) use statement::{Subject, shown};

use crate::ddl::{Rendered, type_text};
use crate::schema::{TypeSpec, Value};
use indexmap::IndexMap;
pub(crate) use literal::{literal_value, unrendered};

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
    /// Names that stand for made-up ones, as they were resolved.
    resolved: IndexMap<String, String>,
    /// The common table expressions written so far, and those begun.
    ctes: IndexMap<String, String>,
    begun: Vec<String>,
    recursive: bool,
    /// The values that the execution was given.
    row: IndexMap<String, Value>,
    nested: usize,
    /// Whether an operator is around: SQLAlchemy then groups operators of json eagerly.
    inside: bool,
    /// Whether the statement is only shown: then an INSERT without values names all columns, and the values of IN are
    /// not spread yet.
    unbound: bool,
    /// Whether it is shown for no database in particular, as `str(statement)` does.
    generic: bool,
}

impl Compiler {
    pub(crate) fn new(mode: Binds, offline: bool) -> Self {
        Self {
            mode,
            offline,
            qualified: true,
            binds: IndexMap::new(),
            counters: IndexMap::new(),
            resolved: IndexMap::new(),
            ctes: IndexMap::new(),
            begun: Vec::new(),
            recursive: false,
            row: IndexMap::new(),
            nested: 0,
            inside: false,
            unbound: false,
            generic: false,
        }
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

    /// A name as it is, or, for `%(7 users)s`, the made-up name that it stands for.
    fn resolve(&mut self, name: &str) -> String {
        let inner = name.strip_prefix("%(").and_then(|rest| rest.strip_suffix(")s"));
        let Some((_, family)) = inner.and_then(|inner| inner.split_once(' ')) else { return name.to_owned() };
        if let Some(known) = self.resolved.get(name) {
            return known.clone();
        }
        let made = self.next(family);
        self.resolved.insert(name.to_owned(), made.clone());
        made
    }

    /// Writes a value as a placeholder or inside the text.
    fn value(&mut self, name: &str, value: &Value, kind: Option<&TypeSpec>) -> Rendered {
        if self.mode == Binds::Literal {
            return literal_value(value, kind, self.offline);
        }
        self.binds.insert(name.to_owned(), Some(value.clone()));
        Ok(self.mark(name, kind))
    }

    /// The placeholder of a parameter.
    fn mark(&self, name: &str, kind: Option<&TypeSpec>) -> String {
        placeholder(name, kind.filter(|_| !self.generic))
    }
}

/// A text as `str(statement)` shows it: `:name` for `%(name)s`, a single `%`.
fn generic_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out += &rest[..at];
        rest = &rest[at + 1..];
        match rest.strip_prefix('(').and_then(|inner| inner.split_once(")s")) {
            Some((name, behind)) => {
                out.push(':');
                out += name;
                rest = behind;
            }
            None => {
                out.push('%');
                rest = rest.strip_prefix('%').unwrap_or(rest);
            }
        }
    }
    out + rest
}

/// `%(name)s`, with the cast that SQLAlchemy writes behind some types.
fn placeholder(name: &str, kind: Option<&TypeSpec>) -> String {
    let cast =
        kind.filter(|kind| kind.name == "ARRAY" || kind.name.starts_with("JSON") || kind.name.ends_with("RANGE"));
    match cast.and_then(|kind| type_text(kind).ok()) {
        Some(text) => format!("%({name})s::{text}"),
        None => format!("%({name})s"),
    }
}

#[cfg(test)]
mod tests;
