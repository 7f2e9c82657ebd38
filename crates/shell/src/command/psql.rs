//! `psql …`

use super::{Answer, Command};
use crate::around::Around;
use crate::world::{Invocation, World};
use engine::Program;

/// psql: commands of `-c` and `-f`, standard input, or a session that stays open.
pub(super) struct Psql;

impl Command for Psql {
    fn name(&self) -> &'static str {
        "psql"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let (mut folder, mut environment) = (call.folder.clone(), call.environment.clone());
        let unreachable = world.reach_database(host(call).as_deref());
        let mut around = Around { disk: &mut world.machine.disk, folder: &mut folder, environment: &mut environment };
        let program = match Program::new(&call.words[1..], &mut around) {
            Ok(program) => program,
            Err(ran) => {
                return Answer { status: ran.status.into(), stdout: ran.output.stdout, stderr: ran.output.stderr };
            }
        };
        if let Err(message) = unreachable {
            return Answer::failed(2, format!("psql: error: {message}\n"));
        }
        if program.reads_standard_input() && call.stdin.is_none() {
            let console = program.into_console(world.session);
            let greeting = console.greeting();
            world.wishes.psql = Some(Box::new(console));
            return Answer::printed(greeting);
        }
        let ran = program.run(world.session, &mut around, call.stdin.as_deref().unwrap_or_default());
        Answer { status: ran.status.into(), stdout: ran.output.stdout, stderr: ran.output.stderr }
    }
}

/// The host of the server, unless it is the socket.
fn host(call: &Invocation) -> Option<String> {
    let arguments = call.arguments();
    let after = |option: &str| {
        let at = arguments.iter().position(|argument| *argument == option)?;
        arguments.get(at + 1).map(|host| (*host).to_owned())
    };
    let in_address = |argument: &&str| {
        let place = argument.split_once("://")?.1.split('/').next()?.rsplit('@').next()?.split(':').next()?;
        (!place.is_empty()).then(|| place.to_owned())
    };
    after("-h")
        .or_else(|| after("--host"))
        .or_else(|| arguments.iter().find_map(|argument| argument.strip_prefix("--host=").map(str::to_owned)))
        .or_else(|| arguments.iter().find_map(in_address))
        .or_else(|| call.environment.get("PGHOST").cloned())
}
