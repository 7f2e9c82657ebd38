//! Commands inside of containers.

use super::no_such;
use crate::command::Answer;
use crate::compose::{Compose, Service};
use crate::machine::absolute;
use crate::world::{Invocation, World};

/// Options that take a value.
const VALUED: [&str; 7] = ["-e", "--env", "-u", "--user", "-w", "--workdir", "--index"];
/// Options that take none.
const FLAGS: [&str; 12] = [
    "-T",
    "--no-TTY",
    "-d",
    "--detach",
    "-i",
    "--interactive",
    "-t",
    "--tty",
    "-it",
    "--privileged",
    "--rm",
    "--no-deps",
];

/// `docker compose exec [-T] SERVICE COMMAND…`
pub(super) fn by_service(compose: &Compose, arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Answer {
    let inside = match Inside::parse(arguments) {
        Ok(inside) => inside,
        Err(refusal) => return refusal,
    };
    let [name, words @ ..] = inside.words.as_slice() else {
        return Answer::failed(1, "\"docker compose exec\" requires at least 2 arguments.\n");
    };
    let Some(service) = compose.service(name) else { return no_such(name) };
    if !world.machine.stack.is_running(name) {
        return Answer::failed(1, format!("service \"{name}\" is not running\n"));
    }
    if words.is_empty() {
        return Answer::failed(1, "\"docker compose exec\" requires at least 2 arguments.\n");
    }
    run(compose, service, &inside, words, call, world)
}

/// `docker compose run [--rm] SERVICE COMMAND…`
pub(super) fn once(compose: &Compose, arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Answer {
    let inside = match Inside::parse(arguments) {
        Ok(inside) => inside,
        Err(refusal) => return refusal,
    };
    let [name, words @ ..] = inside.words.as_slice() else {
        return Answer::failed(1, "\"docker compose run\" requires at least 1 argument.\n");
    };
    let Some(service) = compose.service(name) else { return no_such(name) };
    if words.is_empty() {
        return Answer::failed(1, "docker compose run without a command is not supported by Retort\n");
    }
    run(compose, service, &inside, words, call, world)
}

/// `docker exec [-it] CONTAINER COMMAND…`
pub(super) fn by_container(arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Answer {
    let inside = match Inside::parse(arguments) {
        Ok(inside) => inside,
        Err(refusal) => return refusal,
    };
    let [name, words @ ..] = inside.words.as_slice() else {
        return Answer::failed(1, "\"docker exec\" requires at least 2 arguments.\n");
    };
    let compose = Compose::find(&world.machine.disk, &call.folder)
        .or_else(|| Compose::find(&world.machine.disk, &world.machine.root));
    let Some(compose) = compose else {
        return Answer::failed(1, format!("Error response from daemon: No such container: {name}\n"));
    };
    match compose.services.iter().find(|service| compose.container(service) == *name) {
        Some(service) if world.machine.stack.is_running(&service.name) => {
            run(&compose, service, &inside, words, call, world)
        }
        Some(_) => Answer::failed(1, format!("Error response from daemon: container {name} is not running\n")),
        None => Answer::failed(1, format!("Error response from daemon: No such container: {name}\n")),
    }
}

/// The words behind `exec`.
struct Inside<'a> {
    variables: Vec<(&'a str, &'a str)>,
    folder: Option<&'a str>,
    /// The container and the command.
    words: Vec<&'a str>,
}

impl<'a> Inside<'a> {
    fn parse(arguments: &[&'a str]) -> Result<Self, Answer> {
        let mut inside = Self { variables: Vec::new(), folder: None, words: Vec::new() };
        let mut rest = arguments.iter().copied();
        while let Some(argument) = rest.next() {
            if !inside.words.is_empty() || !argument.starts_with('-') {
                inside.words.push(argument);
                // What stands behind the name is the command's.
                inside.words.extend(rest.by_ref());
            } else if VALUED.contains(&argument) {
                let value = rest.next().unwrap_or_default();
                match argument {
                    "-e" | "--env" => inside.variables.push(value.split_once('=').unwrap_or((value, ""))),
                    "-w" | "--workdir" => inside.folder = Some(value),
                    _ => {}
                }
            } else if !FLAGS.contains(&argument) {
                return Err(Answer::failed(16, format!("unknown flag: {argument}\n")));
            }
        }
        Ok(inside)
    }
}

fn run(
    compose: &Compose,
    service: &Service,
    inside: &Inside<'_>,
    words: &[&str],
    call: &Invocation,
    world: &mut World<'_>,
) -> Answer {
    let home = match &service.build {
        Some(build) => absolute(&compose.folder, build),
        None => compose.folder.clone(),
    };
    let mut environment = service.environment.clone();
    environment.extend(inside.variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let there = Invocation {
        words: words.iter().map(|&word| word.to_owned()).collect(),
        stdin: call.stdin.clone(),
        folder: inside.folder.map_or(home.clone(), |folder| absolute(&home, folder)),
        environment,
    };
    if matches!(words, ["bash" | "sh" | "/bin/bash" | "/bin/sh"]) && call.stdin.is_none() {
        return Answer::failed(
            1,
            format!("a shell inside of a container is not supported by Retort; {} -c '…' is\n", words[0]),
        );
    }
    world.run(&there)
}
