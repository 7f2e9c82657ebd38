//! One command under way.

use super::arguments::Parsed;
use super::failure::Failure;
use super::{CommandOutput, Problem};
use crate::project::{Ini, Level, LoadError, Logging, Project, Scripts};
use engine::Session;
use python::Interpreter;

/// The moment and the chance that a command is given; the core has neither by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// Local time as Python prints `datetime.now()`: `2026-11-22 19:14:29.344916`.
    pub date: String,
    /// Seconds since 1970.
    pub epoch: i64,
    /// Twelve hex digits for a new revision's id.
    pub revision_id: String,
}

impl Default for Now {
    fn default() -> Self {
        Self { date: "2000-01-01 00:00:00".into(), epoch: 946_684_800, revision_id: "000000000001".into() }
    }
}

/// What a command works with and what it has printed so far.
pub struct Call<'a> {
    pub(super) project: &'a mut Project,
    pub(super) session: &'a mut Session,
    pub(super) interpreter: &'a mut dyn Interpreter,
    pub(super) now: Now,
    pub(super) ini: Ini,
    pub(super) logging: Option<Logging>,
    /// Whether `env.py` ran, which is what sets logging up.
    pub(super) logging_active: bool,
    pub(super) scripts: Option<Scripts>,
    /// Whether the warnings of loading were printed.
    pub(super) warned: bool,
    pub(super) config_file: String,
    pub(super) x: Vec<String>,
    pub(super) quiet: bool,
    pub(super) destination: Option<String>,
    pub(super) starting: Option<String>,
    pub(super) tag: Option<String>,
    pub(super) output: CommandOutput,
    ini_error: Option<crate::IniError>,
}

impl std::fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call")
            .field("config_file", &self.config_file)
            .field("output", &self.output)
            .finish_non_exhaustive()
    }
}

impl<'a> Call<'a> {
    pub(super) fn new(
        project: &'a mut Project,
        session: &'a mut Session,
        interpreter: &'a mut dyn Interpreter,
        now: Now,
        parsed: &Parsed,
    ) -> Self {
        let config_file = parsed.config.clone().unwrap_or_else(|| "alembic.ini".into());
        let (ini, ini_error) = match project.ini(&config_file) {
            Ok(ini) => (ini, None),
            Err(error) => (Ini::empty(&project.here()), Some(error)),
        };
        let logging = Logging::from_ini(&ini);
        Self {
            project,
            session,
            interpreter,
            now,
            ini,
            logging,
            logging_active: false,
            scripts: None,
            warned: false,
            config_file,
            x: parsed.x.clone(),
            quiet: parsed.quiet,
            destination: None,
            starting: None,
            tag: None,
            output: CommandOutput::default(),
            ini_error,
        }
    }

    /// Checks that the configuration names a folder of scripts, as every command does first.
    pub(super) fn locate(&mut self) -> Result<String, Failure> {
        if let Some(error) = self.ini_error.take() {
            return Err(Failure::traceback("configparser.Error", error.to_string()));
        }
        Ok(Scripts::location(self.project, &self.ini)?)
    }

    /// Loads the revision files, once, without a word.
    pub(super) fn load_quietly(&mut self) -> Result<(), LoadError> {
        if self.scripts.is_none() {
            let (stdout, stderr) = (&mut self.output.stdout, &mut self.output.stderr);
            self.scripts = Some(Scripts::load(self.project, &self.ini, self.interpreter, stdout, stderr)?);
        }
        Ok(())
    }

    /// Loads the revision files, once, and prints the warnings of it.
    pub(super) fn load(&mut self) -> Result<&Scripts, Failure> {
        self.locate()?;
        if let Err(error) = self.load_quietly() {
            if let LoadError::Graph { warnings, .. } = &error {
                self.output.stderr += warnings;
            }
            return Err(error.into());
        }
        let Some(scripts) = &self.scripts else { return Err(Failure::command("no scripts")) };
        if !std::mem::replace(&mut self.warned, true) {
            self.output.stderr += &scripts.warnings;
        }
        Ok(scripts)
    }

    pub(super) fn print(&mut self, text: &str) {
        if !self.quiet {
            self.output.stdout += text;
            self.output.stdout += "\n";
        }
    }

    /// Ends the command: a failure is printed as Alembic prints it.
    pub(super) fn finish(mut self, result: Result<(), Failure>) -> CommandOutput {
        if let Err(failure) = result {
            self.fail(&failure);
        }
        self.output
    }

    fn fail(&mut self, failure: &Failure) {
        if let Some(message) = failure.command_message() {
            if let Some(logging) = self.logging.as_ref().filter(|_| self.logging_active)
                && let Some(line) = logging.line("alembic.util.messaging", Level::Error, message)
            {
                self.output.stderr += &line;
            }
            self.output.stdout += &format!("FAILED: {message}\n");
            self.output.status = 255;
        } else {
            self.output.stderr += &failure.traceback_text(self.project);
            self.output.status = 1;
        }
        self.output.problem = Some(Problem::of(failure, self.project));
    }
}
