//! The revision graph beside the work.
//!
//! The page asks for it by itself: while its pane is open, after each command, and when what was typed has been saved.

use super::{Ask, Effect, Engine, State};
use protocol::{Graph, Walk};

/// What is shown of the revision graph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GraphPane {
    /// Whether the pane is open.
    pub open: bool,
    /// The walk to mark.
    pub walk: Option<Walk>,
    /// The graph as it came last.
    pub graph: Option<Graph>,
    /// Whether files or database may have changed since it was asked for.
    pub(super) is_stale: bool,
}

impl State {
    pub(super) fn graph_toggled(&mut self, open: bool) -> Vec<Effect> {
        if self.graph.open == open {
            return Vec::new();
        }
        self.graph.open = open;
        self.graph.is_stale = true;
        self.graph_wanted()
    }

    pub(super) fn walk_chosen(&mut self, walk: Option<Walk>) -> Vec<Effect> {
        self.graph.walk = walk;
        self.graph.is_stale = true;
        self.graph_wanted()
    }

    /// Asks for the graph if it is looked at and may be another.
    pub(super) fn graph_wanted(&mut self) -> Vec<Effect> {
        if !self.graph.open || !self.graph.is_stale || self.asked.is_some() || self.engine != Engine::Ready {
            return Vec::new();
        }
        self.graph.is_stale = false;
        self.asked(Ask::Graph(self.graph.walk.clone()))
    }

    /// Closes the pane when its graph does not come to an end, so that it is not asked for again and again.
    pub(super) fn graph_timed_out(&mut self) {
        if matches!(self.asked, Some(Ask::Graph(_))) {
            self.graph = GraphPane { walk: self.graph.walk.take(), ..GraphPane::default() };
        }
    }
}
