//! Running other programs.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Runs a command with its output shown; a failure is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("  $ {}", shown(command));
    let status = command.status().with_context(|| format!("could not start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command and answers its standard output; its standard error is part of the error if it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let answer =
        command.stdin(Stdio::null()).output().with_context(|| format!("could not start `{}`", shown(command)))?;
    if !answer.status.success() {
        bail!(
            "`{}` failed ({})\n{}{}",
            shown(command),
            answer.status,
            String::from_utf8_lossy(&answer.stdout),
            String::from_utf8_lossy(&answer.stderr)
        );
    }
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// What a program prints on standard output, or nothing if it is missing or fails.
pub(crate) fn probe(command: &mut Command) -> Option<String> {
    let answer = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// The full path of a program on `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether this process may install system packages.
pub(crate) fn is_root() -> bool {
    probe(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
