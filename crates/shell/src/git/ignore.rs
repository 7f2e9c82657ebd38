//! `.gitignore`

/// The rules of one file, for the folder that it lies in.
pub(crate) struct Rules {
    folder: String,
    rules: Vec<Rule>,
}

struct Rule {
    pattern: Vec<char>,
    negated: bool,
    folders_only: bool,
    /// Whether it is matched against the whole path below the folder, not the name alone.
    anchored: bool,
}

impl Rules {
    /// Reads a file; `folder` is empty or ends in a slash.
    pub(crate) fn new(folder: &str, text: &str) -> Self {
        let rules = text.lines().filter_map(rule).collect();
        Self { folder: folder.to_owned(), rules }
    }
}

fn rule(line: &str) -> Option<Rule> {
    let line = line.trim_end();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let (negated, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
    let (folders_only, line) = line.strip_suffix('/').map_or((false, line), |rest| (true, rest));
    let anchored = line.contains('/');
    let pattern = line.trim_start_matches('\\').trim_start_matches('/').chars().collect();
    Some(Rule { pattern, negated, folders_only, anchored })
}

/// Whether a file is ignored: by itself or by a folder above it.
pub(crate) fn is_ignored(all: &[Rules], path: &str) -> bool {
    let ends = path.match_indices('/').map(|(at, _)| (at, true)).chain([(path.len(), false)]);
    ends.into_iter().any(|(end, is_folder)| matches_one(all, &path[..end], is_folder))
}

fn matches_one(all: &[Rules], path: &str, is_folder: bool) -> bool {
    let mut ignored = false;
    for rules in all {
        let Some(inside) = path.strip_prefix(&rules.folder) else { continue };
        let name = inside.rsplit('/').next().unwrap_or(inside);
        for rule in &rules.rules {
            let text: Vec<char> = if rule.anchored { inside } else { name }.chars().collect();
            if (is_folder || !rule.folders_only) && glob(&rule.pattern, &text) {
                ignored = !rule.negated;
            }
        }
    }
    ignored
}

/// Whether a pattern with `*`, `**`, `?` and `[…]` matches a whole text.
pub(crate) fn glob(pattern: &[char], text: &[char]) -> bool {
    // Where the last star stands and what it has taken: without it, the time would double with every star.
    let (mut at, mut from) = (0, 0);
    let mut star: Option<(usize, usize, bool)> = None;
    loop {
        let deep = pattern[at..].starts_with(&['*', '*']);
        match pattern.get(at) {
            Some('*') => {
                let skip = if deep { 2 } else { 1 };
                let slash = usize::from(deep && pattern.get(at + 2) == Some(&'/'));
                at += skip + slash;
                star = Some((at, from, deep));
                continue;
            }
            Some('[') if from < text.len() => {
                if let Some((matched, after)) = class(&pattern[at..], text[from])
                    && matched
                {
                    at += after;
                    from += 1;
                    continue;
                }
            }
            Some('?') if from < text.len() && text[from] != '/' => {
                at += 1;
                from += 1;
                continue;
            }
            Some(letter) if text.get(from) == Some(letter) => {
                at += 1;
                from += 1;
                continue;
            }
            None if from == text.len() => return true,
            _ => {}
        }
        match star {
            Some((after, taken, deep)) if taken < text.len() && (deep || text[taken] != '/') => {
                star = Some((after, taken + 1, deep));
                at = after;
                from = taken + 1;
            }
            _ => return false,
        }
    }
}

/// Whether a letter is in the class that a pattern begins with, and how long that is.
fn class(pattern: &[char], letter: char) -> Option<(bool, usize)> {
    let end = pattern.iter().skip(2).position(|it| *it == ']')? + 2;
    let inside = &pattern[1..end];
    let (negated, inside) = match inside.first() {
        Some('!' | '^') => (true, &inside[1..]),
        _ => (false, inside),
    };
    let mut found = false;
    let mut rest = inside;
    while let [first, others @ ..] = rest {
        match others {
            ['-', last, after @ ..] => {
                found |= (*first..=*last).contains(&letter);
                rest = after;
            }
            _ => {
                found |= *first == letter;
                rest = others;
            }
        }
    }
    Some((found != negated, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_a_file() {
        let rules = [Rules::new("", "__pycache__/\n*.pyc\n/build\n!keep.pyc\ndocs/**/x\n")];
        let ignored = |path: &str| is_ignored(&rules, path);
        assert!(ignored("a/__pycache__/b") && ignored("a.pyc") && ignored("build/x") && ignored("docs/a/b/x"));
        assert!(!ignored("keep.pyc") && !ignored("a/build") && !ignored("a.py") && ignored("docs/x"));
    }
}
