//! How long a map of 5,000 revisions takes: prints a line a task with its milliseconds.
//!
//! `cargo run --release -p revision --example large`

use revision::{HeadMaintainer, Identifier, Revision, RevisionMap};
use std::time::Instant;

/// How many revisions there are.
const SIZE: usize = 5_000;
/// After how many revisions a branch begins.
const BRANCH: usize = 40;
/// How long a branch is before it is merged.
const LENGTH: usize = 12;

/// A long line with branches that are merged, some that depend on the line, and a few that stay open.
fn revisions() -> Vec<Revision> {
    let id = |at: usize| format!("{:012x}", at.wrapping_mul(0x9E37_79B9_7F4A) & 0xffff_ffff_ffff);
    let mut revisions = Vec::new();
    let (mut tip, mut branch): (Option<usize>, Option<usize>) = (None, None);
    for at in 0..SIZE {
        let place = at % BRANCH;
        let on_branch = branch.is_some() && place < 2 * LENGTH && place % 2 == 1;
        let mut down: Vec<String> = Vec::new();
        if on_branch {
            down.extend(branch.map(id));
        } else {
            down.extend(tip.map(id));
        }
        let merges = !on_branch && place == 2 * LENGTH && at % (5 * BRANCH) >= BRANCH;
        if merges {
            down.extend(branch.take().map(id));
        }
        let needs = if on_branch && place == LENGTH { tip.map(id).into_iter().collect() } else { Vec::new() };
        revisions.extend(Revision::new(id(at), down, needs, Vec::new()));
        if on_branch {
            branch = Some(at);
        } else {
            tip = Some(at);
            if place == 0 {
                branch = Some(at);
            }
        }
    }
    revisions
}

#[expect(clippy::print_stdout, reason = "it is what this program is for")]
fn time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = work();
    println!("{what:<28} {:>7.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    made
}

fn main() {
    let revisions = revisions();
    let Ok(map) = time("read the graph", || RevisionMap::new(revisions)) else { return };
    let _heads = time("heads", || map.heads().len() + map.real_heads().len());
    let _history =
        time("history", || map.between(Identifier::One("heads"), Identifier::One("base")).map(|nodes| nodes.len()));
    let steps = time("plan upgrade heads", || map.upgrade_steps("heads", &[])).unwrap_or_default();
    let held = time("write upgrade heads", || {
        let mut maintainer = HeadMaintainer::new([]);
        let _changes = steps.iter().flat_map(|step| maintainer.take(&map, *step)).count();
        maintainer.heads().map(str::to_owned).collect::<Vec<_>>()
    });
    let _down = time("plan downgrade base", || map.downgrade_steps("base", &held).map(|steps| steps.len()));
    let _current = time("current", || map.all_current(&held).map(|nodes| nodes.len()));
    let _picture = time("picture", || map.picture(&held, None, |_| String::new()).map(|picture| picture.lanes));
}
