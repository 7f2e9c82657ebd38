//! `git add`, `git rm`, `git mv`, `git ls-files`

use super::here::{error, fatal, option};
use super::path::matches;
use super::{Answer, Here, Outcome};

/// Puts files into the index.
pub(super) fn add(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut all, mut tracked_only) = (false, false);
    let mut names = Vec::new();
    for argument in arguments {
        match *argument {
            "-A" | "--all" => all = true,
            "-u" | "--update" => tracked_only = true,
            "--" | "-v" | "--verbose" | "-f" | "--force" => {}
            other if other.starts_with('-') => return Err(option("add", other)),
            name => names.push(name),
        }
    }
    if names.is_empty() && !all && !tracked_only {
        return Err(Answer::failed(
            0,
            "Nothing specified, nothing added.\nhint: Maybe you wanted to say 'git add .'?\nhint: Disable this message \
             with \"git config set advice.addEmptyPathspec false\"\n",
        ));
    }
    let mut named = names.iter().map(|name| here.inside(name)).collect::<Result<Vec<_>, _>>()?;
    if named.is_empty() {
        named.push(String::new());
    }
    let work = here.work();
    for (name, path) in names.iter().zip(&named) {
        let is_known =
            work.keys().chain(here.repo.index.keys()).chain(here.repo.conflicts.keys()).any(|it| matches(path, it));
        if !is_known && !path.is_empty() {
            return Err(missing(here, name, path));
        }
    }
    stage(here, &named, tracked_only);
    Ok(Answer::default())
}

fn missing(here: &Here<'_>, name: &str, path: &str) -> Answer {
    if here.text(path).is_some() {
        return Answer::failed(
            1,
            format!(
                "The following paths are ignored by one of your .gitignore files:\n{path}\nhint: Use -f if you really \
                 want to add them.\nhint: Disable this message with \"git config set advice.addIgnoredFile false\"\n"
            ),
        );
    }
    fatal(format!("pathspec '{name}' did not match any files"))
}

/// Has the index hold what the work tree holds at these paths.
pub(super) fn stage(here: &mut Here<'_>, named: &[String], tracked_only: bool) {
    let work = if tracked_only { here.tracked() } else { here.work() };
    let is_named = |path: &str| named.iter().any(|name| matches(name, path));
    here.repo.index.retain(|path, _| !is_named(path) || work.contains_key(path));
    here.repo.conflicts.retain(|path, _| !is_named(path));
    here.repo.index.extend(work.into_iter().filter(|(path, _)| is_named(path)));
}

/// Takes files out of the index and the work tree.
pub(super) fn rm(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let (mut cached, mut recursive, mut force, mut quiet) = (false, false, false, false);
    let mut names = Vec::new();
    for argument in arguments {
        match *argument {
            "--cached" => cached = true,
            "-r" => recursive = true,
            "-f" | "--force" => force = true,
            "-rf" | "-fr" => (recursive, force) = (true, true),
            "-q" | "--quiet" => quiet = true,
            "--" => {}
            other if other.starts_with('-') => return Err(option("rm", other)),
            name => names.push(name),
        }
    }
    if names.is_empty() {
        return Err(fatal("No pathspec was given. Which files should I remove?"));
    }
    let mut gone = Vec::new();
    for name in names {
        let path = here.inside(name)?;
        let index = here.repo.index.keys().chain(here.repo.conflicts.keys());
        let found: Vec<String> = index.filter(|it| matches(&path, it)).cloned().collect();
        if found.is_empty() {
            return Err(fatal(format!("pathspec '{name}' did not match any files")));
        }
        if !recursive && !found.contains(&path) && !name.contains(['*', '?', '[']) {
            return Err(fatal(format!("not removing '{name}' recursively without -r")));
        }
        gone.extend(found);
    }
    gone.sort();
    let (work, tip) = (here.tracked(), here.repo.tree(here.repo.tip()));
    if !force {
        refuse_loss(here, &gone, &work, &tip, cached)?;
    }
    let mut out = String::new();
    for path in gone {
        here.repo.index.remove(&path);
        here.repo.conflicts.remove(&path);
        if !cached {
            here.put(&path, None);
        }
        if !quiet {
            out.push_str(&format!("rm '{path}'\n"));
        }
    }
    Ok(Answer::printed(out))
}

fn refuse_loss(
    here: &Here<'_>,
    gone: &[String],
    work: &crate::git::Tree,
    tip: &crate::git::Tree,
    cached: bool,
) -> Result<(), Answer> {
    let lists = |is: &dyn Fn(&String) -> bool| gone.iter().filter(|path| is(path)).cloned().collect::<Vec<_>>();
    let index = &here.repo.index;
    let is_local = |path: &String| work.contains_key(path) && work.get(path) != index.get(path);
    let is_staged = |path: &String| index.get(path) != tip.get(path);
    let both = lists(&|path| is_local(path) && is_staged(path));
    let staged = lists(&|path| !is_local(path) && is_staged(path) && !cached);
    let local = lists(&|path| is_local(path) && !is_staged(path) && !cached);
    let groups = [
        (both, "staged content different from both the\nfile and the HEAD", "use -f to force removal"),
        (staged, "changes staged in the index", "use --cached to keep the file, or -f to force removal"),
        (local, "local modifications", "use --cached to keep the file, or -f to force removal"),
    ];
    let mut words = String::new();
    for (paths, what, hint) in groups {
        if !paths.is_empty() {
            let (noun, verb) = if paths.len() == 1 { ("file", "has") } else { ("files", "have") };
            let list: String = paths.iter().map(|path| format!("    {path}\n")).collect();
            words.push_str(&format!("error: the following {noun} {verb} {what}:\n{list}({hint})\n"));
        }
    }
    if words.is_empty() { Ok(()) } else { Err(Answer::failed(1, words)) }
}

/// Moves a file.
pub(super) fn mv(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    let names: Vec<&str> =
        arguments.iter().copied().filter(|it| !matches!(*it, "-f" | "--force" | "-v" | "--")).collect();
    if let Some(other) = names.iter().find(|it| it.starts_with('-')) {
        return Err(option("mv", other));
    }
    let [from, to] = names.as_slice() else { return Err(option("mv", "with other than two paths")) };
    let (source, mut target) = (here.inside(from)?, here.inside(to)?);
    let below = |folder: &str| format!("{folder}/");
    let is_folder = |here: &Here<'_>, path: &str| here.repo.index.keys().any(|it| it.starts_with(&below(path)));
    if target.is_empty() || is_folder(here, &target) {
        let name = source.rsplit('/').next().unwrap_or_default();
        target = if target.is_empty() { name.to_owned() } else { format!("{target}/{name}") };
    }
    let found: Vec<String> =
        here.repo.index.keys().filter(|it| **it == source || it.starts_with(&below(&source))).cloned().collect();
    if found.is_empty() {
        let why = if here.text(&source).is_some() { "not under version control" } else { "bad source" };
        return Err(fatal(format!("{why}, source={source}, destination={target}")));
    }
    if here.text(&target).is_some() {
        return Err(fatal(format!("destination exists, source={source}, destination={target}")));
    }
    for path in found {
        let new = format!("{target}{}", &path[source.len()..]);
        if let Some(id) = here.repo.index.remove(&path) {
            here.repo.index.insert(new.clone(), id);
        }
        let text = here.text(&path).map(str::to_owned);
        here.put(&path, None);
        here.put(&new, text);
    }
    Ok(Answer::default())
}

/// Lists the index.
pub(super) fn ls_files(here: &mut Here<'_>, arguments: &[&str]) -> Outcome {
    if let Some(other) = arguments.iter().find(|it| it.starts_with('-')) {
        return Err(option("ls-files", other));
    }
    let prefix = here.inside(".")?;
    let mut paths: Vec<&String> = here.repo.index.keys().chain(here.repo.conflicts.keys()).collect();
    paths.sort();
    let named = arguments.iter().map(|name| here.inside(name)).collect::<Result<Vec<_>, _>>()?;
    let is_meant =
        |path: &str| matches(&prefix, path) && (named.is_empty() || named.iter().any(|it| matches(it, path)));
    let lines = paths.into_iter().filter(|path| is_meant(path)).map(|path| format!("{}\n", here.shown(path)));
    Ok(Answer::printed(lines.collect::<String>()))
}

/// `error: pathspec …`
pub(super) fn no_match(name: &str) -> Answer {
    error(format!("pathspec '{name}' did not match any file(s) known to git"))
}
