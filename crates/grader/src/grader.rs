//! The verdict on a submission.

use crate::chain::Chain;
use crate::images::{Images, PrepareError};
use crate::kind::{self, Demand, Finding};
use crate::run::{Reach, Run, Submission};
use crate::snapshot::Snapshot;
use crate::terminal::{Problem, Terminal};
use crate::truth;
use book::{Book, Check, Database, Exercise, Files, Prediction};
use diagnostics::Diagnostic;
use engine::{Environment, Session};
use protocol::{CheckResult, Outcome, Verdict};
use python::{Interpreter, PythonError};
use std::collections::{BTreeMap, BTreeSet};

/// Grades submissions; keeps start databases and true answers from one to the next.
#[derive(Debug)]
pub struct Grader {
    images: Images,
    truths: BTreeMap<(String, String), Result<String, String>>,
    environment: Environment,
}

/// What all steps of one grading share.
struct Desk<'a> {
    book: &'a Book,
    exercise: &'a Exercise,
    interpreter: &'a mut dyn Interpreter,
}

impl Grader {
    /// Starts with nothing prepared.
    pub fn new(environment: Environment) -> Self {
        Self { images: Images::default(), truths: BTreeMap::new(), environment }
    }

    /// The start databases.
    pub fn images(&mut self) -> &mut Images {
        &mut self.images
    }

    /// Runs a submission on every database and evaluates every check.
    ///
    /// # Errors
    /// If a start database cannot be made.
    pub fn grade(
        &mut self,
        book: &Book,
        exercise: &Exercise,
        files: &Files,
        answers: &BTreeMap<String, String>,
        interpreter: &mut dyn Interpreter,
    ) -> Result<Verdict, PrepareError> {
        let mut desk = Desk { book, exercise, interpreter };
        let start_files = book.start_files(exercise);
        let start_chain = Chain::read(&start_files, desk.interpreter).unwrap_or_default();
        let submission = Submission {
            exercise,
            start_files: &start_files,
            start_chain: &start_chain,
            files,
            chain: Chain::read(files, desk.interpreter).map_err(|error| Problem::from(&error)),
            answers,
            truths: self.truths(&mut desk, &start_files)?,
        };
        let demands: Vec<Result<Box<dyn Demand>, String>> = exercise.checks.iter().map(kind::demand).collect();
        let runs = self.runs(&mut desk, &submission, &demands)?;
        Ok(verdict(&submission, &demands, &runs))
    }

    /// The true answers to the predictions of an exercise, by id; a sentence for the author if one cannot be computed.
    ///
    /// # Errors
    /// If a start database cannot be made.
    pub fn true_answers(
        &mut self,
        book: &Book,
        exercise: &Exercise,
        interpreter: &mut dyn Interpreter,
    ) -> Result<BTreeMap<String, Result<String, String>>, PrepareError> {
        let start_files = book.start_files(exercise);
        self.truths(&mut Desk { book, exercise, interpreter }, &start_files)
    }

    fn truths(
        &mut self,
        desk: &mut Desk<'_>,
        start_files: &Files,
    ) -> Result<BTreeMap<String, Result<String, String>>, PrepareError> {
        let mut truths = BTreeMap::new();
        for prediction in &desk.exercise.predictions {
            let key = (desk.exercise.id.clone(), prediction.id.clone());
            let known = self.truths.get(&key).cloned();
            let truth = match known {
                Some(truth) => truth,
                None => self.truth(desk, prediction, start_files)?,
            };
            self.truths.insert(key, truth.clone());
            truths.insert(prediction.id.clone(), truth);
        }
        Ok(truths)
    }

    fn truth(
        &mut self,
        desk: &mut Desk<'_>,
        prediction: &Prediction,
        start_files: &Files,
    ) -> Result<Result<String, String>, PrepareError> {
        let database = prediction.truth.database.unwrap_or_else(|| desk.exercise.own_database());
        let mut session = self.open(desk, database)?;
        let mut files = match truth::files(desk.exercise, prediction, start_files) {
            Ok(files) => files,
            Err(message) => return Ok(Err(message)),
        };
        let mut terminal = Terminal {
            session: &mut session,
            files: &mut files,
            interpreter: desk.interpreter,
            environment: &self.environment,
        };
        Ok(truth::compute(&prediction.truth, &mut terminal))
    }

    fn open(&mut self, desk: &mut Desk<'_>, database: Database) -> Result<Session, PrepareError> {
        self.images.open(desk.book, desk.exercise, database, desk.interpreter, &self.environment)
    }

    fn runs(
        &mut self,
        desk: &mut Desk<'_>,
        submission: &Submission<'_>,
        demands: &[Result<Box<dyn Demand>, String>],
    ) -> Result<Vec<Run>, PrepareError> {
        let demands: Vec<&dyn Demand> = demands.iter().flatten().map(Box::as_ref).collect();
        let reach = demands.iter().map(|demand| demand.reach()).max().unwrap_or(Reach::Nowhere);
        if reach == Reach::Nowhere {
            return Ok(Vec::new());
        }
        let queries: BTreeSet<&str> = demands.iter().flat_map(|demand| demand.queries()).collect();
        let wants_sql = demands.iter().any(|demand| demand.wants_sql());
        let mut runs = Vec::new();
        for (database, start) in &desk.exercise.databases {
            let mut session = self.open(desk, *database)?;
            let mut files = submission.files.clone();
            let mut walker = Walker {
                session: &mut session,
                files: &mut files,
                queries: &queries,
                interpreter: desk.interpreter,
                environment: &self.environment,
            };
            runs.push(
                walker
                    .run(*database, start, reach, wants_sql)
                    .map_err(|error| PrepareError::Rows { database: *database, diagnostic: Box::new(error) })?,
            );
        }
        Ok(runs)
    }
}

/// Walks one database up, down and up again.
struct Walker<'a> {
    session: &'a mut Session,
    files: &'a mut Files,
    queries: &'a BTreeSet<&'a str>,
    interpreter: &'a mut dyn Interpreter,
    environment: &'a Environment,
}

impl Walker<'_> {
    fn run(&mut self, database: Database, start: &str, reach: Reach, wants_sql: bool) -> Result<Run, Diagnostic> {
        let before = Snapshot::take(self.session, self.queries.iter().copied())?;
        let sql = wants_sql.then(|| self.emitted(start));
        let up = self.walk(&["upgrade", "head"]);
        let down = (up.is_ok() && reach >= Reach::Down).then(|| self.walk(&["downgrade", start]));
        let goes_on = matches!(down, Some(Ok(_))) && reach >= Reach::Again;
        let again = goes_on.then(|| self.walk(&["upgrade", "head"]));
        Ok(Run { database, start: start.to_owned(), before, up, down, again, sql })
    }

    fn walk(&mut self, arguments: &[&str]) -> Result<Snapshot, Problem> {
        let ran = self.terminal().alembic(arguments);
        if let Some(problem) = ran.problem {
            return Err(problem);
        }
        Snapshot::take(self.session, self.queries.iter().copied()).map_err(|diagnostic| Problem {
            message: diagnostic.message.clone(),
            diagnostic: Some(diagnostic),
            ..Problem::default()
        })
    }

    fn emitted(&mut self, start: &str) -> Result<String, Problem> {
        let ran = self.terminal().alembic(&["upgrade", &format!("{start}:head"), "--sql"]);
        ran.problem.map_or(Ok(ran.stdout), Err)
    }

    fn terminal(&mut self) -> Terminal<'_> {
        Terminal {
            session: self.session,
            files: self.files,
            interpreter: self.interpreter,
            environment: self.environment,
        }
    }
}

fn verdict(submission: &Submission<'_>, demands: &[Result<Box<dyn Demand>, String>], runs: &[Run]) -> Verdict {
    let mut missing = BTreeSet::new();
    let mut down_failed = false;
    let mut checks = Vec::new();
    for (check, demand) in submission.exercise.checks.iter().zip(demands) {
        let result = match demand {
            Err(reason) => failed(check, reason.clone(), None, None),
            Ok(_) if down_failed && check.kind == "up_down_up_stable" => skipped(check),
            Ok(demand) => evaluate(submission, check, demand.as_ref(), runs, &mut missing),
        };
        down_failed |= check.kind == "downgrade_restores" && result.outcome == Outcome::Failed;
        checks.push(with_reason_why(submission.exercise, check, result));
    }
    Verdict { passed: checks.iter().all(|check| check.outcome == Outcome::Passed), checks }
}

fn evaluate(
    submission: &Submission<'_>,
    check: &Check,
    demand: &dyn Demand,
    runs: &[Run],
    missing: &mut BTreeSet<(Database, String)>,
) -> CheckResult {
    if demand.reach() == Reach::Nowhere {
        return match demand.look(submission, None) {
            Finding::Holds => passed(check),
            Finding::Unknown => unread(submission, check),
            Finding::Differs { reason, place } => failed(check, reason, None, place),
            Finding::Missing { reason, .. } => failed(check, reason, None, None),
        };
    }
    let asked = |run: &&Run| check.databases.is_empty() || check.databases.contains(&run.database);
    let mut is_known = true;
    for run in runs.iter().filter(asked) {
        match demand.look(submission, Some(run)) {
            Finding::Holds => {}
            Finding::Unknown => is_known = false,
            Finding::Differs { reason, place } => {
                return failed(check, reason, Some(run.database), place);
            }
            Finding::Missing { thing, reason } => {
                if missing.insert((run.database, thing)) {
                    return failed(check, reason, Some(run.database), None);
                }
                is_known = false;
            }
        }
    }
    if is_known { passed(check) } else { skipped(check) }
}

/// A check about files that Python cannot read: the first says so, unless a run will.
fn unread(submission: &Submission<'_>, check: &Check) -> CheckResult {
    let runs = submission.exercise.checks.iter().any(|other| other.kind == "upgrades");
    match &submission.chain {
        Err(problem) if !runs => failed(check, problem.words(), None, problem.place.clone()),
        _ => skipped(check),
    }
}

/// A prediction that is wrong is followed by the author's explanation, any other failure by the author's hint.
fn with_reason_why(exercise: &Exercise, check: &Check, mut result: CheckResult) -> CheckResult {
    if result.outcome == Outcome::Failed {
        let asked = check.parameters.get("prediction").and_then(serde_json::Value::as_str);
        let because = exercise.predictions.iter().find(|it| Some(it.id.as_str()) == asked).map(|it| it.because.clone());
        let answered = result.reason.starts_with("you said");
        result.hint = check.hint.clone().or(because.filter(|_| answered));
    }
    result
}

fn passed(check: &Check) -> CheckResult {
    result(check, Outcome::Passed)
}

fn skipped(check: &Check) -> CheckResult {
    result(check, Outcome::Skipped)
}

fn failed(check: &Check, reason: String, database: Option<Database>, place: Option<String>) -> CheckResult {
    CheckResult {
        reason,
        database: database.map(|database| database.name().to_owned()),
        place,
        ..result(check, Outcome::Failed)
    }
}

fn result(check: &Check, outcome: Outcome) -> CheckResult {
    CheckResult {
        id: check.id.clone(),
        title: check.title.clone(),
        outcome,
        reason: String::new(),
        database: None,
        place: None,
        hint: None,
    }
}

impl From<&PythonError> for Problem {
    fn from(error: &PythonError) -> Self {
        let place = error.frames.last().map(|frame| {
            let column = frame.column.map(|column| format!(":{column}")).unwrap_or_default();
            format!("{}:{}{column}", frame.path, frame.line)
        });
        Self { message: format!("{}: {}", error.class, error.message), place, ..Self::default() }
    }
}
