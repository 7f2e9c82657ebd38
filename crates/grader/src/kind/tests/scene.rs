//! A submission and its run, made by hand.

use crate::chain::{Chain, Revision};
use crate::kind::{Demand, Finding, demand};
use crate::run::{Run, Submission};
use crate::snapshot::Snapshot;
use crate::terminal::Problem;
use book::{Check, Database, Exercise, Files};
use diagnostics::Span;
use engine::{Environment, Session};
use std::collections::BTreeMap;

/// The revision that has run.
pub(super) const APPLIED: &str = "alembic/versions/a.py";
/// The revision that the learner adds.
pub(super) const OWN: &str = "alembic/versions/b.py";

/// Reads a demand as an author writes it.
#[track_caller]
pub(super) fn read(kind: &str, parameters: &str) -> Box<dyn Demand> {
    let check = Check {
        id: "check".into(),
        kind: kind.into(),
        title: String::new(),
        databases: Vec::new(),
        hint: None,
        parameters: serde_json::from_str(parameters).expect("the parameters are JSON"),
        span: Span::new(0, 0),
    };
    demand(&check).expect("the parameters are right")
}

/// A finding in one line.
pub(super) fn line(finding: &Finding) -> String {
    match finding {
        Finding::Holds => super::HOLDS.into(),
        Finding::Differs { reason, place: None } => reason.clone(),
        Finding::Differs { reason, place: Some(place) } => format!("{reason} [{place}]"),
        Finding::Missing { thing, reason } => format!("{reason} (missing: {thing})"),
        Finding::Unknown => "unknown".into(),
    }
}

pub(super) fn exercise() -> Exercise {
    Exercise {
        id: "exercise".into(),
        number: 1,
        title: String::new(),
        part: 1,
        folder: String::new(),
        checklist: Vec::new(),
        open: Vec::new(),
        databases: BTreeMap::from([(Database::Seeded, "a".into())]),
        task: String::new(),
        checks: Vec::new(),
        start_fails: String::new(),
        hints: Vec::new(),
        predictions: Vec::new(),
        start: Files::new(),
        solution: Files::new(),
        rows: BTreeMap::new(),
        variants: BTreeMap::new(),
        wrong: Vec::new(),
    }
}

/// A revision file of the chain.
pub(super) fn revision(path: &str, id: &str, down: &[&str]) -> Revision {
    Revision { path: path.into(), id: id.into(), down: down.iter().map(|&id| id.to_owned()).collect() }
}

/// `a`, which has run, and `b`, the learner's.
pub(super) fn chain() -> Chain {
    Chain { revisions: vec![revision(APPLIED, "a", &[]), revision(OWN, "b", &["a"])] }
}

/// A submission of files; the chain is [`chain`].
pub(super) struct Scene {
    pub(super) exercise: Exercise,
    pub(super) start_files: Files,
    pub(super) start_chain: Chain,
    pub(super) files: Files,
    pub(super) chain: Result<Chain, Problem>,
    pub(super) answers: BTreeMap<String, String>,
    pub(super) truths: BTreeMap<String, Result<String, String>>,
}

impl Scene {
    /// The learner's revision with a text.
    pub(super) fn new(own: &str) -> Self {
        let start_files =
            Files::from([(APPLIED.to_owned(), "revision = 'a'\n\ndef upgrade():\n    pass\n".to_owned())]);
        let mut files = start_files.clone();
        files.insert(OWN.into(), own.into());
        Self {
            exercise: exercise(),
            start_files,
            start_chain: Chain { revisions: vec![revision(APPLIED, "a", &[])] },
            files,
            chain: Ok(chain()),
            answers: BTreeMap::new(),
            truths: BTreeMap::new(),
        }
    }

    /// What a demand finds.
    pub(super) fn look(&self, demand: &dyn Demand, run: Option<&Run>) -> String {
        let submission = Submission {
            exercise: &self.exercise,
            start_files: &self.start_files,
            start_chain: &self.start_chain,
            files: &self.files,
            chain: self.chain.clone(),
            answers: &self.answers,
            truths: self.truths.clone(),
        };
        line(&demand.look(&submission, run))
    }
}

/// A database that is walked up and down.
pub(super) struct Walker<'a> {
    session: Session,
    demand: &'a dyn Demand,
}

impl<'a> Walker<'a> {
    /// A database made by SQL.
    pub(super) fn new(before: &str, demand: &'a dyn Demand) -> Self {
        let session = Session::in_memory(Environment::fixed(0, 1)).expect("a database");
        let mut walker = Self { session, demand };
        walker.step(before).expect("the start is right");
        walker
    }

    /// Runs SQL; `raise WORDS` is a revision that refuses.
    pub(super) fn step(&mut self, sql: &str) -> Result<Snapshot, Problem> {
        if let Some(message) = sql.strip_prefix("raise ") {
            return Err(Problem { message: message.into(), is_raised: true, ..Problem::default() });
        }
        if let Err(failure) = self.session.execute(sql) {
            let diagnostic = Some(failure.diagnostic.clone());
            return Err(Problem { message: failure.diagnostic.message, diagnostic, ..Problem::default() });
        }
        Ok(self.look())
    }

    /// The database now.
    pub(super) fn look(&mut self) -> Snapshot {
        Snapshot::take(&mut self.session, self.demand.queries()).expect("it can be looked at")
    }
}
