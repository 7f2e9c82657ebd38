//! Writes the course for the page: `site BOOK OUT`.
//!
//! `OUT/course.json` holds title, navigation, checklist and every part as an HTML fragment; `OUT/book.json` is what the
//! worker needs of the exercises. Exit codes: 0 written, 1 the book has faults, 2 usage or a file that cannot be read
//! or written.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to its user")]

use book::{Book, Files, load, navigation, pages, place};
use serde_json::json;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [source, out] = arguments.as_slice() else {
        eprintln!("usage: site BOOK OUT");
        return ExitCode::from(2);
    };
    match run(source, out) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("site: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the book was without fault, and was written.
fn run(source: &Path, out: &Path) -> io::Result<bool> {
    let mut files = Files::new();
    read_folder(source, source, &mut files)?;
    match load(&files) {
        Ok(book) => write(&book, out).map(|()| true),
        Err(faults) => {
            for fault in faults {
                eprintln!("{}: {}", place(&files, &fault), fault.message);
            }
            Ok(false)
        }
    }
}

fn write(book: &Book, out: &Path) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let course = json!({
        "title": book.title,
        "navigation": navigation(book),
        "checklist": book.checklist,
        "pages": pages(book),
    });
    fs::write(out.join("course.json"), course.to_string())?;
    fs::write(out.join("book.json"), serde_json::to_string(&book.bundle())?)
}

fn read_folder(root: &Path, folder: &Path, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(root, &path, files)?;
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.insert(name, text);
        }
    }
    Ok(())
}
