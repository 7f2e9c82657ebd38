//! Writes the pages of the course into the folder that Trunk made.
//!
//! Runs as Trunk's `post_build` hook. Out of `index.html`, which Trunk made from `www/index.html`, come `index.html`
//! (contents and progress) and a `part-N.html` for each part, whole without any script; beside them `book.json`, which
//! is what the worker needs of the book. All addresses are relative: the folder works at any depth of any host.

mod contents;
mod layout;
mod stamp;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            #[allow(clippy::print_stderr, reason = "a command says why it failed")]
            {
                eprintln!("site: {reason}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<(), String> {
    let source = std::env::var_os("TRUNK_SOURCE_DIR").map_or_else(|| PathBuf::from("www"), PathBuf::from);
    let out = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    let folder = source.parent().unwrap_or(Path::new(".")).join("book");
    let book = book::load(&read_folder(&folder)?).map_err(|faults| worded(&faults))?;
    let bundle = serde_json::to_string(&book.bundle()).map_err(|error| error.to_string())?;
    put(&out.join("book.json"), &bundle)?;

    let template = get(&out.join("index.html"))?;
    let template = layout::stamped(&template, &stamp::of_folder(&out)?)?;
    let navigation = book::navigation(&book);
    put(&out.join("index.html"), &layout::page(&template, None, &contents::page(&book, &navigation), &navigation)?)?;
    for page in book::pages(&book) {
        let html = layout::page(&template, Some(&page.address), &contents::part(&page, &navigation), &navigation)?;
        put(&out.join(layout::file(&page.address)), &html)?;
    }
    Ok(())
}

fn worded(faults: &[impl std::fmt::Display]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    format!("the book has faults:\n  {}", lines.join("\n  "))
}

/// Reads every text file under a folder, by path relative to it.
fn read_folder(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        let entries = fs::read_dir(&current).map_err(|error| format!("{}: {error}", current.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).map_err(|error| error.to_string())?;
                let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                files.insert(name.join("/"), get(&path)?);
            }
        }
    }
    Ok(files)
}

fn get(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
