//! What lies around psql: the files of the machine and the variables of the shell.

use crate::bash::Disk;
use crate::machine::absolute;
use engine::{Host, ShellAnswer};
use std::collections::BTreeMap;

/// The world as psql asks for it.
#[derive(Debug)]
pub(crate) struct Around<'a> {
    pub(crate) disk: &'a mut Disk,
    pub(crate) folder: &'a mut String,
    pub(crate) environment: &'a mut BTreeMap<String, String>,
}

const NO_FILE: &str = "No such file or directory";

impl Host for Around<'_> {
    fn read(&mut self, path: &str) -> Result<String, String> {
        self.disk.get(&absolute(self.folder, path)).cloned().ok_or_else(|| NO_FILE.to_owned())
    }

    fn write(&mut self, path: &str, text: &str, keep: bool) -> Result<(), String> {
        let file = self.disk.entry(absolute(self.folder, path)).or_default();
        if !keep {
            file.clear();
        }
        file.push_str(text);
        Ok(())
    }

    fn enter(&mut self, path: &str) -> Result<(), String> {
        let folder = absolute(self.folder, path);
        if !self.disk.keys().any(|file| file.starts_with(&format!("{folder}/"))) {
            return Err(NO_FILE.to_owned());
        }
        *self.folder = folder;
        Ok(())
    }

    fn shell(&mut self, _: &str, _: &str) -> Option<ShellAnswer> {
        None
    }

    fn edit(&mut self, _: &str) -> Option<String> {
        None
    }

    fn variable(&mut self, name: &str) -> Option<String> {
        self.environment.get(name).cloned()
    }

    fn set_variable(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.environment.insert(name.to_owned(), value.to_owned()),
            None => self.environment.remove(name),
        };
    }
}
