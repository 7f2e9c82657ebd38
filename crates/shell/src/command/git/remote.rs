//! `git remote`, and what addresses mean

use super::here::{error, option};
use super::{Answer, Here, Outcome};
use crate::machine::absolute;

/// Whether an address has a host in it: such a repository is one of the simulation's, empty at first.
pub(super) fn is_hosted(url: &str) -> bool {
    let has_scheme = url.contains("://") && !url.starts_with("file://");
    let before_slash = url.split('/').next().unwrap_or_default();
    has_scheme || before_slash.contains(':') && !url.starts_with("file:")
}

/// The key of the repository that an address means.
pub(super) fn address(folder: &str, url: &str) -> String {
    if is_hosted(url) {
        url.trim_end_matches('/').to_owned()
    } else {
        absolute(folder, url.trim_start_matches("file://"))
    }
}

/// Lists, adds, moves and removes remotes.
pub(super) fn remote(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let key = |name: &str| format!("remote.{name}.url");
    let none = |name: &str| Answer::failed(2, format!("error: No such remote '{name}'\n"));
    let known = |here: &Here<'_>, name: &str| here.repo.config.contains_key(&key(name));
    match arguments {
        [] | ["-v" | "--verbose"] => {
            let mut out = String::new();
            for (setting, url) in &here.repo.config {
                let Some(name) = setting.strip_prefix("remote.").and_then(|it| it.strip_suffix(".url")) else {
                    continue;
                };
                out.push_str(&match arguments.is_empty() {
                    true => format!("{name}\n"),
                    false => format!("{name}\t{url} (fetch)\n{name}\t{url} (push)\n"),
                });
            }
            Ok(Answer::printed(out))
        }
        ["add", name, url] => {
            if known(here, name) {
                return Err(Answer::failed(3, format!("error: remote {name} already exists.\n")));
            }
            here.repo.config.insert(key(name), (*url).to_owned());
            Ok(Answer::default())
        }
        ["remove" | "rm", name] => {
            if here.repo.config.remove(&key(name)).is_none() {
                return Err(none(name));
            }
            here.repo.tracking.retain(|it, _| !it.starts_with(&format!("{name}/")));
            let gone: Vec<String> = here
                .repo
                .config
                .iter()
                .filter(|(setting, value)| {
                    setting.starts_with("branch.") && setting.ends_with(".remote") && value == name
                })
                .map(|(setting, _)| setting.trim_end_matches("remote").to_owned())
                .collect();
            here.repo.config.retain(|setting, _| !gone.iter().any(|prefix| setting.starts_with(prefix)));
            Ok(Answer::default())
        }
        ["get-url", name] => match here.repo.config.get(&key(name)) {
            Some(url) => Ok(Answer::printed(format!("{url}\n"))),
            None => Err(none(name)),
        },
        ["set-url", name, url] => match known(here, name) {
            true => {
                here.repo.config.insert(key(name), (*url).to_owned());
                Ok(Answer::default())
            }
            false => Err(none(name)),
        },
        [word @ ("show" | "prune" | "rename" | "update" | "set-head" | "set-branches"), ..] => {
            Err(option("remote", word))
        }
        [word, ..] => Err(error(format!("unknown subcommand: `{word}'"))),
    }
}
