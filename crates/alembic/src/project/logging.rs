//! The loggers of `alembic.ini`.

use super::Ini;

/// How grave a log record is; Python's `logging` levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Everything.
    NotSet,
    /// `DEBUG`
    Debug,
    /// `INFO`
    Info,
    /// `WARNING`
    Warning,
    /// `ERROR`
    Error,
    /// `CRITICAL`
    Critical,
}

impl Level {
    /// The level of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "NOTSET" => Self::NotSet,
            "DEBUG" => Self::Debug,
            "INFO" => Self::Info,
            "WARN" | "WARNING" => Self::Warning,
            "ERROR" => Self::Error,
            "CRITICAL" | "FATAL" => Self::Critical,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::NotSet => "NOTSET",
            Self::Debug => "DEBUG",
            Self::Info => "INFO",
            Self::Warning => "WARNING",
            Self::Error => "ERROR",
            Self::Critical => "CRITICAL",
        }
    }
}

/// What `fileConfig(config.config_file_name)` sets up: levels by logger and one format on standard error.
#[derive(Debug, Clone, PartialEq)]
pub struct Logging {
    levels: Vec<(String, Level)>,
    format: String,
}

impl Logging {
    /// Reads the logging sections; `None` if there are none.
    pub fn from_ini(ini: &Ini) -> Option<Self> {
        let keys = ini.raw("loggers", "keys")?;
        let mut levels = Vec::new();
        for key in keys.split(',').map(str::trim) {
            let section = format!("logger_{key}");
            let name = ini.raw(&section, "qualname").unwrap_or_default();
            let level = ini.raw(&section, "level").and_then(Level::parse).unwrap_or(Level::NotSet);
            levels.push((name.to_owned(), level));
        }
        let format = ini.raw("formatter_generic", "format").unwrap_or("%(message)s").to_owned();
        Some(Self { levels, format })
    }

    /// The line of a record, if its logger lets it through.
    pub fn line(&self, logger: &str, level: Level, message: &str) -> Option<String> {
        (level >= self.threshold(logger)).then(|| self.fill(logger, level, message))
    }

    /// The level of the nearest logger above that sets one.
    fn threshold(&self, logger: &str) -> Level {
        let covers = |name: &str| name.is_empty() || logger == name || logger.starts_with(&format!("{name}."));
        self.levels
            .iter()
            .filter(|(name, level)| covers(name) && *level != Level::NotSet)
            .max_by_key(|(name, _)| name.len())
            .map_or(Level::Warning, |(_, level)| *level)
    }

    fn fill(&self, logger: &str, level: Level, message: &str) -> String {
        let mut out = String::new();
        let mut rest = self.format.as_str();
        while let Some(at) = rest.find("%(") {
            out += &rest[..at];
            let after = &rest[at + 2..];
            let Some(end) = after.find(')') else { break };
            let value = match &after[..end] {
                "levelname" => level.name(),
                "name" => logger,
                "message" => message,
                _ => "",
            };
            let spec = &after[end + 1..];
            let width = spec.find('s').or_else(|| spec.find('d')).unwrap_or(0);
            out += &pad(value, &spec[..width]);
            rest = spec.get(width + 1..).unwrap_or_default();
        }
        out + rest + "\n"
    }
}

/// `%-5.5s`: width and precision of a printf directive.
fn pad(value: &str, spec: &str) -> String {
    let left = spec.starts_with('-');
    let (width, precision) = spec.trim_start_matches('-').split_once('.').unwrap_or((spec.trim_start_matches('-'), ""));
    let width: usize = width.parse().unwrap_or(0).min(200);
    let cut: String =
        precision.parse().map_or_else(|_| value.to_owned(), |count: usize| value.chars().take(count).collect());
    if left { format!("{cut:<width$}") } else { format!("{cut:>width$}") }
}

#[cfg(test)]
mod tests {
    use super::{Level, Logging};
    use crate::project::Ini;

    const TEXT: &str = "[loggers]\nkeys = root,alembic\n[logger_root]\nlevel = WARNING\nqualname =\n[logger_alembic]\n\
                        level = INFO\nqualname = alembic\n[formatter_generic]\nformat = %(levelname)-5.5s [%(name)s] %(message)s\n";

    #[test]
    fn lines_are_formatted_and_filtered() {
        let logging = Logging::from_ini(&Ini::parse(TEXT, "alembic.ini", "/").expect("an ini file")).expect("loggers");
        let line = |name: &str, level: Level| logging.line(name, level, "hello");
        assert_eq!(
            line("alembic.runtime.migration", Level::Info).as_deref(),
            Some("INFO  [alembic.runtime.migration] hello\n")
        );
        assert_eq!(line("alembic", Level::Warning).as_deref(), Some("WARNI [alembic] hello\n"));
        assert_eq!(line("alembic", Level::Debug), None);
        assert_eq!(line("other", Level::Info), None);
    }
}
