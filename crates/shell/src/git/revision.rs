//! Names of commits as they are typed: `HEAD~2`, `main^`, `origin/main`, `1a2b3c4`.

use super::id::Id;
use super::repository::Repository;

/// The commit of a name.
pub(crate) fn resolve(repository: &Repository, name: &str) -> Option<Id> {
    let at = name.find(['~', '^']).unwrap_or(name.len());
    let (base, steps) = name.split_at(at);
    let mut id = reference(repository, base)?;
    let mut rest = steps;
    while let Some(sign) = rest.chars().next() {
        rest = &rest[1..];
        if sign == '^' && rest.starts_with('{') {
            rest = rest.split_once('}')?.1;
            continue;
        }
        let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        let count: usize = if digits == 0 { 1 } else { rest[..digits].parse().ok()? };
        rest = &rest[digits..];
        let parent = |id: Id, which: usize| repository.commits.get(&id)?.parents.get(which).copied();
        match (sign, count) {
            (_, 0) => {}
            ('^', which) => id = parent(id, which - 1)?,
            ('~', count) => {
                for _ in 0..count {
                    id = parent(id, 0)?;
                }
            }
            _ => return None,
        }
    }
    Some(id)
}

fn reference(repository: &Repository, name: &str) -> Option<Id> {
    match name {
        "HEAD" | "@" => return repository.tip(),
        "MERGE_HEAD" => return repository.merging.as_ref().map(|merging| merging.theirs),
        "-" | "@{-1}" => {
            return match repository.previous.as_ref()? {
                super::Head::Branch(name) => repository.branches.get(name).copied(),
                super::Head::Detached(id) => Some(*id),
            };
        }
        "@{u}" | "@{upstream}" => {
            let (remote, branch) = repository.upstream(repository.branch()?)?;
            return repository.tracking.get(&format!("{remote}/{branch}")).copied();
        }
        _ => {}
    }
    let short = |prefix: &str| name.strip_prefix(prefix);
    let tag = |name: &str| repository.tags.get(name).map(|tag| tag.target);
    repository
        .marks
        .get(name)
        .copied()
        .or_else(|| tag(short("refs/tags/").or(short("tags/")).unwrap_or(name)))
        .or_else(|| repository.branches.get(short("refs/heads/").or(short("heads/")).unwrap_or(name)).copied())
        .or_else(|| repository.tracking.get(short("refs/remotes/").or(short("remotes/")).unwrap_or(name)).copied())
        .or_else(|| repository.tracking.get(&format!("{name}/HEAD")).copied())
        .or_else(|| abbreviated(repository, name))
}

/// The one commit whose name begins so.
fn abbreviated(repository: &Repository, name: &str) -> Option<Id> {
    let name = name.to_ascii_lowercase();
    if name.len() < 4 || name.len() > 40 || !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut found = repository.commits.keys().filter(|id| id.to_string().starts_with(&name));
    let first = found.next().copied()?;
    found.next().is_none().then_some(first)
}
