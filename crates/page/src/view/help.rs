//! Predictions, hints, the solution.

use super::trusted;
use crate::state::{Action, State};
use protocol::Question;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The questions to answer before running.
pub(super) fn predictions(state: &State, act: &Callback<Action>) -> Html {
    if state.sheet.predictions.is_empty() {
        return Html::default();
    }
    html! {
        <section class="predictions" aria-label="Predictions">
            { for state.sheet.predictions.iter().map(|question| prediction(state, act, question)) }
        </section>
    }
}

fn prediction(state: &State, act: &Callback<Action>, question: &Question) -> Html {
    let answer = state.work.answers.get(&question.id).cloned().unwrap_or_default();
    let answered = {
        let (act, id) = (act.clone(), question.id.clone());
        Callback::from(move |text: String| act.emit(Action::Answered { id: id.clone(), text }))
    };
    if question.choices.is_empty() {
        let oninput = answered.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        return html! {
            <label class="question"><span>{ trusted(&question.text) }</span>
                <input type="text" maxlength="1000" autocomplete="off" spellcheck="false" value={answer} {oninput} />
            </label>
        };
    }
    let name = format!("{}-{}", state.sheet.id, question.id);
    let choice = |text: &String| {
        let onchange = {
            let (answered, text) = (answered.clone(), text.clone());
            move |_: Event| answered.emit(text.clone())
        };
        html! {
            <label class="choice"><input type="radio" name={name.clone()} checked={answer == *text} {onchange} />{ " " }{ text }</label>
        }
    };
    html! {
        <fieldset class="question">
            <legend>{ trusted(&question.text) }</legend>
            { for question.choices.iter().map(choice) }
        </fieldset>
    }
}

/// The hints shown so far and a button for the next.
pub(super) fn hints(state: &State, act: &Callback<Action>) -> Html {
    let (shown, all) = (state.work.hints.min(state.sheet.hints.len()), state.sheet.hints.len());
    if all == 0 {
        return Html::default();
    }
    html! {
        <section class="hints" aria-label="Hints">
            <ol aria-live="polite">
                { for state.sheet.hints[..shown].iter().map(|hint| html! { <li>{ trusted(hint) }</li> }) }
            </ol>
            if shown < all {
                <button type="button" onclick={act.reform(|_| Action::HintWanted)}>
                    { format!("{} ({} of {all})", if shown == 0 { "Hint" } else { "Next hint" }, shown + 1) }
                </button>
            }
        </section>
    }
}

/// The solution, once Check has been pressed.
pub(super) fn solution(state: &State, act: &Callback<Action>) -> Html {
    if state.sheet.solution.is_empty() {
        return Html::default();
    }
    let ready = state.attempts() > 0;
    html! {
        <section class="solution" aria-label="Solution">
            <button type="button" disabled={!ready} aria-expanded={state.solution.to_string()}
                onclick={act.reform(|_| Action::SolutionToggled)}>
                { if state.solution { "Hide the solution" } else { "Show a solution" } }
            </button>
            if !ready { <span class="empty">{ " after your first Check" }</span> }
            if state.solution {
                { for state.sheet.solution.iter().map(|(path, text)| html! {
                    <figure><figcaption><code>{ path }</code></figcaption>
                        <pre tabindex="0" aria-label={path.clone()}>{ text }</pre></figure>
                }) }
            }
        </section>
    }
}
