//! What there is.

use super::{Asked, columns, id};
use crate::command::Answer;
use crate::compose::{Compose, Service};
use crate::stack::State;
use crate::world::World;

/// `docker compose ps`
pub(super) fn services(asked: &Asked<'_>, world: &World<'_>) -> Answer {
    if let Some(refusal) = asked.stranger(&["a", "all", "q", "quiet", "services", "status", "filter", "no-trunc"]) {
        return refusal;
    }
    let services = match asked.services() {
        Ok(services) => services,
        Err(refusal) => return refusal,
    };
    let all = asked.has(&["a", "all"]);
    let shown: Vec<&Service> = services.into_iter().filter(|service| is_shown(service, all, world)).collect();
    if asked.has(&["services"]) {
        return Answer::printed(shown.iter().map(|service| format!("{}\n", service.name)).collect::<String>());
    }
    if asked.has(&["q", "quiet"]) {
        let line = |service: &&Service| format!("{}\n", id(&asked.compose.container(service)));
        return Answer::printed(shown.iter().map(line).collect::<String>());
    }
    let mut rows = vec![head(&["NAME", "IMAGE", "COMMAND", "SERVICE", "CREATED", "STATUS", "PORTS"])];
    for service in shown {
        let (created, status) = ages(service, world);
        rows.push(vec![
            asked.compose.container(service),
            asked.compose.image(service),
            command(service),
            service.name.clone(),
            created,
            status,
            ports(service, world),
        ]);
    }
    Answer::printed(columns(&rows))
}

/// `docker ps`
pub(super) fn containers(compose: &Compose, arguments: &[&str], world: &World<'_>) -> Answer {
    let all = arguments.iter().any(|argument| matches!(*argument, "-a" | "--all"));
    let quiet = arguments.iter().any(|argument| matches!(*argument, "-q" | "--quiet"));
    let mut rows = vec![head(&["CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"])];
    for service in compose.services.iter().filter(|service| is_shown(service, all, world)) {
        let (created, status) = ages(service, world);
        let name = compose.container(service);
        rows.push(vec![
            id(&name),
            compose.image(service),
            command(service),
            created,
            status,
            ports(service, world),
            name,
        ]);
    }
    if quiet {
        return Answer::printed(rows.iter().skip(1).map(|row| format!("{}\n", row[0])).collect::<String>());
    }
    Answer::printed(columns(&rows))
}

/// `docker ps` where there is no stack.
pub(super) fn no_containers(arguments: &[&str]) -> Answer {
    if arguments.contains(&"-q") {
        return Answer::default();
    }
    let names = ["CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"];
    Answer::printed(columns(&[head(&names)]))
}

/// `docker compose images`
pub(super) fn images(asked: &Asked<'_>, world: &World<'_>) -> Answer {
    let services = match asked.services() {
        Ok(services) => services,
        Err(refusal) => return refusal,
    };
    let mut rows = vec![head(&["CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED"])];
    for service in services.into_iter().filter(|service| is_shown(service, true, world)) {
        let image = asked.compose.image(service);
        let (repository, tag) = image.rsplit_once(':').unwrap_or((image.as_str(), "latest"));
        let size = if service.is_database() { "641MB" } else { "312MB" };
        rows.push(vec![
            asked.compose.container(service),
            repository.to_owned(),
            tag.to_owned(),
            "linux/amd64".to_owned(),
            id(&image),
            size.to_owned(),
            "2 weeks ago".to_owned(),
        ]);
    }
    Answer::printed(columns(&rows))
}

/// `docker compose ls`
pub(super) fn projects(compose: &Compose, world: &World<'_>) -> Answer {
    let running = compose.services.iter().filter(|service| world.machine.stack.is_running(&service.name)).count();
    let mut rows = vec![head(&["NAME", "STATUS", "CONFIG FILES"])];
    if running > 0 {
        rows.push(vec![compose.project.clone(), format!("running({running})"), compose.folder.clone()]);
    }
    Answer::printed(columns(&rows))
}

fn head(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn is_shown(service: &Service, all: bool, world: &World<'_>) -> bool {
    match world.machine.stack.state(&service.name) {
        Some(State::Running) => true,
        Some(State::Exited) => all,
        None => false,
    }
}

fn command(service: &Service) -> String {
    if service.is_database() { "\"docker-entrypoint.s…\"" } else { "\"uv run uvicorn main…\"" }.to_owned()
}

fn ages(service: &Service, world: &World<'_>) -> (String, String) {
    let age = words(world.machine.stack.age(&service.name, world.machine.waited));
    let status = match world.machine.stack.state(&service.name) {
        Some(State::Running) => format!("Up {age}"),
        _ => format!("Exited (0) {age} ago"),
    };
    (format!("{age} ago"), status)
}

/// A time as docker rounds it.
fn words(seconds: u64) -> String {
    match seconds {
        0 => "Less than a second".to_owned(),
        1 => "1 second".to_owned(),
        2..60 => format!("{seconds} seconds"),
        60..120 => "About a minute".to_owned(),
        120..3600 => format!("{} minutes", seconds / 60),
        3600..7200 => "About an hour".to_owned(),
        _ => format!("{} hours", seconds / 3600),
    }
}

fn ports(service: &Service, world: &World<'_>) -> String {
    let open = world.machine.stack.is_running(&service.name);
    let shown = service.ports.iter().filter(|_| open).map(|port| match port.rsplit_once(':') {
        Some((outside, inside)) if outside.contains(':') => format!("{outside}->{inside}/tcp"),
        Some((outside, inside)) => format!("0.0.0.0:{outside}->{inside}/tcp"),
        None => format!("{port}/tcp"),
    });
    shown.collect::<Vec<_>>().join(", ")
}
