//! `SET`, `SHOW` and `RESET`.

mod known;
mod value;

pub(crate) use known::{Kind, Known, all};

use diagnostics::Diagnostic;
use known::{Changed, known};

/// Settings of which only one value is honoured: another would change what is shown, and nothing here would follow.
const ONLY: &[&str] = &[
    "array_nulls",
    "bytea_output",
    "client_encoding",
    "DateStyle",
    "default_table_access_method",
    "default_tablespace",
    "default_transaction_read_only",
    "IntervalStyle",
    "lc_monetary",
    "lc_numeric",
    "lc_time",
    "quote_all_identifiers",
    "session_replication_role",
    "standard_conforming_strings",
    "TimeZone",
    "transaction_read_only",
    "transform_null_equals",
];

/// What a session has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    changed: Vec<(String, String)>,
    /// The settings that analysis reads.
    pub(crate) sql: sql::Settings,
}

impl Default for Settings {
    fn default() -> Self {
        let sql = sql::Settings {
            search_path: vec!["budgit_user".into(), "public".into()],
            database: "budgit".into(),
            user: "budgit_user".into(),
        };
        Self { changed: Vec::new(), sql }
    }
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::error("42704", format!("unrecognized configuration parameter \"{name}\""))
}

impl Settings {
    /// The value of a setting, as `SHOW` gives it.
    pub(crate) fn show(&self, name: &str) -> Result<String, Diagnostic> {
        let kept = self.kept(name);
        match known(name) {
            Some(known) => Ok(value::show(known, kept.unwrap_or(known.default))),
            None => kept.map(str::to_owned).ok_or_else(|| unknown(name)),
        }
    }

    /// The value of a setting in its unit, as `pg_settings` gives it.
    pub(crate) fn setting(&self, known: &Known) -> String {
        self.kept(known.name).unwrap_or(known.default).to_owned()
    }

    fn kept(&self, name: &str) -> Option<&str> {
        self.changed.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The name of a setting as it is shown.
    pub(crate) fn shown_name(name: &str) -> String {
        known(name).map_or_else(|| name.to_owned(), |known| known.name.to_owned())
    }

    /// Sets a setting to its values, which are joined as PostgreSQL shows them.
    pub(crate) fn set(&mut self, name: &str, values: &[String]) -> Result<(), Diagnostic> {
        let value = values.join(", ");
        let Some(known) = known(name) else {
            if name.contains('.') {
                self.put(name, value);
                return Ok(());
            }
            return Err(unknown(name));
        };
        may_change(known)?;
        let value = self.checked(known, value)?;
        if known.name == "search_path" {
            let user = self.sql.user.clone();
            self.sql.search_path =
                values.iter().map(|it| if it == "$user" { user.clone() } else { it.clone() }).collect();
            let shown: Vec<String> = values.iter().map(|it| datum::quote_identifier(it)).collect();
            self.put(known.name, shown.join(", "));
            return Ok(());
        }
        self.put(known.name, value);
        Ok(())
    }

    /// Puts a setting back to its default.
    pub(crate) fn reset(&mut self, name: &str) -> Result<(), Diagnostic> {
        match known(name) {
            Some(known) => may_change(known)?,
            None if name.contains('.') => {}
            None => return Err(unknown(name)),
        }
        self.changed.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        if name.eq_ignore_ascii_case("search_path") {
            self.sql.search_path = Self::default().sql.search_path;
        }
        Ok(())
    }

    /// Puts all settings back.
    pub(crate) fn reset_all(&mut self) {
        self.changed.clear();
        self.sql.search_path = Self::default().sql.search_path;
    }

    fn put(&mut self, name: &str, value: String) {
        match self.changed.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, old)) => *old = value,
            None => self.changed.push((name.to_owned(), value)),
        }
    }

    fn checked(&self, known: &Known, value: String) -> Result<String, Diagnostic> {
        if matches!(known.name, "role" | "session_authorization") {
            let is_own = value == self.sql.user || known.name == "role" && value.eq_ignore_ascii_case("none");
            return if is_own {
                Ok(value)
            } else {
                Err(Diagnostic::error("22023", format!("role \"{value}\" does not exist")))
            };
        }
        let read = value::read(known, &value)?;
        let fewer_digits = known.name == "extra_float_digits" && read.parse::<i32>().is_ok_and(|digits| digits < 1);
        if !ONLY.contains(&known.name) && !fewer_digits {
            return Ok(read);
        }
        let same = |text: &str| text.to_ascii_lowercase().replace(['-', ' '], "");
        let is_utc = known.name == "TimeZone" && matches!(same(&read).as_str(), "utc" | "etc/utc" | "gmt" | "0");
        if same(&read) == same(known.default) || is_utc {
            return Ok(known.default.to_owned());
        }
        Err(refused(known, &read))
    }
}

fn may_change(known: &Known) -> Result<(), Diagnostic> {
    let how = match known.changed {
        Changed::Always => return Ok(()),
        Changed::Never => "cannot be changed",
        Changed::ByRestart => "cannot be changed without restarting the server",
        Changed::ByReload => "cannot be changed now",
        Changed::OnConnection => "cannot be set after connection start",
    };
    Err(Diagnostic::error("55P02", format!("parameter \"{}\" {how}", known.name)))
}

/// A value that PostgreSQL would take and that is not honoured, or that it would not take either.
fn refused(known: &Known, value: &str) -> Diagnostic {
    let is_nonsense = match known.name {
        "TimeZone" => !value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-')) && !is_zone(value),
        "client_encoding" => !is_encoding(value),
        _ => false,
    };
    if is_nonsense {
        return Diagnostic::error("22023", format!("invalid value for parameter \"{}\": \"{value}\"", known.name));
    }
    Diagnostic::error("0A000", format!("{} = {value} is not supported by Retort", known.name))
}

/// Whether a text looks like the name of a time zone.
fn is_zone(value: &str) -> bool {
    const AREAS: &[&str] = &[
        "africa",
        "america",
        "antarctica",
        "arctic",
        "asia",
        "atlantic",
        "australia",
        "europe",
        "indian",
        "pacific",
        "etc",
        "us",
        "canada",
        "brazil",
        "chile",
        "mexico",
    ];
    match value.split_once('/') {
        Some((area, _)) => AREAS.iter().any(|known| area.eq_ignore_ascii_case(known)),
        None => value.len() >= 3 && value.len() <= 7 && value.chars().all(|c| c.is_ascii_alphanumeric()),
    }
}

fn is_encoding(value: &str) -> bool {
    const KNOWN: &[&str] = &[
        "sqlascii",
        "latin1",
        "latin2",
        "latin5",
        "latin9",
        "win1250",
        "win1251",
        "win1252",
        "iso88591",
        "iso885915",
        "eucjp",
        "sjis",
        "big5",
        "gbk",
        "euckr",
        "unicode",
        "utf8",
        "koi8r",
    ];
    let plain: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
    KNOWN.contains(&plain.to_ascii_lowercase().as_str())
}
