//! `retort psql [-C DIR] …`: psql's own options.

use crate::around::Around;
use crate::database;
use clap::Args;
use engine::{Console, Output, Program, Session};
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Run psql on the database of a folder (`.retort/database`).
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Psql {
    /// `-C DIR` for the folder, then psql's own options: see `--help`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTION")]
    words: Vec<String>,
}

impl Psql {
    /// psql's own exit status; 2 without a database.
    pub(crate) fn run(self) -> ExitCode {
        let (directory, words) = split(self.words);
        match execute(&directory, &words) {
            Ok(status) => ExitCode::from(status),
            Err(error) => {
                eprintln!("retort: {}: {error}", directory.display());
                ExitCode::from(2)
            }
        }
    }
}

/// The folder of `-C`, and what is left.
fn split(mut words: Vec<String>) -> (PathBuf, Vec<String>) {
    match words.iter().position(|word| word == "-C").filter(|at| at + 1 < words.len()) {
        Some(at) => {
            let directory = words.remove(at + 1);
            words.remove(at);
            (directory.into(), words)
        }
        None => (".".into(), words),
    }
}

fn execute(directory: &Path, words: &[String]) -> io::Result<u8> {
    let mut around = Around::default();
    let program = match Program::new(words, &mut around) {
        Ok(program) => program,
        Err(ran) => {
            print(&ran.output)?;
            return Ok(ran.status);
        }
    };
    let mut session = database::open(&directory.canonicalize()?)?;
    if program.reads_standard_input() && io::stdin().is_terminal() && io::stdout().is_terminal() {
        return converse(program.into_console(&mut session), &mut session, &mut around);
    }
    let ran = program.run(&mut session, &mut around, &standard_input()?);
    print(&ran.output)?;
    Ok(ran.status)
}

/// A prompt on a terminal.
fn converse(mut console: Console, session: &mut Session, around: &mut Around) -> io::Result<u8> {
    show(&console.greeting())?;
    loop {
        if let Some(status) = console.status() {
            return Ok(status);
        }
        show(&console.prompt(session))?;
        let mut line = String::new();
        let output = if io::stdin().lock().read_line(&mut line)? == 0 {
            console.end_of_input(session, around)
        } else {
            console.line(session, around, line.trim_end_matches(['\n', '\r']))
        };
        show(&output.both)?;
    }
}

fn show(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())?;
    io::stdout().flush()
}

/// What is piped in; nothing if somebody would have to type it.
fn standard_input() -> io::Result<String> {
    let mut text = String::new();
    if !io::stdin().is_terminal() {
        io::stdin().read_to_string(&mut text)?;
    }
    Ok(text)
}

fn print(output: &Output) -> io::Result<()> {
    io::stdout().write_all(output.stdout.as_bytes())?;
    io::stdout().flush()?;
    io::stderr().write_all(output.stderr.as_bytes())
}
