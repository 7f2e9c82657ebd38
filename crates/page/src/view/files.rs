//! Files in tabs.

use crate::state::{Action, Ask, State};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub(super) fn panel_id(state: &State) -> String {
    format!("{}-panel", state.sheet.id)
}

/// The tabs; arrow keys go from one to the next.
pub(super) fn tabs(state: &State, act: &Callback<Action>) -> Html {
    html! {
        <div class="tabs" role="tablist" aria-label="Files" onkeydown={|event: KeyboardEvent| turn(&event)}>
            { for state.work.tabs.iter().map(|path| tab(state, act, path)) }
        </div>
    }
}

fn tab(state: &State, act: &Callback<Action>, path: &str) -> Html {
    let front = state.work.front == path;
    let copy = path.trim_end_matches('+').ends_with(".conflict");
    let own = path.to_owned();
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    let problems = state.problems.iter().filter(|problem| problem.place.path == path).count();
    let onclick = {
        let own = own.clone();
        act.reform(move |_| Action::Fronted(own.clone()))
    };
    html! {
        <span class="tab-seat" key={own.clone()} role="presentation">
            <button type="button" role="tab" class="tab" title={own.clone()} aria-selected={front.to_string()}
                aria-controls={panel_id(state)} tabindex={if front { "0" } else { "-1" }} {onclick}>
                { name }
                if problems > 0 { <span class="count">{ format!(" {problems} ✗") }<span class="quiet">{ " problems" }</span></span> }
            </button>
            if front && copy {
                <button type="button" class="close" onclick={act.reform(move |_| Action::Discarded(own.clone()))}>
                    { "Discard copy" }
                </button>
            } else if front && state.work.tabs.len() > 1 {
                <button type="button" class="close" aria-label={format!("Close the tab of {path}")}
                    onclick={act.reform(move |_| Action::Closed(own.clone()))}>{ "×" }</button>
            }
        </span>
    }
}

/// Moves the focus among the tabs and brings the file there to front.
fn turn(event: &KeyboardEvent) {
    let Some(list) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(tabs) = list.query_selector_all("[role=tab]") else { return };
    let tabs: Vec<HtmlElement> = (0..tabs.length()).filter_map(|index| tabs.get(index)?.dyn_into().ok()).collect();
    let Some(now) = tabs.iter().position(|tab| tab.get_attribute("aria-selected").as_deref() == Some("true")) else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowRight" => (now + 1) % tabs.len(),
        "ArrowLeft" => (now + tabs.len() - 1) % tabs.len(),
        "Home" => 0,
        "End" => tabs.len() - 1,
        _ => return,
    };
    event.prevent_default();
    tabs[next].click();
    // An element of the page can be focused.
    let _ = tabs[next].focus();
}

/// The files that are in no tab, and a new revision.
pub(super) fn more(state: &State, act: &Callback<Action>) -> Html {
    let rest: Vec<&String> = state.work.files.keys().filter(|path| !state.work.tabs.contains(path)).collect();
    let onchange = act.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let path = select.value();
        select.set_value("");
        Action::Fronted(path)
    });
    html! {
        <div class="more">
            if !rest.is_empty() {
                <label>{ "Other files " }
                    <select {onchange}>
                        <option value="" selected=true disabled=true>{ "choose…" }</option>
                        { for rest.iter().map(|path| html! { <option value={(*path).clone()}>{ *path }</option> }) }
                    </select>
                </label>
            }
            { new_revision(state, act) }
        </div>
    }
}

fn new_revision(state: &State, act: &Callback<Action>) -> Html {
    let act = act.clone();
    let busy = state.busy();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        let form: Element = event.target_unchecked_into();
        let Some(input) = form.query_selector("input").ok().flatten() else { return };
        let input: HtmlInputElement = input.unchecked_into();
        let message = input.value();
        if busy || message.trim().is_empty() {
            let _ = input.focus();
            return;
        }
        input.set_value("");
        act.emit(Action::Asked(Ask::Line(format!("alembic revision -m {}", quoted(message.trim())))));
    };
    html! {
        <form class="revision" {onsubmit}>
            <label>{ "Message " }<input type="text" maxlength="200" autocomplete="off" /></label>
            <button type="submit" aria-disabled={busy.to_string()}>{ "New revision" }</button>
        </form>
    }
}

/// A word for the prompt, quoted as a shell reads it.
fn quoted(text: &str) -> String {
    let mut word = String::from("\"");
    for character in text.chars() {
        if matches!(character, '"' | '\\' | '$' | '`') {
            word.push('\\');
        }
        word.push(character);
    }
    word.push('"');
    word
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_words() {
        assert_eq!(quoted("add last_login"), r#""add last_login""#);
        assert_eq!(quoted(r#"say "hi" $x \"#), r#""say \"hi\" \$x \\""#);
    }
}
