//! `alembic …`

use super::{Answer, Command};
use crate::world::{Invocation, World};
use ::alembic::Project;
use ::alembic::commands::{self, Now};
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
        let files = world.machine.project();
        let now = Now::of(world.environment, files.len());
        let folder = world.machine.project_path(&call.folder).unwrap_or_default().to_owned();
        let mut project = Project::new(files, world.machine.root.clone()).in_directory(folder);
        let output = commands::run(&mut project, world.session, world.interpreter, &call.arguments(), &now);
        for path in &output.changed {
            if let Some(text) = project.read(path) {
                world.machine.disk.insert(format!("{}/{path}", world.machine.root), text.to_owned());
            }
        }
        world.wishes.open.extend(output.edited);
        if output.problem.is_some() {
            world.wishes.problem = output.problem;
        }
        Answer { status: output.status.into(), stdout: output.stdout, stderr: output.stderr }
    }
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
