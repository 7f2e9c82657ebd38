//! Completion of what is being typed in the terminal.

use protocol::Files;
use std::collections::BTreeSet;

/// Commands worth completing; the shell has more.
const COMMANDS: &[&str] = &[
    "alembic",
    "cat",
    "cd",
    "clear",
    "code",
    "cp",
    "curl",
    "diff",
    "docker",
    "echo",
    "export",
    "find",
    "git",
    "grep",
    "head",
    "history",
    "ls",
    "mkdir",
    "mv",
    "nano",
    "pg_dump",
    "pg_isready",
    "psql",
    "pwd",
    "retort",
    "rm",
    "sed",
    "sleep",
    "sort",
    "ssh",
    "tail",
    "touch",
    "uv",
    "vim",
    "wc",
];

/// What follows a command.
const SUBCOMMANDS: &[(&str, &[&str])] = &[
    (
        "alembic",
        &[
            "branches",
            "check",
            "current",
            "downgrade",
            "ensure_version",
            "heads",
            "history",
            "init",
            "merge",
            "revision",
            "show",
            "stamp",
            "upgrade",
        ],
    ),
    ("docker", &["compose", "exec", "ps"]),
    ("compose", &["down", "exec", "images", "logs", "ps", "pull", "restart", "start", "stop", "up"]),
    ("git", &["add", "branch", "checkout", "commit", "diff", "init", "log", "merge", "push", "status", "switch"]),
    ("uv", &["add", "pip", "run", "sync"]),
    ("run", COMMANDS),
];

/// Words of alembic that take a revision.
const REVISION_TAKERS: &[&str] = &["downgrade", "merge", "show", "stamp", "upgrade", "--head", "--rev-id", "-r"];

/// How a line goes on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// What to put in at the caret.
    pub insert: String,
    /// What it could become, if that is not decided yet.
    pub candidates: Vec<String>,
}

/// How the text before the caret goes on, in a folder of the project (`""` or `server/`).
pub fn complete(before: &str, folder: &str, files: &Files) -> Completion {
    let begin = before.rfind([' ', '\t', '\n', '|', ';', '&', '(', '=', '>', '<', '"', '\'']).map_or(0, |at| at + 1);
    let word = &before[begin..];
    let command = before[..begin].rsplit(['|', ';', '&', '(', '\n']).next().unwrap_or_default();
    let earlier: Vec<&str> = command.split_whitespace().collect();
    let mut names: BTreeSet<String> = BTreeSet::new();
    match earlier.last() {
        None => names.extend(COMMANDS.iter().map(|&name| name.to_owned())),
        Some(last) => {
            if let Some((_, subcommands)) = SUBCOMMANDS.iter().find(|(name, _)| name == last) {
                names.extend(subcommands.iter().map(|&name| name.to_owned()));
            } else if earlier.contains(&"alembic") && REVISION_TAKERS.iter().any(|taker| earlier.contains(taker)) {
                names.extend(revisions(files));
                names.extend(["base", "head", "heads"].map(str::to_owned));
            }
            names.extend(paths(word, folder, files));
        }
    }
    names.retain(|name| name.starts_with(word));
    finish(word, names)
}

fn finish(word: &str, names: BTreeSet<String>) -> Completion {
    let Some(first) = names.first() else { return Completion::default() };
    let common = names.iter().fold(first.as_str(), |common, name| shared(common, name));
    let mut insert = common[word.len()..].to_owned();
    if names.len() == 1 && !common.ends_with('/') {
        insert.push(' ');
    }
    Completion { insert, candidates: if names.len() > 1 { names.into_iter().collect() } else { Vec::new() } }
}

/// The beginning that two texts share.
fn shared<'a>(left: &'a str, right: &str) -> &'a str {
    let same = left.chars().zip(right.chars()).take_while(|(left, right)| left == right);
    &left[..same.map(|(letter, _)| letter.len_utf8()).sum()]
}

/// Paths that begin as the word does, up to the next folder.
fn paths(word: &str, folder: &str, files: &Files) -> Vec<String> {
    let (typed, within) = match word.strip_prefix("~/") {
        Some(rest) => ("~/", rest),
        None => ("", word),
    };
    let base = if typed.is_empty() { folder } else { "" };
    let whole = format!("{base}{within}");
    let known = whole.rfind('/').map_or(0, |at| at + 1);
    let found = files.keys().filter(|path| path.starts_with(&whole)).map(|path| {
        let end = path[whole.len()..].find('/').map_or(path.len(), |at| whole.len() + at + 1);
        let shown_from = base.len().min(known);
        format!("{typed}{}", &path[shown_from..end])
    });
    found.collect()
}

/// The ids of the project's revisions, read as text.
fn revisions(files: &Files) -> Vec<String> {
    let id = |text: &String| {
        let line = text.lines().find(|line| line.starts_with("revision"))?;
        let value = line.split_once('=')?.1.trim().trim_matches(['"', '\'']);
        value.chars().all(|letter| letter.is_alphanumeric() || letter == '_').then(|| value.to_owned())
    };
    files.iter().filter(|(path, _)| path.contains("versions/")).filter_map(|(_, text)| id(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(before: &str, folder: &str, expected: &Expect) {
        let files: Files = [
            ("alembic.ini", ""),
            ("server/alembic/versions/5f3e_add.py", "revision: str = \"5f3e\"\n"),
            ("server/alembic/versions/5f3f_drop.py", "revision = '5f3f'\n"),
            ("server/models.py", ""),
        ]
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into();
        let Completion { insert, candidates } = complete(before, folder, &files);
        expected.assert_eq(&format!("{insert:?} {}", candidates.join(" ")));
    }

    #[test]
    fn commands_and_what_follows_them() {
        check("al", "", &expect![[r#""embic " "#]]);
        check("echo x | alembic up", "", &expect![[r#""grade " "#]]);
        check("docker compose r", "", &expect![[r#""estart " "#]]);
        check("uv run ps", "", &expect![[r#""ql " "#]]);
        check("zzz", "", &expect![[r#""" "#]]);
    }

    #[test]
    fn paths_are_those_of_the_folder() {
        check("cat ser", "", &expect![[r#""ver/" "#]]);
        check("cat server/m", "", &expect![[r#""odels.py " "#]]);
        check("cat m", "server/", &expect![[r#""odels.py " "#]]);
        check("cat ~/ale", "server/", &expect![[r#""mbic.ini " "#]]);
        check("cat alembic/versions/5f3e", "server/", &expect![[r#""_add.py " "#]]);
    }

    #[test]
    fn revisions_are_known() {
        check("alembic upgrade 5", "", &expect![[r#""f3" 5f3e 5f3f"#]]);
        check("alembic upgrade he", "", &expect![[r#""ad" head heads"#]]);
    }
}
