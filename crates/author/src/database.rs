//! The database of a folder: the file `.retort/database`, a SQLite database that only Retort reads.

use crate::moment;
use engine::{Environment, Session};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Where the database of a folder lies.
pub(crate) fn path(root: &Path) -> PathBuf {
    root.join(".retort/database")
}

/// Opens the database of a folder, or makes it.
///
/// # Errors
/// The file cannot be made, or is no database of Retort.
pub(crate) fn open(root: &Path) -> io::Result<Session> {
    let folder = root.join(".retort");
    fs::create_dir_all(&folder)?;
    let environment = Environment { clock: Rc::new(moment::microseconds), seed: moment::chance() };
    Session::open(&folder.join("database"), environment).map_err(io::Error::other)
}
