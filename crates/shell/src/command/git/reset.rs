//! `git reset`, `git restore`

use super::add::no_match;
use super::here::{fatal, option};
use super::path::matches;
use super::{Answer, Here, Outcome};
use crate::git::rename::{Change, changes};
use crate::git::{Id, Tree, revision};

/// Moves the branch, or takes files out of the index.
pub(super) fn reset(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut mode, mut quiet, mut names, mut paths, mut after_dashes) = ("", false, Vec::new(), Vec::new(), false);
    for argument in arguments {
        match *argument {
            path if after_dashes => paths.push(here.inside(path)?),
            "--" => after_dashes = true,
            "--hard" | "--soft" | "--mixed" => mode = argument,
            "-q" | "--quiet" => quiet = true,
            other if other.starts_with('-') => return Err(option("reset", other)),
            name if names.is_empty() && paths.is_empty() && revision::resolve(&here.repo, name).is_some() => {
                names.push(name);
            }
            path => {
                let inside = here.inside(path)?;
                let tip = here.repo.tree(here.repo.tip());
                if !here.repo.index.keys().chain(tip.keys()).any(|it| matches(&inside, it)) {
                    here.commit(path)?;
                }
                paths.push(inside);
            }
        }
    }
    let target = match names.first() {
        Some(name) => Some(here.commit(name)?),
        None => here.repo.tip(),
    };
    if !paths.is_empty() {
        if !mode.is_empty() && mode != "--mixed" {
            return Err(fatal(format!("Cannot do {} reset with paths.", &mode[2..])));
        }
        unstage(here, &here.repo.tree(target), &paths);
        return Ok(Answer::printed(if quiet { String::new() } else { unstaged(here) }));
    }
    if let (Some(tip), true) = (here.repo.tip(), target.is_some()) {
        here.repo.marks.insert("ORIG_HEAD".to_owned(), tip);
    }
    match mode {
        "--hard" => {
            hard(here, target);
            let Some(id) = target else { return Ok(Answer::default()) };
            let words = format!("HEAD is now at {} {}\n", id.short(), here.look(id)?.subject());
            Ok(Answer::printed(if quiet { String::new() } else { words }))
        }
        "--soft" => {
            target.into_iter().for_each(|id| here.repo.move_tip(id));
            Ok(Answer::default())
        }
        _ => {
            here.repo.index = here.repo.tree(target);
            here.repo.conflicts.clear();
            here.repo.merging = None;
            target.into_iter().for_each(|id| here.repo.move_tip(id));
            Ok(Answer::printed(if quiet { String::new() } else { unstaged(here) }))
        }
    }
}

/// Makes branch, index and work tree those of a commit.
pub(super) fn hard(here: &mut Here<'_>, target: Option<Id>) {
    let new = here.repo.tree(target);
    let tip = here.repo.tree(here.repo.tip());
    let known = here.repo.index.keys().chain(here.repo.conflicts.keys()).chain(tip.keys());
    let gone: Vec<String> = known.filter(|path| !new.contains_key(*path)).cloned().collect();
    gone.iter().for_each(|path| here.put(path, None));
    new.iter().for_each(|(path, id)| here.put_blob(path, Some(*id)));
    here.repo.index = new;
    here.repo.conflicts.clear();
    here.repo.merging = None;
    target.into_iter().for_each(|id| here.repo.move_tip(id));
}

/// Has the index hold what a state holds at these paths.
fn unstage(here: &mut Here<'_>, source: &Tree, paths: &[String]) {
    let is_named = |path: &str| paths.iter().any(|named| matches(named, path));
    here.repo.index.retain(|path, _| !is_named(path) || source.contains_key(path));
    here.repo.conflicts.retain(|path, _| !is_named(path));
    here.repo.index.extend(source.iter().filter(|(path, _)| is_named(path)).map(|(path, id)| (path.clone(), *id)));
}

fn unstaged(here: &mut Here<'_>) -> String {
    let work = here.tracked();
    let all = changes(&here.repo, &here.repo.index, &work, false);
    if all.is_empty() {
        return String::new();
    }
    let letter = |change: &Change| if matches!(change, Change::Deleted { .. }) { 'D' } else { 'M' };
    let rows: String = all.iter().map(|change| format!("{}\t{}\n", letter(change), change.path())).collect();
    format!("Unstaged changes after reset:\n{rows}")
}

/// Takes files back.
pub(super) fn restore(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut staged, mut work, mut source, mut names) = (false, false, None, Vec::new());
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        match argument {
            "-S" | "--staged" => staged = true,
            "-W" | "--worktree" => work = true,
            "-s" | "--source" => source = rest.next(),
            "-q" | "--quiet" | "--" => {}
            other => match other.strip_prefix("--source=") {
                Some(name) => source = Some(name),
                None if other.starts_with('-') => return Err(option("restore", other)),
                None => names.push(other),
            },
        }
    }
    if names.is_empty() {
        return Err(fatal("you must specify path(s) to restore"));
    }
    let tree = match source {
        Some(name) => here.repo.tree(Some(here.commit(name)?)),
        None if staged => here.repo.tree(here.repo.tip()),
        None => here.repo.index.clone(),
    };
    let mut paths = Vec::new();
    for name in names {
        let path = here.inside(name)?;
        if here.repo.conflicts.contains_key(&path) && !staged && source.is_none() {
            return Err(super::here::error(format!("path '{path}' is unmerged")));
        }
        if !tree.keys().chain(here.repo.index.keys()).any(|it| matches(&path, it)) {
            return Err(no_match(name));
        }
        paths.push(path);
    }
    let before = here.repo.index.clone();
    if staged {
        unstage(here, &tree, &paths);
    }
    if work || !staged {
        let known: Vec<String> = before.keys().chain(tree.keys()).cloned().collect();
        for path in known.iter().filter(|path| paths.iter().any(|named| matches(named, path))) {
            here.put_blob(path, tree.get(path).copied());
        }
    }
    Ok(Answer::default())
}
