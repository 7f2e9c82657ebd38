//! The commands, with the output, standard error and exit status of the real ones.
//!
//! [`run`] takes the words behind `alembic`; [`upgrade`] and [`downgrade`] are the same without words. Read [`Call`] for
//! what a command is given and [`CommandOutput`] for what it gives.

mod argparse;
mod arguments;
mod call;
mod compare;
mod display;
mod edit;
mod failure;
mod generate;
mod init;
mod moment;
mod new_file;
mod now;
mod options;
mod read;
mod run_environment;
mod source;
mod templates;

pub use call::{Call, Now};
pub use failure::Problem;

use crate::environment::{Offline, Work};
use crate::project::Project;
use arguments::{Arguments, Parsed, Usage};
use engine::Session;
use failure::Failure;
use python::Interpreter;
use serde_json::json;

/// What a command printed and did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CommandOutput {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Exit status: 0, 1 after a traceback, 2 after wrong arguments, 255 after `FAILED: …`.
    pub status: u8,
    /// What went wrong, in the learner's terms and with its place.
    pub problem: Option<Problem>,
    /// Project paths of the files that the command made or wrote to.
    pub changed: Vec<String>,
    /// Project paths of the folders that it made; without files they are not seen.
    pub folders: Vec<String>,
    /// Project paths of the files that `edit` opens, one after the other.
    pub edited: Vec<String>,
}

/// Runs `alembic ARGUMENTS…` in a project on a database.
pub fn run(
    project: &mut Project,
    session: &mut Session,
    interpreter: &mut dyn Interpreter,
    arguments: &[&str],
    now: &Now,
) -> CommandOutput {
    let parsed = match arguments::parse(arguments) {
        Ok(parsed) => parsed,
        Err(Usage { stdout, stderr, status }) => {
            return CommandOutput { stdout, stderr, status, ..CommandOutput::default() };
        }
    };
    let source = match source::of(&parsed) {
        Ok(source) => source,
        Err(failure) => {
            let stderr = failure.traceback_text(project);
            return CommandOutput { stderr, status: 1, ..CommandOutput::default() };
        }
    };
    let mut call = Call::new(project, session, interpreter, now.clone(), &parsed, source);
    let result = command(&mut call, &parsed);
    call.finish(result)
}

/// Runs `alembic upgrade TARGET`.
pub fn upgrade(
    project: &mut Project,
    session: &mut Session,
    interpreter: &mut dyn Interpreter,
    target: &str,
    now: &Now,
) -> CommandOutput {
    run(project, session, interpreter, &["upgrade", "--", target], now)
}

/// Runs `alembic downgrade TARGET`.
pub fn downgrade(
    project: &mut Project,
    session: &mut Session,
    interpreter: &mut dyn Interpreter,
    target: &str,
    now: &Now,
) -> CommandOutput {
    run(project, session, interpreter, &["downgrade", "--", target], now)
}

fn command(call: &mut Call<'_>, parsed: &Parsed) -> Result<(), Failure> {
    let arguments = &parsed.arguments;
    match parsed.command.as_str() {
        "upgrade" => migrate(call, arguments, Work::Upgrade),
        "downgrade" => migrate(call, arguments, Work::Downgrade),
        "stamp" => stamp(call, arguments),
        "current" => read::current(call, arguments),
        "history" => read::history(call, arguments),
        "heads" => read::heads(call, arguments),
        "branches" => read::branches(call, arguments),
        "show" => read::show(call, arguments),
        "edit" => edit::edit(call, arguments),
        "init" => init::init(call, arguments),
        "list_templates" => {
            init::list_templates(call);
            Ok(())
        }
        "revision" => generate::revision(call, arguments),
        "merge" => generate::merge(call, arguments),
        "check" => compare::check(call),
        "ensure_version" => {
            call.locate()?;
            let offline = arguments.flag("sql").then(Offline::default);
            call.environment(Work::EnsureVersion, offline).map(|_| ())
        }
        other => Err(Failure::unsupported(&format!("alembic {other}"))),
    }
}

/// `upgrade` and `downgrade`, with the ranges of `--sql`.
fn migrate(call: &mut Call<'_>, arguments: &Arguments, work: fn(String) -> Work) -> Result<(), Failure> {
    let target = arguments.first();
    let sql = arguments.flag("sql");
    call.locate()?;
    if sql && target.matches(':').count() > 1 {
        return Err(Failure::traceback("ValueError", "too many values to unpack (expected 2)"));
    }
    let (start, target) = match target.split_once(':') {
        Some(_) if !sql => return Err(Failure::command("Range revision not allowed")),
        Some((start, target)) => (Some(start.to_owned()), target.to_owned()),
        None if sql && work(String::new()) == Work::Downgrade(String::new()) => {
            return Err(Failure::command("downgrade with --sql requires <fromrev>:<torev>"));
        }
        None => (None, target.to_owned()),
    };
    call.destination = Some(json!(target));
    call.starting = Some(json!([start]));
    call.tag = arguments.value("tag").map(str::to_owned);
    call.environment(work(target), sql.then_some(Offline { start })).map(|_| ())
}

fn stamp(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    call.locate()?;
    let sql = arguments.flag("sql");
    let mut start: Option<String> = None;
    let mut targets = Vec::new();
    for word in &arguments.positional {
        if sql && word.matches(':').count() > 1 {
            return Err(Failure::traceback("ValueError", "too many values to unpack (expected 2)"));
        }
        match word.split_once(':').filter(|_| sql) {
            Some((from, to)) => {
                if start.as_deref().is_some_and(|start| start != from) {
                    return Err(Failure::command(
                        "Stamp operation with --sql only supports a single starting revision at a time",
                    ));
                }
                start = Some(from.to_owned());
                targets.push(to.to_owned());
            }
            None => targets.push(word.clone()),
        }
    }
    call.destination = Some(json!(targets));
    call.starting = Some(json!([start]));
    call.tag = arguments.value("tag").map(str::to_owned);
    let work = Work::Stamp { targets, purge: arguments.flag("purge") };
    call.environment(work, sql.then_some(Offline { start })).map(|_| ())
}

#[cfg(test)]
mod tests;
