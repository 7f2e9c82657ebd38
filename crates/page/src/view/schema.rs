//! The schema, with what the last command changed.

use crate::state::{Change, PartRow, RelationRow, State, difference};
use yew::prelude::*;

/// Every relation now; what was added, removed or changed is marked by sign, word and colour.
pub(super) fn pane(state: &State) -> Html {
    let name = format!("{}-schema", state.sheet.id);
    html! {
        <section class="schema" aria-labelledby={name.clone()}>
            <h4 id={name}>{ "Schema" }</h4>
            { body(state) }
        </section>
    }
}

fn body(state: &State) -> Html {
    let Some(schemas) = &state.schemas else {
        return html! { <p class="empty">{ "Shown as soon as the engine has loaded." }</p> };
    };
    let rows = difference(&schemas.before, &schemas.after);
    let current = if schemas.current.is_empty() { "no revision".into() } else { schemas.current.join(", ") };
    html! {
        <>
            <p class="current">{ "alembic_version: " }<code>{ current }</code></p>
            if rows.is_empty() { <p class="empty">{ "No relations." }</p> }
            { for rows.iter().map(relation) }
        </>
    }
}

fn relation(row: &RelationRow) -> Html {
    let changed = row.change != Change::Same;
    html! {
        <details class={class(&row.change)} open={changed} key={row.name.clone()}>
            <summary>
                { mark(&row.change) }<span class="kind">{ &row.kind }</span>{ " " }<code>{ &row.name }</code>
                { word(&row.change) }
            </summary>
            <ul>{ for row.parts.iter().map(part) }</ul>
        </details>
    }
}

fn part(row: &PartRow) -> Html {
    html! {
        <li class={class(&row.change)}>
            { mark(&row.change) }
            <span class="kind">{ &row.part.kind }</span>{ " " }
            <code>{ &row.part.name }</code>{ " " }<span class="definition">{ &row.part.definition }</span>
            if let Change::Changed(was) = &row.change { <span class="was">{ " was " }<del>{ was }</del></span> }
            { word(&row.change) }
        </li>
    }
}

fn class(change: &Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Changed(_) => "changed",
    }
}

fn mark(change: &Change) -> Html {
    let sign = match change {
        Change::Same => "\u{a0}",
        Change::Added => "+",
        Change::Removed => "−",
        Change::Changed(_) => "~",
    };
    html! { <span class="sign" aria-hidden="true">{ sign }</span> }
}

/// The sign in a word, for those who do not see it.
fn word(change: &Change) -> Html {
    match change {
        Change::Same => Html::default(),
        other => html! { <span class="quiet">{ format!(" ({})", class(other)) }</span> },
    }
}
