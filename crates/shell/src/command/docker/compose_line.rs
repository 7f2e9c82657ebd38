//! `docker compose …`

use super::{Asked, exec, list, logs, up};
use crate::command::Answer;
use crate::compose::Compose;
use crate::world::{Invocation, World};

/// Subcommands that there are, but not here.
const KNOWN: [&str; 14] = [
    "attach", "build", "config", "cp", "create", "events", "kill", "pause", "port", "push", "top", "unpause", "wait",
    "watch",
];

pub(super) fn run(arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Answer {
    let [name, arguments @ ..] = arguments else {
        return Answer::failed(1, "Usage:  docker compose [OPTIONS] COMMAND\n");
    };
    if matches!(*name, "version" | "--version") {
        return Answer::printed("Docker Compose version v2.39.1\n");
    }
    if name.starts_with('-') {
        return Answer::failed(1, format!("docker compose {name} is not supported by Retort\n"));
    }
    let Some(compose) = Compose::find(&world.machine.disk, &call.folder) else {
        return Answer::failed(14, "no configuration file provided: not found\n");
    };
    let asked = |valued: &[&str]| Asked::new(compose.clone(), arguments, valued);
    match *name {
        "up" => up::up(&asked(&["t", "timeout", "scale", "wait-timeout"]), world),
        "down" => up::down(&asked(&["t", "timeout", "rmi"]), world),
        "start" => up::start(&asked(&[]), world),
        "stop" => up::stop(&asked(&["t", "timeout"]), world),
        "restart" => up::restart(&asked(&["t", "timeout"]), world),
        "rm" => up::remove(&asked(&[]), world),
        "ps" => list::services(&asked(&["format", "filter", "status"]), world),
        "images" => list::images(&asked(&["format"]), world),
        "ls" => list::projects(&compose, world),
        "logs" => logs::logs(&asked(&["tail", "n", "since", "until"]), world),
        "pull" => up::pull(&asked(&[])),
        "exec" => exec::by_service(&compose, arguments, call, world),
        "run" => exec::once(&compose, arguments, call, world),
        known if KNOWN.contains(&known) => {
            Answer::failed(1, format!("docker compose {known} is not supported by Retort\n"))
        }
        unknown => Answer::failed(1, format!("unknown docker command: \"compose {unknown}\"\n")),
    }
}
