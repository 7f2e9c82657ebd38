//! `alembic …`

use super::{Answer, Command};
use crate::world::{Invocation, World};
use ::alembic::Project;
use ::alembic::commands::{self, Now, Problem};
use engine::TransactionStatus;

/// Alembic on the folder that the shell stands in.
pub(super) struct Alembic;

impl Command for Alembic {
    fn name(&self) -> &'static str {
        "alembic"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        if world.session.transaction_status() != TransactionStatus::Idle {
            return Answer::failed(1, "a transaction is open at this prompt; end it with COMMIT; or ROLLBACK; first\n");
        }
        if asks_database(&call.arguments())
            && let Err(message) = world.reach_database(Some("localhost"))
        {
            return Answer::failed(
                1,
                format!(
                    "sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) {message}\n\n(Background on this error at: \
                     https://sqlalche.me/e/21/e3q8)\n"
                ),
            );
        }
        let mut project = project(call, world);
        let now = Now::of(world.environment, project.files().len());
        let output = commands::run(&mut project, world.session, world.interpreter, &call.arguments(), &now);
        for path in &output.changed {
            if let Some(text) = project.read(path) {
                world.write(call.path(path), text);
            }
        }
        let inside = |path: &str| world.machine.project_path(&call.path(path)).map(str::to_owned);
        let edited: Vec<String> = output.edited.iter().filter_map(|path| inside(path)).collect();
        let problem = output.problem.map(|problem| match inside(&problem.place) {
            Some(place) if !problem.place.is_empty() => Problem { place, ..problem },
            _ => problem,
        });
        world.wishes.open.extend(edited);
        if problem.is_some() {
            world.wishes.problem = problem;
        }
        Answer { status: output.status.into(), stdout: output.stdout, stderr: output.stderr }
    }
}

/// The project as alembic sees it: the files of the folder that the shell stands in.
pub(super) fn project(call: &Invocation, world: &World<'_>) -> Project {
    let folder = call.folder.trim_end_matches('/');
    let inside = |(path, text): (&String, &String)| {
        Some((path.strip_prefix(folder)?.strip_prefix('/')?.to_owned(), text.clone()))
    };
    Project::new(world.machine.disk.iter().filter_map(inside).collect(), folder)
}

/// Whether a command of alembic connects to the database.
fn asks_database(arguments: &[&str]) -> bool {
    let has = |names: &[&str]| arguments.iter().any(|argument| names.contains(argument));
    let range = || arguments.iter().any(|argument| argument.contains("current"));
    if has(&["--sql", "-h", "--help"]) {
        return false;
    }
    has(&[
        "upgrade",
        "downgrade",
        "stamp",
        "current",
        "check",
        "ensure_version",
        "--autogenerate",
        "--indicate-current",
    ]) || (has(&["history"]) && (has(&["-i"]) || range()))
}
