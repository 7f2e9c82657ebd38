//! `alembic.ini`, read as Python's `configparser` reads it.

use crate::python_repr;
use indexmap::IndexMap;
use thiserror::Error;

/// How deep `%(…)s` may lie in one another; Python: `MAX_INTERPOLATION_DEPTH`.
const DEEPEST: usize = 10;

/// What `configparser` raises; the message is Python's.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct IniError {
    /// The class, with its module.
    pub class: &'static str,
    /// The message.
    pub message: String,
}

impl IniError {
    pub(super) fn new(class: &'static str, message: String) -> Self {
        Self { class, message }
    }
}

type Section = IndexMap<String, String>;

/// Sections of keys; keys are lower case.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ini {
    pub(super) sections: IndexMap<String, Section>,
    pub(super) defaults: Section,
}

impl Ini {
    /// A configuration without a file; `here` is what `%(here)s` stands for.
    pub fn empty(here: &str) -> Self {
        Self { sections: IndexMap::new(), defaults: IndexMap::from([("here".to_owned(), here.to_owned())]) }
    }

    /// The section names, in order.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.sections.keys().map(String::as_str)
    }

    /// Whether there is such a section.
    pub fn has_section(&self, name: &str) -> bool {
        self.sections.contains_key(name)
    }

    /// Whether a section is there and has a key, its own or a default.
    pub fn has_option(&self, section: &str, key: &str) -> bool {
        self.raw(section, key).is_some()
    }

    /// A value with its `%(…)s` filled in; `None` without the section or the key.
    ///
    /// # Errors
    /// What cannot be filled in.
    pub fn get(&self, section: &str, key: &str) -> Result<Option<String>, IniError> {
        let Some(raw) = self.raw(section, key) else { return Ok(None) };
        let mut out = String::new();
        self.interpolate((section, key), raw, 1, &mut out)?;
        Ok(Some(out))
    }

    /// A value as written, for what must not be filled in (formats of loggers).
    pub fn raw(&self, section: &str, key: &str) -> Option<&str> {
        let own = self.sections.get(section)?;
        own.get(key).or_else(|| self.defaults.get(key)).map(String::as_str)
    }

    /// Every key of a section with its value; what cannot be filled in stays as written.
    pub fn section(&self, name: &str) -> IndexMap<String, String> {
        let Some(own) = self.sections.get(name) else { return IndexMap::new() };
        let keys = self.defaults.keys().chain(own.keys());
        let value = |key: &String| match self.get(name, key) {
            Ok(value) => value.unwrap_or_default(),
            Err(_) => self.raw(name, key).unwrap_or_default().to_owned(),
        };
        keys.map(|key| (key.clone(), value(key))).collect()
    }

    /// Python: `BasicInterpolation._interpolate_some`.
    fn interpolate(&self, at: (&str, &str), text: &str, depth: usize, out: &mut String) -> Result<(), IniError> {
        let (section, key) = at;
        let whole = self.raw(section, key).unwrap_or_default();
        if depth > DEEPEST {
            let message = format!(
                "Recursion limit exceeded in value substitution: option {} in section {} contains an interpolation key \
                 which cannot be substituted in {DEEPEST} steps. Raw value: {}",
                python_repr(key),
                python_repr(section),
                python_repr(whole)
            );
            return Err(IniError::new("configparser.InterpolationDepthError", message));
        }
        let mut rest = text;
        while let Some(percent) = rest.find('%') {
            *out += &rest[..percent];
            rest = &rest[percent..];
            if let Some(after) = rest.strip_prefix("%%") {
                out.push('%');
                rest = after;
                continue;
            }
            let wrong = |message: String| IniError::new("configparser.InterpolationSyntaxError", message);
            let Some(inner) = rest.strip_prefix("%(") else {
                return Err(wrong(format!("'%' must be followed by '%' or '(', found: {}", python_repr(rest))));
            };
            let reference = inner.split_once(')').filter(|(name, _)| !name.is_empty());
            let Some((name, after)) = reference.and_then(|(name, after)| Some((name, after.strip_prefix('s')?))) else {
                return Err(wrong(format!("bad interpolation variable reference {}", python_repr(rest))));
            };
            let name = name.to_lowercase();
            let Some(value) = self.raw(section, &name) else {
                return Err(missing(at, &name, whole));
            };
            if value.contains('%') {
                self.interpolate(at, value, depth + 1, out)?;
            } else {
                *out += value;
            }
            rest = after;
        }
        *out += rest;
        Ok(())
    }
}

fn missing((section, key): (&str, &str), name: &str, raw: &str) -> IniError {
    let message = format!(
        "Bad value substitution: option {} in section {} contains an interpolation key {} which is not a valid option \
         name. Raw value: {}",
        python_repr(key),
        python_repr(section),
        python_repr(name),
        python_repr(raw)
    );
    IniError::new("configparser.InterpolationMissingOptionError", message)
}

#[cfg(test)]
mod tests {
    use super::Ini;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, key: &str, expect: &Expect) {
        let shown = match Ini::parse(text, "alembic.ini", "/project").and_then(|ini| ini.get("alembic", key)) {
            Ok(value) => format!("{value:?}"),
            Err(error) => format!("{}: {error}", error.class),
        };
        expect.assert_eq(&shown);
    }

    #[test]
    fn values_are_filled_in() {
        let here = "[alembic]\nscript_location = %(here)s/alembic\n";
        check(here, "script_location", &expect![[r#"Some("/project/alembic")"#]]);
        check("[DEFAULT]\na = 1\n[alembic]\nb = %(a)s%%\n", "b", &expect![[r#"Some("1%")"#]]);
        let template = "[alembic]\nfile_template = %%(rev)s_%%(slug)s\n";
        check(template, "file_template", &expect![[r#"Some("%(rev)s_%(slug)s")"#]]);
        check("[alembic]\nKey: value ; no comment\n# a comment\n", "key", &expect![[r#"Some("value ; no comment")"#]]);
        check("[alembic]\na = 1\n", "b", &expect!["None"]);
        check("[alembic]\na = one\n  two\n\n  # no\n  three\nb = 1\n", "a", &expect![[r#"Some("one\ntwo\n\nthree")"#]]);
    }

    #[test]
    fn what_is_wrong_is_said_as_python_says_it() {
        check(
            "[alembic]\na = %(nope)s\n",
            "a",
            &expect![
                "configparser.InterpolationMissingOptionError: Bad value substitution: option 'a' in section 'alembic' contains an interpolation key 'nope' which is not a valid option name. Raw value: '%(nope)s'"
            ],
        );
        check(
            "[alembic]\na = %s\n",
            "a",
            &expect!["configparser.InterpolationSyntaxError: '%' must be followed by '%' or '(', found: '%s'"],
        );
        check(
            "a = 1\n",
            "a",
            &expect![[r"
            configparser.MissingSectionHeaderError: File contains no section headers.
            file: PosixPath('alembic.ini'), line: 1
            'a = 1\n'"]],
        );
        check(
            "[alembic]\nwords\n",
            "a",
            &expect![[r"
            configparser.ParsingError: Source contains parsing errors: PosixPath('alembic.ini')
            	[line  2]: 'words\n'"]],
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\[(a|DEFAULT|)\\]?\\]\n?|[ab]? ?[=:]? ?%?(%|\\(|\\([abé]\\)s)?\n? ?|.|\n){0,12}") {
            if let Ok(ini) = Ini::parse(&text, "alembic.ini", "/project") {
                for section in ini.sections() {
                    let _ = (ini.section(section), ini.get(section, "a"), ini.get(section, "b"));
                }
            }
        }
    }
}
