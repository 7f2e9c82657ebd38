//! Containers come and go.

use super::{Asked, all};
use crate::command::Answer;
use crate::compose::Service;
use crate::stack::State;
use crate::world::World;

/// What happened to one thing: `✔ Container budgetrip-postgres-1  Started`.
struct Step(String, &'static str);

/// The steps as compose shows them when they are over.
fn steps(word: &str, steps: &[Step]) -> Answer {
    if steps.is_empty() {
        return Answer::default();
    }
    let width = steps.iter().map(|Step(what, _)| what.chars().count()).max().unwrap_or_default();
    let mut text = format!("[+] {word} {0}/{0}\n", steps.len());
    for Step(what, done) in steps {
        text.push_str(&format!(" ✔ {what:width$}  {done}\n"));
    }
    Answer { stderr: text, ..Answer::default() }
}

pub(super) fn up(asked: &Asked<'_>, world: &mut World<'_>) -> Answer {
    let known = [
        "d",
        "detach",
        "build",
        "force-recreate",
        "no-deps",
        "no-recreate",
        "pull",
        "quiet-pull",
        "remove-orphans",
        "t",
        "timeout",
        "V",
        "renew-anon-volumes",
        "wait",
        "wait-timeout",
        "y",
    ];
    if let Some(refusal) = asked.stranger(&known) {
        return refusal;
    }
    let names: Vec<&str> = match asked.services() {
        Ok(services) => services.iter().map(|service| service.name.as_str()).collect(),
        Err(refusal) => return refusal,
    };
    let compose = &asked.compose;
    let mut done = Vec::new();
    if !world.machine.stack.is_up(all(compose)) {
        done.push(Step(format!("Network {}_default", compose.project), "Created"));
    }
    let now = world.machine.waited;
    for service in compose.with_dependencies(&names) {
        let container = format!("Container {}", compose.container(service));
        let word = match world.machine.stack.state(&service.name) {
            Some(State::Running) if !asked.has(&["force-recreate"]) => "Running",
            _ => "Started",
        };
        if word == "Started" {
            world.machine.stack.set(&all(compose), &service.name, Some(State::Running), now);
        }
        done.push(Step(container, word));
    }
    let mut answer = steps("Running", &done);
    if !asked.has(&["d", "detach", "wait"]) {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        answer.stderr.push_str(&format!(
            "Attaching to {}\n(there is one terminal here: the stack goes on in the background, as with -d)\n",
            names.join(", ")
        ));
    }
    answer
}

pub(super) fn down(asked: &Asked<'_>, world: &mut World<'_>) -> Answer {
    if let Some(refusal) = asked.stranger(&["v", "volumes", "remove-orphans", "rmi", "t", "timeout"]) {
        return refusal;
    }
    let compose = &asked.compose;
    let services = match asked.services() {
        Ok(services) => services,
        Err(refusal) => return refusal,
    };
    let volumes = asked.has(&["v", "volumes"]);
    let mut done = Vec::new();
    for service in services.iter().rev() {
        if world.machine.stack.state(&service.name).is_some() {
            done.push(Step(format!("Container {}", compose.container(service)), "Removed"));
            world.machine.stack.set(&all(compose), &service.name, None, world.machine.waited);
            if service.is_database() && !service.keeps && !volumes {
                empty(world);
            }
        }
    }
    if volumes {
        done.extend(
            compose.volumes.iter().map(|volume| Step(format!("Volume {}_{volume}", compose.project), "Removed")),
        );
        if services.iter().any(|service| service.is_database()) {
            empty(world);
        }
    }
    if !done.is_empty() && asked.names.is_empty() {
        done.push(Step(format!("Network {}_default", compose.project), "Removed"));
    }
    steps("Running", &done)
}

/// The database is as a new server makes it.
fn empty(world: &mut World<'_>) {
    if let Some(fresh) = (world.fresh)() {
        *world.session = fresh;
    }
}

pub(super) fn start(asked: &Asked<'_>, world: &mut World<'_>) -> Answer {
    change(asked, world, State::Running, "Started")
}

pub(super) fn stop(asked: &Asked<'_>, world: &mut World<'_>) -> Answer {
    change(asked, world, State::Exited, "Stopped")
}

pub(super) fn restart(asked: &Asked<'_>, world: &mut World<'_>) -> Answer {
    change(asked, world, State::Running, "Started")
}

fn change(asked: &Asked<'_>, world: &mut World<'_>, state: State, word: &'static str) -> Answer {
    let services: Vec<&Service> = match asked.services() {
        Ok(services) => services,
        Err(refusal) => return refusal,
    };
    let mut done = Vec::new();
    for service in services {
        if world.machine.stack.state(&service.name).is_some() {
            world.machine.stack.set(&all(&asked.compose), &service.name, Some(state), world.machine.waited);
            done.push(Step(format!("Container {}", asked.compose.container(service)), word));
        } else if !asked.names.is_empty() {
            return Answer::failed(1, format!("service \"{}\" has no container to start\n", service.name));
        }
    }
    steps("Running", &done)
}

/// `docker compose rm`: containers that do not run.
pub(super) fn remove(asked: &Asked<'_>, world: &mut World<'_>) -> Answer {
    let services = match asked.services() {
        Ok(services) => services,
        Err(refusal) => return refusal,
    };
    let mut done = Vec::new();
    for service in services {
        let state = world.machine.stack.state(&service.name);
        let is_stopped = state == Some(State::Exited) || (state.is_some() && asked.has(&["s", "stop"]));
        if is_stopped {
            world.machine.stack.set(&all(&asked.compose), &service.name, None, world.machine.waited);
            done.push(Step(format!("Container {}", asked.compose.container(service)), "Removed"));
        }
    }
    if done.is_empty() {
        Answer { stderr: "No stopped containers\n".into(), ..Answer::default() }
    } else {
        steps("Running", &done)
    }
}

pub(super) fn pull(asked: &Asked<'_>) -> Answer {
    let services = match asked.services() {
        Ok(services) => services,
        Err(refusal) => return refusal,
    };
    let pulled = services.iter().filter(|service| service.image.is_some());
    let done: Vec<Step> = pulled.map(|service| Step(service.name.clone(), "Pulled")).collect();
    steps("Pulling", &done)
}
