//! The lines of an ini file; Python 3.11: `RawConfigParser._read`.

use super::ini::{Ini, IniError};
use crate::python_repr;
use indexmap::IndexMap;

/// Where a value goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Nowhere,
    Defaults,
    Section(String),
}

struct Reading<'a> {
    file: &'a str,
    ini: Ini,
    place: Place,
    /// The key whose value may go on in the next lines.
    key: Option<String>,
    indent: usize,
    own_defaults: Vec<String>,
    wrong: Vec<String>,
}

impl Ini {
    /// Reads a text; `file` is its name in messages, `here` what `%(here)s` stands for.
    ///
    /// # Errors
    /// What `configparser` refuses.
    pub fn parse(text: &str, file: &str, here: &str) -> Result<Self, IniError> {
        let ini = Self::empty(here);
        let file = &format!("PosixPath({})", python_repr(file));
        let mut reading = Reading {
            file,
            ini,
            place: Place::Nowhere,
            key: None,
            indent: 0,
            own_defaults: Vec::new(),
            wrong: Vec::new(),
        };
        for (number, line) in text.split_inclusive('\n').enumerate() {
            reading.line(number + 1, line)?;
        }
        if !reading.wrong.is_empty() {
            let message = format!("Source contains parsing errors: {file}{}", reading.wrong.concat());
            return Err(IniError::new("configparser.ParsingError", message));
        }
        let Self { sections, defaults } = &mut reading.ini;
        for value in sections.values_mut().flat_map(IndexMap::values_mut).chain(defaults.values_mut()) {
            value.truncate(value.trim_end().len());
        }
        Ok(reading.ini)
    }
}

impl Reading<'_> {
    fn line(&mut self, number: usize, line: &str) -> Result<(), IniError> {
        let value = line.trim();
        if value.starts_with(['#', ';']) {
            return Ok(());
        }
        if value.is_empty() {
            self.go_on("");
            return Ok(());
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        if self.key.is_some() && indent > self.indent {
            self.go_on(value);
            return Ok(());
        }
        self.indent = indent;
        if let Some(name) = header(value) {
            return self.section(name, number);
        }
        if self.place == Place::Nowhere {
            let (file, line) = (self.file, python_repr(line));
            let message = format!("File contains no section headers.\nfile: {file}, line: {number}\n{line}");
            return Err(IniError::new("configparser.MissingSectionHeaderError", message));
        }
        match value.find(['=', ':']) {
            Some(at) if at > 0 => self.option(value[..at].trim_end(), value[at + 1..].trim(), number),
            _ => {
                self.wrong.push(format!("\n\t[line {number:2}]: {}", python_repr(line)));
                Ok(())
            }
        }
    }

    fn go_on(&mut self, value: &str) {
        let Some(key) = self.key.clone() else { return };
        if let Some(text) = self.keys().and_then(|keys| keys.get_mut(&key)) {
            text.push('\n');
            text.push_str(value);
        }
    }

    fn keys(&mut self) -> Option<&mut IndexMap<String, String>> {
        match &self.place {
            Place::Nowhere => None,
            Place::Defaults => Some(&mut self.ini.defaults),
            Place::Section(name) => self.ini.sections.get_mut(name),
        }
    }

    fn section(&mut self, name: &str, number: usize) -> Result<(), IniError> {
        self.key = None;
        if name == "DEFAULT" {
            self.place = Place::Defaults;
            return Ok(());
        }
        if self.ini.sections.insert(name.to_owned(), IndexMap::new()).is_some() {
            let (file, name) = (self.file, python_repr(name));
            let message = format!("While reading from {file} [line {number:2}]: section {name} already exists");
            return Err(IniError::new("configparser.DuplicateSectionError", message));
        }
        self.place = Place::Section(name.to_owned());
        Ok(())
    }

    fn option(&mut self, key: &str, value: &str, number: usize) -> Result<(), IniError> {
        let key = key.to_lowercase();
        let twice = match &self.place {
            Place::Defaults => self.own_defaults.contains(&key),
            _ => self.keys().is_some_and(|keys| keys.contains_key(&key)),
        };
        if twice {
            let section = match &self.place {
                Place::Section(name) => name.as_str(),
                _ => "DEFAULT",
            };
            let (file, key, section) = (self.file, python_repr(&key), python_repr(section));
            let message = format!(
                "While reading from {file} [line {number:2}]: option {key} in section {section} already exists"
            );
            return Err(IniError::new("configparser.DuplicateOptionError", message));
        }
        if self.place == Place::Defaults {
            self.own_defaults.push(key.clone());
        }
        if let Some(keys) = self.keys() {
            keys.insert(key.clone(), value.to_owned());
        }
        self.key = Some(key);
        Ok(())
    }
}

/// `[name]`, up to the last bracket.
fn header(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('[')?;
    inner.rfind(']').filter(|end| *end > 0).map(|end| &inner[..end])
}
