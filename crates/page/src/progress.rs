//! The overview: which exercises are solved.

use crate::store::Store;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// An exercise of the overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Exercise id.
    pub exercise: String,
    /// Title.
    pub title: String,
    /// Where it is.
    pub address: String,
}

/// What the overview is given.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// All exercises in the order of the book.
    pub list: Rc<Vec<Entry>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Begun,
    Solved,
}

/// Lists the exercises with what the store knows of them.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let standings = use_state(BTreeMap::<String, Standing>::new);
    {
        let standings = standings.clone();
        let list = props.list.clone();
        use_effect_with((), move |()| spawn_local(async move { standings.set(read(&list).await) }));
    }
    let solved = standings.values().filter(|standing| **standing == Standing::Solved).count();
    html! {
        <>
            <p class="progress-sum">{ format!("{solved} of {} exercises solved in this browser.", props.list.len()) }</p>
            <ol class="progress">{ for props.list.iter().map(|entry| item(entry, standings.get(&entry.exercise))) }</ol>
        </>
    }
}

fn item(entry: &Entry, standing: Option<&Standing>) -> Html {
    let (mark, word) = match standing {
        Some(Standing::Solved) => ("✓", "solved"),
        Some(Standing::Begun) => ("…", "begun"),
        None => ("○", "not begun"),
    };
    html! {
        <li>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <a href={entry.address.clone()}>{ &entry.title }</a>{ " " }<span class="standing">{ word }</span>
        </li>
    }
}

async fn read(list: &[Entry]) -> BTreeMap<String, Standing> {
    let mut standings = BTreeMap::new();
    let Ok(store) = Store::open().await else { return standings };
    for entry in list {
        if let Ok(Some(record)) = store.read(&entry.exercise).await {
            let work = record.work;
            let begun = !work.transcript.is_empty() || !work.answers.is_empty() || work.hints > 0;
            let saved = work.saved.as_deref();
            if saved.is_some_and(|saved| saved.solved) {
                standings.insert(entry.exercise.clone(), Standing::Solved);
            } else if begun || saved.is_some_and(|saved| saved.attempts > 0 || saved.files != work.files) {
                standings.insert(entry.exercise.clone(), Standing::Begun);
            }
        }
    }
    standings
}
