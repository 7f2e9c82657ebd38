//! Whether an exercise does what its author declares.

use crate::{Grader, check_parameters};
use book::{Book, Exercise, Files, WrongAnswer, overlay};
use diagnostics::{Diagnostic, Span};
use protocol::{CheckResult, Outcome, Verdict};
use python::Interpreter;
use std::collections::BTreeMap;

type Answers = BTreeMap<String, String>;

/// Runs start, solution and every wrong answer of an exercise, and lists what is not as declared: the solution passes,
/// the start fails for the intended check, each wrong answer fails as declared and in no other way, and the truth of
/// each prediction can be computed. Labels name `exercise.toml`.
pub fn verify(
    grader: &mut Grader,
    book: &Book,
    exercise: &Exercise,
    interpreter: &mut dyn Interpreter,
) -> Vec<Diagnostic> {
    let mut desk =
        Desk { grader, book, exercise, interpreter, truths: Answers::new(), is_prepared: false, faults: Vec::new() };
    desk.parameters();
    if desk.faults.is_empty() {
        desk.predictions();
    }
    if desk.faults.is_empty() {
        desk.solution();
    }
    if desk.is_prepared {
        desk.start();
        exercise.wrong.iter().for_each(|wrong| desk.wrong(wrong));
    }
    desk.faults
}

struct Desk<'a> {
    grader: &'a mut Grader,
    book: &'a Book,
    exercise: &'a Exercise,
    interpreter: &'a mut dyn Interpreter,
    truths: Answers,
    /// Whether the start databases could be made: without them nothing else can be said.
    is_prepared: bool,
    faults: Vec<Diagnostic>,
}

impl Desk<'_> {
    fn fault(&mut self, span: Span, message: String) {
        self.faults.push(Diagnostic::error("exercise", message).at_source(self.exercise.file(), span));
    }

    fn parameters(&mut self) {
        for check in &self.exercise.checks {
            if let Err(message) = check_parameters(check) {
                self.fault(check.span, format!("check {:?}: {message}", check.id));
            }
            let asked = check.parameters.get("prediction").and_then(serde_json::Value::as_str);
            if let Some(id) = asked
                && !self.exercise.predictions.iter().any(|prediction| prediction.id == id)
            {
                self.fault(check.span, format!("check {:?}: there is no prediction {id:?}", check.id));
            }
        }
    }

    fn predictions(&mut self) {
        let truths = match self.grader.true_answers(self.book, self.exercise, self.interpreter) {
            Ok(truths) => truths,
            Err(error) => return self.fault(Span::new(0, 0), error.to_string()),
        };
        for prediction in &self.exercise.predictions {
            match truths.get(&prediction.id) {
                Some(Ok(truth)) if prediction.choices.is_empty() || prediction.choices.contains(truth) => {
                    self.truths.insert(prediction.id.clone(), truth.clone());
                }
                Some(Ok(truth)) => self.fault(
                    prediction.span,
                    format!("prediction {:?}: the answer is {truth:?}, which is not among the choices", prediction.id),
                ),
                Some(Err(reason)) => {
                    self.fault(prediction.span, format!("prediction {:?}: {reason}", prediction.id));
                }
                None => {}
            }
            let checked = self.exercise.checks.iter().any(|check| {
                check.parameters.get("prediction").and_then(serde_json::Value::as_str) == Some(&prediction.id)
            });
            if !checked {
                self.fault(prediction.span, format!("no check asks for prediction {:?}", prediction.id));
            }
        }
    }

    fn grade(&mut self, files: &Files, answers: &Answers) -> Option<Verdict> {
        match self.grader.grade(self.book, self.exercise, files, answers, self.interpreter) {
            Ok(verdict) => {
                self.is_prepared = true;
                Some(verdict)
            }
            Err(error) => {
                self.fault(Span::new(0, 0), error.to_string());
                None
            }
        }
    }

    fn solution(&mut self) {
        let (files, answers) = (self.book.solution_files(self.exercise), self.truths.clone());
        let Some(verdict) = self.grade(&files, &answers) else {
            return;
        };
        for check in verdict.checks.iter().filter(|check| check.outcome != Outcome::Passed) {
            self.fault(self.span(&check.id), format!("the solution does not pass check {}", words(check)));
        }
    }

    fn start(&mut self) {
        let intended = self.exercise.start_fails.clone();
        let asks = self.exercise.checks.iter().any(|check| check.id == intended && check.kind == "prediction");
        let answers = if asks { Answers::new() } else { self.truths.clone() };
        let files = self.book.start_files(self.exercise);
        let Some(verdict) = self.grade(&files, &answers) else {
            return;
        };
        match first_failed(&verdict) {
            Some(check) if check.id == intended => {}
            Some(check) => {
                let span = self.span(&intended);
                self.fault(span, format!("the start fails at check {}, not at {intended:?}", words(check)));
            }
            None => self.fault(self.span(&intended), "the start passes".to_owned()),
        }
    }

    fn wrong(&mut self, wrong: &WrongAnswer) {
        let base = if wrong.files.is_empty() {
            self.book.solution_files(self.exercise)
        } else {
            self.book.start_files(self.exercise)
        };
        let mut answers = self.truths.clone();
        answers.extend(wrong.answers.clone());
        let Some(verdict) = self.grade(&overlay(&base, &wrong.files), &answers) else {
            return;
        };
        for message in undeclared(wrong, &verdict) {
            self.fault(wrong.span, format!("wrong answer {:?} {message}", wrong.name));
        }
    }

    fn span(&self, id: &str) -> Span {
        let check = self.exercise.checks.iter().find(|check| check.id == id);
        check.map_or(Span::new(0, 0), |check| check.span)
    }
}

fn first_failed(verdict: &Verdict) -> Option<&CheckResult> {
    verdict.checks.iter().find(|check| check.outcome == Outcome::Failed)
}

/// In which ways a verdict is not what was declared.
fn undeclared(wrong: &WrongAnswer, verdict: &Verdict) -> Vec<String> {
    let Some(first) = first_failed(verdict) else {
        return vec!["passes".to_owned()];
    };
    if first.id != wrong.check {
        return vec![format!("fails at check {}, not at {:?}", words(first), wrong.check)];
    }
    let mut messages = Vec::new();
    if !first.reason.contains(&wrong.reason) {
        messages.push(format!("fails at check {}; the declared reason is {:?}", words(first), wrong.reason));
    }
    if let Some(database) = wrong.database
        && first.database.as_deref() != Some(database.name())
    {
        messages.push(format!("fails at check {}, not on {database}", words(first)));
    }
    let others = verdict.checks.iter().filter(|check| check.outcome == Outcome::Failed && check.id != wrong.check);
    let others = others.filter(|check| !wrong.also.contains(&check.id));
    messages.extend(others.map(|check| format!("also fails at check {}", words(check))));
    messages
}

/// A check with its reason and database.
fn words(check: &CheckResult) -> String {
    let database = check.database.as_ref().map(|database| format!(" on {database}")).unwrap_or_default();
    match check.outcome {
        Outcome::Skipped => format!("{:?}, which is skipped", check.id),
        Outcome::Passed | Outcome::Failed => format!("{:?}{database}: {}", check.id, check.reason),
    }
}
