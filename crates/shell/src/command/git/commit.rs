//! `git commit`

use super::add::stage;
use super::here::{fatal, option};
use super::stat::{modes, summary};
use super::status::Seen;
use super::{Answer, Here, Outcome};
use crate::git::rename::changes;
use crate::git::{self, Commit, Id};

#[derive(Default)]
struct Asked<'a> {
    messages: Vec<&'a str>,
    paths: Vec<&'a str>,
    all: bool,
    amend: bool,
    empty: bool,
    quiet: bool,
    no_edit: bool,
    reset_author: bool,
    date: Option<(i64, i32)>,
    author: Option<&'a str>,
}

fn read<'a>(arguments: &[&'a str]) -> Result<Asked<'a>, Answer> {
    let mut asked = Asked::default();
    let apart = apart(arguments);
    let mut rest = apart.into_iter();
    while let Some(argument) = rest.next() {
        let missing = |what: &str| Answer::failed(129, format!("error: switch `{what}' requires a value\n"));
        match argument {
            "-m" | "--message" => asked.messages.push(rest.next().ok_or_else(|| missing("m"))?),
            "-a" | "--all" => asked.all = true,
            "-am" => {
                asked.all = true;
                asked.messages.push(rest.next().ok_or_else(|| missing("m"))?);
            }
            "--amend" => asked.amend = true,
            "--allow-empty" => asked.empty = true,
            "-q" | "--quiet" => asked.quiet = true,
            "--no-edit" => asked.no_edit = true,
            "--reset-author" => asked.reset_author = true,
            "-n" | "--no-verify" | "--" => {}
            other => {
                match (other.strip_prefix("--message="), other.strip_prefix("--date="), other.strip_prefix("--author="))
                {
                    (Some(message), ..) => asked.messages.push(message),
                    (_, Some(date), _) => {
                        let bad = || fatal(format!("invalid date format: {date}"));
                        asked.date = Some(git::date::parse(date).ok_or_else(bad)?);
                    }
                    (.., Some(author)) => asked.author = Some(author),
                    _ if other.starts_with("-m") => asked.messages.push(&other[2..]),
                    _ if other.starts_with('-') => return Err(option("commit", other)),
                    _ => asked.paths.push(other),
                }
            }
        }
    }
    Ok(asked)
}

/// Takes letters behind one dash apart: `-qam` is `-q -a -m`.
fn apart<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    let mut out = Vec::new();
    for argument in arguments {
        let letters = argument.strip_prefix('-').filter(|it| !it.starts_with('-') && it.len() > 1);
        let Some(mut letters) = letters else {
            out.push(*argument);
            continue;
        };
        while let Some((option, rest)) = [("a", "-a"), ("q", "-q"), ("n", "-n")]
            .iter()
            .find_map(|(letter, option)| Some((*option, letters.strip_prefix(letter)?)))
        {
            out.push(option);
            letters = rest;
        }
        match letters.strip_prefix('m') {
            Some("") => out.push("-m"),
            Some(message) => out.extend(["-m", message]),
            None if letters.is_empty() => {}
            None => out.push(argument),
        }
    }
    out
}

/// Makes a commit of the index.
pub(super) fn commit(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let asked = read(arguments)?;
    if !here.repo.conflicts.is_empty() && !asked.all {
        return Err(unmerged(here, "Committing"));
    }
    if here.repo.merging.is_some() && asked.amend {
        return Err(fatal("You are in the middle of a merge -- cannot amend."));
    }
    if asked.all {
        stage(here, &[String::new()], true);
    }
    if !asked.paths.is_empty() {
        return commit_paths(here, &asked);
    }
    record(here, &asked)
}

/// `git commit PATH`: the files as they are, and nothing else that is staged.
fn commit_paths(here: &mut Here<'_>, asked: &Asked<'_>) -> Outcome {
    let named = asked.paths.iter().map(|path| here.inside(path)).collect::<Result<Vec<_>, _>>()?;
    for (typed, path) in asked.paths.iter().zip(&named) {
        if !here.repo.index.keys().any(|known| super::path::matches(path, known)) {
            return Err(super::add::no_match(typed));
        }
    }
    stage(here, &named, true);
    let whole = here.repo.index.clone();
    let mut only = here.repo.tree(here.repo.tip());
    only.retain(|path, _| !named.iter().any(|name| super::path::matches(name, path)) || whole.contains_key(path));
    let is_named = |path: &String| named.iter().any(|name| super::path::matches(name, path));
    only.extend(whole.iter().filter(|(path, _)| is_named(path)).map(|(path, id)| (path.clone(), *id)));
    here.repo.index = only;
    let outcome = record(here, asked);
    here.repo.index = whole;
    outcome
}

/// What is said when files are in conflict.
pub(super) fn unmerged(here: &Here<'_>, what: &str) -> Answer {
    let list: String = here.repo.conflicts.keys().map(|path| format!("U\t{path}\n")).collect();
    Answer {
        status: 128,
        stdout: list,
        stderr: format!(
            "error: {what} is not possible because you have unmerged files.\nhint: Fix them up in the work tree, and then \
             use 'git add/rm <file>'\nhint: as appropriate to mark resolution and make a commit.\nfatal: Exiting because of \
             an unresolved conflict.\n"
        ),
    }
}

fn record(here: &mut Here<'_>, asked: &Asked<'_>) -> Outcome {
    let tip = here.repo.tip();
    let old = match (asked.amend, tip) {
        (true, None) => return Err(fatal("You have nothing to amend.")),
        (true, Some(id)) => Some(here.look(id)?),
        _ => None,
    };
    let seen = Seen::new(here);
    let is_pointless = !seen.has_staged() && here.repo.merging.is_none() && !asked.amend && !asked.empty;
    if is_pointless {
        return Err(Answer { status: 1, stdout: seen.long(here), stderr: String::new() });
    }
    let message = match (asked.messages.is_empty(), &old, &here.repo.merging) {
        (false, ..) => tidy(&asked.messages.join("\n\n")),
        (true, Some(old), _) => old.message.clone(),
        (true, None, Some(merging)) if asked.no_edit => format!("{}{}", merging.message, merging.conflicts),
        (true, None, Some(merging)) => merging.message.clone(),
        (true, None, None) => return Err(option("commit", "without -m")),
    };
    if message.is_empty() {
        return Err(Answer::failed(1, "Aborting commit due to empty commit message.\n"));
    }
    let mut author = match (&old, asked.reset_author) {
        (Some(old), false) => old.author.clone(),
        _ => here.author(asked.date)?,
    };
    if let Some((seconds, zone)) = asked.date {
        (author.seconds, author.zone) = (seconds, zone);
    }
    if let Some(who) = asked.author {
        let bad = || fatal(format!("--author '{who}' is not 'Name <email>' and matches no existing author"));
        let (name, email) = who.strip_suffix('>').and_then(|who| who.split_once(" <")).ok_or_else(bad)?;
        (author.name, author.email) = (name.to_owned(), email.to_owned());
    }
    let committer = here.committer()?;
    let parents = match (&old, &here.repo.merging) {
        (Some(old), _) => old.parents.clone(),
        (None, merging) => tip.into_iter().chain(merging.as_ref().map(|merging| merging.theirs)).collect(),
    };
    let was_merging = here.repo.merging.take().is_some();
    let commit = Commit { tree: here.repo.index.clone(), parents, author, committer, message };
    let id = here.repo.keep_commit(commit);
    here.repo.move_tip(id);
    let out = said(here, id, was_merging, asked)?;
    Ok(Answer::printed(if asked.quiet { String::new() } else { out }))
}

/// `[main 1a2b3c4] Message` and what changed.
fn said(here: &Here<'_>, id: Id, was_merging: bool, asked: &Asked<'_>) -> Result<String, Answer> {
    let commit = here.look(id)?;
    let place = here.repo.branch().unwrap_or("detached HEAD");
    let root = if commit.parents.is_empty() { " (root-commit)" } else { "" };
    let mut out = format!("[{place}{root} {}] {}\n", id.short(), commit.subject());
    if commit.author.person() != commit.committer.person() {
        out.push_str(&format!(" Author: {}\n", commit.author.person()));
    }
    if (asked.amend && !asked.reset_author) || asked.date.is_some() || asked.author.is_some() {
        out.push_str(&format!(" Date: {}\n", git::date::shown(commit.author.seconds, commit.author.zone)));
    }
    if !was_merging && commit.parents.len() < 2 {
        let before = here.repo.tree(commit.parents.first().copied());
        let changes = changes(&here.repo, &before, &commit.tree, true);
        if !changes.is_empty() {
            out.push_str(&summary(&here.repo, &changes));
            out.push_str(&modes(&changes));
        }
    }
    Ok(out)
}

/// A message without spaces at the ends of lines, blank lines at its ends, several in a row.
pub(super) fn tidy(message: &str) -> String {
    let mut out = String::new();
    let mut blank = false;
    for line in message.lines().map(str::trim_end) {
        if line.is_empty() {
            blank = !out.is_empty();
            continue;
        }
        if blank {
            out.push('\n');
        }
        blank = false;
        out.push_str(line);
        out.push('\n');
    }
    out
}
