//! `FIDELITY.md`.

use super::chain::Chain;
use super::verdict::{Verdict, Verdicts};
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
    fn of(steps: &[Verdict]) -> Self {
        let neither = steps.iter().filter(|step| step.is_neither()).count();
        let identical = steps.iter().filter(|step| step.reason.is_none()).count();
        Self { identical, counted: steps.len() - neither, neither }
    }

    fn add(self, other: Self) -> Self {
        Self {
            identical: self.identical + other.identical,
            counted: self.counted + other.counted,
            neither: self.neither + other.neither,
        }
    }

    fn shown(self) -> String {
        match (self.identical * 100).checked_div(self.counted) {
            Some(percent) => format!("{} of {} ({percent} %)", self.identical, self.counted),
            None => "none".to_owned(),
        }
    }
}

/// One chain as a line for the terminal.
pub(super) fn line(chain: &Chain, verdicts: &Verdicts) -> String {
    let (up, down) = (Tally::of(&verdicts.up), Tally::of(&verdicts.down));
    let neither = (up.neither, down.neither);
    format!("{}: up {}, down {}, neither {neither:?}", chain.name, up.shown(), down.shown())
}

/// The whole page.
pub(super) fn page(results: &[(Chain, Verdicts)]) -> String {
    let mut page = format!(
        "{HEAD}\n| chain | revisions | up identical | down identical | neither, up and down | first difference | reason |\n\
         |---|---:|---:|---:|---:|---|---|\n"
    );
    let (mut up, mut down, mut revisions) = (Tally::default(), Tally::default(), 0);
    for (chain, verdicts) in results {
        page += &row(chain, verdicts);
        up = up.add(Tally::of(&verdicts.up));
        down = down.add(Tally::of(&verdicts.down));
        revisions += verdicts.up.len();
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

fn row(chain: &Chain, verdicts: &Verdicts) -> String {
    let (up, down) = (Tally::of(&verdicts.up), Tally::of(&verdicts.down));
    let steps = verdicts.up.iter().map(|it| ("up", it)).chain(verdicts.down.iter().map(|it| ("down", it)));
    let first = steps.into_iter().find(|(_, it)| it.reason.is_some() && !it.is_neither());
    let place = first.map_or_else(String::new, |(word, it)| format!("{word} `{}`", it.revision));
    let why = first.and_then(|(_, it)| it.reason.as_deref()).unwrap_or_default();
    format!(
        "| {} | {} | {} | {} | {}, {} | {place} | {why} |\n",
        chain.name,
        verdicts.up.len(),
        up.shown(),
        down.shown(),
        up.neither,
        down.neither
    )
}

/// What kept steps from being identical, most frequent first; then why steps count as neither.
fn reasons(results: &[(Chain, Verdicts)]) -> String {
    let mut counts: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
    for (chain, verdicts) in results {
        let up = verdicts.up.iter().map(|step| (0, step));
        let down = verdicts.down.iter().map(|step| (1, step));
        for (direction, verdict) in up.chain(down) {
            let Some(class) = verdict.reason.clone() else { continue };
            let example = || format!("{} `{}`", chain.name, verdict.revision);
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
