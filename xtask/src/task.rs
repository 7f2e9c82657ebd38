//! The table of tasks.

use crate::repository::Repository;
use crate::{bench, build, fidelity, oracle, serve, setup, test, tidy};
use anyhow::{Result, bail};

/// One task: its name, what follows the name, what it does, and its code.
struct Task {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Repository, &[String]) -> Result<()>,
}

const TASKS: &[Task] = &[
    Task { name: "setup", arguments: "", about: "find or install everything that the others need", run: setup::task },
    Task { name: "build", arguments: "", about: "build the page into dist/", run: build::task },
    Task {
        name: "serve",
        arguments: "[--port N]",
        about: "build if needed, then serve dist/ on 127.0.0.1",
        run: serve::task,
    },
    Task { name: "test", arguments: "", about: "run every check and test", run: test::task },
    Task { name: "tidy", arguments: "", about: "check the rules that no compiler checks", run: tidy::task },
    Task { name: "bench", arguments: "[engine]", about: "measure the page, or the engine", run: bench::task },
    Task {
        name: "oracle",
        arguments: "[--check] [FILTER]",
        about: "record what PostgreSQL and Alembic really answer to tests/cases",
        run: oracle::task,
    },
    Task {
        name: "fidelity",
        arguments: "[CHAIN…]",
        about: "compare public chains with the real ones and write FIDELITY.md",
        run: fidelity::task,
    },
];

/// Runs the task that the arguments name.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", usage());
        return Ok(());
    };
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        bail!("no task is named `{name}`\n\n{}", usage());
    };
    (task.run)(&Repository::find()?, rest)
}

/// Refuses arguments of a task that takes none.
pub(crate) fn no_arguments(arguments: &[String]) -> Result<()> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => bail!("unexpected argument `{argument}`\n\n{}", usage()),
    }
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask COMMAND\n\n");
    for task in TASKS {
        let call = format!("{} {}", task.name, task.arguments);
        text += &format!("  {call:<28}{}\n", task.about);
    }
    text
}
