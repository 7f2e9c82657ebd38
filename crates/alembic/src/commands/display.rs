//! How revisions are shown; Alembic: `Script.cmd_format`, `Script.log_entry`.

use crate::project::{Project, Scripts};
use revision::Node;

/// What `history`, `heads` and `branches` want to see of a revision.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "Alembic's own switches")]
pub(super) struct Show<'a> {
    pub(super) branches: bool,
    pub(super) doc: bool,
    pub(super) parents: bool,
    pub(super) tree: bool,
    /// Ids that are marked `(current)`.
    pub(super) current: &'a [String],
}

fn below(scripts: &Scripts, node: Node) -> String {
    let down = scripts.map.revision(node).down_revisions();
    if down.is_empty() { "<base>".into() } else { down.join(", ") }
}

/// One line.
pub(super) fn line(scripts: &Scripts, node: Node, show: Show<'_>) -> String {
    let revision = scripts.map.revision(node);
    let mut text = revision.id().to_owned();
    if show.parents {
        let dependencies = revision.dependencies();
        text = if dependencies.is_empty() {
            format!("{} -> {text}", below(scripts, node))
        } else {
            format!("{} ({}) -> {text}", below(scripts, node), dependencies.join(", "))
        };
    }
    if show.branches && revision.branch_labels().len() > 0 {
        text += &format!(" ({})", revision.branch_labels().collect::<Vec<_>>().join(", "));
    }
    if revision.is_real_head() {
        text += " (head)";
    } else if revision.is_head() {
        text += " (effective head)";
    }
    if show.current.iter().any(|id| id == revision.id()) {
        text += " (current)";
    }
    if show.tree && revision.is_branch_point() {
        text += " (branchpoint)";
    }
    if show.tree && revision.is_merge_point() {
        text += " (mergepoint)";
    }
    if show.doc {
        text += &format!(", {}", scripts.script(node).doc());
    }
    text
}

/// The long form of `--verbose` and `show`.
pub(super) fn entry(project: &Project, scripts: &Scripts, node: Node, current: &[String]) -> String {
    let revision = scripts.map.revision(node);
    let script = scripts.script(node);
    let mut text = format!("Rev: {}", revision.id());
    for (holds, mark) in [
        (revision.is_head(), " (head)"),
        (revision.is_branch_point(), " (branchpoint)"),
        (revision.is_merge_point(), " (mergepoint)"),
        (current.iter().any(|id| id == revision.id()), " (current)"),
    ] {
        if holds {
            text += mark;
        }
    }
    let word = if revision.is_merge_point() { "Merges" } else { "Parent" };
    text += &format!("\n{word}: {}\n", below(scripts, node));
    if !revision.dependencies().is_empty() {
        text += &format!("Also depends on: {}\n", revision.dependencies().join(", "));
    }
    if revision.is_branch_point() {
        text += &format!("Branches into: {}\n", revision.next().collect::<Vec<_>>().join(", "));
    }
    if revision.branch_labels().len() > 0 {
        text += &format!("Branch names: {}\n", revision.branch_labels().collect::<Vec<_>>().join(", "));
    }
    text += &format!("Path: {}\n", project.absolute(&script.path));
    let doc: Vec<String> = script.longdoc.lines().map(|line| format!("    {line}")).collect();
    text + &format!("\n{}\n", doc.join("\n"))
}
