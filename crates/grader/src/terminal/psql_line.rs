//! The arguments of `psql`.

/// Options that say where the database is, each with a value; there is only one here.
const WHERE: [&str; 8] = ["-h", "-p", "-U", "-d", "--host", "--port", "--username", "--dbname"];

/// The first words of statements.
const STATEMENTS: [&str; 24] = [
    "alter",
    "analyze",
    "begin",
    "comment",
    "commit",
    "copy",
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
    "set",
    "show",
    "table",
    "truncate",
    "update",
    "with",
];

/// Whether a word starts a statement.
pub(super) fn is_statement(word: &str) -> bool {
    STATEMENTS.contains(&word.to_lowercase().as_str())
}

/// What is to run, in order: the texts of `-c`.
pub(super) fn commands(arguments: &[String]) -> Result<Vec<String>, String> {
    let mut commands = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "-c" | "--command" => {
                let text = rest.next().ok_or_else(|| format!("psql: option requires an argument -- '{argument}'"))?;
                commands.push(text.clone());
            }
            option if WHERE.contains(&option) => {
                rest.next().ok_or_else(|| format!("psql: option requires an argument -- '{option}'"))?;
            }
            "-X" | "--no-psqlrc" => {}
            option if option.starts_with("--command=") => commands.push(option["--command=".len()..].to_owned()),
            option if option.starts_with('-') => {
                return Err(format!("psql: {option} is not supported by Retort"));
            }
            _database => {}
        }
    }
    if commands.is_empty() {
        return Err("psql is open already: type SQL that ends with ; or a command such as \\d".to_owned());
    }
    Ok(commands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(arguments: &[&str], expected: &Expect) {
        let arguments: Vec<String> = arguments.iter().map(|&it| it.to_owned()).collect();
        expected.assert_eq(&format!("{:?}", commands(&arguments)));
    }

    #[test]
    fn where_the_database_is_does_not_matter() {
        check(&["-U", "budgit_user", "-d", "budgit", "-c", "\\d users"], &expect![[r#"Ok(["\\d users"])"#]]);
    }

    #[test]
    fn what_is_not_supported_is_named() {
        check(&["-t", "-c", "x"], &expect![[r#"Err("psql: -t is not supported by Retort")"#]]);
        check(&["-c"], &expect![[r#"Err("psql: option requires an argument -- '-c'")"#]]);
    }
}
