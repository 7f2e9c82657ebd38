//! The editor that `alembic edit` opens a file in; Alembic: `alembic.util.editor`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is tried when no variable names an editor.
const USUAL: [&str; 5] = ["sensible-editor", "editor", "nano", "vim", "code"];

/// Opens a file and waits until the editor is closed.
///
/// # Errors
/// There is no editor, or it fails: Alembic's sentence.
pub(crate) fn open(file: &Path) -> Result<(), String> {
    let failed = |reason: String| format!("Error executing editor ({reason})");
    let editor = find().ok_or_else(|| {
        failed("No suitable editor found. Please set the \"EDITOR\" or \"VISUAL\" environment variables".into())
    })?;
    let status = Command::new(&editor).arg(file).status().map_err(|error| failed(error.to_string()))?;
    if status.success() {
        return Ok(());
    }
    let words = format!("['{}', '{}']", editor.display(), file.display());
    let how = match status.code() {
        Some(code) => format!("returned non-zero exit status {code}"),
        None => "died with a signal".to_owned(),
    };
    Err(failed(format!("Command '{words}' {how}.")))
}

fn find() -> Option<PathBuf> {
    let mut candidates: Vec<String> = USUAL.map(str::to_owned).into();
    for (at, variable) in ["EDITOR", "VISUAL"].into_iter().enumerate() {
        let Ok(choice) = env::var(variable) else { continue };
        if Path::new(&choice).exists() {
            return Some(choice.into());
        }
        if !choice.contains('/') {
            candidates.insert(at.min(candidates.len()), choice);
        }
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    candidates.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.exists()))
}
