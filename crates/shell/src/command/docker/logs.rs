//! `docker compose logs`

use super::Asked;
use crate::command::Answer;
use crate::compose::Service;
use crate::world::World;

/// What a server of PostgreSQL says when it begins.
const DATABASE: [&str; 4] = [
    "PostgreSQL init process complete; ready for start up.",
    "LOG:  starting PostgreSQL 15.14 (Debian 15.14-1.pgdg13+1) on x86_64-pc-linux-gnu, 64-bit",
    "LOG:  listening on IPv4 address \"0.0.0.0\", port 5432",
    "LOG:  database system is ready to accept connections",
];

/// What an application says when it begins.
const APPLICATION: [&str; 2] = [
    "INFO:     Application startup complete.",
    "INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)",
];

pub(super) fn logs(asked: &Asked<'_>, world: &World<'_>) -> Answer {
    let known = ["f", "follow", "tail", "n", "since", "until", "t", "timestamps", "no-color", "no-log-prefix"];
    if let Some(refusal) = asked.stranger(&known) {
        return refusal;
    }
    let services = match asked.services() {
        Ok(services) => services,
        Err(refusal) => return refusal,
    };
    let there: Vec<&Service> =
        services.into_iter().filter(|service| world.machine.stack.state(&service.name).is_some()).collect();
    let name = |service: &Service| format!("{}-1", service.name);
    let width = there.iter().map(|service| name(service).len()).max().unwrap_or_default();
    let mut out = String::new();
    for service in there {
        let lines: &[&str] = if service.is_database() { &DATABASE } else { &APPLICATION };
        for line in lines {
            if asked.has(&["no-log-prefix"]) {
                out.push_str(&format!("{line}\n"));
            } else {
                out.push_str(&format!("{:width$}  | {line}\n", name(service)));
            }
        }
    }
    Answer::printed(out)
}
