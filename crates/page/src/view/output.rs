//! The output pane.

use super::ansi::coloured;
use super::place;
use crate::state::{Action, State};
use protocol::Output;
use yew::prelude::*;

/// What commands put out, oldest first; scrollable by keyboard.
pub(super) fn pane(state: &State, act: &Callback<Action>) -> Html {
    let name = format!("{}-output", state.sheet.id);
    html! {
        <section class="output-pane" aria-labelledby={name.clone()}>
            <h4 id={name.clone()}>{ "Output" }</h4>
            <Log label={name} length={state.work.transcript.len()}>
                if state.work.transcript.is_empty() { <p class="empty">{ "Nothing has run yet." }</p> }
                { for state.work.transcript.iter().map(|output| piece(state, act, output)) }
            </Log>
        </section>
    }
}

fn piece(state: &State, act: &Callback<Action>, output: &Output) -> Html {
    match output {
        Output::Prompt { prompt, line } => html! { <pre class="line"><span class="ps">{ prompt }</span>{ line }</pre> },
        Output::Stdout(text) => html! { <pre>{ coloured(text) }</pre> },
        Output::Stderr(text) => html! { <pre class="stderr">{ coloured(text) }</pre> },
        Output::Problem { place: at, rendered, .. } => html! {
            <div class="problem">
                if !at.is_empty() { <p>{ place(state, act, at) }</p> }
                <pre class="stderr">{ rendered }</pre>
            </div>
        },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct LogProps {
    label: AttrValue,
    length: usize,
    children: Html,
}

/// Keeps the newest output in sight.
#[component]
fn Log(props: &LogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.length, move |_| {
            if let Some(element) = node.cast::<web_sys::Element>() {
                element.set_scroll_top(element.scroll_height());
            }
        });
    }
    html! {
        <div ref={node} class="output" role="log" aria-live="polite" tabindex="0" aria-labelledby={props.label.clone()}>{ props.children.clone() }</div>
    }
}
