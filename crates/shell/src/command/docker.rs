//! `docker …`: the stack of the project's compose file.

mod compose_line;
mod exec;
mod list;
mod logs;
mod up;

use super::{Answer, Command};
use crate::compose::{Compose, Service};
use crate::world::{Invocation, World};

/// Containers, as far as a stack for development needs them.
pub(super) struct Docker;

impl Command for Docker {
    fn name(&self) -> &'static str {
        "docker"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        match call.arguments().as_slice() {
            ["compose", arguments @ ..] => compose_line::run(arguments, call, world),
            ["ps", arguments @ ..] => match Compose::find(&world.machine.disk, &world.machine.root.clone()) {
                Some(compose) => list::containers(&compose, arguments, world),
                None => list::no_containers(arguments),
            },
            ["exec", arguments @ ..] => exec::by_container(arguments, call, world),
            ["version" | "--version" | "-v", ..] => Answer::printed("Docker version 28.3.3, build 980b856\n"),
            [] => Answer::failed(1, "Usage:  docker [OPTIONS] COMMAND\n"),
            [
                known
                @ ("run" | "build" | "image" | "images" | "logs" | "stop" | "start" | "rm" | "volume" | "network"),
                ..,
            ] => Answer::failed(1, format!("docker {known} is not supported by Retort; docker compose is\n")),
            [unknown, ..] => Answer::failed(
                1,
                format!("docker: unknown command: docker {unknown}\n\nRun 'docker --help' for more information\n"),
            ),
        }
    }
}

/// A stack and what is asked of it.
struct Asked<'a> {
    compose: Compose,
    /// The options, without their dashes: `d`, `volumes`.
    options: Vec<&'a str>,
    /// What is no option.
    names: Vec<&'a str>,
}

impl<'a> Asked<'a> {
    /// Takes options (`-d`, `--volumes`) and names apart; options that take a value are in `valued`.
    fn new(compose: Compose, arguments: &[&'a str], valued: &[&str]) -> Self {
        let (mut options, mut names) = (Vec::new(), Vec::new());
        let mut rest = arguments.iter().copied();
        while let Some(argument) = rest.next() {
            match argument.strip_prefix("--").or_else(|| argument.strip_prefix('-')) {
                Some(option) => {
                    options.push(option);
                    if valued.contains(&option) {
                        rest.next();
                    }
                }
                None => names.push(argument),
            }
        }
        Self { compose, options, names }
    }

    fn has(&self, options: &[&str]) -> bool {
        self.options.iter().any(|option| options.contains(option))
    }

    /// The first option that is not among these.
    fn stranger(&self, known: &[&str]) -> Option<Answer> {
        let stranger =
            self.options.iter().find(|option| !known.contains(&option.split('=').next().unwrap_or_default()))?;
        let dashes = if stranger.chars().count() == 1 { "-" } else { "--" };
        Some(Answer::failed(16, format!("unknown flag: {dashes}{stranger}\n")))
    }

    /// The services that are named, or all.
    ///
    /// # Errors
    /// One that is not in the file.
    fn services(&self) -> Result<Vec<&Service>, Answer> {
        if self.names.is_empty() {
            return Ok(self.compose.services.iter().collect());
        }
        let find = |name: &&str| self.compose.service(name).ok_or_else(|| no_such(name));
        self.names.iter().map(find).collect()
    }
}

fn no_such(service: &str) -> Answer {
    Answer::failed(1, format!("no such service: {service}\n"))
}

/// The names of all services.
fn all(compose: &Compose) -> Vec<String> {
    compose.services.iter().map(|service| service.name.clone()).collect()
}

/// Rows in columns, three spaces between, as docker prints them.
fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..count).map(|column| width(column).unwrap_or_default()).collect();
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        out.push_str(cells.join("   ").trim_end());
        out.push('\n');
    }
    out
}

/// Twelve hexadecimal digits that follow from a name.
fn id(name: &str) -> String {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{:012x}", hash >> 16)
}
