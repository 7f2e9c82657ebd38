//! One open exercise: files, database, what has been achieved.

use crate::{paths, problem};
use diagnostics::Diagnostic;
use engine::{Environment, Session};
use grader::schema;
use protocol::{Event, Files, Output, Saved, Schema, Verdict};
use python::Interpreter;
use script::Bash;
use shell::{Desk, Piece, Shown, Terminal};
use std::collections::BTreeMap;

/// An exercise on the workbench.
#[derive(Debug)]
pub(crate) struct Bench {
    pub(crate) exercise: String,
    pub(crate) files: Files,
    pub(crate) session: Session,
    pub(crate) terminal: Terminal,
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

    /// Types into the terminal and says everything that came of it.
    pub(crate) fn line(
        &mut self,
        line: &str,
        interpreter: &mut dyn Interpreter,
        bash: &dyn Bash,
        environment: &Environment,
    ) -> Vec<Event> {
        let before = self.schema();
        let files = self.files.clone();
        let image = self.session.to_image();
        let fresh = || Session::in_memory(environment.clone()).ok();
        let mut desk =
            Desk { session: &mut self.session, files: &mut self.files, interpreter, environment, bash, fresh: &fresh };
        let shown = self.terminal.line(&mut desk, line);
        if shown.exceeded
            && let Some(session) = image.ok().and_then(|image| Session::from_image(&image, environment.clone()).ok())
        {
            self.session = session;
        }
        let mut events = self.printed(&shown, &files);
        events.push(Event::SchemaChanged { before, after: self.schema(), current: self.current() });
        let changes = changes(&files, &self.files);
        if !changes.is_empty() {
            events.push(Event::FilesChanged { changes });
        }
        events.extend(shown.open.into_iter().map(|path| Event::FileOpened { path }));
        events.push(self.prompt());
        events
    }

    /// What stands before the next line.
    pub(crate) fn prompt(&self) -> Event {
        Event::Prompt(self.terminal.prompt(&self.session))
    }

    /// The outputs; files that no learner may write are as they were.
    fn printed(&mut self, shown: &Shown, before: &Files) -> Vec<Event> {
        let mut outputs: Vec<Output> = shown
            .pieces
            .iter()
            .map(|piece| match piece.clone() {
                Piece::Typed { prompt, line } => Output::Prompt { prompt, line },
                Piece::Stdout(text) => Output::Stdout(text),
                Piece::Stderr(text) => Output::Stderr(text),
            })
            .collect();
        for (path, text) in changes(before, &self.files) {
            if let Err(error) = paths::check(&path, text.as_deref()) {
                match before.get(&path) {
                    Some(text) => self.files.insert(path, text.clone()),
                    None => self.files.remove(&path),
                };
                outputs.push(Output::Stderr(format!("{error}; it is as it was\n")));
            }
        }
        outputs.extend(shown.problem.as_ref().and_then(|problem| problem::output(problem, &self.files)));
        outputs.into_iter().map(Event::Output).collect()
    }
}

/// What turns one set of files into another.
fn changes(before: &Files, after: &Files) -> BTreeMap<String, Option<String>> {
    shell::changes(before, after)
}
