//! Which files `-c` names; Alembic: `CommandLine._inis_from_config`.

use super::arguments::Parsed;
use super::failure::Failure;
use crate::project::Source;

/// The files and the section.
///
/// # Errors
/// A kind of file that is named twice.
pub(super) fn of(parsed: &Parsed) -> Result<Source, Failure> {
    let (mut ini, mut toml) = (None, None);
    for name in &parsed.config {
        let is_toml = name.rsplit('/').next() == Some("pyproject.toml");
        let (place, twice) = if is_toml {
            (&mut toml, "pyproject.toml indicated more than once")
        } else {
            (&mut ini, "only one ini file may be indicated")
        };
        if place.replace(name.clone()).is_some() {
            return Err(Failure::command(twice));
        }
    }
    let usual = Source::default();
    Ok(Source {
        ini: ini.unwrap_or(usual.ini),
        toml: toml.unwrap_or(usual.toml),
        section: parsed.name.clone().unwrap_or(usual.section),
    })
}
