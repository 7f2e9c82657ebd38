//! `git checkout`, `git switch`

use super::add::no_match;
use super::branch::{is_name, tracks};
use super::here::{fatal, option};
use super::path::matches;
use super::status::following;
use super::{Answer, Here, Outcome};
use crate::git::rename::{Change, changes};
use crate::git::{Head, Id, Tree, revision};

/// Goes to a branch or a commit, or takes files out of one.
pub(super) fn checkout(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (before, after) = match arguments.iter().position(|it| *it == "--") {
        Some(at) => (&arguments[..at], Some(&arguments[at + 1..])),
        None => (arguments, None),
    };
    let before: Vec<&str> = before.iter().copied().filter(|it| !matches!(*it, "-q" | "--quiet")).collect();
    match (before.as_slice(), after) {
        (["-b", rest @ ..], _) => create(here, rest, false),
        (["-B", rest @ ..], _) => create(here, rest, true),
        (["--ours" | "--theirs", ..], _) => side(here, before[0] == "--ours", after.unwrap_or(&before[1..])),
        ([option_, ..], _) if option_.starts_with('-') && *option_ != "-" => Err(option("checkout", option_)),
        ([], Some(paths)) => take(here, None, paths).map(quiet),
        ([name, ..], Some(paths)) if !paths.is_empty() => take(here, Some(name), paths).map(quiet),
        ([name, paths @ ..], _) => match revision::resolve(&here.repo, name) {
            Some(_) if !paths.is_empty() => take(here, Some(name), paths),
            Some(_) => go(here, name, true),
            None if guess(here, name).is_some() => go(here, name, true),
            None if here.repo.branch() == Some(name) && here.repo.tip().is_none() => go(here, name, true),
            None => take(here, None, &before),
        },
        ([], None) => Err(option("checkout", "without a name")),
    }
}

/// After two dashes, nobody counts.
fn quiet(answer: Answer) -> Answer {
    Answer { stderr: String::new(), ..answer }
}

/// Goes to a branch.
pub(super) fn switch(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    match arguments {
        ["-q" | "--quiet", rest @ ..] => switch(here, rest),
        ["-c" | "--create", rest @ ..] => create(here, rest, false),
        ["-C" | "--force-create", rest @ ..] => create(here, rest, true),
        ["-d" | "--detach", name] => {
            let id = here.commit(name)?;
            move_to(here, Head::Detached(id), name)
        }
        ["-"] => go(here, "-", true),
        [other, ..] if other.starts_with('-') => Err(option("switch", other)),
        [name] if here.repo.branches.contains_key(*name) || guess(here, name).is_some() => go(here, name, false),
        [name] => match revision::resolve(&here.repo, name) {
            Some(_) => Err(fatal(format!(
                "a branch is expected, got commit '{name}'\nhint: If you want to detach HEAD at the commit, try again with \
                 the --detach option."
            ))),
            None => Err(fatal(format!("invalid reference: {name}"))),
        },
        _ => Err(fatal("missing branch or commit argument")),
    }
}

fn create(here: &mut Here<'_>, names: &[&str], force: bool) -> Outcome {
    let Some(name) = names.first() else { return Err(fatal("option `b' requires a value")) };
    if !is_name(name) {
        return Err(fatal(format!("'{name}' is not a valid branch name")));
    }
    if here.repo.branches.contains_key(*name) && !force {
        return Err(fatal(format!("a branch named '{name}' already exists")));
    }
    let start = names.get(1).copied().unwrap_or("HEAD");
    let Some(id) = revision::resolve(&here.repo, start) else {
        if start == "HEAD" {
            here.repo.head = Head::Branch((*name).to_owned());
            return Ok(Answer { stderr: format!("Switched to a new branch '{name}'\n"), ..Answer::default() });
        }
        return Err(fatal(format!("'{start}' is not a commit and a branch '{name}' cannot be created from it")));
    };
    if here.repo.tip() != Some(id) {
        carry(here, id)?;
    }
    here.repo.branches.insert((*name).to_owned(), id);
    here.repo.previous = Some(here.repo.head.clone());
    here.repo.head = Head::Branch((*name).to_owned());
    let stdout = tracks(here, name, start);
    Ok(Answer { stdout, stderr: format!("Switched to a new branch '{name}'\n"), status: 0 })
}

/// The branch of a remote that a name means which is none here.
fn guess(here: &Here<'_>, name: &str) -> Option<String> {
    let mut found = here.repo.tracking.keys().filter(|it| it.split_once('/').is_some_and(|(_, there)| there == name));
    let first = found.next()?;
    (found.next().is_none() && name != "HEAD").then(|| first.clone())
}

fn go(here: &mut Here<'_>, name: &str, detaches: bool) -> Outcome {
    let (head, name) = match name {
        "-" => {
            let Some(head) = here.repo.previous.clone() else { return Err(fatal("invalid reference: @{-1}")) };
            let name = match &head {
                Head::Branch(name) => name.clone(),
                Head::Detached(id) => id.to_string(),
            };
            (head, name)
        }
        name if here.repo.branches.contains_key(name) || here.repo.branch() == Some(name) => {
            (Head::Branch(name.to_owned()), name.to_owned())
        }
        name => match (revision::resolve(&here.repo, name), guess(here, name)) {
            (Some(id), _) if detaches => (Head::Detached(id), name.to_owned()),
            (_, Some(start)) => {
                let Some(id) = here.repo.tracking.get(&start).copied() else { return Err(no_match(name)) };
                carry(here, id)?;
                here.repo.branches.insert(name.to_owned(), id);
                let stdout = tracks(here, name, &start);
                here.repo.previous = Some(here.repo.head.clone());
                here.repo.head = Head::Branch(name.to_owned());
                return Ok(Answer { stdout, stderr: format!("Switched to a new branch '{name}'\n"), status: 0 });
            }
            _ => return Err(no_match(name)),
        },
    };
    move_to(here, head, &name)
}

fn move_to(here: &mut Here<'_>, head: Head, name: &str) -> Outcome {
    let is_same = head == here.repo.head;
    let target = match &head {
        Head::Branch(name) => here.repo.branches.get(name).copied(),
        Head::Detached(id) => Some(*id),
    };
    let mut stdout = String::new();
    let mut stderr = String::new();
    if let Head::Detached(old) = here.repo.head
        && !is_same
        && target != Some(old)
    {
        let subject = here.look(old)?.subject();
        stderr.push_str(&format!("Previous HEAD position was {} {subject}\n", old.short()));
    }
    if let Some(target) = target {
        stdout = carry(here, target)?;
    }
    if !is_same {
        here.repo.previous = Some(here.repo.head.clone());
    }
    let was_detached = matches!(here.repo.head, Head::Detached(_));
    here.repo.head = head.clone();
    match head {
        Head::Branch(name) => {
            let verb = if is_same { "Already on" } else { "Switched to branch" };
            stderr.push_str(&format!("{verb} '{name}'\n"));
            stdout.push_str(following(here).trim_end_matches('\n'));
            if !stdout.is_empty() && !stdout.ends_with('\n') {
                stdout.push('\n');
            }
        }
        Head::Detached(id) => {
            let is_named = here.repo.tags.contains_key(name) || here.repo.tracking.contains_key(name);
            here.repo.left = Some((if is_named { name.to_owned() } else { id.short() }, id));
            if !was_detached {
                stderr = format!("Note: switching to '{name}'.\n\n{DETACHED}");
            }
            stderr.push_str(&format!("HEAD is now at {} {}\n", id.short(), here.look(id)?.subject()));
        }
    }
    Ok(Answer { status: 0, stdout, stderr })
}

const DETACHED: &str = "\
You are in 'detached HEAD' state. You can look around, make experimental
changes and commit them, and you can discard any commits you make in this
state without impacting any branches by switching back to a branch.

If you want to create a new branch to retain commits you create, you may
do so (now or later) by using -c with the switch command. Example:

  git switch -c <new-branch-name>

Or undo this operation with:

  git switch -

Turn off this advice by setting config variable advice.detachedHead to false

";

/// Makes work tree and index those of a commit; what is not committed yet is carried along, and listed.
fn carry(here: &mut Here<'_>, target: Id) -> Result<String, Answer> {
    if let Some(path) = here.repo.conflicts.keys().next() {
        return Err(Answer::failed(
            1,
            format!("{path}: needs merge\nerror: you need to resolve your current index first\n"),
        ));
    }
    let (old, new) = (here.repo.tree(here.repo.tip()), here.repo.tree(Some(target)));
    replace(here, &old, &new, "checkout", "switch branches")?;
    let work = here.tracked();
    let mut out = String::new();
    for change in changes(&here.repo, &new, &work, false) {
        let letter = match change {
            Change::Added { .. } => 'A',
            Change::Deleted { .. } => 'D',
            _ => 'M',
        };
        out.push_str(&format!("{letter}\t{}\n", change.path()));
    }
    Ok(out)
}

/// Brings what differs between two states into index and work tree.
///
/// # Errors
/// If something there would be lost.
pub(super) fn replace(here: &mut Here<'_>, old: &Tree, new: &Tree, what: &str, then: &str) -> Result<(), Answer> {
    let all = changes(&here.repo, old, new, false);
    let work = here.work();
    let index = &here.repo.index;
    let (mut local, mut untracked) = (Vec::new(), Vec::new());
    for change in &all {
        let path = change.path();
        let (before, after) = (old.get(path), new.get(path));
        let (staged, own) = (index.get(path), work.get(path));
        if staged.is_none() && before.is_none() {
            if own.is_some() && own != after {
                untracked.push(path.to_owned());
            }
        } else if (staged != before && staged != after) || (own != staged && own != after && own.is_some()) {
            local.push(path.to_owned());
        }
    }
    let list = |paths: &[String]| paths.iter().map(|path| format!("\t{path}\n")).collect::<String>();
    let mut words = String::new();
    if !local.is_empty() {
        words.push_str(&format!(
            "error: Your local changes to the following files would be overwritten by {what}:\n{}Please commit your changes \
             or stash them before you {then}.\n",
            list(&local)
        ));
    }
    if !untracked.is_empty() {
        words.push_str(&format!(
            "error: The following untracked working tree files would be overwritten by {what}:\n{}Please move or remove them \
             before you {then}.\n",
            list(&untracked)
        ));
    }
    if !words.is_empty() {
        return Err(Answer::failed(1, words + "Aborting\n"));
    }
    for change in all {
        let path = change.path().to_owned();
        let id = new.get(&path).copied();
        match id {
            Some(id) => here.repo.index.insert(path.clone(), id),
            None => here.repo.index.remove(&path),
        };
        here.put_blob(&path, id);
    }
    Ok(())
}

/// Takes files out of the index or a commit.
pub(super) fn take(here: &mut Here<'_>, from: Option<&str>, paths: &[&str]) -> Outcome {
    let source = match from {
        Some(name) => here.repo.tree(Some(here.commit(name)?)),
        None => here.repo.index.clone(),
    };
    let mut found: Vec<String> = Vec::new();
    for typed in paths {
        let path = here.inside(typed)?;
        let here_found: Vec<String> = source.keys().filter(|it| matches(&path, it)).cloned().collect();
        if here_found.is_empty() {
            if here.repo.conflicts.contains_key(&path) {
                return Err(super::here::error(format!("path '{path}' is unmerged")));
            }
            return Err(no_match(typed));
        }
        found.extend(here_found);
    }
    let before = here.work();
    let mut count = 0;
    for path in found {
        let id = source.get(&path).copied();
        count += usize::from(before.get(&path) != id.as_ref() || from.is_some());
        if let (Some(id), true) = (id, from.is_some()) {
            here.repo.index.insert(path.clone(), id);
            here.repo.conflicts.remove(&path);
        }
        here.put_blob(&path, id);
    }
    let many = if count == 1 { "path" } else { "paths" };
    let place = match from {
        Some(name) => here.commit(name)?.short(),
        None => "the index".to_owned(),
    };
    Ok(Answer { stderr: format!("Updated {count} {many} from {place}\n"), ..Answer::default() })
}

/// Takes one side of files in conflict.
fn side(here: &mut Here<'_>, ours: bool, paths: &[&str]) -> Outcome {
    let mut count = 0;
    for typed in paths {
        let path = here.inside(typed)?;
        let Some(stages) = here.repo.conflicts.get(&path).copied() else { return Err(no_match(typed)) };
        let id = stages[if ours { 1 } else { 2 }];
        let Some(id) = id else {
            let which = if ours { "our" } else { "their" };
            return Err(super::here::error(format!("path '{path}' does not have {which} version")));
        };
        here.put_blob(&path, Some(id));
        count += 1;
    }
    let many = if count == 1 { "path" } else { "paths" };
    Ok(Answer { stderr: format!("Updated {count} {many} from the index\n"), ..Answer::default() })
}
