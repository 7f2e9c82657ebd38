//! The revision graph, to draw and to say.

use serde::{Deserialize, Serialize};

/// Where a walk would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Walk {
    /// `alembic upgrade TARGET`
    Upgrade {
        /// `head`, `+1`, a revision…
        target: String,
    },
    /// `alembic downgrade TARGET`
    Downgrade {
        /// `base`, `-1`, a revision…
        target: String,
    },
}

/// All revisions, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Graph {
    /// The revisions; the place in the list is the row.
    pub nodes: Vec<GraphNode>,
    /// What hangs together.
    pub edges: Vec<GraphEdge>,
    /// How many lanes there are.
    pub lanes: usize,
    /// Ids in `alembic_version` that no file declares.
    pub lost: Vec<String>,
    /// Rows that the walk would run, in its order.
    pub walk: Vec<usize>,
    /// Why there is no walk, or nothing at all, in Alembic's words; empty if all is well.
    pub problem: String,
}

/// A revision to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub struct GraphNode {
    /// Its id.
    pub id: String,
    /// The first line of its file.
    pub message: String,
    /// Project path of its file.
    pub path: String,
    /// The labels of its branch.
    pub labels: Vec<String>,
    /// Its lane, from 0.
    pub lane: usize,
    /// None follows it.
    pub is_head: bool,
    /// It follows none.
    pub is_base: bool,
    /// Several follow it.
    pub is_branch_point: bool,
    /// It follows several.
    pub is_merge_point: bool,
    /// `alembic_version` names it.
    pub is_current: bool,
    /// `alembic_version` names it or something above it.
    pub is_applied: bool,
    /// As which step the walk would run it, from 1.
    pub step: Option<usize>,
    /// All of this as one sentence, for who cannot see the picture.
    pub sentence: String,
}

/// A line between two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphEdge {
    /// Row of the older one.
    pub parent: usize,
    /// Row of the one that follows it or needs it.
    pub child: usize,
    /// Whether it is only needed (`depends_on`), not followed.
    pub is_dependency: bool,
}
