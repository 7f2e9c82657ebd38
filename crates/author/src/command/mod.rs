//! The subcommands: one file each.

mod alembic;
mod batch;
mod check;
mod psql;
mod sh;

use clap::Subcommand;
use std::process::ExitCode;

/// What there is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run alembic on a folder.
    Alembic(alembic::Alembic),
    /// Run psql on the database of a folder.
    Psql(psql::Psql),
    /// Run a shell on a folder.
    Sh(sh::Sh),
    /// Run many commands in one process, given on standard input.
    Batch(batch::Batch),
    /// Verify a book: its texts, and that every exercise does what it declares.
    Check(check::Check),
}

/// Does it.
pub(crate) fn run(command: Command) -> ExitCode {
    match command {
        Command::Alembic(alembic) => alembic.run(),
        Command::Psql(psql) => psql.run(),
        Command::Sh(sh) => sh.run(),
        Command::Batch(batch) => batch.run(),
        Command::Check(check) => check.run(),
    }
}
