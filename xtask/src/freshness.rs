//! Lets a fresh checkout use an old build.
//!
//! cargo takes a source file for changed when it is newer than the build, and in a fresh checkout every file is. In CI the
//! build is kept between runs, so this keeps beside it the time of each file with a hash of what it held: a file that
//! still holds the same gets its old time back; any other keeps its new one, and is rebuilt.

use crate::repository::Repository;
use crate::tidy::tracked;
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a file held, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    hash: u64,
    since: SystemTime,
}

/// Gives unchanged files their old times and notes the times of all.
pub(crate) fn restore(repository: &Repository) -> Result<()> {
    let note = repository.cache().join("freshness.tsv");
    let mut entries = read(&fs::read_to_string(&note).unwrap_or_default());
    let mut restored = 0;
    for path in tracked::paths(repository)? {
        let path = repository.path(&path);
        let Ok(content) = fs::read(&path) else { continue };
        restored += usize::from(refresh(&path, &content, &mut entries)?);
    }
    fs::create_dir_all(repository.cache())?;
    fs::write(&note, write(&entries)).context("could not note the times of the files")?;
    println!("  {restored} files are as in the last run");
    Ok(())
}

/// Gives one file its old time if it holds the same as before; notes it otherwise. Says whether it did.
fn refresh(path: &Path, content: &[u8], entries: &mut HashMap<String, Entry>) -> Result<bool> {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let hash = hasher.finish();
    let name = path.display().to_string();
    if let Some(entry) = entries.get(&name).filter(|entry| entry.hash == hash) {
        File::options().append(true).open(path)?.set_modified(entry.since)?;
        return Ok(true);
    }
    entries.insert(name, Entry { hash, since: fs::metadata(path)?.modified()? });
    Ok(false)
}

fn read(text: &str) -> HashMap<String, Entry> {
    let entry = |line: &str| {
        let mut fields = line.split('\t');
        let (path, hash, nanoseconds) = (fields.next()?, fields.next()?, fields.next()?);
        let since = UNIX_EPOCH + Duration::from_nanos(nanoseconds.parse().ok()?);
        Some((path.to_owned(), Entry { hash: hash.parse().ok()?, since }))
    };
    text.lines().filter_map(entry).collect()
}

fn write(entries: &HashMap<String, Entry>) -> String {
    let mut lines: Vec<String> = entries
        .iter()
        .map(|(path, entry)| {
            let age = entry.since.duration_since(UNIX_EPOCH).unwrap_or_default();
            format!("{path}\t{}\t{}\n", entry.hash, age.as_nanos())
        })
        .collect();
    lines.sort();
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let entry = Entry { hash: 7, since: UNIX_EPOCH + Duration::from_nanos(1_700_000_000_123_456_789) };
        let entries = HashMap::from([("a/b c".to_owned(), entry)]);
        assert_eq!(read(&write(&entries)), entries);
    }
}
