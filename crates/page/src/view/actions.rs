//! Buttons and the prompt.

use crate::state::{Action, Ask, State};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Upgrade, Downgrade, Check, Reset.
pub(super) fn buttons(state: &State, act: &Callback<Action>) -> Html {
    // Not `disabled`, which would take the focus away from whoever pressed it; the state takes no command while one runs.
    let waiting = state.busy().to_string();
    let button = |ask: Ask, class: &'static str, title: &'static str| {
        let name = ask.title().to_owned();
        html! {
            <button type="button" {class} {title} aria-disabled={waiting.clone()}
                onclick={act.reform(move |_| Action::Asked(ask.clone()))}>{ name }</button>
        }
    };
    html! {
        <div class="actions" role="group" aria-label="Run">
            { button(Ask::Upgrade, "", "alembic upgrade head") }
            { button(Ask::Downgrade, "", "alembic downgrade -1") }
            { button(Ask::Check, "primary", "Grade the files on every database of the exercise") }
            if state.resetting {
                { button(Ask::Reset, "danger", "Files and database go back to the start") }
                <button type="button" onclick={act.reform(|_| Action::ResetUnwanted)}>{ "Keep my work" }</button>
            } else {
                <button type="button" aria-disabled={waiting.clone()} onclick={act.reform(|_| Action::ResetWanted)}>{ "Reset…" }</button>
            }
        </div>
    }
}

/// The line to type commands.
pub(super) fn prompt(state: &State, act: &Callback<Action>) -> Html {
    let act = act.clone();
    let busy = state.busy();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        let form: Element = event.target_unchecked_into();
        let Some(input) = form.query_selector("input").ok().flatten() else { return };
        let input: HtmlInputElement = input.unchecked_into();
        let line = input.value();
        if !busy && !line.trim().is_empty() {
            input.set_value("");
            act.emit(Action::Asked(Ask::Line(line.trim().to_owned())));
        }
    };
    let history: Vec<String> = state
        .work
        .transcript
        .iter()
        .filter_map(|output| match output {
            protocol::Output::Prompt { line, .. } => Some(line.clone()),
            _ => None,
        })
        .collect();
    html! {
        <form class="prompt" {onsubmit}>
            <label for={format!("{}-line", state.sheet.id)}>{ "Prompt" }</label>
            <input id={format!("{}-line", state.sheet.id)} type="text" spellcheck="false" autocapitalize="off"
                autocomplete="off" maxlength="16384" placeholder={r"alembic history, psql -c '…', \d users"}
                onkeydown={move |event: KeyboardEvent| recall(&event, &history)} />
            <button type="submit" aria-disabled={busy.to_string()}>{ "Run" }</button>
        </form>
    }
}

/// Arrow up and down bring back earlier lines.
fn recall(event: &KeyboardEvent, history: &[String]) {
    let up = match event.key().as_str() {
        "ArrowUp" => true,
        "ArrowDown" => false,
        _ => return,
    };
    let input: HtmlInputElement = event.target_unchecked_into();
    let now = input.value();
    let found = history.iter().rposition(|line| *line == now);
    let next = match (found, up) {
        (Some(index), true) => history[..index].iter().rev().find(|line| **line != now),
        (None, true) => history.last(),
        (Some(index), false) => history[index + 1..].iter().find(|line| **line != now),
        (None, false) => None,
    };
    if let Some(line) = next {
        event.prevent_default();
        input.set_value(line);
    }
}
