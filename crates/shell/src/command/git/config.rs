//! `git config`

use super::here::{fatal, option};
use super::{Answer, Outcome};
use crate::world::{Invocation, World};

/// Reads and writes settings.
pub(super) fn config(arguments: &[&str], call: &Invocation, world: &mut World<'_>) -> Outcome {
    let git = &mut world.machine.git;
    let top = git.find(&call.folder);
    let (mut global, mut list, mut unset) = (false, false, false);
    let mut words = Vec::new();
    for argument in arguments {
        match *argument {
            "--global" => global = true,
            "--local" | "--get" => {}
            "--list" | "-l" => list = true,
            "--unset" => unset = true,
            other if other.starts_with('-') && words.is_empty() => return Err(option("config", other)),
            "get" | "set" if words.is_empty() => {}
            "list" if words.is_empty() => list = true,
            "unset" if words.is_empty() => unset = true,
            word => words.push(word),
        }
    }
    let own = top.as_ref().and_then(|top| git.repositories.get(top)).map(|repo| &repo.config);
    if list {
        let own = own.filter(|_| !global).into_iter().flatten();
        let lines = git.config.iter().chain(own).map(|(key, value)| format!("{key}={value}\n"));
        return Ok(Answer::printed(lines.collect::<String>()));
    }
    let Some(key) = words.first() else { return Err(Answer::failed(129, "usage: git config [<options>]\n")) };
    let Some((section, name)) = key.rsplit_once('.') else {
        return Err(Answer::failed(2, format!("error: key does not contain a section: {key}\n")));
    };
    let first = section.split('.').next().unwrap_or_default();
    let key = format!("{}{}.{}", first.to_lowercase(), &section[first.len()..], name.to_lowercase());
    let value = words.get(1);
    if value.is_none() && !unset {
        let found = own.filter(|_| !global).and_then(|own| own.get(&key)).or_else(|| git.config.get(&key));
        return found.map(|value| Answer::printed(format!("{value}\n"))).ok_or_else(|| Answer::failed(1, ""));
    }
    let settings = match top.filter(|_| !global) {
        None if global => &mut git.config,
        None => return Err(fatal("not in a git directory")),
        Some(top) => match git.repositories.get_mut(&top) {
            Some(repo) => &mut repo.config,
            None => return Err(fatal("not in a git directory")),
        },
    };
    match value {
        Some(value) if !unset => {
            settings.insert(key, (*value).to_owned());
            Ok(Answer::default())
        }
        _ if settings.remove(&key).is_some() => Ok(Answer::default()),
        _ => Err(Answer::failed(5, "")),
    }
}
