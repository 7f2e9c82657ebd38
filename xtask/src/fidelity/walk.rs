//! One chain, a revision at a time, up and then down.

use super::chain::Chain;
use super::ours::Ours;
use super::real::{Real, Revision};
use super::side::Answer;
use super::snapshot::{Difference, Snapshot};
use super::verdict::{Verdict, Verdicts};
use crate::oracle::{Cluster, Venv};
use crate::repository::Repository;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// What became of one revision in one direction.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// Both databases show the same.
    Identical,
    /// Retort failed where the real tools did not; what it said.
    Failed(Answer),
    /// Both went through, and the databases differ.
    Different(Difference),
    /// The real tools failed in this set-up; what they said.
    Neither(Answer),
}

/// Runs the chain; answers its verdicts, and everything that was not identical in full.
pub(super) fn walk(
    repository: &Repository,
    cluster: &Cluster,
    venv: &Venv,
    program: &Path,
    chain: &Chain,
    folder: &Path,
) -> Result<(Verdicts, String)> {
    let mut real = Real::start(repository, cluster, venv, folder)?;
    let revisions = real.revisions()?;
    if let Some(place) = &chain.create {
        real.create(place)?;
    }
    let ours = Ours::start(program, folder, &revisions)?;
    let mut pair = Pair { real, ours, before: (Snapshot::default(), Snapshot::default()), log: String::new() };
    pair.level()?;
    let (mut up, mut down) = (Vec::new(), BTreeMap::new());
    for revision in &revisions {
        let outcome = pair.step(revision, ["upgrade", &revision.id], &revision.id)?.outcome;
        up.push(Verdict::new(&revision.id, &outcome));
    }
    for revision in revisions.iter().rev() {
        if !down.contains_key(&revision.id) {
            let target = revision.down.first().map_or("base", String::as_str);
            let step = pair.step(revision, ["downgrade", target], target)?;
            for id in step.ran.into_iter().chain([revision.id.clone()]) {
                let verdict = Verdict::new(&id, &step.outcome);
                down.insert(id, verdict);
            }
        }
    }
    let down = revisions.iter().rev().filter_map(|revision| down.remove(&revision.id)).collect();
    Ok((Verdicts { up, down }, pair.log))
}

/// Both sides, and what they showed before the step.
struct Pair<'a> {
    real: Real<'a>,
    ours: Ours,
    before: (Snapshot, Snapshot),
    log: String,
}

struct Step {
    outcome: Outcome,
    /// The revisions that the real Alembic says it ran.
    ran: Vec<String>,
}

impl Pair<'_> {
    /// Runs one step on both sides; afterwards both stand where the real one stands.
    fn step(&mut self, revision: &Revision, words: [&str; 2], arrival: &str) -> Result<Step> {
        let mut answer = self.real.alembic(&words)?;
        let ran = ran(&answer.err);
        if let (true, Some(why)) = (answer.good, &revision.broken) {
            answer = Answer { good: false, out: String::new(), err: why.clone() };
        } else if !answer.good {
            self.real.alembic(&["stamp", arrival])?;
        }
        if !answer.good {
            let outcome = Outcome::Neither(answer);
            self.note(&revision.path, words, &outcome)?;
            self.follow(arrival)?;
            return Ok(Step { outcome, ran: Vec::new() });
        }
        let outcome = self.judge(&revision.id, &words)?;
        self.note(&revision.path, words, &outcome)?;
        if !matches!(outcome, Outcome::Identical) {
            self.level()?;
        }
        Ok(Step { outcome, ran })
    }

    fn judge(&mut self, id: &str, words: &[&str]) -> Result<Outcome> {
        let real = self.real.snapshot()?;
        let answer = self.ours.alembic(id, words)?;
        if !answer.good {
            return Ok(Outcome::Failed(answer));
        }
        let ours = self.ours.snapshot()?;
        let (real_before, ours_before) = &self.before;
        let changed_alike = |name: &str| {
            !real_before.same(ours_before, name) && real_before.change(&real, name) == ours_before.change(&ours, name)
        };
        let difference = real.difference(&ours, changed_alike);
        self.before = (real, ours);
        Ok(difference.map_or(Outcome::Identical, Outcome::Different))
    }

    /// Takes Retort's database to where the real one stands after a step that counts as neither.
    fn follow(&mut self, arrival: &str) -> Result<()> {
        let unchanged = self.real.snapshot()? == self.before.0;
        if unchanged && self.ours.stamp(arrival)?.good { Ok(()) } else { self.level() }
    }

    /// Gives Retort's database the state of the real one. What cannot be loaded there differs from now on; of such a relation
    /// a step must change the same lines on both sides.
    fn level(&mut self) -> Result<()> {
        let said = self.ours.load(&self.real.dump()?)?;
        self.before = (self.real.snapshot()?, self.ours.snapshot()?);
        if let Some(difference) = self.before.0.difference(&self.before.1, |_| false) {
            let (part, real, ours) = difference.first_line();
            writeln!(self.log, "## level: {} {part}\n  real {real}\n  ours {ours}\n{said}", difference.relation)?;
        }
        Ok(())
    }

    fn note(&mut self, path: &str, words: [&str; 2], outcome: &Outcome) -> Result<()> {
        match outcome {
            Outcome::Identical => {}
            Outcome::Failed(answer) => writeln!(self.log, "## failed: {words:?} {path}\n{}{}", answer.out, answer.err)?,
            Outcome::Neither(answer) => writeln!(self.log, "## neither: {words:?} {path}\n{}", answer.err)?,
            Outcome::Different(difference) => {
                let (part, real, ours) = difference.first_line();
                let relation = &difference.relation;
                writeln!(self.log, "## differs: {words:?} {path}\n{relation} {part}\n  real {real}\n  ours {ours}\n")?;
            }
        }
        Ok(())
    }
}

/// The revisions of lines like `Running downgrade b -> a, add users`.
fn ran(log: &str) -> Vec<String> {
    let rests = log.lines().filter_map(|line| line.split_once("Running downgrade ").map(|(_, rest)| rest));
    rests.filter_map(|rest| rest.split(" -> ").next()).map(|id| id.trim().to_owned()).collect()
}
