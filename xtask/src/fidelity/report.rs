//! `FIDELITY.md`.

use super::chain::Chain;
use super::reason;
use super::walk::{Outcome, Outcomes};
use std::collections::BTreeMap;

const HEAD: &str = "# Fidelity

Public chains of Alembic revisions, taken from packages on PyPI, run on the real tools (Alembic 1.20.1, SQLAlchemy 2.1.9,
PostgreSQL 15) and on Retort: each revision up from an empty database, then each down from the head, one at a time. A step
is *identical* when psql's `\\d+` of every relation, the number of rows of every table and `\\dT+` are the same afterwards.
Each revision is judged alone: after a step that is not identical, Retort's database is made anew out of a dump of the real
one; of a relation that such a dump cannot give it in full (a trigger, say), a step must change the same lines.
A step that the real tools refuse in this set-up (no application is installed: its modules are stubs on both
sides) counts as neither.

This file is written by `cargo xtask fidelity`; the chains stand in `xtask/fidelity.txt`.
";

/// How the steps of one direction came out.
#[derive(Default, Clone, Copy)]
struct Tally {
    identical: usize,
    counted: usize,
    neither: usize,
}

impl Tally {
    fn of(steps: &[(String, Outcome)]) -> Self {
        let mut tally = Self::default();
        for (_, outcome) in steps {
            match outcome {
                Outcome::Neither(_) => tally.neither += 1,
                Outcome::Identical => {
                    tally.identical += 1;
                    tally.counted += 1;
                }
                _ => tally.counted += 1,
            }
        }
        tally
    }

    fn add(self, other: Self) -> Self {
        Self {
            identical: self.identical + other.identical,
            counted: self.counted + other.counted,
            neither: self.neither + other.neither,
        }
    }

    fn shown(self) -> String {
        let percent = if self.counted == 0 { 0 } else { self.identical * 100 / self.counted };
        format!("{} of {} ({percent} %)", self.identical, self.counted)
    }
}

/// One chain as a line for the terminal.
pub(super) fn line(chain: &Chain, outcomes: &Outcomes) -> String {
    let (up, down) = (Tally::of(&outcomes.up), Tally::of(&outcomes.down));
    let neither = (up.neither, down.neither);
    format!("{}: up {}, down {}, neither {neither:?}", chain.name, up.shown(), down.shown())
}

/// The whole page.
pub(super) fn page(results: &[(Chain, Outcomes)]) -> String {
    let mut page = format!(
        "{HEAD}\n| chain | revisions | up identical | down identical | neither, up and down | first difference | reason |\n\
         |---|---:|---:|---:|---:|---|---|\n"
    );
    let (mut up, mut down, mut revisions) = (Tally::default(), Tally::default(), 0);
    for (chain, outcomes) in results {
        page += &row(chain, outcomes);
        up = up.add(Tally::of(&outcomes.up));
        down = down.add(Tally::of(&outcomes.down));
        revisions += outcomes.up.len();
    }
    let neither = format!("{}, {}", up.neither, down.neither);
    page += &format!("| **all** | {revisions} | {} | {} | {neither} | | |\n", up.shown(), down.shown());
    page += &reasons(results);
    page += "\n## Packages\n\n| chain | package | folder |\n|---|---|---|\n";
    for (chain, _) in results {
        page += &format!("| {} | `{}` | `{}` |\n", chain.name, chain.pin, chain.versions);
    }
    page
}

fn row(chain: &Chain, outcomes: &Outcomes) -> String {
    let (up, down) = (Tally::of(&outcomes.up), Tally::of(&outcomes.down));
    let labelled =
        |word: &'static str| move |(id, outcome): &(String, Outcome)| (format!("{word} `{id}`"), outcome.clone());
    let steps = outcomes.up.iter().map(labelled("up")).chain(outcomes.down.iter().map(labelled("down")));
    let first = steps.into_iter().find(|(_, it)| matches!(it, Outcome::Failed(_) | Outcome::Different(_)));
    let (place, why) =
        first.map_or_else(Default::default, |(place, it)| (place, reason::class(&it).unwrap_or_default()));
    format!(
        "| {} | {} | {} | {} | {}, {} | {place} | {why} |\n",
        chain.name,
        outcomes.up.len(),
        up.shown(),
        down.shown(),
        up.neither,
        down.neither
    )
}

/// What kept steps from being identical, most frequent first; then why steps count as neither.
fn reasons(results: &[(Chain, Outcomes)]) -> String {
    let mut counts: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
    for (chain, outcomes) in results {
        let up = outcomes.up.iter().map(|step| (0, step));
        let down = outcomes.down.iter().map(|step| (1, step));
        for (direction, (id, outcome)) in up.chain(down) {
            let Some(class) = reason::class(outcome) else { continue };
            let example = || format!("{} `{id}`", chain.name);
            let entry = counts.entry(class).or_insert_with(|| (0, 0, example()));
            if direction == 0 { entry.0 += 1 } else { entry.1 += 1 }
        }
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|(_, (up, down, _))| std::cmp::Reverse(up + down));
    let (real, ours): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|(class, _)| class.starts_with("real: "));
    table("Reasons", &ours) + &table("Why steps count as neither", &real)
}

fn table(title: &str, rows: &[(String, (usize, usize, String))]) -> String {
    let mut text = format!("\n## {title}\n\n| reason | up | down | for instance |\n|---|---:|---:|---|\n");
    for (class, (up, down, example)) in rows {
        let class = class.strip_prefix("real: ").unwrap_or(class);
        text += &format!("| {class} | {up} | {down} | {example} |\n");
    }
    text
}
