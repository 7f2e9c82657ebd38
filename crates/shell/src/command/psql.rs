//! `psql …`
mod options;

use super::{Answer, Command};
use crate::world::{Invocation, World};
use engine::{Output, Psql as Engine};
use options::{Options, Task};

/// psql: commands of `-c` and `-f`, standard input, or a session that stays open.
pub(super) struct Psql;

impl Command for Psql {
    fn name(&self) -> &'static str {
        "psql"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let options = match Options::parse(&call.arguments()) {
            Ok(options) => options,
            Err(message) => return Answer::failed(1, message),
        };
        if let Some(text) = options.prints {
            return Answer::printed(text);
        }
        if let Err(message) = world.reach_database(options.host(call).as_deref()) {
            return Answer::failed(2, format!("psql: error: {message}\n"));
        }
        let tasks = match (&call.stdin, options.tasks.is_empty()) {
            (Some(text), true) => vec![Task::Script(text.clone())],
            (None, true) => {
                world.wishes.psql = Some(options.database(call));
                return Answer::printed("psql (15.14 (Debian 15.14-0+deb12u1))\nType \"help\" for help.\n\n");
            }
            (_, false) => options.tasks.clone(),
        };
        execute(&options, &tasks, call, world)
    }
}

fn execute(options: &Options, tasks: &[Task], call: &Invocation, world: &mut World<'_>) -> Answer {
    let mut answer = Answer::default();
    let mut scripts = Vec::new();
    for task in tasks {
        scripts.push(match task {
            Task::File(name) if name == "-" => Task::Script(call.stdin.clone().unwrap_or_default()),
            Task::File(name) => match world.read(&call.path(name)) {
                Some(text) => Task::Script(text.to_owned()),
                None => return Answer::failed(1, format!("psql: error: {name}: No such file or directory\n")),
            },
            other => other.clone(),
        });
    }
    let mut psql = Engine::new(world.session);
    // What `\pset` answers is not shown for options.
    let begun = psql.run(&options.beginning());
    if begun.failed {
        return Answer::failed(1, begun.stderr);
    }
    for task in &scripts {
        let (output, stops) = match task {
            Task::Command(text) => (psql.command(text), 1),
            Task::Script(text) | Task::File(text) => (psql.run(text), 3),
        };
        let failed = output.failed;
        let is_command = matches!(task, Task::Command(_));
        print(&mut answer, output);
        answer.status = i32::from(failed && is_command);
        if failed && options.stops_on_error() {
            answer.status = stops;
            break;
        }
    }
    answer
}

fn print(answer: &mut Answer, output: Output) {
    answer.stdout.push_str(&output.stdout);
    answer.stderr.push_str(&output.stderr);
    answer.status = i32::from(output.failed);
}
