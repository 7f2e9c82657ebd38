//! What works on the query buffer: `\g` and its kin, `\p`, `\r`.

use super::Did;
use crate::psql::lexer::Lexer;
use crate::psql::once::{Once, Treatment};
use crate::psql::run::Run;
use crate::psql::slash::Reading;

/// `\g`, `\gx`
pub(super) fn go(run: &mut Run<'_>, name: &str) -> Did {
    let mut file = run.argument(Reading::File);
    let before = run.console.format.clone();
    let mut changed = false;
    if let Some(first) = file.clone().filter(|file| file.starts_with('(')) {
        if !options(run, name, &first) {
            run.console.format = before;
            return Did::Failed;
        }
        changed = true;
        file = run.argument(Reading::File);
    }
    if name == "gx" {
        run.console.format.expanded = crate::psql::print::Expanded::On;
        changed = true;
    }
    if changed {
        run.console.once.format = Some(before);
    }
    if let Some(file) = file {
        if !file.starts_with('|')
            && let Err(why) = run.host.write(&file, "", false)
        {
            run.error(&format!("{file}: {why}"));
            run.console.once = Once::default();
            return Did::Failed;
        }
        run.console.once.file = Some(file);
    }
    Did::Send
}

/// `(format=csv tuples_only)`
fn options(run: &mut Run<'_>, name: &str, first: &str) -> bool {
    let mut word = Some(first[1..].to_owned());
    while let Some(text) = word {
        let (text, last) = match text.strip_suffix(')') {
            Some(text) => (text.to_owned(), true),
            None => (text, false),
        };
        if !text.is_empty() {
            let (option, value) = match text.split_once('=') {
                Some((option, value)) => (option, Some(value.to_owned())),
                None => (text.as_str(), None),
            };
            if !super::format::apply(run, option, value.as_deref(), false) {
                return false;
            }
        }
        if last {
            return true;
        }
        word = run.argument(Reading::Word);
    }
    run.error(&format!("\\{name}: missing right parenthesis"))
}

/// `\gset`
pub(super) fn keep(run: &mut Run<'_>, _: &str) -> Did {
    let prefix = run.argument(Reading::Word).unwrap_or_default();
    run.console.once.result = Treatment::Variables(prefix);
    Did::Send
}

/// `\gexec`
pub(super) fn execute(run: &mut Run<'_>, _: &str) -> Did {
    run.console.once.result = Treatment::Statements;
    Did::Send
}

/// `\gdesc`
pub(super) fn describe(run: &mut Run<'_>, _: &str) -> Did {
    run.console.once.result = Treatment::Columns;
    Did::Send
}

/// `\crosstabview`
pub(super) fn crosstab(run: &mut Run<'_>, _: &str) -> Did {
    let arguments = run.arguments();
    run.console.once.result = Treatment::Crosstab(arguments);
    Did::Send
}

/// `\p`: the query buffer, or what was sent last.
pub(super) fn print(run: &mut Run<'_>, _: &str) -> Did {
    let text = current(run);
    let line = if text.is_empty() { "Query buffer is empty." } else { text.as_str() };
    if text.is_empty() && run.console.variables.is_on("QUIET") {
        return Did::Done;
    }
    run.console.output.print(&format!("{line}\n"));
    Did::Done
}

/// The query buffer, or what was sent last.
pub(super) fn current(run: &Run<'_>) -> String {
    let input = &run.console.input;
    if input.query.is_empty() { input.previous.clone() } else { input.query.clone() }
}

/// `\r`
pub(super) fn reset(run: &mut Run<'_>, _: &str) -> Did {
    run.console.input.query.clear();
    run.console.input.lexer = Lexer::default();
    run.say("Query buffer reset (cleared).")
}
