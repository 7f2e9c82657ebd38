//! `git merge`

use super::here::{fatal, option};
use super::stat::{modes, stat};
use super::switch::replace;
use super::{Answer, Here, Outcome};
use crate::git::rename::changes;
use crate::git::{Commit, Id, Merging, Tree, history, merge as three};

/// Merges a branch into the present one.
pub(super) fn merge(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut no_ff, mut only_ff, mut message, mut names) = (false, false, None, Vec::new());
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        match argument {
            "--abort" => return abort(here),
            "--continue" => return super::commit::commit(here, &[]),
            "--no-ff" => no_ff = true,
            "--ff-only" => only_ff = true,
            "--no-edit" | "--ff" | "--no-stat" => {}
            "-m" => message = rest.next(),
            other if other.starts_with('-') => return Err(option("merge", other)),
            name => names.push(name),
        }
    }
    let name = match names.as_slice() {
        [name] => (*name).to_owned(),
        [] => match here.repo.branch().and_then(|branch| here.repo.upstream(branch)) {
            Some((remote, there)) => format!("{remote}/{there}"),
            None => return Err(fatal("No remote for the current branch.")),
        },
        _ => return Err(option("merge", "of several branches")),
    };
    let Some(theirs) = crate::git::revision::resolve(&here.repo, &name) else {
        return Err(Answer::failed(1, format!("merge: {name} - not something we can merge\n")));
    };
    let what = match () {
        () if here.repo.branches.contains_key(&name) => format!("branch '{name}'"),
        () if here.repo.tracking.contains_key(&name) => format!("remote-tracking branch '{name}'"),
        () if here.repo.tags.contains_key(&name) => format!("tag '{name}'"),
        () => format!("commit '{name}'"),
    };
    let message = message.map_or_else(|| said(here, &format!("Merge {what}")), |text| format!("{text}\n"));
    join(here, &Wanted { theirs, name, message, no_ff, only_ff })
}

/// A merge's message, with the branch that it goes into unless that is the usual one.
pub(super) fn said(here: &Here<'_>, text: &str) -> String {
    match here.repo.branch() {
        Some("main" | "master") | None => format!("{text}\n"),
        Some(branch) => format!("{text} into {branch}\n"),
    }
}

/// What is to be merged.
pub(super) struct Wanted {
    pub(super) theirs: Id,
    /// What stands behind the marker of their side.
    pub(super) name: String,
    pub(super) message: String,
    pub(super) no_ff: bool,
    pub(super) only_ff: bool,
}

/// Merges a commit into what is checked out.
pub(super) fn join(here: &mut Here<'_>, wanted: &Wanted) -> Outcome {
    if !here.repo.conflicts.is_empty() {
        return Err(super::commit::unmerged(here, "Merging"));
    }
    if here.repo.merging.is_some() {
        return Err(fatal(
            "You have not concluded your merge (MERGE_HEAD exists).\nPlease, commit your changes before you merge.",
        ));
    }
    let theirs = wanted.theirs;
    let Some(ours) = here.repo.tip() else {
        let new = here.repo.tree(Some(theirs));
        replace(here, &Tree::new(), &new, "merge", "merge")?;
        here.repo.move_tip(theirs);
        return Ok(Answer::default());
    };
    let bases = history::merge_bases(&here.repo, ours, theirs);
    if bases.contains(&theirs) {
        return Ok(Answer::printed("Already up to date.\n"));
    }
    if bases.contains(&ours) && !wanted.no_ff {
        return forward(here, ours, theirs);
    }
    if wanted.only_ff {
        return Err(fatal("Not possible to fast-forward, aborting."));
    }
    let Some(base) = bases.first().copied() else { return Err(fatal("refusing to merge unrelated histories")) };
    if here.repo.index != here.repo.tree(Some(ours)) {
        let dirty: String = changes(&here.repo, &here.repo.tree(Some(ours)), &here.repo.index, false)
            .iter()
            .map(|it| format!("  {}\n", it.path()))
            .collect();
        return Err(Answer::failed(
            2,
            format!(
                "error: Your local changes to the following files would be overwritten by merge:\n{dirty}Merge with strategy ort failed.\n"
            ),
        ));
    }
    real(here, wanted, ours, base)
}

fn forward(here: &mut Here<'_>, ours: Id, theirs: Id) -> Outcome {
    let (old, new) = (here.repo.tree(Some(ours)), here.repo.tree(Some(theirs)));
    let head = format!("Updating {}..{}\n", ours.short(), theirs.short());
    replace(here, &old, &new, "merge", "merge").map_err(|answer| Answer { stdout: head.clone(), ..answer })?;
    here.repo.move_tip(theirs);
    here.repo.marks.insert("ORIG_HEAD".to_owned(), ours);
    let all = changes(&here.repo, &old, &new, true);
    Ok(Answer::printed(format!("{head}Fast-forward\n{}{}", stat(&here.repo, &all), modes(&all))))
}

/// What became of the files.
#[derive(Default)]
struct Outcomes {
    tree: Tree,
    /// Files in conflict: their stages and what the work tree shows.
    conflicts: Vec<(String, [Option<Id>; 3], Option<String>)>,
    words: String,
}

fn real(here: &mut Here<'_>, wanted: &Wanted, ours: Id, base: Id) -> Outcome {
    let trees = [Some(base), Some(ours), Some(wanted.theirs)].map(|id| here.repo.tree(id));
    let done = combine(here, &trees, &wanted.name);
    let mut target = done.tree.clone();
    for (path, stages, text) in &done.conflicts {
        if let Some(text) = text {
            let id = here.repo.keep(text);
            target.insert(path.clone(), id);
        } else if let Some(id) = stages[1].or(stages[2]) {
            target.insert(path.clone(), id);
        }
    }
    let refused = |answer: Answer| Answer {
        status: 2,
        stderr: format!("{}Merge with strategy ort failed.\n", answer.stderr),
        ..answer
    };
    replace(here, &trees[1], &target, "merge", "merge").map_err(refused)?;
    here.repo.index = done.tree;
    here.repo.marks.insert("ORIG_HEAD".to_owned(), ours);
    if !done.conflicts.is_empty() {
        let list: String = done.conflicts.iter().map(|(path, ..)| format!("#\t{path}\n")).collect();
        let conflicts = format!("\n# Conflicts:\n{list}");
        here.repo.conflicts = done.conflicts.into_iter().map(|(path, stages, _)| (path, stages)).collect();
        here.repo.merging = Some(Merging { theirs: wanted.theirs, message: wanted.message.clone(), conflicts });
        let end = "Automatic merge failed; fix conflicts and then commit the result.\n";
        return Err(Answer { status: 1, stdout: format!("{}{end}", done.words), stderr: String::new() });
    }
    let (author, committer) = (here.author(None)?, here.committer()?);
    let tree = here.repo.index.clone();
    let commit =
        Commit { tree, parents: vec![ours, wanted.theirs], author, committer, message: wanted.message.clone() };
    let id = here.repo.keep_commit(commit);
    here.repo.move_tip(id);
    let all = changes(&here.repo, &trees[1], &here.repo.index, true);
    let made = "Merge made by the 'ort' strategy.\n";
    Ok(Answer::printed(format!("{}{made}{}{}", done.words, stat(&here.repo, &all), modes(&all))))
}

/// Every file of three states (the base, ours, theirs) by itself.
fn combine(here: &mut Here<'_>, trees: &[Tree; 3], name: &str) -> Outcomes {
    let mut done = Outcomes::default();
    let mut paths: Vec<&String> = trees.iter().flat_map(|tree| tree.keys()).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let stages = [0, 1, 2].map(|at| trees[at].get(path).copied());
        let [base, ours, theirs] = stages;
        let agreed = match () {
            () if ours == theirs || theirs == base => Some(ours),
            () if ours == base => Some(theirs),
            () => None,
        };
        if let Some(agreed) = agreed {
            done.tree.extend(agreed.map(|id| (path.clone(), id)));
            continue;
        }
        let (Some(mine), Some(other)) = (ours, theirs) else {
            let (gone, kept) = if ours.is_none() { ("HEAD", name) } else { (name, "HEAD") };
            done.words.push_str(&format!(
                "CONFLICT (modify/delete): {path} deleted in {gone} and modified in {kept}.  Version {kept} of {path} left in \
                 tree.\n"
            ));
            done.conflicts.push((path.clone(), stages, None));
            continue;
        };
        let repo = &here.repo;
        let merged =
            three::merge(base.map_or("", |id| repo.blob(id)), repo.blob(mine), repo.blob(other), ("HEAD", name));
        done.words.push_str(&format!("Auto-merging {path}\n"));
        if merged.conflicts {
            let kind = if base.is_some() { "content" } else { "add/add" };
            done.words.push_str(&format!("CONFLICT ({kind}): Merge conflict in {path}\n"));
            done.conflicts.push((path.clone(), stages, Some(merged.text)));
        } else {
            let id = here.repo.keep(&merged.text);
            done.tree.insert(path.clone(), id);
        }
    }
    done
}

/// Forgets a merge under way.
fn abort(here: &mut Here<'_>) -> Outcome {
    if here.repo.merging.take().is_none() {
        return Err(fatal("There is no merge to abort (MERGE_HEAD missing)."));
    }
    super::reset::hard(here, here.repo.tip());
    Ok(Answer::default())
}
