//! Sessions of commands.

use crate::normalise;
use std::fmt::Write as _;

/// What one command printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code.
    pub code: i32,
}

/// The transcript of a session: each command after `$ `, then its standard output, `--- stderr` and standard error if
/// there is any, `--- exit N` unless N is 0, a blank line. `run` is given the words of each command.
pub fn session(text: &str, mut run: impl FnMut(&[String]) -> Answer) -> String {
    let mut transcript = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let answer = run(&words(line));
        writeln!(transcript, "$ {line}").expect("writing to a String");
        transcript += &ended(&normalise(&answer.stdout));
        if !answer.stderr.is_empty() {
            transcript += "--- stderr\n";
            transcript += &ended(&normalise(&answer.stderr));
        }
        if answer.code != 0 {
            writeln!(transcript, "--- exit {}", answer.code).expect("writing to a String");
        }
        transcript.push('\n');
    }
    transcript
}

fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// The words of a command line: blanks separate, quotes of either kind keep together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for sign in line.chars() {
        match (quote, sign) {
            (Some(open), _) if open == sign => quote = None,
            (None, '\'' | '"') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_is_quoted_together() {
        assert_eq!(words(r"psql -c '\d users' x"), ["psql", "-c", r"\d users", "x"]);
        assert_eq!(words(r#"a "b 'c'" ''"#), ["a", "b 'c'", ""]);
    }
}
