//! The revision graph of a project and its database.

use crate::snapshot::current;
use alembic::{Aim, Direction, LoadError, Project, Scripts, Source, Wording};
use engine::Session;
use protocol::{Files, Graph, GraphEdge, GraphNode, Walk};
use python::Interpreter;

/// The graph, with what the database has of it and the rows of a walk. What is wrong is said in [`Graph::problem`].
pub fn graph(files: &Files, session: &mut Session, interpreter: &mut dyn Interpreter, walk: Option<&Walk>) -> Graph {
    let current = current(session).unwrap_or_default();
    let project = Project::new(files.clone(), super::terminal::ROOT);
    let (mut stdout, mut stderr) = (String::new(), String::new());
    let config = project.config(Source::default()).map_err(|error| error.to_string());
    let scripts = config.and_then(|config| {
        let loaded = Scripts::load(&project, &config, interpreter, &mut stdout, &mut stderr);
        loaded.map_err(|error| match error {
            LoadError::Graph { error, .. } => error.command_message(Wording::default()),
            other => other.to_string(),
        })
    });
    match scripts {
        Ok(scripts) => drawn(&scripts, &current, walk),
        Err(problem) => Graph { problem, ..Graph::default() },
    }
}

fn drawn(scripts: &Scripts, current: &[String], walk: Option<&Walk>) -> Graph {
    let aim = walk.map(|walk| match walk {
        Walk::Upgrade { target } => Aim { direction: Direction::Upgrade, target: target.clone() },
        Walk::Downgrade { target } => Aim { direction: Direction::Downgrade, target: target.clone() },
    });
    let message = |node| scripts.script(node).doc().to_owned();
    let (made, problem) = match scripts.map.picture(current, aim.as_ref(), message) {
        Ok(picture) => (Ok(picture), String::new()),
        Err(error) => (scripts.map.picture(current, None, message), error.command_message(Wording::default())),
    };
    let Ok(picture) = made else { return Graph { problem, ..Graph::default() } };
    let nodes = picture.nodes.into_iter().map(|node| GraphNode {
        path: scripts.by_id(&node.id).map(|script| script.path.clone()).unwrap_or_default(),
        id: node.id,
        message: node.message,
        labels: node.labels,
        lane: node.lane,
        is_head: node.is_head,
        is_base: node.is_base,
        is_branch_point: node.is_branch_point,
        is_merge_point: node.is_merge_point,
        is_current: node.is_current,
        is_applied: node.is_applied,
        step: node.step,
        sentence: node.sentence,
    });
    let edges = picture.edges.into_iter().map(|edge| GraphEdge {
        parent: edge.parent,
        child: edge.child,
        is_dependency: edge.is_dependency,
    });
    Graph {
        nodes: nodes.collect(),
        edges: edges.collect(),
        lanes: picture.lanes,
        lost: picture.lost,
        walk: picture.walk,
        problem,
    }
}
