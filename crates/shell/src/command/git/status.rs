//! `git status`

use super::here::option;
use super::path::quoted;
use super::{Answer, Here, Outcome};
use crate::git::history::apart;
use crate::git::rename::{Change, changes};
use crate::git::{Head, Stages};

/// Says what differs between commit, index and work tree.
pub(super) fn status(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut short, mut branch, mut porcelain) = (false, false, false);
    for argument in arguments {
        match *argument {
            "-s" | "--short" => short = true,
            "--porcelain" | "--porcelain=v1" => (short, porcelain) = (true, true),
            "-b" | "--branch" => branch = true,
            "-sb" | "-bs" => (short, branch) = (true, true),
            "--long" | "-uall" | "--untracked-files=all" if *argument == "--long" => {}
            other => return Err(option("status", other)),
        }
    }
    let seen = Seen::new(here);
    Ok(Answer::printed(if short { seen.short(here, branch, porcelain) } else { seen.long(here) }))
}

/// What differs.
pub(super) struct Seen {
    staged: Vec<Change>,
    local: Vec<Change>,
    unmerged: Vec<(String, Stages)>,
    untracked: Vec<String>,
}

impl Seen {
    pub(super) fn new(here: &mut Here<'_>) -> Self {
        let work = here.work();
        let repo = &here.repo;
        let mut tip = repo.tree(repo.tip());
        tip.retain(|path, _| !repo.conflicts.contains_key(path));
        let mut tracked = work.clone();
        tracked.retain(|path, _| repo.index.contains_key(path));
        let staged = changes(repo, &tip, &repo.index, true);
        let local = changes(repo, &repo.index, &tracked, false);
        let mut untracked: Vec<String> = Vec::new();
        for path in work.keys() {
            if !repo.index.contains_key(path) && !repo.conflicts.contains_key(path) {
                let folder = untracked_folder(here, path);
                if untracked.last() != Some(&folder) {
                    untracked.push(folder);
                }
            }
        }
        let unmerged = repo.conflicts.iter().map(|(path, stages)| (path.clone(), *stages)).collect();
        Self { staged, local, unmerged, untracked }
    }

    /// Whether there is anything to commit.
    pub(super) fn has_staged(&self) -> bool {
        !self.staged.is_empty()
    }

    /// The short format.
    fn short(&self, here: &Here<'_>, branch: bool, porcelain: bool) -> String {
        let name = |path: &str| {
            let shown = quoted(&if porcelain { path.to_owned() } else { here.shown(path) });
            if shown.contains(' ') && !shown.starts_with('"') { format!("\"{shown}\"") } else { shown }
        };
        let mut rows: Vec<(String, String)> = Vec::new();
        for change in &self.staged {
            let letter = match change {
                Change::Added { .. } => 'A',
                Change::Deleted { .. } => 'D',
                Change::Modified { .. } => 'M',
                Change::Renamed { .. } => 'R',
            };
            let second = self.local.iter().find(|it| it.path() == change.path()).map_or(' ', local_letter);
            let shown = match change {
                Change::Renamed { from, path, .. } => format!("{} -> {}", name(from), name(path)),
                other => name(other.path()),
            };
            rows.push((change.path().to_owned(), format!("{letter}{second} {shown}\n")));
        }
        for change in &self.local {
            if !self.staged.iter().any(|it| it.path() == change.path()) {
                rows.push((change.path().to_owned(), format!(" {} {}\n", local_letter(change), name(change.path()))));
            }
        }
        for (path, stages) in &self.unmerged {
            rows.push((path.clone(), format!("{} {}\n", conflict(stages).0, name(path))));
        }
        rows.sort();
        let mut out = if branch { heading(here) } else { String::new() };
        out.extend(rows.into_iter().map(|(_, row)| row));
        out.extend(self.untracked.iter().map(|path| format!("?? {}\n", name(path))));
        out
    }

    /// The long format.
    pub(super) fn long(&self, here: &Here<'_>) -> String {
        let mut out = match &here.repo.head {
            Head::Branch(name) => format!("On branch {name}\n"),
            Head::Detached(id) => format!("HEAD detached {}\n", detached(here, *id)),
        };
        out.push_str(&following(here));
        let is_first = here.repo.tip().is_none();
        if is_first {
            out.push_str("\nNo commits yet\n\n");
        }
        if !self.unmerged.is_empty() {
            out.push_str(
                "You have unmerged paths.\n  (fix conflicts and run \"git commit\")\n  (use \"git merge --abort\" to \
                 abort the merge)\n\n",
            );
        } else if here.repo.merging.is_some() {
            out.push_str(
                "All conflicts fixed but you are still merging.\n  (use \"git commit\" to conclude merge)\n\n",
            );
        }
        out.push_str(&self.sections(here, is_first));
        out.push_str(&self.ending(here, is_first));
        out
    }

    fn sections(&self, here: &Here<'_>, is_first: bool) -> String {
        let mut out = String::new();
        let unstage = match (&here.repo.merging, is_first) {
            (Some(_), _) => "",
            (None, true) => "  (use \"git rm --cached <file>...\" to unstage)\n",
            (None, false) => "  (use \"git restore --staged <file>...\" to unstage)\n",
        };
        let mut section = |title: &str, hints: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let lines: String = lines.iter().map(|line| format!("\t{line}\n")).collect();
                out.push_str(&format!("{title}\n{hints}{lines}\n"));
            }
        };
        let row = |change: &Change| {
            let shown = |path: &str| quoted(&here.shown(path));
            match change {
                Change::Added { path, .. } => format!("new file:   {}", shown(path)),
                Change::Deleted { path, .. } => format!("deleted:    {}", shown(path)),
                Change::Modified { path, .. } => format!("modified:   {}", shown(path)),
                Change::Renamed { from, path, .. } => format!("renamed:    {} -> {}", shown(from), shown(path)),
            }
        };
        section("Changes to be committed:", unstage, self.staged.iter().map(row).collect());
        let words: Vec<&str> = self.unmerged.iter().map(|(_, stages)| conflict(stages).1).collect();
        let removed = words.iter().any(|word| word.contains("deleted"));
        let hint = match (words.iter().all(|word| *word == "both deleted"), removed) {
            (true, true) => "  (use \"git rm <file>...\" to mark resolution)\n",
            (false, true) => "  (use \"git add/rm <file>...\" as appropriate to mark resolution)\n",
            _ => "  (use \"git add <file>...\" to mark resolution)\n",
        };
        let unmerged = self.unmerged.iter().zip(&words);
        let rows = unmerged.map(|((path, _), word)| format!("{:17}{}", format!("{word}:"), quoted(&here.shown(path))));
        section("Unmerged paths:", hint, rows.collect());
        let deletes = self.local.iter().any(|change| matches!(change, Change::Deleted { .. }));
        let verb = if deletes { "add/rm" } else { "add" };
        let hints = format!(
            "  (use \"git {verb} <file>...\" to update what will be committed)\n  (use \"git restore <file>...\" to \
             discard changes in working directory)\n"
        );
        section("Changes not staged for commit:", &hints, self.local.iter().map(row).collect());
        section(
            "Untracked files:",
            "  (use \"git add <file>...\" to include in what will be committed)\n",
            self.untracked.iter().map(|path| quoted(&here.shown(path))).collect(),
        );
        out
    }

    fn ending(&self, here: &Here<'_>, is_first: bool) -> String {
        let words = match () {
            () if self.has_staged() => return String::new(),
            () if !self.local.is_empty() || !self.unmerged.is_empty() => {
                "no changes added to commit (use \"git add\" and/or \"git commit -a\")\n"
            }
            () if here.repo.merging.is_some() => return String::new(),
            () if !self.untracked.is_empty() => {
                "nothing added to commit but untracked files present (use \"git add\" to track)\n"
            }
            () if is_first => "nothing to commit (create/copy files and use \"git add\" to track)\n",
            () => "nothing to commit, working tree clean\n",
        };
        words.to_owned()
    }
}

fn local_letter(change: &Change) -> char {
    if matches!(change, Change::Deleted { .. }) { 'D' } else { 'M' }
}

/// The letters and the words for a conflict.
fn conflict(stages: &Stages) -> (&'static str, &'static str) {
    match stages.map(|stage| stage.is_some()) {
        [true, true, true] => ("UU", "both modified"),
        [false, true, true] => ("AA", "both added"),
        [true, true, false] => ("UD", "deleted by them"),
        [true, false, true] => ("DU", "deleted by us"),
        [false, true, false] => ("AU", "added by us"),
        [false, false, true] => ("UA", "added by them"),
        _ => ("DD", "both deleted"),
    }
}

/// The outermost folder of a file in which nothing is tracked, or the file.
fn untracked_folder(here: &Here<'_>, path: &str) -> String {
    for (at, _) in path.match_indices('/') {
        let folder = &path[..=at];
        let index = here.repo.index.keys().chain(here.repo.conflicts.keys());
        if !index.into_iter().any(|known| known.starts_with(folder)) {
            return folder.to_owned();
        }
    }
    path.to_owned()
}

/// Where a head without a branch was put, and whether it is still there.
pub(super) fn detached(here: &Here<'_>, id: crate::git::Id) -> String {
    match &here.repo.left {
        Some((name, at)) => format!("{} {name}", if *at == id { "at" } else { "from" }),
        None => format!("at {}", id.short()),
    }
}

/// How the branch stands to the one that it follows.
pub(super) fn following(here: &Here<'_>) -> String {
    let repo = &here.repo;
    let Some((remote, there)) = repo.branch().and_then(|name| repo.upstream(name)) else { return String::new() };
    let name = format!("{remote}/{there}");
    let (Some(own), Some(other)) = (repo.tip(), repo.tracking.get(&name)) else {
        return match repo.tip() {
            Some(_) => format!(
                "Your branch is based on '{name}', but the upstream is gone.\n  (use \"git branch --unset-upstream\" to \
                 fixup)\n\n"
            ),
            None => String::new(),
        };
    };
    let commits = |count: usize| if count == 1 { "1 commit".to_owned() } else { format!("{count} commits") };
    match apart(repo, own, *other) {
        (0, 0) => format!("Your branch is up to date with '{name}'.\n\n"),
        (ahead, 0) => format!(
            "Your branch is ahead of '{name}' by {}.\n  (use \"git push\" to publish your local commits)\n\n",
            commits(ahead)
        ),
        (0, behind) => format!(
            "Your branch is behind '{name}' by {}, and can be fast-forwarded.\n  (use \"git pull\" to update your local \
             branch)\n\n",
            commits(behind)
        ),
        (ahead, behind) => format!(
            "Your branch and '{name}' have diverged,\nand have {ahead} and {behind} different commits each, \
             respectively.\n  (use \"git pull\" if you want to integrate the remote branch with yours)\n\n"
        ),
    }
}

/// `## main...origin/main [ahead 1]`
fn heading(here: &Here<'_>) -> String {
    let repo = &here.repo;
    let Some(branch) = repo.branch() else { return "## HEAD (no branch)\n".to_owned() };
    let Some(own) = repo.tip() else { return format!("## No commits yet on {branch}\n") };
    let Some((remote, there)) = repo.upstream(branch) else { return format!("## {branch}\n") };
    let name = format!("{remote}/{there}");
    let Some(other) = repo.tracking.get(&name) else { return format!("## {branch}...{name} [gone]\n") };
    let distance = match apart(repo, own, *other) {
        (0, 0) => String::new(),
        (ahead, 0) => format!(" [ahead {ahead}]"),
        (0, behind) => format!(" [behind {behind}]"),
        (ahead, behind) => format!(" [ahead {ahead}, behind {behind}]"),
    };
    format!("## {branch}...{name}{distance}\n")
}
