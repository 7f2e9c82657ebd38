//! Running `env.py`.

use super::call::Call;
use super::failure::Failure;
use crate::environment::{Environment, Offline, Work};
use crate::project::{LoadError, Scripts};
use python::{HostError, Job, PythonError};
use serde_json::{Value, json};

impl Call<'_> {
    /// Runs `env.py` and answers what the version table held before.
    ///
    /// Alembic loads the revision files only when `env.py` asks for the first step, so what is wrong with them is raised there.
    pub(super) fn environment(&mut self, work: Work, offline: Option<Offline>) -> Result<Vec<String>, Failure> {
        let settings = self.settings()?;
        let location = settings.location;
        let path = format!("{location}/env.py");
        if self.project.read(&path).is_none() {
            let message = format!("Can't find Python file {}/env.py", settings.shown);
            return Err(Failure::traceback("ImportError", message));
        }
        let broken = self.load_quietly().err();
        let none = Scripts::none(location.clone());
        let context = self.context(offline.is_some());
        let scripts = self.scripts.as_ref().unwrap_or(&none);
        let mut environment = Environment::new(self.session, scripts, self.logging.as_ref(), work, offline);
        if let Some(error) = &broken {
            environment.refuse_steps(refusal(error), warnings(error));
        } else if !std::mem::replace(&mut self.warned, true) {
            environment.warn_before_steps(scripts.warnings.clone());
        }
        environment.run_by(self.project.absolute(&path), self.request.clone());
        let job = Job::RunEnvironment { path, context };
        let result = self.interpreter.run(self.project.files(), &job, &mut environment);
        environment.close();
        let heads = std::mem::take(&mut environment.heads);
        self.reached = environment.has_planned();
        self.runs = std::mem::take(&mut environment.runs);
        self.output.stdout += &environment.stdout;
        self.output.stderr += &environment.stderr;
        self.compared = environment.comparison.take().map(|comparison| comparison.outcome);
        self.logging_active = true;
        match (result, broken) {
            (Ok(_), _) => Ok(heads),
            (Err(outer), Some(error)) if is_refusal(&outer) => {
                self.refused = true;
                Err(joined(outer, error))
            }
            (Err(outer), _) => Err(Failure::Python(outer)),
        }
    }

    /// What `context.config` and friends answer.
    pub(super) fn context(&self, offline: bool) -> Value {
        let sections: serde_json::Map<String, Value> =
            self.config.ini.sections().map(|name| (name.to_owned(), json!(self.config.ini.section(name)))).collect();
        let source = &self.config.source;
        let search = self.settings.as_ref().and_then(|settings| settings.search.clone());
        json!({
            "config_file": source.ini,
            "toml_file": source.toml,
            "section": source.section,
            "main_options": self.config.ini.section(&source.section),
            "prepend_sys_path": search,
            "sections": sections,
            "offline": offline,
            "x": self.x,
            "tag": self.tag,
            "autogenerate": self.autogenerate,
            "starting_revision": self.starting,
            "destination_revision": self.destination,
            "database_url": self.database_url(),
        })
    }

    pub(super) fn database_url(&self) -> String {
        let url = self.config.ini.get(&self.config.source.section, "sqlalchemy.url").ok().flatten();
        url.unwrap_or_else(|| "postgresql+psycopg2://".into())
    }
}

/// What stands for a failure of loading while `env.py` runs; it is replaced by the failure itself.
const BROKEN: &str = "the revision files cannot be loaded";

fn warnings(error: &LoadError) -> String {
    match error {
        LoadError::Graph { warnings, .. } => warnings.clone(),
        _ => String::new(),
    }
}

fn refusal(error: &LoadError) -> HostError {
    let exception = match error {
        LoadError::Python(_) => "RuntimeError",
        LoadError::Raised { class, .. } => class,
        LoadError::Graph { error, .. } => error.python_exception().unwrap_or("alembic.util.CommandError"),
        LoadError::Command { .. } => "alembic.util.CommandError",
    };
    let message = match error {
        LoadError::Python(_) => BROKEN.to_owned(),
        LoadError::Graph { error: revision::RevisionError::NotPresent { missing, .. }, .. } => missing.clone(),
        LoadError::Graph { error, .. } => error.command_message(revision::Wording::default()),
        other => other.to_string(),
    };
    HostError { exception: exception.into(), message, diagnostic: None }
}

fn is_refusal(error: &PythonError) -> bool {
    error.cause.is_some()
}

/// The frames of `env.py` above the failure of loading.
fn joined(outer: PythonError, error: LoadError) -> Failure {
    match error {
        LoadError::Python(inner) => {
            let mut lines: Vec<&str> = outer.traceback.lines().collect();
            while lines.pop().is_some_and(|line| !line.contains(BROKEN)) {}
            let rest = inner.traceback.strip_prefix("Traceback (most recent call last):\n").unwrap_or(&inner.traceback);
            let head =
                if lines.is_empty() { "Traceback (most recent call last):".to_owned() } else { lines.join("\n") };
            let frames = outer.frames.into_iter().chain(inner.frames).collect();
            Failure::Python(PythonError { traceback: format!("{head}\n{rest}"), frames, ..inner })
        }
        LoadError::Graph { error, path, .. } => {
            let message = error.command_message(revision::Wording::default());
            Failure::Graph { error, message, path, traceback: Some(outer.traceback), uncaught: false }
        }
        LoadError::Raised { .. } => Failure::Python(outer),
        other @ LoadError::Command { .. } => other.into(),
    }
}
