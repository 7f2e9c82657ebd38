//! `git diff`

use super::here::option;
use super::path::{matches, quoted};
use super::stat::{stat, summary};
use super::{Answer, Here, Outcome};
use crate::git::diff::hunks;
use crate::git::rename::{Change, changes};
use crate::git::{Id, Repository, Tree, history, revision};

/// Shows what differs between two states.
pub(super) fn diff(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut staged, mut shape, mut status) = (false, "", 0);
    let (mut names, mut paths, mut after_dashes) = (Vec::new(), Vec::new(), false);
    for argument in arguments {
        match *argument {
            path if after_dashes => paths.push(here.inside(path)?),
            "--" => after_dashes = true,
            "--staged" | "--cached" => staged = true,
            "--stat" | "--name-only" | "--name-status" | "--shortstat" | "--quiet" | "--exit-code" => shape = argument,
            "-p" | "--patch" | "-u" | "--no-color" => {}
            other if other.starts_with('-') => return Err(option("diff", other)),
            name if revision::resolve(&here.repo, name).is_some() || name.contains("..") && !name.starts_with("..") => {
                names.push(name);
            }
            name => {
                let path = here.inside(name)?;
                let is_known = here.repo.index.keys().any(|it| matches(&path, it)) || here.text(&path).is_some();
                if !is_known {
                    here.commit(name)?;
                }
                paths.push(path);
            }
        }
    }
    let (old, new, unmerged) = sides(here, &names, staged)?;
    let mut all = changes(&here.repo, &old, &new, true);
    let is_meant = |path: &str| paths.is_empty() || paths.iter().any(|named| matches(named, path));
    all.retain(|change| is_meant(change.path()) && !unmerged.iter().any(|path| path == change.path()));
    let mut out = match shape {
        "--stat" => stat(&here.repo, &all),
        "--shortstat" if all.is_empty() => String::new(),
        "--shortstat" => summary(&here.repo, &all),
        "--name-only" => names_of(&all, false),
        "--name-status" => names_of(&all, true),
        "--quiet" => String::new(),
        _ => patch(&here.repo, &all),
    };
    if unmerged.iter().any(|path| is_meant(path)) {
        if shape.is_empty() && !staged {
            return Err(option("diff", "of files in conflict"));
        }
        out.push_str(&unmerged.iter().map(|path| format!("* Unmerged path {path}\n")).collect::<String>());
    }
    if matches!(shape, "--quiet" | "--exit-code") {
        status = i32::from(!all.is_empty());
    }
    Ok(Answer { status, stdout: out, stderr: String::new() })
}

/// The two states, and the files in conflict that are in neither.
fn sides(here: &mut Here<'_>, names: &[&str], staged: bool) -> Result<(Tree, Tree, Vec<String>), Answer> {
    let tree = |here: &Here<'_>, name: &str| -> Result<Tree, Answer> {
        let id = here.commit(if name.is_empty() { "HEAD" } else { name })?;
        Ok(here.repo.tree(Some(id)))
    };
    match names {
        [] if staged => {
            let unmerged = here.repo.conflicts.keys().cloned().collect();
            Ok((here.repo.tree(here.repo.tip()), here.repo.index.clone(), unmerged))
        }
        [name] if staged => Ok((tree(here, name)?, here.repo.index.clone(), Vec::new())),
        [] => {
            let unmerged = here.repo.conflicts.keys().cloned().collect();
            Ok((here.repo.index.clone(), here.tracked(), unmerged))
        }
        [name] => {
            if let Some((left, right)) = name.split_once("...") {
                let or_head = |name: &str| here.commit(if name.is_empty() { "HEAD" } else { name });
                let (left, right) = (or_head(left)?, or_head(right)?);
                let base = history::merge_bases(&here.repo, left, right).first().copied();
                return Ok((here.repo.tree(base), here.repo.tree(Some(right)), Vec::new()));
            }
            if let Some((left, right)) = name.split_once("..") {
                return Ok((tree(here, left)?, tree(here, right)?, Vec::new()));
            }
            Ok((tree(here, name)?, here.tracked(), Vec::new()))
        }
        [left, right] => Ok((tree(here, left)?, tree(here, right)?, Vec::new())),
        _ => Err(option("diff", "of more than two commits")),
    }
}

/// Paths alone, or with the letter of what happened.
pub(super) fn names(all: &[Change], with_status: bool) -> String {
    let row = |change: &Change| {
        let path = quoted(change.path());
        match change {
            _ if !with_status => format!("{path}\n"),
            Change::Added { .. } => format!("A\t{path}\n"),
            Change::Deleted { .. } => format!("D\t{path}\n"),
            Change::Modified { .. } => format!("M\t{path}\n"),
            Change::Renamed { from, percent, .. } => format!("R{percent:03}\t{}\t{path}\n", quoted(from)),
        }
    };
    all.iter().map(row).collect()
}

use names as names_of;

/// A unified diff, as git prints it.
pub(super) fn patch(repo: &Repository, all: &[Change]) -> String {
    all.iter().map(|change| one(repo, change)).collect()
}

fn one(repo: &Repository, change: &Change) -> String {
    let path = change.path();
    let from = match change {
        Change::Renamed { from, .. } => from,
        _ => path,
    };
    let (left, right) = (quoted(&format!("a/{from}")), quoted(&format!("b/{path}")));
    let (old, new) = change.ids();
    let (before, after) = (old.map_or("", |id| repo.blob(id)), new.map_or("", |id| repo.blob(id)));
    let mut out = format!("diff --git {left} {right}\n");
    let name = |id: Option<Id>| id.map_or_else(|| "0000000".to_owned(), Id::short);
    let index = format!("index {}..{}", name(old), name(new));
    let (mut minus, mut plus) = (left, right);
    match change {
        Change::Added { .. } => {
            out.push_str(&format!("new file mode 100644\n{index}\n"));
            "/dev/null".clone_into(&mut minus);
        }
        Change::Deleted { .. } => {
            out.push_str(&format!("deleted file mode 100644\n{index}\n"));
            "/dev/null".clone_into(&mut plus);
        }
        Change::Modified { .. } => out.push_str(&format!("{index} 100644\n")),
        Change::Renamed { from, path, percent, .. } => {
            let moved = format!("rename from {}\nrename to {}\n", quoted(from), quoted(path));
            out.push_str(&format!("similarity index {percent}%\n{moved}"));
            if old != new {
                out.push_str(&format!("{index} 100644\n"));
            }
        }
    }
    let hunks = hunks(before, after);
    if !hunks.is_empty() {
        let tab = |name: &str| if name.contains(' ') && !name.starts_with('"') { "\t" } else { "" };
        out.push_str(&format!("--- {minus}{}\n+++ {plus}{}\n{hunks}", tab(&minus), tab(&plus)));
    }
    out
}
