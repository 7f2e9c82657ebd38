//! The command line: alembic and psql on a folder, and the checks of a book.
//!
//! One file of `command/` a subcommand. Exit codes: 0 all is well, 1 something was found, 2 usage or a file that cannot
//! be read.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to its user")]

mod around;
mod command;
mod database;
mod editor;
mod folder;
mod moment;

use clap::Parser;
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Python makes a few hundred thousand small objects before the first revision runs.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Migrations for PostgreSQL with nothing installed.
#[derive(Debug, Parser)]
#[command(name = "retort", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: command::Command,
}

fn main() -> ExitCode {
    command::run(Arguments::parse().command)
}
