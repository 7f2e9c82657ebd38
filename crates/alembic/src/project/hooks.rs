//! `post_write_hooks`: programs that are run on a new revision file. There are none to run here, so a hook ends as it does
//! where its program is missing.

use super::config::Setting;
use super::{Config, LoadError};
use crate::python_repr;
use std::collections::BTreeMap;

/// One hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hook {
    /// Its name.
    pub(crate) name: String,
    options: BTreeMap<String, String>,
}

impl Hook {
    /// The hooks of the configuration; Alembic: `Config.get_hooks_list`.
    pub(crate) fn read(config: &Config) -> Result<Vec<Self>, LoadError> {
        if !config.ini.has_section("post_write_hooks") {
            let Some(Setting::Tables(tables)) = config.toml_value("post_write_hooks")? else { return Ok(Vec::new()) };
            return tables.into_iter().map(Self::of_table).collect();
        }
        let section = config.ini.section("post_write_hooks");
        let listed = config.ini.get("post_write_hooks", "hooks")?.unwrap_or_default();
        let names = listed.split([',', ' ']).filter(|name| !name.is_empty());
        let own = |name: &str| {
            let keys =
                section.iter().filter_map(|(key, value)| Some((key.strip_prefix(name)?.strip_prefix('.')?, value)));
            keys.map(|(key, value)| (key.to_owned(), value.clone())).collect()
        };
        Ok(names.map(|name| Self { name: name.to_owned(), options: own(name) }).collect())
    }

    fn of_table(mut options: BTreeMap<String, String>) -> Result<Self, LoadError> {
        let name = options.remove("name").ok_or_else(|| LoadError::raised("KeyError", "'name'".into()))?;
        Ok(Self { name, options })
    }

    /// The kind of runner.
    ///
    /// # Errors
    /// It is not said.
    pub(crate) fn kind(&self) -> Result<&str, LoadError> {
        let name = &self.name;
        self.options.get("type").map(String::as_str).ok_or_else(|| {
            LoadError::command(format!(
                "Key '{name}.type' (or 'type' in toml) is required for post write hook {}",
                python_repr(name)
            ))
        })
    }

    /// Why the hook fails; Alembic: `write_hooks`.
    pub(crate) fn failure(&self, kind: &str) -> LoadError {
        let failed = match kind {
            "console_scripts" => self
                .option("entrypoint")
                .map(|name| LoadError::command(format!("Could not find entrypoint console_scripts.{name}"))),
            "module" => self.option("module").map(|name| LoadError::command(format!("Could not find module {name}"))),
            "exec" => self.option("executable").map(|name| {
                let message = format!("[Errno 2] No such file or directory: {}", python_repr(name));
                LoadError::raised("FileNotFoundError", message)
            }),
            other => return LoadError::command(format!("No formatter with name '{other}' registered")),
        };
        failed.unwrap_or_else(|missing| missing)
    }

    fn option(&self, key: &str) -> Result<&str, LoadError> {
        let name = &self.name;
        self.options.get(key).map(String::as_str).ok_or_else(|| {
            LoadError::command(format!("Key {name}.{key} is required for post write hook {}", python_repr(name)))
        })
    }
}
