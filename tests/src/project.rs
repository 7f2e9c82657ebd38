//! The project of a case.

use crate::case::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The text files of `_skeleton`, or of the folder that the file `base` names, with those of a case's folder laid over them, by path with `/` between its parts.
pub fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let named = fs::read_to_string(folder.join("base")).map(|named| root().join(named.trim()));
    let base = named.unwrap_or_else(|_| folder.with_file_name("_skeleton"));
    for source in [base.as_path(), folder] {
        read(source, "", &mut files);
    }
    files.retain(|path, _| !matches!(path.as_str(), "session.txt" | "session.out" | "base"));
    files
}

fn read(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(path, text);
        }
    }
}
