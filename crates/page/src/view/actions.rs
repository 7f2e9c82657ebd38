//! The buttons.

use crate::state::{Action, Ask, State};
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
