//! The verdict.

use super::place;
use crate::state::{Action, State};
use protocol::{CheckResult, Outcome, Verdict};
use yew::prelude::*;

/// Every check of the last verdict; a live region says the sum.
pub(super) fn pane(state: &State, act: &Callback<Action>) -> Html {
    let name = format!("{}-verdict", state.sheet.id);
    let verdict = state.work.saved.as_ref().and_then(|saved| saved.verdict.as_ref());
    html! {
        <section class="verdict" aria-labelledby={name.clone()}>
            <h4 id={name}>{ "Verdict" }</h4>
            <p class={classes!("sum", verdict.map(|verdict| if verdict.passed { "passed" } else { "failed" }))}
                role="status" aria-live="polite">{ sum(state, verdict) }</p>
            if let Some(verdict) = verdict {
                <ol class="checks">{ for verdict.checks.iter().map(|check| row(state, act, check)) }</ol>
            }
        </section>
    }
}

fn sum(state: &State, verdict: Option<&Verdict>) -> String {
    let Some(verdict) = verdict else { return "Press Check to have your files graded.".into() };
    let (passed, all) =
        (verdict.checks.iter().filter(|check| check.outcome == Outcome::Passed).count(), verdict.checks.len());
    let attempt = state.attempts();
    if verdict.passed {
        format!("Passed: all {all} checks hold (attempt {attempt}).")
    } else {
        let first = verdict.checks.iter().find(|check| check.outcome == Outcome::Failed);
        let first = first.map(|check| format!(" First: {}.", check.title.trim_end_matches('.'))).unwrap_or_default();
        format!("Not yet: {passed} of {all} checks hold (attempt {attempt}).{first}")
    }
}

fn row(state: &State, act: &Callback<Action>, check: &CheckResult) -> Html {
    let (class, sign, word) = match check.outcome {
        Outcome::Passed => ("passed", "✓", "holds"),
        Outcome::Failed => ("failed", "✗", "fails"),
        Outcome::Skipped => ("skipped", "–", "not looked at"),
    };
    html! {
        <li {class} key={check.id.clone()}>
            <p class="title"><span class="sign" aria-hidden="true">{ sign }</span>{ &check.title }
                <span class="word">{ format!(" {word}") }</span></p>
            if !check.reason.is_empty() { <pre class="reason">{ &check.reason }</pre> }
            if let Some(at) = &check.place { <p class="at">{ "At " }{ place(state, act, at) }</p> }
            if let Some(database) = &check.database { <p class="on">{ format!("On the {database} database.") }</p> }
            if let Some(hint) = &check.hint { <p class="hint">{ hint }</p> }
        </li>
    }
}
