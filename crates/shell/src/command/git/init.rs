//! `git init`, `git clone`

use super::here::{fatal, option};
use super::remote::{address, is_hosted};
use super::{Answer, Outcome};
use crate::git::{Head, Repository};
use crate::world::{Invocation, World};

/// Makes a repository.
pub(super) fn init(arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Outcome {
    let git = &mut world.machine.git;
    let (mut bare, mut quiet, mut folder) = (false, false, ".");
    let mut branch = git.config.get("init.defaultbranch").cloned().unwrap_or_else(|| "master".to_owned());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--bare" => bare = true,
            "-q" | "--quiet" => quiet = true,
            "-b" | "--initial-branch" => branch = rest.next().map_or(branch, |name| (*name).to_owned()),
            other => match other.strip_prefix("--initial-branch=").or_else(|| other.strip_prefix("-b")) {
                Some(name) => name.clone_into(&mut branch),
                None if other.starts_with('-') => return Err(option("init", other)),
                None => folder = other,
            },
        }
    }
    let top = call.path(folder);
    let known = git.repositories.contains_key(&top);
    let verb = if known { "Reinitialized existing" } else { "Initialized empty" };
    let place = if bare { format!("{top}/") } else { format!("{top}/.git/") };
    git.repositories.entry(top).or_insert_with(|| Repository::new(&branch, bare));
    let words = format!("{verb} Git repository in {place}\n");
    Ok(Answer::printed(if quiet { String::new() } else { words }))
}

/// Makes a repository after another one.
pub(super) fn clone(arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Outcome {
    let (mut quiet, mut wanted) = (false, None);
    let mut names = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "-q" | "--quiet" => quiet = true,
            "-b" | "--branch" => wanted = rest.next().copied(),
            other if other.starts_with('-') => return Err(option("clone", other)),
            name => names.push(name),
        }
    }
    let Some(url) = names.first() else {
        return Err(fatal("You must specify a repository to clone."));
    };
    let base = url.trim_end_matches('/').trim_end_matches(".git").trim_end_matches('/');
    let folder = names.get(1).copied().unwrap_or_else(|| base.rsplit(['/', ':']).next().unwrap_or(base));
    let machine = &mut *world.machine;
    let source = address(&call.folder, url);
    let git = &mut machine.git;
    let Some(origin) =
        git.repositories.get(&source).cloned().or_else(|| is_hosted(url).then(|| Repository::new("main", true)))
    else {
        return Err(fatal(format!("repository '{url}' does not exist")));
    };
    let top = call.path(folder);
    let inside = format!("{top}/");
    if machine.disk.keys().any(|path| path.starts_with(&inside)) {
        return Err(fatal(format!("destination path '{folder}' already exists and is not an empty directory.")));
    }
    let mut stderr = format!("Cloning into '{folder}'...\n");
    let default = match (&wanted, &origin.head) {
        (Some(name), _) => (*name).to_owned(),
        (None, Head::Branch(name)) => name.clone(),
        (None, Head::Detached(_)) => "main".to_owned(),
    };
    if wanted.is_some() && !origin.branches.contains_key(&default) {
        stderr.push_str(&format!("fatal: Remote branch {default} not found in upstream origin\n"));
        return Err(Answer::failed(128, stderr));
    }
    let mut repo = Repository::new(&default, false);
    repo.take_objects(&origin);
    repo.tags = origin.tags.clone();
    repo.config.insert(
        "remote.origin.url".to_owned(),
        if is_hosted(url) || url.starts_with('/') { (*url).to_owned() } else { format!("{}/{url}", call.folder) },
    );
    repo.tracking = origin.branches.iter().map(|(name, id)| (format!("origin/{name}"), *id)).collect();
    repo.follow(&default, "origin", &default);
    if let Head::Branch(name) = &origin.head
        && let Some(id) = origin.branches.get(name)
    {
        repo.tracking.insert("origin/HEAD".to_owned(), *id);
    }
    match origin.branches.get(&default) {
        Some(id) => {
            repo.branches.insert(default, *id);
            repo.index = repo.tree(Some(*id));
            let files = repo.index.iter().map(|(path, id)| (format!("{inside}{path}"), repo.blob(*id).to_owned()));
            machine.disk.extend(files);
            if !is_hosted(url) {
                stderr.push_str("done.\n");
            }
        }
        None if origin.branches.is_empty() => {
            stderr.push_str("warning: You appear to have cloned an empty repository.\n");
            if !is_hosted(url) {
                stderr.push_str("done.\n");
            }
        }
        None => stderr.push_str("done.\nwarning: remote HEAD refers to nonexistent ref, unable to checkout\n"),
    }
    git.repositories.entry(source).or_insert(origin);
    git.repositories.insert(top, repo);
    Ok(Answer { stderr: if quiet { String::new() } else { stderr }, ..Answer::default() })
}
