//! `pg_dump …`

use super::{Answer, Command};
use crate::around::Around;
use crate::world::{Invocation, World};

/// The database as statements.
pub(super) struct PgDump;

impl Command for PgDump {
    fn name(&self) -> &'static str {
        "pg_dump"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        if let Err(message) = world.reach_database(None) {
            return Answer::failed(1, format!("pg_dump: error: {message}\n"));
        }
        let (mut folder, mut environment) = (call.folder.clone(), call.environment.clone());
        let mut around = Around { disk: &mut world.machine.disk, folder: &mut folder, environment: &mut environment };
        let ran = engine::dump(world.session, &mut around, &call.words[1..]);
        Answer { status: ran.status.into(), stdout: ran.output.stdout, stderr: ran.output.stderr }
    }
}
