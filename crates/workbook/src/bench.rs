//! One open exercise: files, database, what has been achieved.

use crate::problem;
use diagnostics::Diagnostic;
use engine::{Environment, Session};
use grader::{Ran, Terminal, schema};
use protocol::{Event, Files, Output, Saved, Schema, Verdict};
use python::Interpreter;

/// An exercise on the workbench.
#[derive(Debug)]
pub(crate) struct Bench {
    pub(crate) exercise: String,
    pub(crate) files: Files,
    pub(crate) session: Session,
    pub(crate) attempts: u32,
    pub(crate) solved: bool,
    pub(crate) verdict: Option<Verdict>,
}

impl Bench {
    /// The schema now.
    pub(crate) fn schema(&self) -> Schema {
        schema(self.session.catalog())
    }

    /// What `alembic_version` holds now.
    pub(crate) fn current(&mut self) -> Vec<String> {
        grader::current(&mut self.session).unwrap_or_default()
    }

    /// The state as the page shows it.
    pub(crate) fn opened(&mut self) -> Event {
        Event::Opened { files: self.files.clone(), schema: self.schema(), current: self.current() }
    }

    /// Everything to keep.
    ///
    /// # Errors
    /// If the database cannot be written out.
    pub(crate) fn saved(&self) -> Result<Event, Diagnostic> {
        Ok(Event::Saved(Saved {
            exercise: self.exercise.clone(),
            files: self.files.clone(),
            database: self.session.to_image()?,
            attempts: self.attempts,
            solved: self.solved,
            verdict: self.verdict.clone(),
        }))
    }

    /// Runs a line at the prompt and says everything that came of it.
    pub(crate) fn line(
        &mut self,
        line: &str,
        interpreter: &mut dyn Interpreter,
        environment: &Environment,
    ) -> Vec<Event> {
        let before = self.schema();
        let files = self.files.clone();
        let ran = Terminal { session: &mut self.session, files: &mut self.files, interpreter, environment }.line(line);
        if ran.problem.is_some() {
            self.files.clone_from(&files);
        }
        let mut events = vec![Event::Output(Output::Prompt(line.to_owned()))];
        events.extend(self.printed(ran));
        events.push(Event::SchemaChanged { before, after: self.schema(), current: self.current() });
        if self.files != files {
            events.push(Event::FilesChanged { files: self.files.clone() });
        }
        events
    }

    fn printed(&self, ran: Ran) -> Vec<Event> {
        let mut outputs = Vec::new();
        if !ran.stdout.is_empty() {
            outputs.push(Output::Stdout(ran.stdout));
        }
        if !ran.stderr.is_empty() {
            outputs.push(Output::Stderr(ran.stderr));
        }
        outputs.extend(ran.problem.and_then(|problem| problem::output(&problem, &self.files)));
        outputs.into_iter().map(Event::Output).collect()
    }
}
