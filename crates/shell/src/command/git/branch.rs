//! `git branch`

use super::here::{error, fatal, option};
use super::{Answer, Here, Outcome};
use crate::git::{Head, history, revision};

/// Lists, makes, moves and deletes branches.
pub(super) fn branch(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut delete, mut force, mut moved, mut all, mut remotes, mut verbose) =
        (false, false, false, false, false, false);
    let (mut upstreams, mut upstream, mut names) = (false, None, Vec::new());
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        match argument {
            "--show-current" => {
                let name = here.repo.branch().map(|name| format!("{name}\n"));
                return Ok(Answer::printed(name.unwrap_or_default()));
            }
            "-d" | "--delete" => delete = true,
            "-D" => (delete, force) = (true, true),
            "-m" | "--move" => moved = true,
            "-M" => (moved, force) = (true, true),
            "-f" | "--force" => force = true,
            "-a" | "--all" => all = true,
            "-r" | "--remotes" => remotes = true,
            "-v" | "--verbose" => verbose = true,
            "-vv" => (verbose, upstreams) = (true, true),
            "-l" | "--list" | "--no-color" => {}
            "-u" | "--set-upstream-to" => upstream = rest.next(),
            other => match other.strip_prefix("--set-upstream-to=") {
                Some(name) => upstream = Some(name),
                None if other.starts_with('-') => return Err(option("branch", other)),
                None => names.push(other),
            },
        }
    }
    if let Some(upstream) = upstream {
        return follow(here, upstream, names.first().copied());
    }
    if delete {
        return remove(here, &names, force);
    }
    if moved {
        return rename(here, &names, force);
    }
    match names.as_slice() {
        [] => Ok(Answer::printed(list(here, all, remotes, (verbose, upstreams)))),
        [name] => create(here, name, "HEAD", force),
        [name, start, ..] => create(here, name, start, force),
    }
}

fn list(here: &Here<'_>, all: bool, remotes: bool, (verbose, upstreams): (bool, bool)) -> String {
    let repo = &here.repo;
    let mut rows: Vec<(String, String, Option<crate::git::Id>)> = Vec::new();
    if !remotes {
        if let Head::Detached(id) = &repo.head {
            rows.push(("*".into(), format!("(HEAD detached {})", super::status::detached(here, *id)), Some(*id)));
        }
        for (name, id) in &repo.branches {
            let sign = if repo.branch() == Some(name) { "*" } else { " " };
            rows.push((sign.into(), name.clone(), Some(*id)));
        }
    }
    if all || remotes {
        for (name, id) in &repo.tracking {
            let prefix = if all { "remotes/" } else { "" };
            match name.strip_suffix("/HEAD") {
                Some(remote) => {
                    let target = repo.tracking.iter().find(|(other, it)| **it == *id && *other != name);
                    let target = target.map_or_else(|| format!("{remote}/main"), |(other, _)| other.clone());
                    rows.push((" ".into(), format!("{prefix}{name} -> {target}"), None));
                }
                None => rows.push((" ".into(), format!("{prefix}{name}"), Some(*id))),
            }
        }
    }
    let width = rows.iter().map(|(_, name, _)| name.chars().count()).max().unwrap_or_default();
    let row = |(sign, name, id): (String, String, Option<crate::git::Id>)| match id
        .and_then(|id| Some((id, repo.commits.get(&id)?)))
    {
        Some((id, commit)) if verbose => {
            let follows = if upstreams { followed(here, &name) } else { String::new() };
            format!("{sign} {name:<width$} {} {follows}{}\n", id.short(), commit.subject())
        }
        _ => format!("{sign} {name}\n"),
    };
    rows.into_iter().map(row).collect()
}

/// `[origin/main: ahead 1] `
fn followed(here: &Here<'_>, name: &str) -> String {
    let repo = &here.repo;
    let Some((remote, there)) = repo.upstream(name) else { return String::new() };
    let upstream = format!("{remote}/{there}");
    let (Some(own), Some(other)) = (repo.branches.get(name), repo.tracking.get(&upstream)) else {
        return format!("[{upstream}: gone] ");
    };
    match history::apart(repo, *own, *other) {
        (0, 0) => format!("[{upstream}] "),
        (ahead, 0) => format!("[{upstream}: ahead {ahead}] "),
        (0, behind) => format!("[{upstream}: behind {behind}] "),
        (ahead, behind) => format!("[{upstream}: ahead {ahead}, behind {behind}] "),
    }
}

/// Whether git takes it as the name of a branch.
pub(super) fn is_name(name: &str) -> bool {
    let bad = [" ", "~", "^", ":", "?", "*", "[", "\\", "..", "@{", "//"];
    !name.is_empty()
        && !name.starts_with(['-', '/', '.'])
        && !name.ends_with(['/', '.'])
        && !name.rsplit('.').next().is_some_and(|end| end == "lock" && name.contains('.'))
        && !bad.iter().any(|it| name.contains(it))
        && !matches!(name, "HEAD" | "@")
}

fn create(here: &mut Here<'_>, name: &str, start: &str, force: bool) -> Outcome {
    if !is_name(name) {
        return Err(fatal(format!("'{name}' is not a valid branch name")));
    }
    if here.repo.branches.contains_key(name) && !force {
        return Err(fatal(format!("a branch named '{name}' already exists")));
    }
    let none = || {
        let start = if start == "HEAD" { here.repo.branch().unwrap_or(start) } else { start };
        fatal(format!("not a valid object name: '{start}'"))
    };
    let id = revision::resolve(&here.repo, start).ok_or_else(none)?;
    here.repo.branches.insert(name.to_owned(), id);
    Ok(Answer::printed(tracks(here, name, start)))
}

/// Has a branch follow the one of a remote that it started from; the words for it.
pub(super) fn tracks(here: &mut Here<'_>, name: &str, start: &str) -> String {
    match start.split_once('/') {
        Some((remote, there)) if here.repo.tracking.contains_key(start) => {
            here.repo.follow(name, remote, there);
            format!("branch '{name}' set up to track '{start}'.\n")
        }
        _ => String::new(),
    }
}

fn follow(here: &mut Here<'_>, upstream: &str, name: Option<&str>) -> Outcome {
    let name = name.or(here.repo.branch()).unwrap_or_default().to_owned();
    let words = tracks(here, &name, upstream);
    if words.is_empty() {
        return Err(fatal(format!("the requested upstream branch '{upstream}' does not exist")));
    }
    Ok(Answer::printed(words))
}

fn remove(here: &mut Here<'_>, names: &[&str], force: bool) -> Outcome {
    let mut out = String::new();
    for name in names {
        let Some(id) = here.repo.branches.get(*name).copied() else {
            return Err(error(format!("branch '{name}' not found")));
        };
        if here.repo.branch() == Some(name) {
            return Err(error(format!("cannot delete branch '{name}' used by worktree at '{}'", here.top)));
        }
        let upstream = here.repo.upstream(name).map(|(remote, there)| format!("{remote}/{there}"));
        let against = upstream.and_then(|name| here.repo.tracking.get(&name).copied()).or(here.repo.tip());
        if !force && !against.is_some_and(|tip| history::is_ancestor(&here.repo, id, tip)) {
            return Err(error(format!(
                "the branch '{name}' is not fully merged\nhint: If you are sure you want to delete it, run 'git branch -D \
                 {name}'\nhint: Disable this message with \"git config set advice.forceDeleteBranch false\""
            )));
        }
        here.repo.branches.remove(*name);
        here.repo.config.retain(|key, _| !key.starts_with(&format!("branch.{name}.")));
        out.push_str(&format!("Deleted branch {name} (was {}).\n", id.short()));
    }
    Ok(Answer::printed(out))
}

fn rename(here: &mut Here<'_>, names: &[&str], force: bool) -> Outcome {
    let current = here.repo.branch().unwrap_or_default().to_owned();
    let (old, new) = match names {
        [new] => (current.clone(), (*new).to_owned()),
        [old, new] => ((*old).to_owned(), (*new).to_owned()),
        _ => return Err(fatal("branch name required")),
    };
    if !is_name(&new) {
        return Err(fatal(format!("'{new}' is not a valid branch name")));
    }
    if here.repo.branches.contains_key(&new) && !force && old != new {
        return Err(fatal(format!("a branch named '{new}' already exists")));
    }
    match here.repo.branches.remove(&old) {
        Some(id) => {
            here.repo.branches.insert(new.clone(), id);
        }
        None if old == current => {}
        None => return Err(fatal(format!("no branch named '{old}'"))),
    }
    for part in ["remote", "merge"] {
        if let Some(value) = here.repo.config.remove(&format!("branch.{old}.{part}")) {
            here.repo.config.insert(format!("branch.{new}.{part}"), value);
        }
    }
    if old == current {
        here.repo.head = Head::Branch(new);
    }
    Ok(Answer::default())
}
