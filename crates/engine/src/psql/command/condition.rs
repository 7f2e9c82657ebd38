//! `\if`, `\elif`, `\else`, `\endif`.

use super::Did;
use crate::psql::branch::Next;
use crate::psql::run::Run;
use crate::psql::variables::switch;

pub(super) fn begin(run: &mut Run<'_>, name: &str) -> Did {
    let holds = if run.branches().is_active() { condition(run, name) } else { skip(run) };
    let (query, parentheses) = (run.console.input.query.len(), run.console.input.lexer.parentheses);
    run.branches().open(|| holds, query, parentheses);
    Did::Done
}

pub(super) fn elif(run: &mut Run<'_>, name: &str) -> Did {
    let was_active = run.branches().is_active();
    match run.branches().before_elif() {
        Err(message) => run.error(message).into(),
        Ok(Next::Evaluate) => {
            discard(run);
            let holds = condition(run, name);
            run.branches().decide(holds);
            Did::Done
        }
        Ok(Next::Skip) => {
            if was_active {
                save(run);
            } else {
                discard(run);
            }
            skip(run);
            Did::Done
        }
    }
}

pub(super) fn otherwise(run: &mut Run<'_>, _: &str) -> Did {
    let was_active = run.branches().is_active();
    match run.branches().otherwise() {
        Err(message) => run.error(message).into(),
        Ok(()) => {
            if was_active {
                save(run);
            } else {
                discard(run);
            }
            Did::Done
        }
    }
}

pub(super) fn endif(run: &mut Run<'_>, _: &str) -> Did {
    if !run.branches().is_empty() && !run.branches().is_active() {
        discard(run);
    }
    match run.branches().close() {
        Err(message) => run.error(message).into(),
        Ok(()) => Did::Done,
    }
}

fn save(run: &mut Run<'_>) {
    let (query, parentheses) = (run.console.input.query.len(), run.console.input.lexer.parentheses);
    run.branches().save(query, parentheses);
}

/// What was read of a statement in a branch that is left out goes.
fn discard(run: &mut Run<'_>) {
    let input = &mut run.console.input;
    if let Some((query, parentheses)) = input.branches.saved() {
        input.query.truncate(query);
        input.lexer.parentheses = parentheses;
    }
}

fn condition(run: &mut Run<'_>, name: &str) -> bool {
    let value = run.arguments().join(" ");
    match switch(&value) {
        Some(holds) => holds,
        None => run.error(&format!("unrecognized value \"{value}\" for \"\\{name} expression\": Boolean expected")),
    }
}

fn skip(run: &mut Run<'_>) -> bool {
    super::skip(run, "if");
    false
}
