//! `pg_isready`

use super::{Answer, Command};
use crate::world::{Invocation, World};

/// Whether the server answers.
pub(super) struct PgIsReady;

impl Command for PgIsReady {
    fn name(&self) -> &'static str {
        "pg_isready"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let arguments = call.arguments();
        let value = |letter: &str, name: &str| {
            let long = format!("--{name}=");
            let at = arguments.iter().position(|argument| *argument == letter);
            at.and_then(|at| arguments.get(at + 1).copied())
                .or_else(|| arguments.iter().find_map(|argument| argument.strip_prefix(long.as_str())))
        };
        let host = value("-h", "host").unwrap_or("/var/run/postgresql");
        let port = value("-p", "port").unwrap_or("5432");
        let quiet = arguments.iter().any(|argument| matches!(*argument, "-q" | "--quiet"));
        let is_there = world.reach_database(None).is_ok();
        let (status, word) = if is_there { (0, "accepting connections") } else { (2, "no response") };
        let stdout = if quiet { String::new() } else { format!("{host}:{port} - {word}\n") };
        Answer { status, stdout, ..Answer::default() }
    }
}
