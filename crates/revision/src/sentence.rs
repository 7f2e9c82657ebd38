//! A revision of the picture in words.

use crate::picture::{Aim, PictureNode};
use crate::{Direction, Revision};

/// One sentence that says all that the picture shows of a revision.
pub(crate) fn sentence(node: &PictureNode, revision: &Revision, aim: Option<&Aim>) -> String {
    let title = if node.message.is_empty() { String::new() } else { format!(", “{}”", node.message) };
    let mut parts = vec![format!("Revision {}{title}", node.id)];
    let below = revision.down_revisions();
    parts.push(if below.is_empty() { "is a base".into() } else { format!("{} {}", verb(node), list(below)) });
    if !revision.dependencies().is_empty() {
        parts.push(format!("needs {}", list(revision.dependencies())));
    }
    let next: Vec<String> = revision.next().map(str::to_owned).collect();
    if node.is_branch_point {
        parts.push(format!("branches into {}", list(&next)));
    } else if node.is_head {
        parts.push("is a head".into());
    }
    if !node.labels.is_empty() {
        parts.push(format!("is on the branch {}", list(&node.labels)));
    }
    parts.push(if node.is_current {
        "is where the database is".into()
    } else if node.is_applied {
        "is applied".into()
    } else {
        "is not applied".into()
    });
    if let (Some(step), Some(aim)) = (node.step, aim) {
        let walk = match aim.direction {
            Direction::Upgrade => "upgrade",
            Direction::Downgrade => "downgrade",
        };
        parts.push(format!("would be step {step} of the {walk} to {}", aim.target));
    }
    joined(&parts)
}

fn verb(node: &PictureNode) -> &'static str {
    if node.is_merge_point { "merges" } else { "follows" }
}

/// The subject, then what is said of it: `A is, has and does.`
fn joined(parts: &[String]) -> String {
    match parts {
        [subject, said @ .., last] if !said.is_empty() => format!("{subject} {} and {last}.", said.join(", ")),
        parts => format!("{}.", parts.join(" ")),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
