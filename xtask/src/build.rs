//! Builds the page into `dist/`.

use crate::machine::Machine;
use crate::process::{find, probe, run};
use crate::repository::Repository;
use crate::setup::{self, Purpose};
use crate::task::no_arguments;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// What the page is made of.
const SOURCES: &[&str] = &["crates", "book", "www", "Cargo.toml", "Cargo.lock", "Trunk.toml", ".cargo"];
/// What lies among the sources, but is made.
const MADE: &[&str] = &["node_modules", "build", "target"];

/// `cargo xtask build`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    build(repository, &setup::prepare(repository, Purpose::Build)?)
}

/// Builds the page, then the start databases by it, and prints the sizes of what a browser fetches.
pub(crate) fn build(repository: &Repository, machine: &Machine) -> Result<()> {
    let begun = SystemTime::now();
    run(machine.command("npm").args(["run", "--silent", "editor"]).current_dir(repository.path("www")))?;
    run(&mut machine.cargo(["fetch", "--locked"]))?;
    let mut trunk = machine.command("trunk");
    trunk
        .args(["build", "--release", "--locked", "--offline", "true"])
        .env_remove("NO_COLOR")
        .env("SOURCE_DATE_EPOCH", "0");
    run(&mut trunk)?;
    run(machine.command("node").arg("www/starts.js").arg(repository.path("dist")).current_dir(repository.path("")))?;
    // as old as the sources it was made of, so that one edited meanwhile counts as newer
    File::options().write(true).open(repository.path("dist/index.html"))?.set_modified(begun)?;
    print_sizes(repository)
}

/// Whether `dist/` is newer than everything it is made of.
pub(crate) fn is_current(repository: &Repository) -> bool {
    let Some(built) = changed(&repository.path("dist/index.html")) else { return false };
    SOURCES.iter().filter_map(|source| newest(&repository.path(source))).all(|source| source <= built)
}

fn newest(path: &Path) -> Option<SystemTime> {
    if MADE.iter().any(|made| path.ends_with(made)) {
        return None;
    }
    if path.is_dir() {
        return fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max();
    }
    changed(path)
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// Prints the size of each file of `dist/`, plain and compressed.
pub(crate) fn print_sizes(repository: &Repository) -> Result<()> {
    let mut files = Vec::new();
    collect(&repository.path("dist"), &mut files)?;
    println!("\n  {:<40}{:>12}{:>12}{:>12}", "dist/", "bytes", "gzip", "brotli");
    for file in files {
        let name = file.strip_prefix(repository.path("dist"))?.display().to_string();
        let size = fs::metadata(&file)?.len();
        let (gzip, brotli) = (packed("gzip", "-9", &file), packed("brotli", "-9", &file));
        println!("  {name:<40}{size:>12}{gzip:>12}{brotli:>12}");
    }
    Ok(())
}

/// The size after compression, or a dash where the program is missing.
fn packed(program: &str, level: &str, file: &Path) -> String {
    let size = find(program).and_then(|path| {
        let line = format!("{} {level} -c \"$1\" | wc -c", path.display());
        probe(Command::new("sh").args(["-c", &line, "sh"]).arg(file))
    });
    size.map_or_else(|| "-".to_owned(), |size| size.trim().to_owned())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let read = fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    let mut entries: Vec<PathBuf> = read.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() { collect(&entry, files)? } else { files.push(entry) }
    }
    Ok(())
}
