//! The repository that a command is called in.

use super::Answer;
use super::path::relative;
use crate::bash::Disk;
use crate::git::ignore::{Rules, is_ignored};
use crate::git::{self, Commit, Id, Repository, Signature, Tree, revision};
use crate::machine::absolute;
use crate::world::{Invocation, World};
use std::collections::BTreeMap;

/// A repository, its work tree and who stands where in it.
pub(super) struct Here<'a> {
    pub(super) repo: Repository,
    /// The folder of the work tree.
    pub(super) top: String,
    pub(super) folder: String,
    pub(super) disk: &'a mut Disk,
    /// The other repositories.
    pub(super) git: &'a mut git::Git,
    pub(super) environment: &'a BTreeMap<String, String>,
    /// Seconds since 1970.
    pub(super) now: i64,
}

/// Seconds from 1970 to 2000.
const MILLENNIUM: i64 = 946_684_800;

/// The clock of the machine, in seconds since 1970.
pub(super) fn now(world: &World<'_>) -> i64 {
    let waited = i64::try_from(world.machine.waited).unwrap_or_default();
    ((world.environment.clock)().div_euclid(1_000_000) + MILLENNIUM).saturating_add(waited)
}

/// `fatal: …`
pub(super) fn fatal(words: impl std::fmt::Display) -> Answer {
    Answer::failed(128, format!("fatal: {words}\n"))
}

/// `error: …`
pub(super) fn error(words: impl std::fmt::Display) -> Answer {
    Answer::failed(1, format!("error: {words}\n"))
}

/// An option that git has and Retort does not, or that nobody has.
pub(super) fn option(command: &str, option: &str) -> Answer {
    super::refused(&format!("{command} {option}"))
}

impl<'a> Here<'a> {
    /// Takes the repository out of the machine; [`Here::close`] puts it back.
    pub(super) fn open(call: &'a Invocation, world: &'a mut World<'_>) -> Result<Self, Answer> {
        let now = now(world);
        let machine = &mut *world.machine;
        let top = machine.git.find(&call.folder);
        let found = top.and_then(|top| Some((machine.git.repositories.remove(&top)?, top)));
        let Some((repo, top)) = found else {
            return Err(fatal("not a git repository (or any of the parent directories): .git"));
        };
        let here = Self {
            repo,
            top,
            folder: call.folder.clone(),
            disk: &mut machine.disk,
            git: &mut machine.git,
            environment: &call.environment,
            now,
        };
        Ok(here)
    }

    pub(super) fn close(self) {
        self.git.repositories.insert(self.top, self.repo);
    }

    /// A setting: the repository's own, then the computer's.
    pub(super) fn setting(&self, key: &str) -> Option<&str> {
        self.repo.config.get(key).or_else(|| self.git.config.get(key)).map(String::as_str)
    }

    fn person(&self, role: &str, date: Option<(i64, i32)>) -> Result<Signature, Answer> {
        let of = |what: &str| self.environment.get(&format!("GIT_{role}_{what}")).map(String::as_str);
        let name = of("NAME").or_else(|| self.setting("user.name"));
        let email = of("EMAIL").or_else(|| self.setting("user.email"));
        let (Some(name), Some(email)) = (name, email) else { return Err(unknown_person()) };
        let written = of("DATE").and_then(git::date::parse);
        let (seconds, zone) = date.or(written).unwrap_or((self.now, 0));
        Ok(Signature { name: name.to_owned(), email: email.to_owned(), seconds, zone })
    }

    /// Who writes now, unless the environment says otherwise.
    pub(super) fn author(&self, date: Option<(i64, i32)>) -> Result<Signature, Answer> {
        self.person("AUTHOR", date)
    }

    pub(super) fn committer(&self) -> Result<Signature, Answer> {
        self.person("COMMITTER", None)
    }

    /// A path as typed, from the top of the work tree; empty for the top itself.
    pub(super) fn inside(&self, typed: &str) -> Result<String, Answer> {
        let absolute = absolute(&self.folder, typed);
        let rest = absolute.strip_prefix(&self.top).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match rest {
            Some(rest) => Ok(rest.trim_start_matches('/').to_owned()),
            None => Err(fatal(format!("{typed}: '{typed}' is outside repository at '{}'", self.top))),
        }
    }

    /// A path from the top as it is typed from the present folder.
    pub(super) fn shown(&self, path: &str) -> String {
        relative(&self.folder[self.top.len()..], path)
    }

    /// The text of a file of the work tree.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.disk.get(&format!("{}/{path}", self.top)).map(String::as_str)
    }

    /// Makes, replaces or removes a file of the work tree.
    pub(super) fn put(&mut self, path: &str, text: Option<String>) {
        let full = format!("{}/{path}", self.top);
        match text {
            Some(text) => self.disk.insert(full, text),
            None => self.disk.remove(&full),
        };
    }

    /// Makes a file what a blob says.
    pub(super) fn put_blob(&mut self, path: &str, id: Option<Id>) {
        let text = id.map(|id| self.repo.blob(id).to_owned());
        self.put(path, text);
    }

    /// The files of the work tree as they are, without those that are ignored and not tracked; their texts are kept.
    pub(super) fn work(&mut self) -> Tree {
        let prefix = format!("{}/", self.top);
        let inner: Vec<String> =
            self.git.repositories.keys().filter(|top| top.starts_with(&prefix)).map(|top| format!("{top}/")).collect();
        let files: Vec<(&str, &String)> = self
            .disk
            .range(prefix.clone()..)
            .map_while(|(path, text)| Some((path.strip_prefix(&prefix)?, text)))
            .filter(|(path, _)| !inner.iter().any(|top| format!("{prefix}{path}").starts_with(top)))
            .collect();
        let rules: Vec<Rules> = files
            .iter()
            .filter(|(path, _)| *path == ".gitignore" || path.ends_with("/.gitignore"))
            .map(|(path, text)| Rules::new(path.trim_end_matches(".gitignore"), text))
            .collect();
        let repo = &mut self.repo;
        let mut tree = Tree::new();
        for (path, text) in files {
            let is_tracked = repo.index.contains_key(path) || repo.conflicts.contains_key(path);
            if is_tracked || !is_ignored(&rules, path) {
                tree.insert(path.to_owned(), repo.keep(text));
            }
        }
        tree
    }

    /// The files of the work tree that the index has.
    pub(super) fn tracked(&mut self) -> Tree {
        let mut work = self.work();
        work.retain(|path, _| self.repo.index.contains_key(path) || self.repo.conflicts.contains_key(path));
        work
    }

    /// The commit of a name.
    pub(super) fn commit(&self, name: &str) -> Result<Id, Answer> {
        revision::resolve(&self.repo, name).ok_or_else(|| {
            fatal(format!(
                "ambiguous argument '{name}': unknown revision or path not in the working tree.\nUse '--' to separate \
                 paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'"
            ))
        })
    }

    /// A commit of which it is known that it is there.
    pub(super) fn look(&self, id: Id) -> Result<std::rc::Rc<Commit>, Answer> {
        self.repo.commits.get(&id).cloned().ok_or_else(|| fatal(format!("bad object {id}")))
    }
}

fn unknown_person() -> Answer {
    fatal_after(
        "Author identity unknown\n\n*** Please tell me who you are.\n\nRun\n\n  git config --global user.email \
         \"you@example.com\"\n  git config --global user.name \"Your Name\"\n\nto set your account's default \
         identity.\nOmit --global to set the identity only in this repository.\n\n",
        "unable to auto-detect email address",
    )
}

fn fatal_after(before: &str, words: &str) -> Answer {
    Answer::failed(128, format!("{before}fatal: {words}\n"))
}
