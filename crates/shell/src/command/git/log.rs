//! `git log`, `git show`, `git rev-parse`

use super::diff::patch;
use super::here::{fatal, option};
use super::path::matches;
use super::stat::{stat, summary};
use super::{Answer, Here, Outcome};
use crate::git::graph::Graph;
use crate::git::history::{ancestors, log as order};
use crate::git::rename::{Change, changes};
use crate::git::{self, Head, Id, revision};
use std::collections::BTreeSet;

#[derive(Default)]
struct Format {
    oneline: bool,
    graph: bool,
    patch: bool,
    stat: bool,
    short_stat: bool,
    name_only: bool,
    name_status: bool,
    decorate: bool,
    own: Option<String>,
}

/// Shows the commits from here back.
pub(super) fn log(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let mut format = Format::default();
    let (mut most, mut all, mut reverse, mut no_merges) = (usize::MAX, false, false, false);
    let (mut names, mut paths, mut after_dashes) = (Vec::new(), Vec::new(), false);
    let mut rest = arguments.iter().copied();
    let count = |text: &str| text.parse::<usize>().map_err(|_| fatal(format!("'{text}': not an integer")));
    while let Some(argument) = rest.next() {
        match argument {
            path if after_dashes => paths.push(here.inside(path)?),
            "--" => after_dashes = true,
            "--all" => all = true,
            "--reverse" => reverse = true,
            "--no-merges" => no_merges = true,
            "--topo-order" | "--date-order" | "--no-color" => {}
            "-n" | "--max-count" => most = count(rest.next().unwrap_or_default())?,
            other if format.takes(other) => {}
            other => match other.strip_prefix("--max-count=").or_else(|| other.strip_prefix("-n")) {
                Some(number) => most = count(number)?,
                None if other[1..].bytes().all(|byte| byte.is_ascii_digit())
                    && other.len() > 1
                    && other.starts_with('-') =>
                {
                    most = count(&other[1..])?;
                }
                None if other.starts_with('-') => return Err(option("log", other)),
                None if revision::resolve(&here.repo, other).is_none()
                    && !other.contains("..")
                    && known(here, other) =>
                {
                    paths.push(here.inside(other)?);
                }
                None => names.push(other),
            },
        }
    }
    let (tips, hidden) = range(here, &names, all)?;
    let commits = order(&here.repo, &tips, &hidden, format.graph);
    let touched = |id: &Id| paths.is_empty() || !changed(here, *id, &paths).is_empty();
    let is_merge = |id: &Id| here.repo.commits.get(id).is_some_and(|commit| commit.parents.len() > 1);
    let mut commits: Vec<Id> =
        commits.into_iter().filter(|id| touched(id) && !(no_merges && is_merge(id))).take(most).collect();
    if reverse {
        commits.reverse();
    }
    Ok(Answer::printed(print(here, &commits, &hidden, &format)?))
}

/// Whether there is a file of this name.
fn known(here: &Here<'_>, name: &str) -> bool {
    here.inside(name)
        .is_ok_and(|path| here.repo.index.keys().any(|it| matches(&path, it)) || here.text(&path).is_some())
}

fn range(here: &Here<'_>, names: &[&str], all: bool) -> Result<(Vec<Id>, BTreeSet<Id>), Answer> {
    let (mut tips, mut hidden) = (Vec::new(), Vec::new());
    for name in names {
        let or_head = |name: &str| here.commit(if name.is_empty() { "HEAD" } else { name });
        if let Some((left, right)) = name.split_once("...") {
            let (left, right) = (or_head(left)?, or_head(right)?);
            tips.extend([left, right]);
            hidden.extend(git::history::merge_bases(&here.repo, left, right));
        } else if let Some((left, right)) = name.split_once("..") {
            hidden.push(or_head(left)?);
            tips.push(or_head(right)?);
        } else if let Some(name) = name.strip_prefix('^') {
            hidden.push(here.commit(name)?);
        } else {
            tips.push(here.commit(name)?);
        }
    }
    if all {
        let repo = &here.repo;
        tips.extend(
            repo.branches.values().chain(repo.tracking.values()).chain(repo.tags.values().map(|tag| &tag.target)),
        );
    }
    if tips.is_empty() {
        let none = || {
            fatal(format!(
                "your current branch '{}' does not have any commits yet",
                here.repo.branch().unwrap_or_default()
            ))
        };
        tips.push(here.repo.tip().ok_or_else(none)?);
    }
    Ok((tips, ancestors(&here.repo, &hidden)))
}

/// A line with spaces instead of its tabs.
fn expanded(line: &str) -> String {
    let mut out = String::new();
    for letter in line.chars() {
        match letter {
            '\t' => out.push_str(&" ".repeat(8 - out.chars().count() % 8)),
            other => out.push(other),
        }
    }
    out
}

/// What a commit changes, at these paths.
fn changed(here: &Here<'_>, id: Id, paths: &[String]) -> Vec<Change> {
    let Some(commit) = here.repo.commits.get(&id) else { return Vec::new() };
    let before = here.repo.tree(commit.parents.first().copied());
    let mut all = changes(&here.repo, &before, &commit.tree, true);
    all.retain(|change| paths.is_empty() || paths.iter().any(|path| matches(path, change.path())));
    all
}

fn print(here: &Here<'_>, commits: &[Id], hidden: &BTreeSet<Id>, format: &Format) -> Result<String, Answer> {
    let mut out = String::new();
    let mut graph = Graph::default();
    for (at, id) in commits.iter().enumerate() {
        let text = one(here, *id, format)?;
        let is_last = at + 1 == commits.len();
        if !format.graph {
            out.push_str(&text);
            if !is_last && !format.oneline && format.own.is_none() {
                out.push('\n');
            }
            continue;
        }
        let parents: Vec<Id> =
            here.look(*id)?.parents.iter().copied().filter(|parent| !hidden.contains(parent)).collect();
        graph.begin(*id, &parents);
        for line in text.lines() {
            out.push_str(&format!("{}{line}\n", graph.line()));
        }
        while !graph.is_done() && !is_last {
            out.push_str(&format!("{}\n", graph.line()));
        }
        if !is_last && !format.oneline && format.own.is_none() {
            out.push_str(&format!("{}\n", graph.line()));
        }
    }
    Ok(out)
}

impl Format {
    /// Takes an option that says how commits are shown.
    fn takes(&mut self, argument: &str) -> bool {
        match argument {
            "--oneline" | "--pretty=oneline" | "--format=oneline" => self.oneline = true,
            "--graph" => self.graph = true,
            "-p" | "--patch" | "-u" => self.patch = true,
            "--stat" => self.stat = true,
            "--shortstat" => self.short_stat = true,
            "--name-only" => self.name_only = true,
            "--name-status" => self.name_status = true,
            "--decorate" | "--decorate=short" => self.decorate = true,
            "--no-decorate" | "--abbrev-commit" | "--pretty=medium" => {}
            other => {
                let own = other.strip_prefix("--format=").or_else(|| other.strip_prefix("--pretty=format:"));
                let own = own.or_else(|| other.strip_prefix("--pretty=tformat:"));
                match own {
                    Some(own) if own.contains('%') => self.own = Some(own.trim_start_matches("format:").to_owned()),
                    _ => return false,
                }
            }
        }
        true
    }
}

/// A commit as a log shows it.
fn one(here: &Here<'_>, id: Id, format: &Format) -> Result<String, Answer> {
    let commit = here.look(id)?;
    let names = if format.decorate { decoration(here, id) } else { String::new() };
    let names = if names.is_empty() { names } else { format!(" ({names})") };
    let mut out = if let Some(own) = &format.own {
        format!("{}\n", filled(here, id, own)?)
    } else if format.oneline {
        format!("{}{names} {}\n", id.short(), commit.subject())
    } else {
        let mut out = format!("commit {id}{names}\n");
        if commit.parents.len() > 1 {
            let short: Vec<String> = commit.parents.iter().map(|parent| parent.short()).collect();
            out.push_str(&format!("Merge: {}\n", short.join(" ")));
        }
        let author = &commit.author;
        let date = git::date::shown(author.seconds, author.zone);
        out.push_str(&format!("Author: {}\nDate:   {date}\n\n", author.person()));
        for line in commit.message.lines() {
            out.push_str(&format!("    {}\n", expanded(line)));
        }
        out
    };
    if commit.parents.len() < 2 {
        let all = changed(here, id, &[]);
        let shown = details(here, &all, format);
        if !shown.is_empty() {
            out.push_str(if format.oneline { "" } else { "\n" });
            out.push_str(&shown);
        }
    }
    Ok(out)
}

fn details(here: &Here<'_>, all: &[Change], format: &Format) -> String {
    let repo = &here.repo;
    let mut out = String::new();
    if format.stat {
        out.push_str(&stat(repo, all));
    }
    if format.short_stat {
        out.push_str(&summary(repo, all));
    }
    if format.name_only || format.name_status {
        out.push_str(&super::diff::names(all, format.name_status));
    }
    if format.patch {
        out.push_str(if format.stat { "\n" } else { "" });
        out.push_str(&patch(repo, all));
    }
    out
}

/// `HEAD -> main, tag: v1, origin/main`
fn decoration(here: &Here<'_>, id: Id) -> String {
    let repo = &here.repo;
    let mut names = Vec::new();
    match &repo.head {
        Head::Branch(name) if repo.tip() == Some(id) => names.push(format!("HEAD -> {name}")),
        Head::Detached(tip) if *tip == id => names.push("HEAD".to_owned()),
        _ => {}
    }
    names.extend(repo.tags.iter().rev().filter(|(_, tag)| tag.target == id).map(|(name, _)| format!("tag: {name}")));
    names.extend(repo.tracking.iter().rev().filter(|(_, it)| **it == id).map(|(name, _)| name.clone()));
    let others = repo.branches.iter().rev().filter(|(name, it)| **it == id && repo.branch() != Some(name.as_str()));
    names.extend(others.map(|(name, _)| name.clone()));
    names.join(", ")
}

/// A format of one's own.
fn filled(here: &Here<'_>, id: Id, own: &str) -> Result<String, Answer> {
    let commit = here.look(id)?;
    let short = |ids: &[Id], f: fn(&Id) -> String| ids.iter().map(f).collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    let mut rest = own;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let known: [(&str, String); 18] = [
            ("an", commit.author.name.clone()),
            ("ae", commit.author.email.clone()),
            ("ad", git::date::shown(commit.author.seconds, commit.author.zone)),
            ("ai", git::date::iso(commit.author.seconds, commit.author.zone)),
            ("at", commit.author.seconds.to_string()),
            ("cn", commit.committer.name.clone()),
            ("ce", commit.committer.email.clone()),
            ("cd", git::date::shown(commit.committer.seconds, commit.committer.zone)),
            ("ci", git::date::iso(commit.committer.seconds, commit.committer.zone)),
            ("ct", commit.committer.seconds.to_string()),
            (
                "d",
                Some(decoration(here, id))
                    .filter(|it| !it.is_empty())
                    .map_or_else(String::new, |it| format!(" ({it})")),
            ),
            ("D", decoration(here, id)),
            ("H", id.to_string()),
            ("h", id.short()),
            ("P", short(&commit.parents, Id::to_string)),
            ("p", short(&commit.parents, |id| id.short())),
            ("s", commit.subject()),
            ("b", commit.body()),
        ];
        let signs = [("n", "\n".to_owned()), ("%", "%".to_owned())];
        let found = known.iter().chain(&signs).find(|(name, _)| rest.starts_with(name));
        let Some((name, value)) = found else { return Err(option("log", &format!("--format=%{rest}"))) };
        out.push_str(value);
        rest = &rest[name.len()..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Shows commits with what they changed.
pub(super) fn show(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let mut format = Format { patch: true, ..Format::default() };
    let mut names = Vec::new();
    for argument in arguments {
        match *argument {
            "--no-patch" | "-s" => format.patch = false,
            other if format.takes(other) => {
                let lists = matches!(other, "--stat" | "--name-only" | "--name-status" | "--shortstat");
                format.patch &= !lists;
            }
            other if other.starts_with('-') => return Err(option("show", other)),
            name => names.push(name),
        }
    }
    if names.is_empty() {
        names.push("HEAD");
    }
    let mut out = String::new();
    for (at, name) in names.iter().enumerate() {
        if let Some((name, path)) = name.split_once(':') {
            out.push_str(&file_of(here, name, path)?);
            continue;
        }
        let id = here.commit(name)?;
        out.push_str(if at > 0 { "\n" } else { "" });
        out.push_str(&one(here, id, &format)?);
        if here.look(id)?.parents.len() > 1 && format.patch && !format.oneline {
            out.push('\n');
        }
    }
    Ok(Answer::printed(out))
}

/// `HEAD:path`
fn file_of(here: &Here<'_>, name: &str, path: &str) -> Result<String, Answer> {
    let repo = &here.repo;
    let tree = if name.is_empty() { repo.index.clone() } else { here.look(here.commit(name)?)?.tree.clone() };
    let path = if path.starts_with("./") || path.starts_with("../") { here.inside(path)? } else { path.to_owned() };
    let id = tree.get(&path).ok_or_else(|| fatal(format!("path '{path}' does not exist in '{name}'")))?;
    Ok(repo.blob(*id).to_owned())
}

/// Names of commits in full.
pub(super) fn rev_parse(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut out, mut short, mut name_only, mut verify) = (String::new(), false, false, false);
    for argument in arguments {
        match *argument {
            "--short" => short = true,
            "--abbrev-ref" => name_only = true,
            "--verify" | "-q" => verify = true,
            "--show-toplevel" => out.push_str(&format!("{}\n", here.top)),
            "--is-inside-work-tree" => out.push_str("true\n"),
            "--git-dir" => out.push_str(&if here.folder == here.top {
                ".git\n".to_owned()
            } else {
                format!("{}/.git\n", here.top)
            }),
            other if other.starts_with('-') => return Err(option("rev-parse", other)),
            name => {
                if name_only && name == "HEAD" && here.repo.tip().is_some() {
                    out.push_str(&format!("{}\n", here.repo.branch().unwrap_or("HEAD")));
                    continue;
                }
                let id = match here.commit(name) {
                    Ok(id) => id,
                    Err(_) if verify || short => return Err(fatal("Needed a single revision")),
                    Err(answer) => return Err(Answer { stdout: format!("{name}\n"), ..answer }),
                };
                out.push_str(&if short { format!("{}\n", id.short()) } else { format!("{id}\n") });
            }
        }
    }
    Ok(Answer::printed(out))
}
