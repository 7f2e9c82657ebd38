//! Folders of text files.

use book::Files;
use std::fs;
use std::io;
use std::path::Path;

/// How large a file may be to be read, in bytes: project files are small, data beside them need not be.
const LARGEST: u64 = 1 << 20;

/// Folders that hold what is installed or built, not the project: by name, and by a file in them that says so.
const NOT_OURS: &[&str] = &["__pycache__", "node_modules", "site-packages"];
const MARKS: &[&str] = &["pyvenv.cfg", "CACHEDIR.TAG"];

/// Reads the text files of a project, by path relative to its folder.
///
/// Left out are hidden entries, virtual environments and what is built or installed, links to folders, files over 1 MiB, and what
/// is not UTF-8 or cannot be read. A folder without a configuration file (`*.ini`, `*.toml`) is no project: of it, only
/// its own files are read.
///
/// # Errors
/// If the folder itself cannot be read.
pub(crate) fn read(root: &Path) -> io::Result<Files> {
    read_all(root).map(|(files, _)| files)
}

/// Reads the text files as [`read`] does, and the paths of the folders that it saw.
///
/// # Errors
/// If the folder itself cannot be read.
pub(crate) fn read_all(root: &Path) -> io::Result<(Files, Vec<String>)> {
    let mut files = Files::new();
    let mut folders = read_one(root, "", &mut files)?;
    let configured = |path: &String| Path::new(path).extension().is_some_and(|it| it == "ini" || it == "toml");
    let mut waiting = if files.keys().any(configured) { folders.clone() } else { Vec::new() };
    while let Some(path) = waiting.pop() {
        let inner = read_one(&root.join(&path), &format!("{path}/"), &mut files).unwrap_or_default();
        folders.extend(inner.iter().cloned());
        waiting.extend(inner);
    }
    Ok((files, folders))
}

/// Reads the files of one folder; answers the paths of the folders in it.
fn read_one(folder: &Path, prefix: &str, files: &mut Files) -> io::Result<Vec<String>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(metadata) = fs::metadata(entry.path()) else { continue };
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if metadata.is_dir() {
            let is_ours = !NOT_OURS.contains(&name.as_str())
                && !entry.file_type()?.is_symlink()
                && !MARKS.iter().any(|mark| entry.path().join(mark).exists());
            if is_ours {
                folders.push(path);
            }
        } else if metadata.is_file()
            && metadata.len() <= LARGEST
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            files.insert(path, text);
        }
    }
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::fs;

    #[test]
    fn only_what_belongs_to_a_project_is_read() {
        let root = std::env::temp_dir().join(format!("retort-folder-{}", std::process::id()));
        for (path, text) in [
            ("alembic/versions/a.py", "revision = 'a'"),
            ("venv/pyvenv.cfg", ""),
            ("venv/lib/x.py", "x"),
            (".git/config", ""),
            ("data/large.csv", &"x".repeat(2_000_000)),
        ] {
            fs::create_dir_all(root.join(path).parent().expect("it has a folder")).expect("it can be made");
            fs::write(root.join(path), text).expect("it can be written");
        }
        let paths = || read(&root).expect("it can be read").into_keys().collect::<Vec<_>>();
        assert_eq!(paths(), Vec::<String>::new());
        fs::write(root.join("alembic.ini"), "[alembic]").expect("it can be written");
        assert_eq!(paths(), ["alembic.ini", "alembic/versions/a.py"]);
        fs::remove_dir_all(&root).expect("it can be removed");
    }
}
