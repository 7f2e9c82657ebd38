//! `retort test`: what a pipeline asks of the migrations of a project.

use super::alembic::project;
use super::{Answer, Command};
use crate::world::{Invocation, World};
use ::alembic::commands::{self, CommandOutput, Now};
use engine::Session;

/// The tests of the project's migrations, on a database of their own.
pub(super) struct Retort;

/// What is asked, in order, and the command of alembic that answers.
const QUESTIONS: [(&str, &[&str]); 5] = [
    ("there is a single head", &["heads"]),
    ("it goes up from nothing", &["upgrade", "head"]),
    ("it goes down to nothing", &["downgrade", "base"]),
    ("it goes up again", &["upgrade", "head"]),
    ("the models match", &["check"]),
];

impl Command for Retort {
    fn name(&self) -> &'static str {
        "retort"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        match call.arguments().as_slice() {
            ["test"] => test(call, world),
            _ => Answer::failed(2, "Usage: retort test\n"),
        }
    }
}

fn test(call: &Invocation, world: &mut World<'_>) -> Answer {
    let Ok(mut session) = Session::in_memory(world.environment.clone()) else {
        return Answer::failed(1, "retort: no database could be made\n");
    };
    let mut answer = Answer::default();
    for (question, words) in QUESTIONS {
        let mut project = project(call, world);
        let now = Now::of(world.environment, project.files().len());
        let output = commands::run(&mut project, &mut session, world.interpreter, words, &now);
        let fault = fault(words, &output);
        let word = if fault.is_some() { "FAILED" } else { "ok" };
        answer.stdout.push_str(&format!("{question:.<28} {word}\n"));
        if let Some(fault) = fault {
            answer.status = 1;
            answer.stderr.push_str(&fault);
            break;
        }
    }
    answer
}

/// Why an answer is not the one that was wanted.
fn fault(words: &[&str], output: &CommandOutput) -> Option<String> {
    if output.status != 0 {
        return Some(format!("{}{}", output.stdout, output.stderr));
    }
    let heads = output.stdout.lines().filter(|line| !line.trim().is_empty()).count();
    (words == ["heads"] && heads != 1).then(|| format!("there are {heads} heads:\n{}", output.stdout))
}
