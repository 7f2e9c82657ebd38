//! The line to type into the terminal.
//!
//! Tab belongs to whoever walks through the page by keyboard, so completion is Ctrl+Space: it never traps the focus. Enter runs, Shift+Enter
//! begins another line, the arrows bring back earlier lines, Ctrl+C stops what runs or clears the line (unless text is
//! selected, then it copies), Ctrl+L clears the output.

use crate::state::{Action, Ask, State, complete};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// The prompt and its line.
pub(super) fn prompt(state: &State, act: &Callback<Action>) -> Html {
    let busy = state.busy();
    let id = format!("{}-line", state.sheet.id);
    let hints = format!("{id}-keys");
    let submit = {
        let act = act.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let form: Element = event.target_unchecked_into();
            if let Some(line) = form.query_selector("textarea").ok().flatten() {
                run(&line.unchecked_into(), busy, &act);
            }
        })
    };
    let keys = {
        let (act, state) = (act.clone(), state.clone());
        Callback::from(move |event: KeyboardEvent| pressed(&event, &state, &act))
    };
    html! {
        <form class="prompt" onsubmit={submit}>
            <label class="quiet" for={id.clone()}>{ "Prompt" }</label>
            <span class="ps" aria-hidden="true">{ &state.prompt }</span>
            <textarea {id} rows="1" spellcheck="false" autocapitalize="off" autocomplete="off" maxlength="16384"
                aria-describedby={hints.clone()} placeholder={r"alembic history | head -3, psql, ls"}
                onkeydown={keys} oninput={|event: InputEvent| fit(&event.target_unchecked_into())} />
            <button type="submit" aria-disabled={busy.to_string()}>{ "Run" }</button>
            <p class="quiet" id={hints}>
                { "Enter runs, Shift and Enter begins another line, Control and Space completes, Control and C stops or clears, Control and L clears the output." }
            </p>
        </form>
    }
}

/// Sends what stands in the line.
fn run(line: &HtmlTextAreaElement, busy: bool, act: &Callback<Action>) {
    if !busy {
        let text = line.value();
        put(line, "");
        act.emit(Action::Asked(Ask::Line(text.trim_end_matches('\n').to_owned())));
    }
}

fn pressed(event: &KeyboardEvent, state: &State, act: &Callback<Action>) {
    let line: HtmlTextAreaElement = event.target_unchecked_into();
    let control = event.ctrl_key() && !event.alt_key() && !event.meta_key();
    match event.key().as_str() {
        "Enter" if !event.shift_key() && !event.is_composing() => {
            event.prevent_default();
            run(&line, state.busy(), act);
        }
        "ArrowUp" if !event.shift_key() && on_edge(&line, true) => recall(event, &line, state, true),
        "ArrowDown" if !event.shift_key() && on_edge(&line, false) => recall(event, &line, state, false),
        " " if control => {
            event.prevent_default();
            go_on(&line, state, act);
        }
        "c" if control && line.selection_start() == line.selection_end() => {
            event.prevent_default();
            let typed = line.value();
            put(&line, "");
            act.emit(Action::Interrupted { typed });
        }
        "l" if control => {
            event.prevent_default();
            act.emit(Action::Cleared);
        }
        _ => {}
    }
}

/// Completes what stands before the caret.
fn go_on(line: &HtmlTextAreaElement, state: &State, act: &Callback<Action>) {
    let text = line.value();
    let caret = line.selection_start().ok().flatten().unwrap_or_default() as usize;
    let before: String = String::from_utf16_lossy(&text.encode_utf16().take(caret).collect::<Vec<_>>());
    let found = complete(&before, &state.folder(), &state.work.files);
    if !found.insert.is_empty() {
        let after = &text[before.len().min(text.len())..];
        put(line, &format!("{before}{}{after}", found.insert));
        let caret =
            u32::try_from(before.encode_utf16().count() + found.insert.encode_utf16().count()).unwrap_or_default();
        // The caret stays at the end if it cannot be set.
        let _ = line.set_selection_range(caret, caret);
    } else if !found.candidates.is_empty() {
        act.emit(Action::Listed(found.candidates));
    }
}

/// Whether the caret is on the first (or last) line, where an arrow leaves the text.
fn on_edge(line: &HtmlTextAreaElement, first: bool) -> bool {
    let text = line.value();
    let caret = line.selection_start().ok().flatten().unwrap_or_default() as usize;
    let units: Vec<u16> = text.encode_utf16().collect();
    let newline = u16::from(b'\n');
    let caret = caret.min(units.len());
    if first { !units[..caret].contains(&newline) } else { !units[caret..].contains(&newline) }
}

/// Arrow up and down bring back earlier lines.
fn recall(event: &KeyboardEvent, line: &HtmlTextAreaElement, state: &State, up: bool) {
    let history = &state.work.history;
    let now = line.value();
    let found = history.iter().rposition(|line| *line == now);
    let next = match (found, up) {
        (Some(index), true) => history[..index].iter().rev().find(|line| **line != now).cloned(),
        (None, true) => history.last().cloned(),
        (Some(index), false) => {
            Some(history[index + 1..].iter().find(|line| **line != now).cloned().unwrap_or_default())
        }
        (None, false) => None,
    };
    if let Some(next) = next {
        event.prevent_default();
        put(line, &next);
    }
}

/// Replaces the line.
fn put(line: &HtmlTextAreaElement, text: &str) {
    line.set_value(text);
    fit(line);
}

/// As many rows as there are lines, up to ten.
fn fit(line: &HtmlTextAreaElement) {
    line.set_rows(u32::try_from(line.value().split('\n').count()).unwrap_or(10).min(10));
}
