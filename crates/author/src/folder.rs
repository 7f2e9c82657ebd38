//! Folders of text files.

use book::Files;
use std::fs;
use std::io;
use std::path::Path;

/// Reads every text file below a folder, by path relative to it. Hidden entries and caches are left out, and so is
/// what is not UTF-8.
///
/// # Errors
/// If a folder or file cannot be read.
pub(crate) fn read(root: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    read_into(root, "", &mut files)?;
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "__pycache__" {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{path}/"), files)?;
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            files.insert(path, text);
        }
    }
    Ok(())
}
