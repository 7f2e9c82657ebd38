//! The configuration: `alembic.ini` and the table `[tool.alembic]` of `pyproject.toml`.

use super::{Ini, IniError, LoadError, Project};
use crate::python_repr;
use crate::python_text::{Filler, python_percent};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// What a command was told to read: `-c` and `-n`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The ini file, as given.
    pub ini: String,
    /// `pyproject.toml`, as given.
    pub toml: String,
    /// The section of the ini file.
    pub section: String,
}

impl Default for Source {
    fn default() -> Self {
        Self { ini: "alembic.ini".into(), toml: "pyproject.toml".into(), section: "alembic".into() }
    }
}

/// Both files, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Where it was read from.
    pub source: Source,
    /// The ini file; empty if there is none.
    pub ini: Ini,
    toml: Result<Table, LoadError>,
    toml_here: String,
}

/// A value of `[tool.alembic]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Setting {
    Text(String),
    Number(i64),
    List(Vec<String>),
    Tables(Vec<BTreeMap<String, String>>),
}

impl Config {
    /// Reads both files of the project; a file that is not there is empty.
    ///
    /// # Errors
    /// The ini file is none.
    pub fn read(project: &Project, source: Source) -> Result<Self, IniError> {
        let path = project.resolve(&source.ini);
        let here = project.folder_of(&path);
        let ini = match project.read(&path) {
            Some(text) => Ini::parse(text, &source.ini, &here)?,
            None => Ini::empty(&here),
        };
        Ok(Self::with(project, source, ini))
    }

    /// A configuration whose ini file cannot be read.
    pub(crate) fn unread(project: &Project, source: Source) -> Self {
        let ini = Ini::empty(&project.here());
        Self::with(project, source, ini)
    }

    fn with(project: &Project, source: Source, ini: Ini) -> Self {
        let path = project.resolve(&source.toml);
        let toml = project.read(&path).map_or_else(|| Ok(Table::new()), alembic_table);
        Self { source, ini, toml, toml_here: project.folder_of(&path) }
    }

    /// An option of the section, or else of `[tool.alembic]`, as text.
    ///
    /// # Errors
    /// What cannot be read or filled in.
    pub fn text(&self, name: &str) -> Result<Option<String>, LoadError> {
        if let Some(text) = self.ini.get(&self.source.section, name)? {
            return Ok(Some(text));
        }
        Ok(self.toml_value(name)?.map(|setting| match setting {
            Setting::Text(text) => text,
            Setting::Number(number) => number.to_string(),
            Setting::List(list) => list.join(" "),
            Setting::Tables(_) => String::new(),
        }))
    }

    /// A switch that only `true` turns on; Alembic: `get_alembic_boolean_option`.
    pub(crate) fn switch(&self, name: &str) -> Result<bool, LoadError> {
        if let Some(text) = self.ini.get(&self.source.section, name)? {
            return Ok(text == "true");
        }
        match self.table()?.get(name) {
            None => Ok(false),
            Some(Value::Boolean(value)) => Ok(*value),
            Some(_) => Err(LoadError::command(format!("boolean value expected for TOML parameter '{name}'"))),
        }
    }

    /// A switch as SQLAlchemy's `asbool` reads it.
    pub(crate) fn truth(&self, name: &str) -> Result<bool, LoadError> {
        if self.ini.has_option(&self.source.section, name) {
            let text = self.ini.get(&self.source.section, name)?.unwrap_or_default();
            return match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "on" | "y" | "t" | "1" => Ok(true),
                "false" | "no" | "off" | "n" | "f" | "0" => Ok(false),
                other => {
                    Err(LoadError::raised("ValueError", format!("String is not true/false: {}", python_repr(other))))
                }
            };
        }
        Ok(match self.table()?.get(name) {
            Some(Value::Boolean(value)) => *value,
            Some(Value::Integer(value)) => *value != 0,
            Some(Value::String(text)) => matches!(text.trim(), "true" | "yes" | "on" | "y" | "t" | "1"),
            _ => false,
        })
    }

    /// A value of `[tool.alembic]` with its `%(here)s` filled in.
    pub(crate) fn toml_value(&self, name: &str) -> Result<Option<Setting>, LoadError> {
        let Some(value) = self.table()?.get(name) else { return Ok(None) };
        let unsupported = || LoadError::command(format!("unsupported TOML value type for key: '{name}'"));
        Ok(Some(match value {
            Value::String(text) => Setting::Text(self.filled(text)?),
            Value::Integer(number) => Setting::Number(*number),
            Value::Boolean(value) => Setting::Text(if *value { "True" } else { "False" }.into()),
            Value::Array(items) if items.iter().all(Value::is_table) && !items.is_empty() => {
                let tables = items.iter().filter_map(Value::as_table);
                Setting::Tables(tables.map(|table| self.strings(table)).collect::<Result<_, _>>()?)
            }
            Value::Array(items) => {
                let texts = items.iter().map(|item| item.as_str().ok_or_else(unsupported));
                let filled = texts.map(|text| self.filled(text?));
                Setting::List(filled.collect::<Result<_, _>>()?)
            }
            _ => return Err(unsupported()),
        }))
    }

    /// Whether `pyproject.toml` has a table `[tool.alembic]`.
    pub(crate) fn has_alembic_table(&self) -> Result<bool, LoadError> {
        Ok(!self.table()?.is_empty())
    }

    fn strings(&self, table: &Table) -> Result<BTreeMap<String, String>, LoadError> {
        let texts = table.iter().filter_map(|(key, value)| Some((key, value.as_str()?)));
        texts.map(|(key, text)| Ok((key.clone(), self.filled(text)?))).collect()
    }

    fn filled(&self, text: &str) -> Result<String, LoadError> {
        let here = BTreeMap::from([("here", Filler::Text(self.toml_here.clone()))]);
        python_percent(text, &here).map_err(|(class, message)| LoadError::raised(class, message))
    }

    fn table(&self) -> Result<&Table, LoadError> {
        self.toml.as_ref().map_err(Clone::clone)
    }
}

/// `[tool.alembic]` of a text.
fn alembic_table(text: &str) -> Result<Table, LoadError> {
    let whole: Table = text.parse().map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        LoadError::raised("tomllib.TOMLDecodeError", format!("Invalid value (at line {line}, column {column})"))
    })?;
    match whole.get("tool").and_then(|tool| tool.get("alembic")) {
        None => Ok(Table::new()),
        Some(Value::Table(table)) => Ok(table.clone()),
        Some(_) => Err(LoadError::command("Incorrect TOML format")),
    }
}
