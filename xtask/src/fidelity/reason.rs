//! Sorts what differs into classes.

use super::walk::Outcome;

/// What stands for a process that ended in the middle of a command.
pub(super) const CRASH: &str = "the process ended";

/// The class of an outcome, in a few words; nothing if it is identical.
pub(super) fn class(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Identical => None,
        Outcome::Failed(answer) => Some(message(&answer.err, &answer.out)),
        Outcome::Neither(answer) => Some(format!("real: {}", message(&answer.err, &answer.out))),
        Outcome::Different(difference) => {
            let (part, real, ours) = difference.first_line();
            let missing = if part == "relation" { format!(": really {real}, here {ours}") } else { String::new() };
            Some(format!("`\\d+` differs in {}{missing}", part.to_lowercase()))
        }
    }
}

/// The exception in a traceback, without what differs from case to case.
fn message(err: &str, out: &str) -> String {
    let exception = err.lines().rev().find(|line| is_exception(line));
    let line = exception.or_else(|| out.lines().rev().find(|line| line.starts_with("FAILED"))).unwrap_or(CRASH);
    let line = line.split_once(") ").filter(|(left, _)| left.contains("(psycopg2.errors.")).map_or(line, |it| it.1);
    shortened(&masked(line))
}

/// Whether a line is the last of a traceback: `KeyError: 'a'`, `sqlalchemy.exc.NoSuchTableError: users`.
fn is_exception(line: &str) -> bool {
    let name = line.split(": ").next().unwrap_or_default();
    name.chars().all(|it| it.is_alphanumeric() || it == '.' || it == '_')
        && ["Error", "Exception", "Exceeded", "Interrupt", "Warning", "NoResultFound"]
            .iter()
            .any(|it| name.ends_with(it))
}

/// The text with `…` for what stands between double quotes.
fn masked(line: &str) -> String {
    let pieces = line.split('"').enumerate();
    pieces.map(|(place, piece)| if place % 2 == 1 { "\"…\"" } else { piece }).collect()
}

fn shortened(line: &str) -> String {
    let text: String = line.chars().take(110).collect();
    text.replace('|', "\\|")
}
