//! The two sides that a step is run on: a process each that answers commands, a line of JSON a command.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What a command answered.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    /// Whether its exit status was 0.
    pub(super) good: bool,
    /// Standard output.
    pub(super) out: String,
    /// Standard error.
    pub(super) err: String,
}

/// A process that answers commands.
#[derive(Debug)]
pub(super) struct Side {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Side {
    /// Starts it.
    pub(super) fn start(command: &mut Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let input = child.stdin.take().context("the process has a standard input")?;
        let output = BufReader::new(child.stdout.take().context("the process has a standard output")?);
        Ok(Self { child, input, output })
    }

    /// Sends one command and waits for its answer.
    pub(super) fn ask(&mut self, words: &[&str]) -> Result<Value> {
        writeln!(self.input, "{}", json!(words))?;
        self.input.flush()?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("the process ended at {words:?}");
        }
        Ok(serde_json::from_str(&line)?)
    }

    /// Sends one command whose answer has a status and texts.
    pub(super) fn run(&mut self, words: &[&str]) -> Result<Answer> {
        let answer = self.ask(words)?;
        let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        Ok(Answer { good: answer["status"] == json!(0), out: text("stdout"), err: text("stderr") })
    }
}

/// What ends an output of [`Side::show`].
const END: &str = "===== end";

impl Side {
    /// Gives a psql a script and answers what it prints.
    pub(super) fn show(&mut self, script: &str) -> Result<String> {
        writeln!(self.input, "{script}\n\\echo {END}")?;
        self.input.flush()?;
        let mut shown = String::new();
        loop {
            let start = shown.len();
            if self.output.read_line(&mut shown)? == 0 {
                bail!("psql ended");
            }
            if shown[start..].trim_end() == END {
                shown.truncate(start);
                return Ok(shown);
            }
        }
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
