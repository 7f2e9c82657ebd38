//! Lines that are nothing but words.

/// The words of a line without anything that a shell would do to them but taking off quotes; `None` if there is more to
/// it.
pub(crate) fn plain_words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next()? {
                        '\'' => break,
                        other => word.push(other),
                    }
                }
            }
            '"' => double(&mut letters, word.get_or_insert_default())?,
            '\\' => word.get_or_insert_default().push(letters.next().filter(|it| *it != '\n')?),
            '\n' | '$' | '`' | '*' | '?' | '[' | '{' | '|' | '&' | ';' | '<' | '>' | '(' | ')' => return None,
            '~' | '#' | '!' if word.is_none() => return None,
            '=' if words.is_empty() => return None,
            space if space.is_whitespace() => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Some(words)
}

fn double(letters: &mut std::str::Chars<'_>, word: &mut String) -> Option<()> {
    loop {
        match letters.next()? {
            '"' => return Some(()),
            '$' | '`' => return None,
            '\\' => match letters.next()? {
                escaped @ ('"' | '\\' | '$' | '`') => word.push(escaped),
                '\n' => {}
                other => word.extend(['\\', other]),
            },
            other => word.push(other),
        }
    }
}

/// Whether a line can be run without a bash: nothing but words, and a command of ours.
pub fn is_plain(line: &str) -> bool {
    let needs_none = |name: &String| matches!(name.as_str(), "exit" | "logout") || crate::command::find(name).is_some();
    plain_words(line).is_some_and(|words| words.first().is_none_or(needs_none)) || is_sql(line)
}

/// The first words of statements.
const STATEMENTS: [&str; 22] = [
    "alter",
    "analyze",
    "begin",
    "comment",
    "commit",
    "create",
    "delete",
    "drop",
    "explain",
    "grant",
    "insert",
    "lock",
    "release",
    "reset",
    "rollback",
    "savepoint",
    "select",
    "show",
    "table",
    "truncate",
    "update",
    "with",
];

/// Whether a line is for psql although nobody started it: SQL that is ended, or a command with a backslash.
pub(crate) fn is_sql(line: &str) -> bool {
    let line = line.trim();
    let first = line.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    line.starts_with('\\') || (line.ends_with(';') && STATEMENTS.contains(&first.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(line: &str, expected: &Expect) {
        expected.assert_eq(&format!("{:?}", plain_words(line)));
    }

    #[test]
    fn quotes_hold_words_together() {
        check(
            r#"alembic revision -m "Add a 'name'""#,
            &expect![[r#"Some(["alembic", "revision", "-m", "Add a 'name'"])"#]],
        );
        check(r#"psql -c "\d users""#, &expect![[r#"Some(["psql", "-c", "\\d users"])"#]]);
        check("a '' b", &expect![[r#"Some(["a", "", "b"])"#]]);
    }

    #[test]
    fn what_a_shell_would_work_on_is_left_to_it() {
        for line in ["a | b", "a > x", "a $b", "a \"$b\"", "A=1 b", "ls *", "cd ~", "'a"] {
            assert_eq!(plain_words(line), None, "{line}");
        }
    }
}
