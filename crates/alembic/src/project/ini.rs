//! `alembic.ini`, read as Python's `configparser` reads it.

use indexmap::IndexMap;
use thiserror::Error;

/// Why a configuration cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IniError {
    /// The file is no ini file.
    #[error("{message}")]
    Syntax {
        /// What the parser says.
        message: String,
    },
    /// `%(name)s` that names nothing, or a lone `%`.
    #[error(
        "Bad value substitution: option '{key}' in section '{section}' contains an interpolation key '{name}' which is not a valid option name. Raw value: '{raw}'"
    )]
    Interpolation {
        /// The key.
        key: String,
        /// Its section.
        section: String,
        /// The unknown name.
        name: String,
        /// The value as written.
        raw: String,
    },
}

/// Sections of keys; keys are lower case.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ini {
    sections: IndexMap<String, IndexMap<String, String>>,
    here: String,
}

impl Ini {
    /// A configuration without a file.
    pub fn empty(here: &str) -> Self {
        Self { sections: IndexMap::new(), here: here.to_owned() }
    }

    /// Reads a text; `here` is what `%(here)s` stands for.
    ///
    /// # Errors
    /// [`IniError::Syntax`].
    pub fn parse(text: &str, here: &str) -> Result<Self, IniError> {
        let mut parser = configparser::ini::Ini::new_cs();
        parser.set_inline_comment_symbols(Some(&[]));
        parser.set_multiline(true);
        parser.set_default_section("DEFAULT");
        let map = parser.read(text.to_owned()).map_err(|message| IniError::Syntax { message })?;
        let mut sections: IndexMap<String, IndexMap<String, String>> = IndexMap::new();
        let mut names: Vec<String> = map.keys().cloned().collect();
        names.sort_by_key(|name| text.find(&format!("[{name}]")));
        for name in names {
            let keys: std::collections::BTreeMap<&String, &Option<String>> = map[&name].iter().collect();
            let section = sections.entry(name.clone()).or_default();
            for (key, value) in keys {
                section.insert(key.to_lowercase(), value.clone().unwrap_or_default());
            }
        }
        Ok(Self { sections, here: here.to_owned() })
    }

    /// The section names, in order.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.sections.keys().map(String::as_str).filter(|name| *name != "DEFAULT")
    }

    /// Whether there is such a section.
    pub fn has_section(&self, name: &str) -> bool {
        self.sections.contains_key(name)
    }

    /// A value with its `%(…)s` filled in.
    ///
    /// # Errors
    /// [`IniError::Interpolation`].
    pub fn get(&self, section: &str, key: &str) -> Result<Option<String>, IniError> {
        match self.raw(section, key) {
            Some(raw) => self.interpolate(section, key, raw, 0).map(Some),
            None => Ok(None),
        }
    }

    /// A value as written, for what must not be filled in (`file_template`, formats of loggers).
    pub fn raw(&self, section: &str, key: &str) -> Option<&str> {
        let find = |section: &str| self.sections.get(section)?.get(key).map(String::as_str);
        find(section).or_else(|| find("DEFAULT")).or((key == "here").then_some(self.here.as_str()))
    }

    /// Every key of a section with its value; what cannot be filled in stays as written.
    pub fn section(&self, name: &str) -> IndexMap<String, String> {
        let keys = self.sections.get("DEFAULT").into_iter().chain(self.sections.get(name)).flat_map(IndexMap::keys);
        let mut all: IndexMap<String, String> = IndexMap::new();
        for key in keys {
            let raw = self.raw(name, key).unwrap_or_default();
            let value = self.interpolate(name, key, raw, 0).unwrap_or_else(|_| raw.to_owned());
            all.insert(key.clone(), value);
        }
        all.insert("here".into(), self.here.clone());
        all
    }

    fn interpolate(&self, section: &str, key: &str, raw: &str, depth: usize) -> Result<String, IniError> {
        let bad = |name: &str| IniError::Interpolation {
            key: key.to_owned(),
            section: section.to_owned(),
            name: name.to_owned(),
            raw: raw.to_owned(),
        };
        let mut out = String::new();
        let mut rest = raw;
        while let Some(at) = rest.find('%') {
            out += &rest[..at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix('%') {
                out.push('%');
                rest = after;
                continue;
            }
            let (name, after) =
                rest.strip_prefix('(').and_then(|rest| rest.split_once(")s")).ok_or_else(|| bad(rest))?;
            let name = name.to_lowercase();
            let value = self.raw(section, &name).filter(|_| depth < 10).ok_or_else(|| bad(&name))?;
            out += &self.interpolate(section, key, value, depth + 1)?;
            rest = after;
        }
        Ok(out + rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Ini;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, key: &str, expect: &Expect) {
        let ini = Ini::parse(text, "/project").expect("an ini file");
        let shown = match ini.get("alembic", key) {
            Ok(value) => format!("{value:?}"),
            Err(error) => error.to_string(),
        };
        expect.assert_eq(&shown);
    }

    #[test]
    fn values_are_filled_in() {
        check(
            "[alembic]\nscript_location = %(here)s/alembic\n",
            "script_location",
            &expect![[r#"Some("/project/alembic")"#]],
        );
        check("[DEFAULT]\na = 1\n[alembic]\nb = %(a)s%%\n", "b", &expect![[r#"Some("1%")"#]]);
        check(
            "[alembic]\nfile_template = %%(rev)s_%%(slug)s\n",
            "file_template",
            &expect![[r#"Some("%(rev)s_%(slug)s")"#]],
        );
        check("[alembic]\nKey: value ; no comment\n# a comment\n", "key", &expect![[r#"Some("value ; no comment")"#]]);
        check("[alembic]\na = 1\n", "b", &expect!["None"]);
    }

    #[test]
    fn unknown_names_are_errors() {
        check(
            "[alembic]\na = %(nope)s\n",
            "a",
            &expect![
                "Bad value substitution: option 'a' in section 'alembic' contains an interpolation key 'nope' which is not a valid option name. Raw value: '%(nope)s'"
            ],
        );
    }
}
