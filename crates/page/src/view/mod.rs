//! What a state looks like.

mod actions;
mod ansi;
mod files;
mod graph;
mod help;
mod output;
mod schema;
mod terminal;
mod verdict;

use crate::editor::Editor;
use crate::state::{Action, Engine, Gravity, Place, State};
use yew::prelude::*;

/// The bench of one exercise.
pub fn exercise(state: &State, act: &Callback<Action>) -> Html {
    let (path, text) = state.front();
    html! {
        <>
            { help::predictions(state, act) }
            <div class="columns">
                <div class="desk">
                    { files::tabs(state, act) }
                    <Editor id={files::panel_id(state)} path={path.to_owned()} text={text.to_owned()}
                        problems={state.problems.clone()} jump={state.jump.clone()}
                        edited={act.reform(|(path, text)| Action::Edited { path, text })}
                        refused={act.reform(|length| Action::Refused { length })} />
                    { files::more(state, act) }
                    { actions::buttons(state, act) }
                    { status(state, act) }
                </div>
                <div class="side">
                    { output::pane(state, act) }
                    { terminal::prompt(state, act) }
                    { schema::pane(state) }
                    { graph::pane(state, act) }
                </div>
            </div>
            { verdict::pane(state, act) }
            { help::hints(state, act) }
            { help::solution(state, act) }
        </>
    }
}

fn status(state: &State, act: &Callback<Action>) -> Html {
    let busy = state.busy() || matches!(state.engine, Engine::Loading(_));
    html! {
        <>
            <p class={classes!("status", busy.then_some("busy"))} role="status">{ state.status() }</p>
            if matches!(state.engine, Engine::Failed(_)) {
                <button type="button" onclick={act.reform(|_| Action::Retried)}>{ "Retry" }</button>
            }
            <div role="alert">
                if let Some(notice) = &state.notice {
                    <p class={classes!("notice", (notice.grave == Gravity::Grave).then_some("grave"))}>
                        { &notice.text }{ " " }
                        <button type="button" onclick={act.reform(|_| Action::NoticeRead)}>{ "Close" }</button>
                    </p>
                }
            </div>
        </>
    }
}

/// A place, as a button that goes there if the file is the learner's.
fn place(state: &State, act: &Callback<Action>, text: &str) -> Html {
    match Place::parse(text).filter(|place| state.work.files.contains_key(&place.path)) {
        None => html! { <code>{ text }</code> },
        Some(place) => html! {
            <button type="button" class="place" onclick={act.reform(move |_| Action::Jumped(place.clone()))}>{ text }</button>
        },
    }
}

/// HTML of the book, which its authors wrote.
fn trusted(html: &str) -> Html {
    Html::from_html_unchecked(AttrValue::from(html.to_owned()))
}
