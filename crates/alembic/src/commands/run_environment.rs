//! Running `env.py`.

use super::call::Call;
use super::failure::Failure;
use crate::environment::{Environment, Offline, Work};
use python::Job;
use serde_json::{Value, json};

impl Call<'_> {
    /// Runs `env.py` and answers what the version table held before.
    pub(super) fn environment(&mut self, work: Work, offline: Option<Offline>) -> Result<Vec<String>, Failure> {
        self.load()?;
        let context = self.context(offline.is_some());
        let scripts = self.scripts.as_ref().ok_or_else(|| Failure::command("no scripts"))?;
        let path = format!("{}/env.py", scripts.location);
        let quiet_logging = self.logging.clone();
        let ensure = work == Work::EnsureVersion;
        let mut environment =
            Environment::new(self.session, scripts, quiet_logging.as_ref(), work, offline);
        let job = Job::RunEnvironment { path, context };
        let result = self.interpreter.run(self.project.files(), &job, &mut environment);
        environment.close();
        let _ = ensure;
        let heads = std::mem::take(&mut environment.heads);
        self.output.stdout += &environment.stdout;
        self.output.stderr += &environment.stderr;
        self.logging_active = true;
        result.map_err(Failure::Python)?;
        Ok(heads)
    }

    /// What `context.config` and friends answer.
    fn context(&self, offline: bool) -> Value {
        let sections: serde_json::Map<String, Value> =
            self.ini.sections().map(|name| (name.to_owned(), json!(self.ini.section(name)))).collect();
        let head = self.scripts.as_ref().map(|scripts| scripts.map.heads().join(", "));
        json!({
            "config_file": self.config_file,
            "main_options": self.ini.section("alembic"),
            "sections": sections,
            "offline": offline,
            "x": self.x,
            "tag": self.tag,
            "head": head,
            "starting_revision": self.starting,
            "destination_revision": self.destination,
            "database_url": self.database_url(),
        })
    }

    pub(super) fn database_url(&self) -> String {
        let url = self.ini.get("alembic", "sqlalchemy.url").ok().flatten();
        url.unwrap_or_else(|| "postgresql+psycopg2://".into())
    }
}
