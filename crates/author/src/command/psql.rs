//! `retort psql [-C DIR] [-c SQL]… [-f FILE]`

use crate::database;
use clap::Args;
use engine::{Output, Psql as Terminal};
use std::fs;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Run psql on the database of a folder (`.retort/database`).
#[derive(Debug, Args)]
pub(crate) struct Psql {
    /// The folder.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
    /// Run one command (SQL, or one of psql's own) and end; may be given several times.
    #[arg(short = 'c', long = "command", value_name = "COMMAND", allow_hyphen_values = true)]
    commands: Vec<String>,
    /// Run the commands of a file and end; `-` is standard input.
    #[arg(short = 'f', long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Set a variable of psql: `ON_ERROR_STOP=1`.
    #[arg(short = 'v', long = "set", value_name = "NAME=VALUE")]
    set: Vec<String>,
}

impl Psql {
    /// psql's own exit status: 0, 1 after a command of `-c` that failed, 2 without a database, 3 after a script that
    /// failed under `ON_ERROR_STOP`.
    pub(crate) fn run(self) -> ExitCode {
        match self.execute() {
            Ok(status) => ExitCode::from(status),
            Err(error) => {
                eprintln!("retort: {}: {error}", self.directory.display());
                ExitCode::from(2)
            }
        }
    }

    fn execute(&self) -> io::Result<u8> {
        let mut session = database::open(&self.directory.canonicalize()?)?;
        let mut terminal = Terminal::new(&mut session);
        for variable in &self.set {
            let (name, value) = variable.split_once('=').unwrap_or((variable, ""));
            print(&terminal.run(&format!("\\set {name} {value}\n")))?;
        }
        let stop = self.stops_on_error();
        let mut status = 0;
        for command in &self.commands {
            let output = terminal.command(command);
            print(&output)?;
            status = u8::from(output.failed);
            if output.failed && stop {
                return Ok(status);
            }
        }
        for file in &self.files {
            let text = if file.as_os_str() == "-" { standard_input()? } else { fs::read_to_string(file)? };
            let output = terminal.run(&text);
            print(&output)?;
            if output.failed && stop {
                return Ok(3);
            }
            status = 0;
        }
        if self.commands.is_empty() && self.files.is_empty() {
            let output = terminal.run(&standard_input()?);
            print(&output)?;
            status = if output.failed && stop { 3 } else { 0 };
        }
        Ok(status)
    }

    fn stops_on_error(&self) -> bool {
        self.set.iter().any(|variable| {
            variable
                .strip_prefix("ON_ERROR_STOP")
                .is_some_and(|value| !matches!(value, "=0" | "=off" | "=false" | "=no"))
        })
    }
}

fn standard_input() -> io::Result<String> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

fn print(output: &Output) -> io::Result<()> {
    io::stdout().write_all(output.stdout.as_bytes())?;
    io::stdout().flush()?;
    io::stderr().write_all(output.stderr.as_bytes())
}
