//! How many lines changed where.

use super::path::quoted;
use crate::git::Repository;
use crate::git::diff::counts;
use crate::git::rename::Change;

/// Columns of a statistic.
const WIDTH: usize = 80;

/// ` 1 file changed, 2 insertions(+)`
pub(super) fn summary(repo: &Repository, changes: &[Change]) -> String {
    let (mut plus, mut minus) = (0, 0);
    for change in changes {
        let (old, new) = change.ids();
        let (come, gone) = counts(old.map_or("", |id| repo.blob(id)), new.map_or("", |id| repo.blob(id)));
        plus += come;
        minus += gone;
    }
    let many = |count: usize| if count == 1 { "" } else { "s" };
    let mut out = format!(" {} file{} changed", changes.len(), many(changes.len()));
    if changes.is_empty() {
        return format!("{out}\n");
    }
    if plus > 0 || minus == 0 {
        out.push_str(&format!(", {plus} insertion{}(+)", many(plus)));
    }
    if minus > 0 || plus == 0 {
        out.push_str(&format!(", {minus} deletion{}(-)", many(minus)));
    }
    out + "\n"
}

/// ` create mode 100644 a.txt` and its kin.
pub(super) fn modes(changes: &[Change]) -> String {
    let line = |change: &Change| match change {
        Change::Added { path, .. } => Some(format!(" create mode 100644 {}\n", quoted(path))),
        Change::Deleted { path, .. } => Some(format!(" delete mode 100644 {}\n", quoted(path))),
        Change::Renamed { from, path, percent, .. } => Some(format!(" rename {} ({percent}%)\n", moved(from, path))),
        Change::Modified { .. } => None,
    };
    changes.iter().filter_map(line).collect()
}

/// `a/{b => c}/d`
pub(super) fn moved(from: &str, to: &str) -> String {
    let common = from.bytes().zip(to.bytes()).take_while(|(left, right)| left == right).count();
    let head = from[..common].rfind('/').map_or(0, |at| at + 1);
    let tail = {
        let same = from.bytes().rev().zip(to.bytes().rev()).take_while(|(left, right)| left == right).count();
        // The slash before the part may be that of the head.
        let most = (from.len().min(to.len()) + usize::from(head > 0)).saturating_sub(head);
        let mut same = same.min(most);
        while same > 0 && from.as_bytes().get(from.len() - same) != Some(&b'/') {
            same -= 1;
        }
        same
    };
    if head == 0 && tail == 0 {
        return format!("{from} => {to}");
    }
    let middle = |path: &str| path.get(head..(path.len() - tail).max(head)).unwrap_or_default().to_owned();
    format!("{}{{{} => {}}}{}", &from[..head], middle(from), middle(to), &from[from.len() - tail..])
}

/// `git diff --stat`
pub(super) fn stat(repo: &Repository, changes: &[Change]) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let name = |change: &Change| match change {
        Change::Renamed { from, path, .. } => moved(from, path),
        other => quoted(other.path()),
    };
    let rows: Vec<(String, usize, usize)> = changes
        .iter()
        .map(|change| {
            let (old, new) = change.ids();
            let (plus, minus) = counts(old.map_or("", |id| repo.blob(id)), new.map_or("", |id| repo.blob(id)));
            (name(change), plus, minus)
        })
        .collect();
    let most = rows.iter().map(|(_, plus, minus)| plus + minus).max().unwrap_or_default();
    let digits = most.to_string().len();
    let mut names = rows.iter().map(|(name, _, _)| name.chars().count()).max().unwrap_or_default();
    let mut graph = most;
    if names + digits + 6 + graph > WIDTH {
        graph = graph.min((WIDTH * 3 / 8).saturating_sub(digits + 6).max(6));
        names = names.min(WIDTH - digits - 6 - graph);
        graph = most.min(WIDTH - digits - 6 - names);
    }
    let mut out = String::new();
    for (name, plus, minus) in &rows {
        let (come, gone) = scale(*plus, *minus, graph, most);
        let bars = format!("{}{}", "+".repeat(come), "-".repeat(gone));
        let line = format!(" {:<names$} | {:>digits$} {bars}", cut(name, names), plus + minus);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out + &summary(repo, changes)
}

fn cut(name: &str, width: usize) -> String {
    let count = name.chars().count();
    if count <= width {
        return name.to_owned();
    }
    let tail: String = name.chars().skip(count - width.saturating_sub(3)).collect();
    let tail = tail.find('/').map_or(tail.as_str(), |at| &tail[at..]).to_owned();
    format!("...{tail}")
}

fn scale(plus: usize, minus: usize, width: usize, most: usize) -> (usize, usize) {
    if most <= width {
        return (plus, minus);
    }
    let linear = |count: usize| if count == 0 { 0 } else { 1 + count * (width - 1) / most };
    let mut total = linear(plus + minus);
    if total < 2 && plus > 0 && minus > 0 {
        total = 2;
    }
    if plus < minus {
        let come = linear(plus);
        (come, total - come)
    } else {
        let gone = linear(minus);
        (total - gone, gone)
    }
}
