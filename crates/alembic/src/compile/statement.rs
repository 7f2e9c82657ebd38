//! Statements.

use super::{Binds, Compiler, generic_text, python_repr, sql_literal, unrendered};
use crate::ddl::{RenderError, Rendered, quote, quote_schema};
use crate::schema::{Delete, Expression, Insert, OnConflict, Statement, Target, TypeSpec, Update, Value};
use indexmap::IndexMap;

/// A statement as SQLAlchemy hands it to psycopg2.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Compiled {
    /// The text with `%(name)s` and `%%`; as it is if `raw`.
    pub(crate) text: String,
    /// The values by name.
    pub(crate) parameters: IndexMap<String, Value>,
    /// Whether the text goes to the driver untouched.
    pub(crate) raw: bool,
}

impl Compiled {
    /// A text without parameters, `%` still doubled.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), parameters: IndexMap::new(), raw: false }
    }

    /// What psycopg2 sends: values inside the text, `%%` as `%`.
    pub(crate) fn driver_text(&self) -> String {
        if self.raw {
            return self.text.clone();
        }
        let mut out = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        while let Some(at) = rest.find('%') {
            out += &rest[..at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix('%') {
                out.push('%');
                rest = after;
            } else if let Some((name, after)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(")s")) {
                out += &self.parameters.get(name).map_or_else(|| "NULL".into(), sql_literal);
                rest = after;
            } else {
                out.push('%');
            }
        }
        out + rest
    }

    /// `{'id': 1}`, as SQLAlchemy prints it behind an error; `None` without parameters.
    pub(crate) fn parameters_repr(&self) -> Option<String> {
        if self.parameters.is_empty() {
            return None;
        }
        let shown: Vec<String> =
            self.parameters.iter().map(|(name, value)| format!("'{name}': {}", python_repr(value))).collect();
        Some(format!("{{{}}}", shown.join(", ")))
    }
}

/// The rows of parameters that an execution was given.
fn rows(parameters: &Value) -> Rendered<Vec<IndexMap<String, Value>>> {
    let row = |value: &Value| -> Rendered<IndexMap<String, Value>> {
        let map = value.as_object().ok_or_else(|| RenderError {
            class: "sqlalchemy.exc.ArgumentError",
            message: "List argument must consist only of dictionaries".into(),
        })?;
        Ok(map.iter().map(|(name, value)| (name.clone(), value.clone())).collect())
    };
    match parameters {
        Value::Null => Ok(Vec::new()),
        Value::Array(all) => all.iter().map(row).collect(),
        one => Ok(vec![row(one)?]),
    }
}

/// Compiles a statement with the parameters of its execution; several rows give several statements, an INSERT of several
/// rows one.
pub(crate) fn statement(statement: &Statement, parameters: &Value, offline: bool) -> Rendered<Vec<Compiled>> {
    let rows = rows(parameters)?;
    if let Statement::Driver { driver_sql } = statement {
        return driver(driver_sql, &rows);
    }
    if let Statement::Insert { insert } = statement
        && rows.len() > 1
        && insert.rows.is_empty()
        && insert.from_select.is_none()
    {
        return many(insert, &rows, offline);
    }
    let mut all = Vec::new();
    let empty = IndexMap::new();
    let once = [empty];
    for row in if rows.is_empty() { &once[..] } else { &rows[..] } {
        all.push(one(statement, row, offline)?);
    }
    Ok(all)
}

fn one(statement: &Statement, row: &IndexMap<String, Value>, offline: bool) -> Rendered<Compiled> {
    let mut compiler = Compiler::new(Binds::Named, offline);
    compiler.row.clone_from(row);
    let text = match statement {
        Statement::Text { text, binds, types, expanding } => compiler.text(text, binds, types, expanding)?,
        Statement::Driver { driver_sql } => driver_sql.clone(),
        Statement::Select { select } => compiler.select(select, false)?,
        Statement::Insert { insert } => compiler.insert(insert, row)?,
        Statement::Update { update } => compiler.update(update, row)?,
        Statement::Delete { delete } => compiler.delete(delete)?,
    };
    let text = compiler.with(text);
    let mut parameters = IndexMap::new();
    for (name, value) in &compiler.binds {
        match row.get(name).or(value.as_ref()) {
            Some(value) => parameters.insert(name.clone(), value.clone()),
            None => return Err(missing(name, &text, row)),
        };
    }
    Ok(Compiled { text, parameters, raw: false })
}

/// Text for the driver: `%s` was made `%(name)s` before; without parameters a single `%` is psycopg2's TypeError.
fn driver(text: &str, rows: &[IndexMap<String, Value>]) -> Rendered<Vec<Compiled>> {
    if rows.is_empty() {
        let mut rest = text;
        while let Some(at) = rest.find('%') {
            rest = &rest[at + 1..];
            if let Some(name) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
                return Err(RenderError { class: "KeyError", message: format!("'{}'", name.0) });
            }
            rest = rest.strip_prefix('%').ok_or_else(|| RenderError {
                class: "TypeError",
                message: "sqlalchemy.util._immutabledict_cy.immutabledict is not a sequence".into(),
            })?;
        }
        return Ok(vec![Compiled::plain(text)]);
    }
    Ok(rows.iter().map(|row| Compiled { text: text.to_owned(), parameters: row.clone(), raw: false }).collect())
}

fn missing(name: &str, text: &str, row: &IndexMap<String, Value>) -> RenderError {
    let shown: Vec<String> =
        row.iter().map(|(name, value)| format!("{}: {}", super::string_repr(name), python_repr(value))).collect();
    let given = if row.is_empty() { String::new() } else { format!("\n[parameters: [{{{}}}]]", shown.join(", ")) };
    RenderError {
        class: "sqlalchemy.exc.StatementError",
        message: format!(
            "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter '{name}'\n[SQL: {text}]{given}\n\
             (Background on this error at: https://sqlalche.me/e/21/cd3x)"
        ),
    }
}

/// SQLAlchemy spreads the rows of an INSERT over one statement: `%(name__0)s`, `%(name__1)s`, 1000 rows a time.
fn many(insert: &Insert, rows: &[IndexMap<String, Value>], offline: bool) -> Rendered<Vec<Compiled>> {
    let mut all = Vec::new();
    for chunk in rows.chunks(1000) {
        let names = insert_columns(&insert.into, &chunk[0]);
        if names.is_empty() {
            let text = format!("INSERT INTO {} DEFAULT VALUES", table(&insert.into));
            all.extend(chunk.iter().map(|_| Compiled::plain(text.clone())));
            continue;
        }
        let mut parameters = IndexMap::new();
        let mut tuples = Vec::new();
        for (index, row) in chunk.iter().enumerate() {
            let mut marks = Vec::new();
            for name in &names {
                let value = row.get(name).ok_or_else(|| RenderError {
                    class: "sqlalchemy.exc.StatementError",
                    message: format!(
                        "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter '{name}', in \
                         parameter group {index}"
                    ),
                })?;
                parameters.insert(format!("{name}__{index}"), value.clone());
                let kind = insert.into.columns.get(name).and_then(Option::as_ref);
                marks.push(super::placeholder(&format!("{name}__{index}"), kind));
            }
            tuples.push(format!("({})", marks.join(", ")));
        }
        let mut compiler = Compiler::new(Binds::Named, offline);
        let head = insert_head(&insert.into, &names);
        let mut text = format!("{head} VALUES {}", tuples.join(", "));
        text += &compiler.returning(&insert.returning)?;
        all.push(Compiled { text, parameters, raw: false });
    }
    Ok(all)
}

/// Columns in the order of the table; unknown ones behind, as they were given.
fn insert_columns<V>(target: &Target, row: &IndexMap<String, V>) -> Vec<String> {
    let mut names: Vec<String> = target.columns.keys().filter(|name| row.contains_key(*name)).cloned().collect();
    names.extend(row.keys().filter(|name| !target.columns.contains_key(*name)).cloned());
    names
}

fn table(target: &Target) -> String {
    match &target.schema {
        Some(schema) => format!("{}.{}", quote_schema(schema), quote(&target.table)),
        None => quote(&target.table),
    }
}

fn insert_head(target: &Target, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| quote(name)).collect();
    format!("INSERT INTO {} ({})", table(target), names.join(", "))
}

impl Compiler {
    pub(super) fn insert(&mut self, insert: &Insert, row: &IndexMap<String, Value>) -> Rendered {
        let mut text = if let Some(from) = &insert.from_select {
            format!("{} {}", insert_head(&insert.into, &from.columns), self.select(&from.select, false)?)
        } else if insert.rows.len() > 1 {
            self.insert_rows(insert)?
        } else {
            self.insert_one(insert, row)?
        };
        if let Some(conflict) = &insert.on_conflict {
            text += &self.on_conflict(conflict)?;
        }
        Ok(text + &self.returning(&insert.returning)?)
    }

    fn insert_one(&mut self, insert: &Insert, row: &IndexMap<String, Value>) -> Rendered {
        let mut values: IndexMap<String, Expression> = insert.rows.first().cloned().unwrap_or_default();
        for (name, value) in row {
            let type_name = insert.into.columns.get(name).cloned().flatten();
            let literal = Expression::Literal { literal: value.clone(), type_name, key: None };
            values.entry(name.clone()).or_insert(literal);
        }
        if values.is_empty() && self.unbound {
            values = self.marks(&insert.into);
        }
        if values.is_empty() {
            return Ok(format!("INSERT INTO {} DEFAULT VALUES", table(&insert.into)));
        }
        let names = insert_columns(&insert.into, &values);
        let mut marks = Vec::new();
        for name in &names {
            marks.push(self.assigned(name, &values[name])?);
        }
        Ok(format!("{} VALUES ({})", insert_head(&insert.into, &names), marks.join(", ")))
    }

    fn insert_rows(&mut self, insert: &Insert) -> Rendered {
        let names = insert_columns(&insert.into, &insert.rows[0]);
        let mut tuples = Vec::new();
        for (index, row) in insert.rows.iter().enumerate() {
            let mut marks = Vec::new();
            for name in &names {
                let null = Expression::Constant { constant: "null".into() };
                marks.push(self.assigned(&format!("{name}_m{index}"), row.get(name).unwrap_or(&null))?);
            }
            tuples.push(format!("({})", marks.join(", ")));
        }
        Ok(format!("{} VALUES {}", insert_head(&insert.into, &names), tuples.join(", ")))
    }

    /// A value that is assigned to a column takes the column's name.
    /// A parameter for each column, where a statement without values is shown; never a literal, as there is no value.
    fn marks(&self, target: &Target) -> IndexMap<String, Expression> {
        let mark = |name: &String, type_name: &Option<TypeSpec>| match self.mode {
            Binds::Literal => Expression::LiteralColumn { literal_column: format!(":{name}") },
            Binds::Named => {
                let (bindparam, type_name) = (name.clone(), type_name.clone());
                Expression::Bind { bindparam, value: None, type_name, expanding: false }
            }
        };
        target.columns.iter().map(|(name, kind)| (name.clone(), mark(name, kind))).collect()
    }

    /// A value of a column. Of a column without a type it cannot stand inside the text, and its name betrays it.
    fn assigned(&mut self, name: &str, value: &Expression) -> Rendered {
        match value {
            Expression::Literal { literal, type_name: None, key: Some(_) }
                if self.mode == Binds::Literal && !literal.is_null() =>
            {
                Err(unrendered(literal, "NULL"))
            }
            Expression::Literal { literal, type_name, .. } => self.value(name, literal, type_name.as_ref()),
            other => self.grouped(other),
        }
    }

    fn assignments(&mut self, values: &IndexMap<String, Expression>, separator: &str) -> Rendered<Vec<String>> {
        values
            .iter()
            .map(|(name, value)| Ok(format!("{}{separator}{}", quote(name), self.assigned(name, value)?)))
            .collect()
    }

    fn on_conflict(&mut self, conflict: &OnConflict) -> Rendered {
        let target = match (&conflict.constraint, conflict.index_elements.as_slice()) {
            (Some(constraint), _) => format!(" ON CONSTRAINT {}", quote(constraint)),
            (None, []) => String::new(),
            (None, elements) => self.arbiter(elements, conflict.index_where.as_ref())?,
        };
        if conflict.set.is_empty() {
            return Ok(format!(" ON CONFLICT{target} DO NOTHING"));
        }
        let mut set = Vec::new();
        for (name, value) in &conflict.set {
            let shown = match value {
                Expression::Literal { literal, type_name, .. } => {
                    let name = self.next("param");
                    self.value(&name, literal, type_name.as_ref())?
                }
                other => self.grouped(other)?,
            };
            set.push(format!("{} = {shown}", quote(name)));
        }
        let mut out = format!(" ON CONFLICT{target} DO UPDATE SET {}", set.join(", "));
        if let Some(condition) = &conflict.condition {
            out += &format!(" WHERE {}", self.expression(condition)?);
        }
        Ok(out)
    }

    fn arbiter(&mut self, elements: &[Expression], condition: Option<&Expression>) -> Rendered {
        let mut shown = Vec::new();
        let qualified = std::mem::replace(&mut self.qualified, false);
        for element in elements {
            shown.push(match element {
                Expression::Bare(name) => quote(name),
                other => self.grouped(other)?,
            });
        }
        let mut out = format!(" ({})", shown.join(", "));
        if let Some(condition) = condition {
            out += &format!(" WHERE {}", self.expression(condition)?);
        }
        self.qualified = qualified;
        Ok(out)
    }

    pub(super) fn update(&mut self, update: &Update, row: &IndexMap<String, Value>) -> Rendered {
        let mut values = update.values.clone();
        if values.is_empty() {
            for (name, value) in row.iter().filter(|(name, _)| update.table.columns.contains_key(*name)) {
                let type_name = update.table.columns.get(name).cloned().flatten();
                let literal = Expression::Literal { literal: value.clone(), type_name, key: None };
                values.insert(name.clone(), literal);
            }
        }
        if values.is_empty() && self.unbound {
            values = self.marks(&update.table);
        }
        let set = self.assignments(&values, "=")?;
        let mut out = format!("UPDATE {} SET {}", table(&update.table), set.join(", "));
        if !update.from.is_empty() {
            let from = update.from.iter().map(|from| self.from(from)).collect::<Result<Vec<_>, _>>()?;
            out += &format!(" FROM {}", from.join(", "));
        }
        if let Some(condition) = &update.condition {
            out += &format!(" WHERE {}", self.condition(condition)?);
        }
        Ok(out + &self.returning(&update.returning)?)
    }

    pub(super) fn delete(&mut self, delete: &Delete) -> Rendered {
        let mut out = format!("DELETE FROM {}", table(&delete.table));
        if !delete.using.is_empty() {
            let using = delete.using.iter().map(|from| self.from(from)).collect::<Result<Vec<_>, _>>()?;
            out += &format!(" USING {}", using.join(", "));
        }
        if let Some(condition) = &delete.condition {
            out += &format!(" WHERE {}", self.condition(condition)?);
        }
        Ok(out + &self.returning(&delete.returning)?)
    }

    fn returning(&mut self, columns: &[Expression]) -> Rendered {
        if columns.is_empty() { Ok(String::new()) } else { Ok(format!(" RETURNING {}", self.columns(columns, false)?)) }
    }
}

/// A statement as `--sql` writes it, `%` still doubled; with `literal_binds` every value stands inside the text.
///
/// # Errors
/// What SQLAlchemy refuses to compile.
pub fn offline_text(given: &Statement, literal_binds: bool) -> Result<String, RenderError> {
    let mode = if literal_binds { Binds::Literal } else { Binds::Named };
    whole(&mut Compiler { unbound: true, ..Compiler::new(mode, true) }, given)
}

/// What is shown of a statement or an expression.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) text: String,
    /// The parameters by name; null where there is no value.
    pub(crate) parameters: IndexMap<String, Value>,
}

/// A statement or an expression by itself: as `str()` shows it, or as it is compiled for the database.
///
/// # Errors
/// What SQLAlchemy refuses to compile.
pub(crate) fn shown(given: &Subject, literal_binds: bool, generic: bool) -> Result<Shown, RenderError> {
    let mode = if literal_binds { Binds::Literal } else { Binds::Named };
    let mut compiler = Compiler { unbound: true, generic, ..Compiler::new(mode, true) };
    let text = match given {
        Subject::Statement(statement) => whole(&mut compiler, statement)?,
        Subject::Expression(expression) => compiler.outermost(expression)?,
    };
    let text = if generic { generic_text(&text) } else { text };
    let value = |(name, value): (&String, &Option<Value>)| (name.clone(), value.clone().unwrap_or_default());
    Ok(Shown { text, parameters: compiler.binds.iter().map(value).collect() })
}

/// What can be shown.
#[derive(Debug)]
pub(crate) enum Subject {
    Statement(Statement),
    Expression(Expression),
}

fn whole(compiler: &mut Compiler, given: &Statement) -> Rendered {
    let row = IndexMap::new();
    let text = match given {
        Statement::Text { text, binds, types, expanding } => compiler.text(text, binds, types, expanding)?,
        Statement::Driver { driver_sql } => driver_sql.clone(),
        Statement::Select { select } => compiler.select(select, false)?,
        Statement::Insert { insert } => compiler.insert(insert, &row)?,
        Statement::Update { update } => compiler.update(update, &row)?,
        Statement::Delete { delete } => compiler.delete(delete)?,
    };
    Ok(compiler.with(text))
}
