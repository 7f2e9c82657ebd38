//! `git push`, `git fetch`, `git pull`

use super::here::{fatal, option};
use super::merge::{Wanted, join, said};
use super::remote::{address, is_hosted};
use super::{Answer, Here, Outcome};
use crate::git::{Id, Repository, history, revision};

/// A remote: its name, its address, and where its repository is.
struct Remote {
    name: String,
    url: String,
    key: String,
}

fn unreadable(name: &str) -> Answer {
    fatal(format!(
        "'{name}' does not appear to be a git repository\nfatal: Could not read from remote repository.\n\nPlease make sure \
         you have the correct access rights\nand the repository exists."
    ))
}

/// Finds a remote; a repository on a host is made when it is first reached.
fn find(here: &mut Here<'_>, name: &str) -> Result<Remote, Answer> {
    let url = here.repo.config.get(&format!("remote.{name}.url")).cloned();
    let is_path = url.is_none();
    let url = url.unwrap_or_else(|| name.to_owned());
    let key = address(&here.top, &url);
    if is_hosted(&url) {
        here.git.repositories.entry(key.clone()).or_insert_with(|| Repository::new("main", true));
    }
    if !here.git.repositories.contains_key(&key) || (is_path && !name.contains(['/', ':'])) {
        return Err(unreadable(if is_path { name } else { &url }));
    }
    Ok(Remote { name: name.to_owned(), url, key })
}

/// The remote that is meant when none is named.
fn default_remote(here: &Here<'_>) -> String {
    let followed = here.repo.branch().and_then(|branch| here.repo.config.get(&format!("branch.{branch}.remote")));
    followed.cloned().unwrap_or_else(|| "origin".to_owned())
}

/// Gives commits to a remote.
pub(super) fn push(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut follow, mut force, mut tags, mut all, mut delete, mut names) =
        (false, false, false, false, false, Vec::new());
    for argument in arguments {
        match *argument {
            "-u" | "--set-upstream" => follow = true,
            "-f" | "--force" | "--force-with-lease" => force = true,
            "--tags" => tags = true,
            "--all" => all = true,
            "-d" | "--delete" => delete = true,
            other if other.starts_with('-') => return Err(option("push", other)),
            name => names.push(name),
        }
    }
    let name = names.first().map_or_else(|| default_remote(here), |name| (*name).to_owned());
    if names.is_empty() && !here.repo.config.contains_key(&format!("remote.{name}.url")) {
        return Err(fatal(
            "No configured push destination.\nEither specify the URL from the command-line or configure a remote repository \
             using\n\n    git remote add <name> <url>\n\nand then push using the remote name\n\n    git push <name>\n",
        ));
    }
    let mut wanted: Vec<String> = names.iter().skip(1).map(|name| (*name).to_owned()).collect();
    if all {
        wanted = here.repo.branches.keys().cloned().collect();
    }
    if wanted.is_empty() && !tags {
        wanted.push(usual(here, &name, follow)?);
    }
    known(here, &name, &wanted, delete)?;
    let remote = find(here, &name)?;
    let mut lines = Lines::default();
    for spec in &wanted {
        one(here, &remote, spec, Manner { follow, force, delete }, &mut lines)?;
    }
    if tags {
        for (tag, value) in here.repo.tags.clone() {
            give_tag(here, &remote, &tag, value, &mut lines);
        }
    }
    Ok(lines.answer(&remote))
}

/// Whether all that is to be pushed is there: asked before the remote is.
fn known(here: &Here<'_>, remote: &str, wanted: &[String], delete: bool) -> Result<(), Answer> {
    let local = |spec: &str| spec.trim_start_matches('+').split(':').next().unwrap_or_default().to_owned();
    for name in wanted.iter().map(|spec| local(spec)).filter(|name| !delete && !name.is_empty()) {
        if revision::resolve(&here.repo, &name).is_none() {
            let url = here.repo.config.get(&format!("remote.{remote}.url")).map_or(remote, String::as_str);
            return Err(Answer::failed(
                1,
                format!("error: src refspec {name} does not match any\nerror: failed to push some refs to '{url}'\n"),
            ));
        }
    }
    Ok(())
}

/// The branch that a push without a name is about.
fn usual(here: &Here<'_>, name: &str, follow: bool) -> Result<String, Answer> {
    let Some(branch) = here.repo.branch() else {
        return Err(fatal(format!(
            "You are not currently on a branch.\nTo push the history leading to the current (detached HEAD)\nstate now, \
             use\n\n    git push {name} HEAD:<name-of-remote-branch>\n"
        )));
    };
    if !follow && here.repo.upstream(branch).is_none() {
        return Err(fatal(format!(
            "The current branch {branch} has no upstream branch.\nTo push the current branch and set the remote as upstream, \
             use\n\n    git push --set-upstream {name} {branch}\n\nTo have this happen automatically for branches without a \
             tracking\nupstream, see 'push.autoSetupRemote' in 'git help config'.\n"
        )));
    }
    Ok(branch.to_owned())
}

#[derive(Clone, Copy)]
struct Manner {
    follow: bool,
    force: bool,
    delete: bool,
}

/// What a push says.
#[derive(Default)]
struct Lines {
    updates: String,
    follows: String,
    rejected: Option<(String, bool)>,
}

impl Lines {
    fn answer(self, remote: &Remote) -> Answer {
        let url = &remote.url;
        let mut stderr = match self.updates.is_empty() {
            true => "Everything up-to-date\n".to_owned(),
            false => format!("To {url}\n{}", self.updates),
        };
        let Some((_, unknown)) = self.rejected else {
            return Answer { status: 0, stdout: self.follows, stderr };
        };
        stderr.push_str(&format!("error: failed to push some refs to '{url}'\n"));
        stderr.push_str(if unknown {
            "hint: Updates were rejected because the remote contains work that you do not\nhint: have locally. This is \
             usually caused by another repository pushing to\nhint: the same ref. If you want to integrate the remote \
             changes, use\nhint: 'git pull' before pushing again.\nhint: See the 'Note about fast-forwards' in 'git push \
             --help' for details.\n"
        } else {
            "hint: Updates were rejected because the tip of your current branch is behind\nhint: its remote counterpart. If \
             you want to integrate the remote changes,\nhint: use 'git pull' before pushing again.\nhint: See the 'Note about \
             fast-forwards' in 'git push --help' for details.\n"
        });
        Answer { status: 1, stdout: self.follows, stderr }
    }
}

fn one(here: &mut Here<'_>, remote: &Remote, spec: &str, manner: Manner, lines: &mut Lines) -> Result<(), Answer> {
    let force = manner.force || spec.starts_with('+');
    let spec = spec.trim_start_matches('+');
    let head = here.repo.branch().unwrap_or("HEAD").to_owned();
    let (local, there) = spec.split_once(':').unwrap_or((spec, if spec == "HEAD" { &head } else { spec }));
    let there = there.trim_start_matches("refs/heads/").to_owned();
    let tracked = format!("{}/{there}", remote.name);
    let Some(other) = here.git.repositories.get_mut(&remote.key) else { return Err(unreadable(&remote.name)) };
    if manner.delete || local.is_empty() {
        if other.branches.remove(&there).is_none() {
            return Err(Answer::failed(
                1,
                format!(
                    "error: unable to delete '{there}': remote ref does not exist\nerror: failed to push some refs to '{}'\n",
                    remote.url
                ),
            ));
        }
        here.repo.tracking.remove(&tracked);
        lines.updates.push_str(&format!(" - [deleted]         {there}\n"));
        return Ok(());
    }
    if let Some(tag) = here.repo.tags.get(local).cloned().filter(|_| !here.repo.branches.contains_key(local)) {
        give_tag(here, remote, local, tag, lines);
        return Ok(());
    }
    let Some(id) = revision::resolve(&here.repo, local) else {
        return Err(Answer::failed(
            1,
            format!(
                "error: src refspec {local} does not match any\nerror: failed to push some refs to '{}'\n",
                remote.url
            ),
        ));
    };
    if !other.is_bare && other.branch() == Some(&there) {
        return Err(option("push", "to a branch that is checked out there"));
    }
    let old = other.branches.get(&there).copied();
    let source = if local == "HEAD" { "HEAD" } else { local };
    let arrow = format!("{source} -> {there}");
    match old {
        Some(old) if old == id => {}
        None => lines.updates.push_str(&format!(" * [new branch]      {arrow}\n")),
        Some(old) if history::is_ancestor(&here.repo, old, id) => {
            lines.updates.push_str(&format!("   {}..{}  {arrow}\n", old.short(), id.short()));
        }
        Some(old) if force => {
            lines.updates.push_str(&format!(" + {}...{} {arrow} (forced update)\n", old.short(), id.short()));
        }
        Some(old) => {
            let unknown = !here.repo.commits.contains_key(&old);
            let why = if unknown { "fetch first" } else { "non-fast-forward" };
            lines.updates.push_str(&format!(" ! [rejected]        {arrow} ({why})\n"));
            lines.rejected = Some((there, unknown));
            return Ok(());
        }
    }
    other.take_objects(&here.repo);
    other.branches.insert(there.clone(), id);
    here.repo.tracking.insert(tracked.clone(), id);
    if manner.follow && here.repo.branches.contains_key(local) {
        here.repo.follow(local, &remote.name, &there);
        lines.follows.push_str(&format!("branch '{local}' set up to track '{tracked}'.\n"));
    }
    Ok(())
}

fn give_tag(here: &mut Here<'_>, remote: &Remote, name: &str, tag: crate::git::Tag, lines: &mut Lines) {
    let Some(other) = here.git.repositories.get_mut(&remote.key) else { return };
    if other.tags.contains_key(name) {
        return;
    }
    other.take_objects(&here.repo);
    other.tags.insert(name.to_owned(), tag);
    lines.updates.push_str(&format!(" * [new tag]         {name} -> {name}\n"));
}

/// Takes the commits of a remote.
pub(super) fn fetch(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let names: Vec<&str> =
        arguments.iter().copied().filter(|it| !matches!(*it, "--all" | "-p" | "--prune" | "-q")).collect();
    if let Some(other) = names.iter().find(|it| it.starts_with('-')) {
        return Err(option("fetch", other));
    }
    let name = names.first().map_or_else(|| default_remote(here), |name| (*name).to_owned());
    if names.is_empty() && !here.repo.config.contains_key(&format!("remote.{name}.url")) {
        return Ok(Answer::default());
    }
    let prune = arguments.iter().any(|it| matches!(*it, "-p" | "--prune"));
    let stderr = take(here, &name, names.get(1).copied(), prune)?;
    Ok(Answer { stderr, ..Answer::default() })
}

/// Fetches all branches, or one; what is said about it.
fn take(here: &mut Here<'_>, name: &str, only: Option<&str>, prune: bool) -> Result<String, Answer> {
    let remote = find(here, name)?;
    let Some(other) = here.git.repositories.get(&remote.key) else { return Err(unreadable(name)) };
    if let Some(only) = only
        && !other.branches.contains_key(only)
    {
        return Err(fatal(format!("couldn't find remote ref {only}")));
    }
    here.repo.take_objects(other);
    let mut rows: Vec<(String, String, String)> = Vec::new();
    for (branch, id) in other.branches.iter().filter(|(branch, _)| only.is_none_or(|only| only == *branch)) {
        let tracked = format!("{name}/{branch}");
        let old = here.repo.tracking.insert(tracked.clone(), *id);
        if only.is_some() {
            rows.push((" * branch           ".into(), branch.clone(), "FETCH_HEAD".into()));
            here.repo.marks.insert("FETCH_HEAD".to_owned(), *id);
        }
        rows.extend(moved(&here.repo, old, *id).map(|what| (what, branch.clone(), tracked)));
    }
    let gone: Vec<String> = here
        .repo
        .tracking
        .keys()
        .filter(|it| {
            it.strip_prefix(&format!("{name}/")).is_some_and(|it| it != "HEAD" && !other.branches.contains_key(it))
        })
        .filter(|_| prune)
        .cloned()
        .collect();
    for tracked in gone {
        here.repo.tracking.remove(&tracked);
        rows.push((" - [deleted]        ".into(), "(none)".into(), tracked));
    }
    for (tag, value) in &other.tags {
        if !here.repo.tags.contains_key(tag) {
            here.repo.tags.insert(tag.clone(), value.clone());
            rows.push((" * [new tag]        ".into(), tag.clone(), tag.clone()));
        }
    }
    let width = rows.iter().map(|(_, from, _)| from.chars().count()).max().unwrap_or_default().max(10);
    let rows: String = rows.iter().map(|(what, from, to)| format!("{what} {from:width$} -> {to}\n")).collect();
    let shown = remote.url.trim_end_matches('/').trim_end_matches(".git");
    Ok(if rows.is_empty() { String::new() } else { format!("From {shown}\n{rows}") })
}

/// How a branch of a remote moved.
fn moved(repo: &Repository, old: Option<Id>, new: Id) -> Option<String> {
    match old {
        None => Some(" * [new branch]     ".to_owned()),
        Some(old) if old == new => None,
        Some(old) if history::is_ancestor(repo, old, new) => Some(format!("   {}..{} ", old.short(), new.short())),
        Some(old) => Some(format!(" + {}...{}", old.short(), new.short())),
    }
}

/// Fetches and merges.
pub(super) fn pull(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut no_ff, mut only_ff, mut merges, mut names) = (false, false, false, Vec::new());
    for argument in arguments {
        match *argument {
            "--no-rebase" | "--rebase=false" => merges = true,
            "--ff-only" => only_ff = true,
            "--no-ff" => no_ff = true,
            "--no-edit" | "--ff" => {}
            other if other.starts_with('-') => return Err(option("pull", other)),
            name => names.push(name),
        }
    }
    let branch = here.repo.branch().unwrap_or_default().to_owned();
    let followed = here.repo.upstream(&branch).map(|(remote, there)| (remote.to_owned(), there.to_owned()));
    let name = names.first().map_or_else(|| default_remote(here), |name| (*name).to_owned());
    let there = match (names.get(1), followed) {
        (Some(there), _) => (*there).to_owned(),
        (None, Some((remote, there))) if remote == name => there,
        _ => {
            let heard = take(here, &name, None, false)?;
            return Err(Answer::failed(
                1,
                format!(
                    "{heard}There is no tracking information for the current branch.\nPlease specify which branch you want to \
                     merge with.\nSee git-pull(1) for details.\n\n    git pull <remote> <branch>\n\nIf you wish to set tracking \
                     information for this branch you can do so with:\n\n    git branch --set-upstream-to={name}/<branch> \
                     {branch}\n\n"
                ),
            ));
        }
    };
    let stderr = take(here, &name, names.get(1).copied(), false)?;
    let Some(theirs) = here.repo.tracking.get(&format!("{name}/{there}")).copied() else {
        return Err(Answer::failed(
            1,
            format!(
                "{stderr}Your configuration specifies to merge with the ref 'refs/heads/{there}'\nfrom the remote, but no such \
                 ref was fetched.\n"
            ),
        ));
    };
    let apart = here.repo.tip().map(|tip| history::apart(&here.repo, tip, theirs));
    let is_told =
        merges || no_ff || only_ff || here.setting("pull.rebase").is_some() || here.setting("pull.ff").is_some();
    if apart.is_some_and(|(ahead, behind)| ahead > 0 && behind > 0) && !is_told {
        return Err(Answer::failed(128, format!("{stderr}{DIVERGENT}")));
    }
    let url = here.repo.config.get(&format!("remote.{name}.url")).cloned().unwrap_or_else(|| name.clone());
    let url = url.trim_end_matches('/').trim_end_matches(".git").to_owned();
    let message = said(here, &format!("Merge branch '{there}' of {url}"));
    let wanted = Wanted { theirs, name: theirs.to_string(), message, no_ff, only_ff };
    let before = |answer: Answer| Answer { stderr: format!("{stderr}{}", answer.stderr), ..answer };
    join(here, &wanted).map(before).map_err(before)
}

const DIVERGENT: &str = "\
hint: You have divergent branches and need to specify how to reconcile them.
hint: You can do so by running one of the following commands sometime before
hint: your next pull:
hint:
hint:   git config pull.rebase false  # merge
hint:   git config pull.rebase true   # rebase
hint:   git config pull.ff only       # fast-forward only
hint:
hint: You can replace \"git config\" with \"git config --global\" to set a default
hint: preference for all repositories. You can also pass --rebase, --no-rebase,
hint: or --ff-only on the command line to override the configured default per
hint: invocation.
fatal: Need to specify how to reconcile divergent branches.
";
