//! The subcommands: one file each.

mod check;

use clap::Subcommand;
use std::process::ExitCode;

/// What there is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Verify a book: its texts, and that every exercise does what it declares.
    Check(check::Check),
}

/// Does it.
pub(crate) fn run(command: Command) -> ExitCode {
    match command {
        Command::Check(check) => check.run(),
    }
}
