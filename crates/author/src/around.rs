//! The files, the shell and the editor of this machine, for psql.

use engine::{Host, ShellAnswer};
use std::collections::BTreeMap;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// This machine; variables that psql sets are kept for the commands that it runs.
#[derive(Debug, Default)]
pub(crate) struct Around {
    set: BTreeMap<String, Option<String>>,
}

impl Around {
    fn command(&self, line: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(line);
        for (name, value) in &self.set {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }
}

/// An error in the system's words, without its number.
fn words(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

impl Host for Around {
    fn read(&mut self, path: &str) -> Result<String, String> {
        let bytes = fs::read(path).map_err(|error| words(&error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn write(&mut self, path: &str, text: &str, keep: bool) -> Result<(), String> {
        let mut options = OpenOptions::new();
        options.create(true).write(true).append(keep).truncate(!keep);
        let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| words(&error))
    }

    fn enter(&mut self, path: &str) -> Result<(), String> {
        env::set_current_dir(path).map_err(|error| words(&error))
    }

    fn shell(&mut self, command: &str, input: &str) -> Option<ShellAnswer> {
        let mut child = self.command(command);
        let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
        if let Some(mut pipe) = child.stdin.take() {
            let input = input.to_owned();
            std::thread::spawn(move || pipe.write_all(input.as_bytes()));
        }
        let done = child.wait_with_output().ok()?;
        Some(ShellAnswer {
            stdout: String::from_utf8_lossy(&done.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&done.stderr).into_owned(),
            status: done.status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1),
        })
    }

    fn edit(&mut self, text: &str) -> Option<String> {
        let editor = ["PSQL_EDITOR", "EDITOR", "VISUAL"].iter().find_map(|name| self.variable(name))?;
        let path = env::temp_dir().join(format!("psql.edit.{}.sql", std::process::id()));
        fs::write(&path, text).ok()?;
        let status = self.command(&format!("{editor} '{}'", path.display())).status();
        let edited = fs::read_to_string(&path).ok().filter(|_| status.is_ok_and(|status| status.success()));
        // A file that stays behind harms nobody.
        let _removed = fs::remove_file(&path);
        edited
    }

    fn variable(&mut self, name: &str) -> Option<String> {
        match self.set.get(name) {
            Some(value) => value.clone(),
            None => env::var(name).ok(),
        }
    }

    fn set_variable(&mut self, name: &str, value: Option<&str>) {
        self.set.insert(name.to_owned(), value.map(str::to_owned));
    }
}
