//! What the configuration says of the scripts; Alembic: `ScriptDirectory.from_config`.

use super::config::Setting;
use super::{Config, Hook, LoadError, Project};
use crate::python_repr;

/// The settings of a script directory.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// `script_location`, a project path.
    pub(crate) location: String,
    /// The same as it is configured, for messages.
    pub(crate) shown: String,
    /// Folders of revision files, project paths.
    pub(crate) version_locations: Vec<String>,
    /// Whether the folders are configured, not the usual one.
    pub(crate) has_version_locations: bool,
    pub(crate) recursive: bool,
    pub(crate) file_template: String,
    pub(crate) longest_slug: usize,
    pub(crate) timezone: Option<String>,
    pub(crate) hooks: Vec<Hook>,
    /// What is put before Python's search path, if anything is.
    pub(crate) search: Option<Vec<String>>,
}

impl Settings {
    /// Reads them, in the order in which Alembic does.
    ///
    /// # Errors
    /// What is missing or cannot be read.
    pub(crate) fn read(project: &Project, config: &Config) -> Result<Self, LoadError> {
        let configured = config
            .text("script_location")?
            .ok_or_else(|| LoadError::command("No 'script_location' key found in configuration."))?;
        let longest_slug = longest_slug(config)?;
        let search = search_path(config)?;
        let recursive = config.switch("recursive_version_locations")?;
        let shown = located(project, &configured, search.as_deref())?;
        let file_template = config.text("file_template")?.unwrap_or_else(|| "%(rev)s_%(slug)s".into());
        config.switch("sourceless")?;
        output_encoding(config)?;
        let listed = version_locations(config)?.filter(|list| !list.is_empty());
        let timezone = config.text("timezone")?;
        let hooks = Hook::read(config)?;
        let location = project.resolve(&shown);
        if !project.has_folder(&location) {
            return Err(LoadError::command(format!(
                "Path doesn't exist: {shown}.  Please use the 'init' command to create a new scripts folder."
            )));
        }
        let version_locations = match &listed {
            None => vec![format!("{location}/versions")],
            Some(paths) => paths
                .iter()
                .map(|path| Ok(project.resolve(&located(project, path, search.as_deref())?)))
                .collect::<Result<_, LoadError>>()?,
        };
        Ok(Self {
            location,
            shown,
            version_locations,
            has_version_locations: listed.is_some(),
            recursive,
            file_template,
            longest_slug,
            timezone,
            hooks,
            search,
        })
    }
}

fn longest_slug(config: &Config) -> Result<usize, LoadError> {
    let Some(text) = config.text("truncate_slug_length")? else { return Ok(40) };
    let number: i64 = text.trim().parse().map_err(|_| {
        let message = format!("invalid literal for int() with base 10: {}", python_repr(&text));
        LoadError::raised("ValueError", message)
    })?;
    Ok(usize::try_from(number).ok().filter(|number| *number > 0).unwrap_or(40))
}

/// Files are texts in UTF-8 here; ASCII is a part of it.
fn output_encoding(config: &Config) -> Result<(), LoadError> {
    let name = config.text("output_encoding")?.unwrap_or_else(|| "utf-8".into());
    match name.to_lowercase().replace(['-', '_'], "").as_str() {
        "utf8" | "ascii" | "usascii" => Ok(()),
        _ => Err(LoadError::command(format!("output_encoding = {name} is not supported by Retort"))),
    }
}

/// `package:folder` is a folder of a package; anything else a path.
fn located(project: &Project, configured: &str, search: Option<&[String]>) -> Result<String, LoadError> {
    if configured.starts_with('/') || !configured.contains(':') {
        return Ok(configured.to_owned());
    }
    let mut tokens = configured.split(':');
    let package = tokens.next().unwrap_or_default();
    let path = package.replace('.', "/");
    let entries = search.unwrap_or_default();
    let found =
        entries.iter().map(|entry| format!("{entry}/{path}")).find(|path| project.has_folder(&project.resolve(path)));
    let Some(mut found) = found else {
        let first = package.split('.').next().unwrap_or_default();
        return Err(LoadError::raised("ModuleNotFoundError", format!("No module named {}", python_repr(first))));
    };
    for token in tokens {
        found = format!("{found}/{token}");
    }
    Ok(project.absolute(&project.resolve(&found)))
}

/// The character that the ini file says lies between paths.
fn separator(config: &Config, names: &[&str]) -> Result<Option<char>, LoadError> {
    let section = &config.source.section;
    for name in names {
        let Some(text) = config.ini.get(section, name)? else { continue };
        return match text.as_str() {
            "space" => Ok(Some(' ')),
            "newline" => Ok(Some('\n')),
            "os" | ":" => Ok(Some(':')),
            ";" => Ok(Some(';')),
            other => {
                let message =
                    format!("'{other}' is not a valid value for {name}; expected 'space', 'newline', 'os', ':', ';'");
                Err(LoadError::raised("ValueError", message))
            }
        };
    }
    Ok(None)
}

fn version_locations(config: &Config) -> Result<Option<Vec<String>>, LoadError> {
    paths(config, "version_locations", &["path_separator", "version_path_separator"], &[' '])
}

fn search_path(config: &Config) -> Result<Option<Vec<String>>, LoadError> {
    paths(config, "prepend_sys_path", &["path_separator"], &[' ', ':'])
}

/// A list of paths; without a separator it is split at commas and at `legacy`.
fn paths(config: &Config, key: &str, names: &[&str], legacy: &[char]) -> Result<Option<Vec<String>>, LoadError> {
    let text = config.ini.get(&config.source.section, key)?.filter(|text| !text.is_empty());
    let Some(text) = text else {
        return Ok(match config.toml_value(key)? {
            Some(Setting::List(list)) => Some(list),
            Some(Setting::Text(text)) => Some(text.chars().map(String::from).collect()),
            _ => None,
        });
    };
    let parts = match separator(config, names)? {
        Some(separator) => {
            text.split(separator).filter(|part| !part.is_empty()).map(|part| part.trim().to_owned()).collect()
        }
        None => split_as_ever(&text, legacy),
    };
    Ok(Some(parts))
}

/// `re.split(", *|(?: +)")`, and with a colon where it separates too.
fn split_as_ever(text: &str, separators: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == ',' || separators.contains(&letter) {
            while letter != ':' && letters.next_if_eq(&' ').is_some() {}
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
}
