//! One command under way.

use super::arguments::Parsed;
use super::failure::Failure;
use super::{CommandOutput, Problem};
use crate::autogenerate::Outcome;
use crate::project::{Config, IniError, Level, LoadError, Logging, Project, Scripts, Settings, Source};
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
    pub(super) config: Config,
    pub(super) settings: Option<Settings>,
    pub(super) logging: Option<Logging>,
    /// Whether `env.py` ran, which is what sets logging up.
    pub(super) logging_active: bool,
    pub(super) scripts: Option<Scripts>,
    /// What the version table held in each run of migrations.
    pub(super) runs: Vec<Vec<String>>,
    /// Whether `env.py` ran migrations; what a command does, it does there.
    pub(super) reached: bool,
    /// Whether `env.py` got as far as the revision files, and they could not be loaded.
    pub(super) refused: bool,
    /// Whether the warnings of loading were printed.
    pub(super) warned: bool,
    pub(super) x: Vec<String>,
    pub(super) quiet: bool,
    /// `--raiseerr`
    raise: bool,
    /// What the command wants to reach, where it has such an argument: a text or a list.
    pub(super) destination: Option<serde_json::Value>,
    /// The revision before the `:` in a list of one, where the command may have one.
    pub(super) starting: Option<serde_json::Value>,
    pub(super) tag: Option<String>,
    /// `--autogenerate`
    pub(super) autogenerate: bool,
    /// What is asked of a new file, for `process_revision_directives`.
    pub(super) request: serde_json::Value,
    /// What the last comparison of models and database came to.
    pub(super) compared: Option<Outcome>,
    pub(super) output: CommandOutput,
    ini_error: Option<IniError>,
}

impl std::fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call")
            .field("config", &self.config.source)
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
        source: Source,
    ) -> Self {
        let (config, ini_error) = match project.config(source.clone()) {
            Ok(config) => (config, None),
            Err(error) => (Config::unread(project, source), Some(error)),
        };
        let logging = Logging::from_ini(&config.ini);
        Self {
            project,
            session,
            interpreter,
            now,
            config,
            settings: None,
            logging,
            logging_active: false,
            scripts: None,
            runs: Vec::new(),
            reached: false,
            refused: false,
            warned: false,
            x: parsed.x.clone(),
            quiet: parsed.quiet,
            raise: parsed.raise,
            destination: None,
            starting: None,
            tag: None,
            autogenerate: false,
            request: serde_json::Value::Null,
            compared: None,
            output: CommandOutput::default(),
            ini_error,
        }
    }

    /// Reads what the configuration says of the scripts, as every command does first.
    pub(super) fn settings(&mut self) -> Result<Settings, Failure> {
        if let Some(error) = self.ini_error.take() {
            return Err(Failure::traceback(error.class, error.message));
        }
        if let Some(settings) = &self.settings {
            return Ok(settings.clone());
        }
        let settings = Settings::read(self.project, &self.config)?;
        self.settings = Some(settings.clone());
        Ok(settings)
    }

    /// Checks that the configuration names a folder of scripts; answers it.
    pub(super) fn locate(&mut self) -> Result<String, Failure> {
        Ok(self.settings()?.location)
    }

    /// `revision_environment`
    pub(super) fn revision_environment(&self) -> Result<bool, Failure> {
        Ok(self.config.truth("revision_environment")?)
    }

    /// Loads the revision files, once, without a word.
    pub(super) fn load_quietly(&mut self) -> Result<(), LoadError> {
        if self.scripts.is_none() {
            let settings = match self.settings.take() {
                Some(settings) => settings,
                None => Settings::read(self.project, &self.config)?,
            };
            let (stdout, stderr) = (&mut self.output.stdout, &mut self.output.stderr);
            let loaded = Scripts::of(self.project, &settings, self.interpreter, stdout, stderr);
            self.settings = Some(settings);
            self.scripts = Some(loaded?);
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

    /// What Alembic's `status` prints around a piece of work.
    pub(super) fn status(&mut self, title: &str, result: &str) {
        self.print(&format!("{title} ...  {result}"));
    }

    /// The same where Alembic forgets that it was told to be quiet.
    pub(super) fn loud_status(&mut self, title: &str, result: &str) {
        self.output.stdout += &format!("{title} ...  {result}\n");
    }

    /// Makes or replaces a file.
    pub(super) fn make(&mut self, path: &str, text: impl Into<String>) {
        self.project.write(path, text);
        self.output.changed.push(path.to_owned());
    }

    /// Makes a folder and says so.
    pub(super) fn make_folder(&mut self, path: &str) {
        let title = format!("Creating directory {}", self.project.absolute(path));
        self.status(&title, "done");
        self.project.make_folder(path);
        self.output.folders.push(path.to_owned());
    }

    /// Whether there is a folder, one that this command made included.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.project.has_folder(folder) || self.output.folders.iter().any(|made| made == folder)
    }

    /// Ends the command: a failure is printed as Alembic prints it.
    pub(super) fn finish(mut self, result: Result<(), Failure>) -> CommandOutput {
        if let Err(failure) = result {
            self.fail(&failure);
        }
        self.output
    }

    fn fail(&mut self, failure: &Failure) {
        match failure.command_message() {
            Some(message) if !self.raise => {
                self.log_error(message);
                self.print(&format!("FAILED: {message}"));
                self.output.status = 255;
            }
            _ => {
                self.output.stderr += &failure.traceback_text(self.project);
                self.output.status = 1;
            }
        }
        self.output.problem = Some(Problem::of(failure, self.project));
    }

    fn log_error(&mut self, message: &str) {
        let logging = self.logging.as_ref().filter(|_| self.logging_active);
        if let Some(line) = logging.and_then(|it| it.line("alembic.util.messaging", Level::Error, message)) {
            self.output.stderr += &line;
        }
    }
}
