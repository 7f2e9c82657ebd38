//! psql's variables, with what the special ones accept.

use std::collections::BTreeMap;

/// The variables by name.
#[derive(Debug, Clone)]
pub(super) struct Variables(BTreeMap<String, String>);

const VERSION_NAME: &str = "15.18 (Debian 15.18-0+deb12u1)";
const VERSION: &str = "PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit";

/// What is set at the start.
const DEFAULTS: &[(&str, &str)] = &[
    ("AUTOCOMMIT", "on"),
    ("COMP_KEYWORD_CASE", "preserve-upper"),
    ("ECHO", "none"),
    ("ECHO_HIDDEN", "off"),
    ("ENCODING", "UTF8"),
    ("FETCH_COUNT", "0"),
    ("HIDE_TABLEAM", "off"),
    ("HIDE_TOAST_COMPRESSION", "off"),
    ("HISTCONTROL", "none"),
    ("HISTSIZE", "500"),
    ("IGNOREEOF", "0"),
    ("LAST_ERROR_MESSAGE", ""),
    ("LAST_ERROR_SQLSTATE", "00000"),
    ("ON_ERROR_ROLLBACK", "off"),
    ("ON_ERROR_STOP", "off"),
    ("PROMPT1", "%/%R%x%# "),
    ("PROMPT2", "%/%R%x%# "),
    ("PROMPT3", ">> "),
    ("QUIET", "off"),
    ("SERVER_VERSION_NAME", VERSION_NAME),
    ("SERVER_VERSION_NUM", "150018"),
    ("SHOW_ALL_RESULTS", "on"),
    ("SHOW_CONTEXT", "errors"),
    ("SINGLELINE", "off"),
    ("SINGLESTEP", "off"),
    ("VERBOSITY", "default"),
    ("VERSION", VERSION),
    ("VERSION_NAME", VERSION_NAME),
    ("VERSION_NUM", "150018"),
];

/// The variables that are on or off.
const SWITCHES: &[&str] = &[
    "AUTOCOMMIT",
    "HIDE_TABLEAM",
    "HIDE_TOAST_COMPRESSION",
    "ON_ERROR_STOP",
    "QUIET",
    "SHOW_ALL_RESULTS",
    "SINGLELINE",
    "SINGLESTEP",
];

/// The variables that take one of some words; those that take a switch's too are marked.
const CHOICES: &[(&str, bool, &[&str])] = &[
    ("COMP_KEYWORD_CASE", false, &["lower", "upper", "preserve-lower", "preserve-upper"]),
    ("ECHO", false, &["none", "errors", "queries", "all"]),
    ("ECHO_HIDDEN", true, &["on", "off", "noexec"]),
    ("HISTCONTROL", false, &["none", "ignorespace", "ignoredups", "ignoreboth"]),
    ("ON_ERROR_ROLLBACK", true, &["on", "off", "interactive"]),
    ("SHOW_CONTEXT", false, &["never", "errors", "always"]),
    ("VERBOSITY", false, &["default", "verbose", "terse", "sqlstate"]),
];

/// The variables that take a whole number.
const NUMBERS: &[&str] = &["FETCH_COUNT", "HISTSIZE", "IGNOREEOF"];

impl Default for Variables {
    fn default() -> Self {
        Self(DEFAULTS.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }
}

/// The state that a word stands for, as psql reads it: any beginning of `true`, `yes`, …
pub(super) fn switch(value: &str) -> Option<bool> {
    let value = value.to_ascii_lowercase();
    let is = |word: &str, least: usize| value.len() >= least && word.starts_with(&value);
    match () {
        () if is("true", 1) || is("yes", 1) || value == "on" || value == "1" => Some(true),
        () if is("false", 1) || is("no", 1) || is("off", 2) || value == "0" => Some(false),
        () => None,
    }
}

impl Variables {
    /// The value of a variable.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }

    /// Whether a switch is on.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.0.get(name).and_then(|value| switch(value)).unwrap_or(false)
    }

    /// Whether a variable has a value.
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.0.get(name).is_some_and(|it| it == value)
    }

    /// All, by name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter()
    }

    /// Sets a variable to what needs no check.
    pub(super) fn put(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Sets a variable; what it does not accept is said in psql's words.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        if !is_name(name) {
            return Err(format!("invalid variable name: \"{name}\""));
        }
        let value = accepted(name, value)?;
        self.0.insert(name.to_owned(), value);
        Ok(())
    }

    /// Takes a variable away; special ones get their first value back.
    pub(super) fn unset(&mut self, name: &str) -> Result<(), String> {
        if !is_name(name) {
            return Err(format!("invalid variable name: \"{name}\""));
        }
        let special = SWITCHES.contains(&name) || NUMBERS.contains(&name) || CHOICES.iter().any(|it| it.0 == name);
        match DEFAULTS.iter().find(|(known, _)| *known == name).filter(|_| special) {
            Some((_, "on")) if SWITCHES.contains(&name) => self.put(name, "off"),
            Some((_, value)) => self.put(name, *value),
            None => drop(self.0.remove(name)),
        }
        Ok(())
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii())
}

/// A value as a special variable keeps it.
fn accepted(name: &str, value: &str) -> Result<String, String> {
    if SWITCHES.contains(&name) {
        return match switch(if value.is_empty() { "on" } else { value }) {
            Some(_) if !value.is_empty() => Ok(value.to_owned()),
            Some(_) => Ok("on".to_owned()),
            None => Err(format!("unrecognized value \"{value}\" for \"{name}\": Boolean expected")),
        };
    }
    if NUMBERS.contains(&name) {
        return match value.parse::<i32>() {
            Ok(_) => Ok(value.to_owned()),
            Err(_) => Err(format!("invalid value \"{value}\" for \"{name}\": integer expected")),
        };
    }
    let Some((_, switches, words)) = CHOICES.iter().find(|(known, ..)| *known == name) else {
        return Ok(value.to_owned());
    };
    let value = if value.is_empty() && *switches { "on" } else { value };
    let known = words.iter().any(|word| word.eq_ignore_ascii_case(value)) || (*switches && switch(value).is_some());
    if known {
        return Ok(value.to_owned());
    }
    Err(format!("unrecognized value \"{value}\" for \"{name}\"\nAvailable values are: {}.", words.join(", ")))
}
