//! The revision graph: a picture for those who see it, beside a list that says the same in sentences.

use crate::state::{Action, Place, State};
use protocol::{Graph, GraphEdge, GraphNode, Walk};
use std::fmt::Write as _;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

/// The height of a row and the width of a lane, in CSS pixels; `.graph li` has the same height.
const ROW: usize = 32;
const LANE: usize = 18;

/// The walks that can be marked: `alembic` and what stands here.
const WALKS: &[(&str, &str)] =
    &[("upgrade", "head"), ("upgrade", "heads"), ("upgrade", "+1"), ("downgrade", "-1"), ("downgrade", "base")];

/// Opened on demand: the files must be run to know what they declare.
pub(super) fn pane(state: &State, act: &Callback<Action>) -> Html {
    let ontoggle = act.reform(|event: Event| {
        let details: Element = event.target_unchecked_into();
        Action::GraphToggled(details.has_attribute("open"))
    });
    html! {
        <section class="graph">
            <details open={state.graph.open} {ontoggle}>
                <summary>{ "Revision graph" }</summary>
                if state.graph.open {
                    { walks(state, act) }
                    { body(state, act) }
                }
            </details>
        </section>
    }
}

/// The choice of a walk to mark.
fn walks(state: &State, act: &Callback<Action>) -> Html {
    let name = format!("{}-walk", state.sheet.id);
    let onchange = act.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Action::WalkChosen(WALKS.iter().find(|(verb, target)| select.value() == format!("{verb} {target}")).map(walk))
    });
    let option = |words: &(&'static str, &'static str)| {
        let title = format!("{} {}", words.0, words.1);
        html! { <option value={title.clone()} selected={state.graph.walk == Some(walk(words))}>{ title }</option> }
    };
    html! {
        <p class="walk">
            <label for={name.clone()}>{ "Mark what would run: " }</label>
            <select id={name} {onchange}>
                <option value="" selected={state.graph.walk.is_none()}>{ "nothing" }</option>
                { for WALKS.iter().map(option) }
            </select>
        </p>
    }
}

fn walk((verb, target): &(&str, &str)) -> Walk {
    let target = (*target).to_owned();
    if *verb == "upgrade" { Walk::Upgrade { target } } else { Walk::Downgrade { target } }
}

fn body(state: &State, act: &Callback<Action>) -> Html {
    let Some(graph) = &state.graph.graph else {
        return html! { <p class="empty">{ "Read from the files as soon as the engine is ready." }</p> };
    };
    html! {
        <>
            if !graph.problem.is_empty() { <pre class="problem">{ &graph.problem }</pre> }
            { for graph.lost.iter().map(|id| html! {
                <p class="notice grave">{ "The database is at " }<code>{ id }</code>{ ", which no file declares." }</p>
            }) }
            if graph.nodes.is_empty() && graph.problem.is_empty() {
                <p class="empty">{ "No revisions." }</p>
            }
            <div class="drawing">
                { picture(graph) }
                <ol reversed=true>{ for graph.nodes.iter().map(|node| row(state, act, node)) }</ol>
            </div>
        </>
    }
}

fn row(state: &State, act: &Callback<Action>, node: &GraphNode) -> Html {
    let told = format!("{}-graph-{}", state.sheet.id, node.id);
    let place = Place { path: node.path.clone(), line: 1, column: 1 };
    let onclick = act.reform(move |_| Action::Jumped(place.clone()));
    html! {
        <li key={node.id.clone()} class={classes!(node.is_current.then_some("current"), node.step.map(|_| "walked"))}>
            <button type="button" class="place" {onclick} aria-describedby={told.clone()}>{ &node.id }</button>
            <span class="seen" aria-hidden="true">
                { for marks(node).into_iter().map(|(class, text)| html! { <span class={classes!("badge", class)}>{ text }</span> }) }
                <span class="message" title={node.message.clone()}>{ &node.message }</span>
            </span>
            <span class="quiet" id={told}>{ &node.sentence }</span>
        </li>
    }
}

/// What is marked of a revision, with the class of the mark.
fn marks(node: &GraphNode) -> Vec<(&'static str, String)> {
    let mut marks = Vec::new();
    if let Some(step) = node.step {
        marks.push(("step", format!("step {step}")));
    }
    for (is, class, text) in [
        (node.is_current, "database", "database"),
        (node.is_head, "head", "head"),
        (node.is_branch_point, "", "branches"),
        (node.is_merge_point, "", "merges"),
    ] {
        if is {
            marks.push((class, text.to_owned()));
        }
    }
    marks.extend(node.labels.iter().map(|label| ("label", label.clone())));
    marks
}

fn picture(graph: &Graph) -> Html {
    let (width, height) = ((graph.lanes.max(1)) * LANE, graph.nodes.len() * ROW);
    html! {
        <svg width={width.to_string()} height={height.to_string()} viewBox={format!("0 0 {width} {height}")}
            aria-hidden="true" focusable="false">
            { for graph.edges.iter().map(|edge| line(graph, edge)) }
            { for graph.nodes.iter().enumerate().map(|(row, node)| dot(row, node)) }
        </svg>
    }
}

fn dot(row: usize, node: &GraphNode) -> Html {
    let (x, y) = place(row, node.lane);
    let class = classes!(
        node.is_applied.then_some("applied"),
        node.is_current.then_some("current"),
        node.step.map(|_| "walked")
    );
    html! { <circle cx={x.to_string()} cy={y.to_string()} r={if node.is_current { "6.5" } else { "5" }} {class} /> }
}

/// A line leaves the child for the lane of its parent at once, and stays in it.
fn line(graph: &Graph, edge: &GraphEdge) -> Html {
    let (Some(child), Some(parent)) = (graph.nodes.get(edge.child), graph.nodes.get(edge.parent)) else {
        return Html::default();
    };
    let ((x, y), (to, end)) = (place(edge.child, child.lane), place(edge.parent, parent.lane));
    let mut path = format!("M{x} {y}");
    if edge.is_dependency {
        let aside = graph.lanes * LANE;
        let _ = write!(path, "C{aside} {y} {aside} {end} {to} {end}");
    } else {
        let next = (y + ROW).min(end);
        let middle = usize::midpoint(y, next);
        let _ = write!(path, "C{x} {middle} {to} {middle} {to} {next}V{end}");
    }
    let walked = child.step.is_some() && parent.step.is_some();
    let class = classes!(edge.is_dependency.then_some("dependency"), walked.then_some("walked"));
    html! { <path d={path} {class} /> }
}

fn place(row: usize, lane: usize) -> (usize, usize) {
    (lane * LANE + LANE / 2, row * ROW + ROW / 2)
}
