//! The commands by name.

use super::{Command, alembic, curl, docker, edit, git, pg_dump, pg_isready, psql, retort, sleep, ssh, uv};

/// Every command.
const COMMANDS: &[&dyn Command] = &[
    &alembic::Alembic,
    &edit::Edit("code"),
    &curl::Curl,
    &docker::Docker,
    &edit::Edit("emacs"),
    &git::Git,
    &edit::Edit("nano"),
    &pg_dump::PgDump,
    &pg_isready::PgIsReady,
    &psql::Psql,
    &retort::Retort,
    &sleep::Sleep,
    &ssh::Ssh,
    &uv::Uv,
    &edit::Edit("vi"),
    &edit::Edit("vim"),
];

/// The command of a name.
pub(crate) fn find(name: &str) -> Option<&'static dyn Command> {
    COMMANDS.iter().copied().find(|command| command.name() == name)
}

/// The names of all.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|command| command.name())
}
