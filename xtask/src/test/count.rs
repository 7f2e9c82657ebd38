//! Runs test programs and counts.

use anyhow::{Context, Result, bail};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

/// Tests that passed and failed, as the test programs said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Count {
    /// Those that passed.
    pub(super) passed: u64,
    /// Those that did not.
    pub(super) failed: u64,
}

impl Count {
    /// Runs a command, shows its output, and adds what its `test result:` lines say.
    pub(super) fn run(&mut self, command: &mut Command) -> Result<()> {
        let shown = format!("{} {}", command.get_program().to_string_lossy(), arguments(command));
        println!("  $ {shown}");
        let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("could not start `{shown}`"))?;
        let output = child.stdout.take().context("the pipe from the tests")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            self.read(&line);
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("`{shown}` failed ({status})");
        }
        Ok(())
    }

    /// Reads `test result: ok. 5 passed; 0 failed; …`.
    fn read(&mut self, line: &str) {
        let Some(result) = line.trim_start().strip_prefix("test result:") else { return };
        let words: Vec<&str> = result.split_whitespace().collect();
        for pair in words.windows(2) {
            let number = pair[0].parse().unwrap_or(0);
            match pair[1] {
                "passed;" => self.passed += number,
                "failed;" => self.failed += number,
                _ => {}
            }
        }
    }
}

fn arguments(command: &Command) -> String {
    command.get_args().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_add_up() {
        let mut count = Count::default();
        count.read("test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        count.read("test result: FAILED. 2 passed; 3 failed; 0 ignored");
        count.read("something else");
        assert_eq!(count, Count { passed: 7, failed: 3 });
    }
}
