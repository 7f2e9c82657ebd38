//! `uv …`: the environment is there already.

use super::{Answer, Command};
use crate::world::{Invocation, World};

/// uv, which has nothing to install.
pub(super) struct Uv;

impl Command for Uv {
    fn name(&self) -> &'static str {
        "uv"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        match call.arguments().as_slice() {
            ["run", words @ ..] => run(words, call, world),
            ["sync", ..] => Answer {
                stderr: "Resolved 12 packages in 1ms\nAudited 11 packages in 0.05ms\n".into(),
                ..Answer::default()
            },
            ["lock", ..] => Answer { stderr: "Resolved 12 packages in 1ms\n".into(), ..Answer::default() },
            ["python", "install", ..] => Answer { stderr: "Python is already installed\n".into(), ..Answer::default() },
            ["add", names @ ..] | ["pip", "install", names @ ..] => add(names),
            ["pip", "list", ..] => Answer::printed(packages()),
            ["--version" | "-V" | "version", ..] => Answer::printed("uv 0.9.7\n"),
            [] => Answer::failed(2, "An extremely fast Python package manager.\n\nUsage: uv [OPTIONS] <COMMAND>\n"),
            [
                known
                @ ("init" | "remove" | "tree" | "tool" | "venv" | "build" | "pip" | "python" | "export" | "cache"),
                ..,
            ] => Answer::failed(2, format!("uv {known} is not supported by Retort\n")),
            [unknown, ..] => Answer::failed(
                2,
                format!(
                    "error: unrecognized subcommand '{unknown}'\n\nUsage: uv [OPTIONS] <COMMAND>\n\nFor more information, try '--help'.\n"
                ),
            ),
        }
    }
}

/// What there is.
const PACKAGES: [(&str, &str); 3] = [("alembic", "1.20.1"), ("psycopg2-binary", "2.9.11"), ("sqlalchemy", "2.1.9")];

fn packages() -> String {
    let rows = PACKAGES.iter().map(|(name, version)| format!("{name:<15} {version}\n"));
    format!("{:<15} Version\n{:-<15} -------\n", "Package", "") + &rows.collect::<String>()
}

fn run(words: &[&str], call: &Invocation, world: &mut World<'_>) -> Answer {
    let mut words = words;
    while let [option, rest @ ..] = words {
        words = match *option {
            "--" => {
                words = rest;
                break;
            }
            "--frozen" | "--locked" | "--no-sync" | "-q" | "--quiet" => rest,
            "--directory" | "--project" | "--with" | "--python" | "-p" | "--env-file" | "--extra" | "--group" => {
                return Answer::failed(2, format!("uv run {option} is not supported by Retort\n"));
            }
            _ => break,
        };
    }
    let known = words.first().is_some_and(|name| super::find(name).is_some());
    match words {
        [] => Answer::failed(
            2,
            "Provide a command or script to invoke with `uv run <command>` or `uv run <script>.py`.\n",
        ),
        ["python" | "python3", "-m", rest @ ..] if rest.first().is_some_and(|name| super::find(name).is_some()) => {
            world.run(&call.with(rest))
        }
        [name, ..] if known || matches!(*name, "sh" | "bash" | "echo" | "env" | "cat" | "ls") => {
            world.run(&call.with(words))
        }
        [name @ ("python" | "python3" | "pytest" | "uvicorn" | "ruff" | "mypy"), ..] => {
            Answer::failed(2, format!("uv run {name} is not supported by Retort\n"))
        }
        [name, ..] => Answer::failed(
            2,
            format!("error: Failed to spawn: `{name}`\n  Caused by: No such file or directory (os error 2)\n"),
        ),
    }
}

fn add(names: &[&str]) -> Answer {
    let base = |name: &str| {
        let end = name.find(|letter: char| !(letter.is_alphanumeric() || "-_.".contains(letter))).unwrap_or(name.len());
        name[..end].to_lowercase().replace('_', "-")
    };
    let there = |name: &str| PACKAGES.iter().any(|(known, _)| *known == base(name));
    match names.iter().find(|name| !name.starts_with('-') && !there(name)) {
        None => Answer { stderr: "Audited 3 packages in 1ms\n".into(), ..Answer::default() },
        Some(name) => Answer::failed(
            1,
            format!("{name}: nothing can be installed here: Retort brings alembic, sqlalchemy and psycopg2\n"),
        ),
    }
}
