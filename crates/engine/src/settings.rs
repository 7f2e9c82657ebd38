//! `SET`, `SHOW` and `RESET`.

use diagnostics::Diagnostic;

/// A setting: its name as it is shown, its default, and which values it takes.
struct Known {
    name: &'static str,
    default: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Kept and shown; changing it changes nothing else, as nobody else is there to wait for or to log to.
    Free,
    /// `on` or `off`
    Boolean,
    /// A number of milliseconds, or with a unit.
    Time,
    /// Only this value is honoured.
    Only,
    /// Never changed.
    ReadOnly,
}

const KNOWN: &[Known] = &[
    Known { name: "application_name", default: "psql", kind: Kind::Free },
    Known { name: "check_function_bodies", default: "on", kind: Kind::Boolean },
    Known { name: "client_encoding", default: "UTF8", kind: Kind::Only },
    Known { name: "client_min_messages", default: "notice", kind: Kind::Free },
    Known { name: "DateStyle", default: "ISO, MDY", kind: Kind::Only },
    Known { name: "default_tablespace", default: "", kind: Kind::Only },
    Known { name: "default_transaction_isolation", default: "read committed", kind: Kind::Free },
    Known { name: "idle_in_transaction_session_timeout", default: "0", kind: Kind::Time },
    Known { name: "IntervalStyle", default: "postgres", kind: Kind::Only },
    Known { name: "lock_timeout", default: "0", kind: Kind::Time },
    Known { name: "maintenance_work_mem", default: "64MB", kind: Kind::Free },
    Known { name: "max_identifier_length", default: "63", kind: Kind::ReadOnly },
    Known { name: "row_security", default: "on", kind: Kind::Boolean },
    Known { name: "search_path", default: "\"$user\", public", kind: Kind::Free },
    Known { name: "server_encoding", default: "UTF8", kind: Kind::ReadOnly },
    Known { name: "server_version", default: "15.18 (Debian 15.18-0+deb12u1)", kind: Kind::ReadOnly },
    Known { name: "server_version_num", default: "150018", kind: Kind::ReadOnly },
    Known { name: "standard_conforming_strings", default: "on", kind: Kind::Only },
    Known { name: "statement_timeout", default: "0", kind: Kind::Time },
    Known { name: "synchronous_commit", default: "on", kind: Kind::Free },
    Known { name: "TimeZone", default: "UTC", kind: Kind::Only },
    Known { name: "transaction_isolation", default: "read committed", kind: Kind::Free },
    Known { name: "transaction_read_only", default: "off", kind: Kind::Only },
    Known { name: "work_mem", default: "4MB", kind: Kind::Free },
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

fn known(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.name.eq_ignore_ascii_case(name))
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::error("42704", format!("unrecognized configuration parameter \"{name}\""))
}

impl Settings {
    /// The value of a setting, as `SHOW` gives it.
    pub(crate) fn show(&self, name: &str) -> Result<String, Diagnostic> {
        let changed = self.changed.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        match (changed, known(name)) {
            (Some((_, value)), _) => Ok(value.clone()),
            (None, Some(known)) => Ok(known.default.to_owned()),
            (None, None) => Err(unknown(name)),
        }
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
        let value = checked(known, value)?;
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
        if known(name).is_none() && !name.contains('.') {
            return Err(unknown(name));
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
}

fn checked(known: &Known, value: String) -> Result<String, Diagnostic> {
    let refused = |code: &str, message: String| Err(Diagnostic::error(code, message));
    match known.kind {
        Kind::Free => Ok(value),
        Kind::ReadOnly => refused("55P02", format!("parameter \"{}\" cannot be changed", known.name)),
        Kind::Only => {
            let same = |text: &str| text.to_ascii_lowercase().replace(['-', ' '], "");
            let is_utc = known.name == "TimeZone" && matches!(same(&value).as_str(), "utc" | "etc/utc" | "gmt" | "0");
            if same(&value) == same(known.default) || is_utc {
                return Ok(known.default.to_owned());
            }
            refused("0A000", format!("{} = {value} is not supported by Retort", known.name))
        }
        Kind::Boolean => match value.to_ascii_lowercase().as_str() {
            "on" | "true" | "yes" | "1" => Ok("on".into()),
            "off" | "false" | "no" | "0" => Ok("off".into()),
            _ => refused("22023", format!("parameter \"{}\" requires a Boolean value", known.name)),
        },
        Kind::Time => time(&value).map_or_else(
            || refused("22023", format!("invalid value for parameter \"{}\": \"{value}\"", known.name)),
            Ok,
        ),
    }
}

/// A time as PostgreSQL shows it: in the largest unit that divides it.
fn time(value: &str) -> Option<String> {
    let text = value.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: u64 = text[..digits].parse().ok()?;
    let factor = match text[digits..].trim() {
        "" | "ms" => 1,
        "s" => 1000,
        "min" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    let milliseconds = number.checked_mul(factor)?;
    if milliseconds == 0 {
        return Some("0".into());
    }
    let units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s")];
    let unit = units.into_iter().find(|(size, _)| milliseconds % size == 0).unwrap_or((1, "ms"));
    Some(format!("{}{}", milliseconds / unit.0, unit.1))
}
