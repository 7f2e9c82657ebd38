//! `git …`: the words around [`crate::git`].

mod add;
mod branch;
mod commit;
mod config;
mod diff;
mod here;
mod init;
mod log;
mod merge;
mod path;
mod remote;
mod reset;
mod stat;
mod status;
mod switch;
mod sync;
mod tag;

use super::{Answer, Command};
use crate::world::{Invocation, World};
use here::Here;

/// git, as far as two developers need it who write revisions at the same time.
pub(super) struct Git;

/// What a subcommand answers, be it good or bad.
type Outcome = Result<Answer, Answer>;

/// Runs a subcommand in a repository.
type Run = fn(&mut Here<'_>, &[&str]) -> Outcome;

/// Every subcommand that needs a repository.
const COMMANDS: &[(&str, Run)] = &[
    ("add", add::add),
    ("branch", branch::branch),
    ("checkout", switch::checkout),
    ("commit", commit::commit),
    ("diff", diff::diff),
    ("fetch", sync::fetch),
    ("log", log::log),
    ("ls-files", add::ls_files),
    ("merge", merge::merge),
    ("mv", add::mv),
    ("pull", sync::pull),
    ("push", sync::push),
    ("remote", remote::remote),
    ("reset", reset::reset),
    ("restore", reset::restore),
    ("rev-parse", log::rev_parse),
    ("rm", add::rm),
    ("show", log::show),
    ("stage", add::add),
    ("status", status::status),
    ("switch", switch::switch),
    ("tag", tag::tag),
];

/// Subcommands of git that are not built.
const MISSING: &[&str] = &[
    "am",
    "apply",
    "archive",
    "bisect",
    "blame",
    "bundle",
    "cat-file",
    "cherry",
    "cherry-pick",
    "clean",
    "describe",
    "difftool",
    "filter-branch",
    "format-patch",
    "fsck",
    "gc",
    "grep",
    "gui",
    "hash-object",
    "help",
    "ls-remote",
    "ls-tree",
    "merge-base",
    "merge-file",
    "mergetool",
    "notes",
    "prune",
    "range-diff",
    "rebase",
    "reflog",
    "replace",
    "rerere",
    "rev-list",
    "revert",
    "shortlog",
    "show-ref",
    "sparse-checkout",
    "stash",
    "submodule",
    "symbolic-ref",
    "update-index",
    "update-ref",
    "whatchanged",
    "worktree",
];

impl Command for Git {
    fn name(&self) -> &'static str {
        "git"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let arguments = call.arguments();
        match run(&arguments, call, world) {
            Ok(answer) | Err(answer) => answer,
        }
    }
}

fn run(arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Outcome {
    match arguments {
        ["-C", folder, rest @ ..] => {
            let call = Invocation { folder: call.path(folder), ..call.clone() };
            run(rest, &call, world)
        }
        ["--no-pager", rest @ ..] => run(rest, call, world),
        ["--version" | "-v" | "version", ..] => Ok(Answer::printed("git version 2.47.3\n")),
        ["init", rest @ ..] => init::init(rest, call, world),
        ["clone", rest @ ..] => init::clone(rest, call, world),
        ["config", rest @ ..] => config::config(rest, call, world),
        [] => Err(Answer::failed(1, "usage: git [-v | --version] [-C <path>] [--no-pager] <command> [<args>]\n")),
        [option, ..] if option.starts_with('-') => Err(refused(option)),
        [name, rest @ ..] => {
            let Some((_, body)) = COMMANDS.iter().find(|(known, _)| known == name) else {
                return Err(unknown(name));
            };
            let mut here = Here::open(call, world)?;
            let outcome = body(&mut here, rest);
            here.close();
            outcome
        }
    }
}

fn unknown(name: &str) -> Answer {
    if MISSING.contains(&name) {
        return refused(name);
    }
    let mut words = format!("git: '{name}' is not a git command. See 'git --help'.\n");
    let known = COMMANDS.iter().map(|(known, _)| *known).chain(["init", "clone", "config"]);
    if let Some(near) = crate::bash::nearest(name, known) {
        words.push_str(&format!("\nThe most similar command is\n\t{near}\n"));
    }
    Answer::failed(1, words)
}

/// What is not supported says so.
fn refused(what: &str) -> Answer {
    Answer::failed(129, format!("git: '{what}' is not supported by Retort\n"))
}
