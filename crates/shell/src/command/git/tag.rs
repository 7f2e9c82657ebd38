//! `git tag`

use super::commit::tidy;
use super::here::{error, fatal, option};
use super::{Answer, Here, Outcome};
use crate::git::{self, Tag, revision};

/// Lists, makes and deletes tags.
pub(super) fn tag(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut delete, mut force, mut annotated, mut messages, mut names) = (false, false, false, Vec::new(), Vec::new());
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        match argument {
            "-d" | "--delete" => delete = true,
            "-f" | "--force" => force = true,
            "-a" | "--annotate" => annotated = true,
            "-l" | "--list" => {}
            "-m" | "--message" | "-am" => messages.extend(rest.next()),
            other if other.starts_with('-') => return Err(option("tag", other)),
            name => names.push(name),
        }
    }
    if delete {
        let mut out = String::new();
        for name in names {
            let none = || error(format!("tag '{name}' not found."));
            let tag = here.repo.tags.remove(name).ok_or_else(none)?;
            out.push_str(&format!("Deleted tag '{name}' (was {})\n", name_of(&tag).short()));
        }
        return Ok(Answer::printed(out));
    }
    let Some(name) = names.first().copied() else {
        return Ok(Answer::printed(here.repo.tags.keys().map(|name| format!("{name}\n")).collect::<String>()));
    };
    if !super::branch::is_name(name) {
        return Err(fatal(format!("'{name}' is not a valid tag name.")));
    }
    if here.repo.tags.contains_key(name) && !force {
        return Err(fatal(format!("tag '{name}' already exists")));
    }
    let start = names.get(1).copied().unwrap_or("HEAD");
    let target = revision::resolve(&here.repo, start)
        .ok_or_else(|| fatal(format!("Failed to resolve '{start}' as a valid ref.")))?;
    if annotated && messages.is_empty() {
        return Err(option("tag", "-a without -m"));
    }
    let object = if messages.is_empty() {
        None
    } else {
        let who = here.committer()?;
        let when = format!("{} {}", who.seconds, git::date::zone(who.zone));
        let message = tidy(&messages.join("\n\n"));
        Some(format!("object {target}\ntype commit\ntag {name}\ntagger {} {when}\n\n{message}", who.person()))
    };
    here.repo.tags.insert(name.to_owned(), Tag { target, object });
    Ok(Answer::default())
}

/// What the reference of a tag names: the commit, or the tag's own object.
fn name_of(tag: &Tag) -> git::Id {
    tag.object.as_ref().map_or(tag.target, |text| git::Id::of("tag", text.as_bytes()))
}
