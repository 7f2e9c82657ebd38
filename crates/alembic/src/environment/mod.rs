//! What Python asks while `env.py` and the revision files run: the core's side of the protocol.

mod answer;
mod comparison;
mod execution;
pub(crate) mod inspect;
mod reflected_type;
mod stepping;
mod transaction;
mod versions;

use crate::autogenerate::Autogenerate;
use crate::compile::Compiled;
use crate::ddl::RenderError;
use crate::project::{Level, Logging, Scripts};
use crate::{Ddl, NamingConvention};
use engine::Session;
use python::{Host, HostError};
use revision::{HeadMaintainer, StampStep, Step};
use serde_json::Value;
use std::collections::VecDeque;

/// Why the environment runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Work {
    /// `upgrade TARGET`
    Upgrade(String),
    /// `downgrade TARGET`
    Downgrade(String),
    /// `stamp TARGETS`
    Stamp {
        /// The identifiers.
        targets: Vec<String>,
        /// `--purge`
        purge: bool,
    },
    /// Only to know what is applied; nothing is written.
    Read,
    /// To know what is applied, by a command that makes the version table first.
    Look,
    /// `ensure_version`
    EnsureVersion,
    /// To run `env.py`, for a template that wants it; the revision files are not asked for.
    Nothing,
    /// `revision --autogenerate`, `check`: compares the models with the database.
    Compare {
        /// Whether only the differences are wanted, no revision file.
        check: bool,
    },
}

/// `--sql`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Offline {
    /// The revision before the `:`.
    pub(crate) start: Option<String>,
}

/// What `context.configure` was given.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "Alembic's own options")]
struct Settings {
    transaction_per_migration: bool,
    version_table: String,
    version_table_schema: Option<String>,
    version_table_pk: bool,
    literal_binds: bool,
    /// Whether `%` is doubled in offline text (no `paramstyle: named`).
    format_style: bool,
}

/// A step that is under way.
enum Pending {
    Run(Step),
    Stamp(StampStep),
}

/// The core's side of one run of `env.py`.
#[expect(clippy::struct_excessive_bools, reason = "each says what one layer believes of the transaction")]
pub(crate) struct Environment<'a> {
    session: &'a mut Session,
    scripts: &'a Scripts,
    logging: Option<&'a Logging>,
    work: Work,
    offline: Option<Offline>,
    settings: Settings,
    ddl: Ddl,
    /// Standard output so far.
    pub(crate) stdout: String,
    /// Standard error so far.
    pub(crate) stderr: String,
    /// What the version table held when the steps were planned.
    pub(crate) heads: Vec<String>,
    /// The same of each run of migrations: `env.py` may make several, one a schema.
    pub(crate) runs: Vec<Vec<String>>,
    steps: Option<VecDeque<Pending>>,
    maintainer: HeadMaintainer,
    under_way: Option<Pending>,
    configured: bool,
    /// As psycopg2 believes: a BEGIN was sent and neither COMMIT nor ROLLBACK.
    begun: bool,
    autocommit: bool,
    external_transaction: bool,
    own_transaction: bool,
    outer_transaction: bool,
    interrupted: bool,
    savepoints: usize,
    /// What `context.configure` was given.
    configured_with: Value,
    /// The absolute path of `env.py`, for messages.
    env_py: String,
    /// What is asked of a new file: `rev_id`, `message`, ….
    request: Value,
    /// The comparison of models and database, as far as it is.
    pub(crate) comparison: Option<Autogenerate>,
    refusal: Option<HostError>,
    warnings: String,
}

impl<'a> Environment<'a> {
    pub(crate) fn new(
        session: &'a mut Session,
        scripts: &'a Scripts,
        logging: Option<&'a Logging>,
        work: Work,
        offline: Option<Offline>,
    ) -> Self {
        let ddl = Ddl::new(NamingConvention::new(), offline.is_some());
        Self {
            session,
            scripts,
            logging,
            work,
            offline,
            settings: Settings {
                version_table: "alembic_version".into(),
                version_table_pk: true,
                ..Settings::default()
            },
            ddl,
            stdout: String::new(),
            stderr: String::new(),
            heads: Vec::new(),
            runs: Vec::new(),
            steps: None,
            maintainer: HeadMaintainer::new([]),
            under_way: None,
            configured: false,
            begun: false,
            autocommit: false,
            external_transaction: false,
            own_transaction: false,
            outer_transaction: false,
            interrupted: false,
            savepoints: 0,
            configured_with: Value::Null,
            env_py: String::new(),
            request: Value::Null,
            comparison: None,
            refusal: None,
            warnings: String::new(),
        }
    }

    /// Says where `env.py` is and what is asked of a new file.
    pub(crate) fn run_by(&mut self, env_py: String, request: Value) {
        self.env_py = env_py;
        self.request = request;
    }

    /// Refuses the first step, because the revision files cannot be loaded.
    pub(crate) fn refuse_steps(&mut self, error: HostError, warnings: String) {
        self.refusal = Some(error);
        self.warnings = warnings;
    }

    /// Prints warnings before the first step.
    pub(crate) fn warn_before_steps(&mut self, warnings: String) {
        self.warnings = warnings;
    }

    /// Ends the run: what was begun and not committed is rolled back, as when the connection closes.
    pub(crate) fn close(&mut self) {
        if self.begun {
            self.begun = false;
            let _ = self.session.execute("ROLLBACK");
        }
    }

    pub(crate) fn log(&mut self, logger: &str, level: Level, message: &str) {
        if let Some(line) = self.logging.and_then(|logging| logging.line(logger, level, message)) {
            self.stderr += &line;
        }
    }

    fn info(&mut self, message: &str) {
        self.log("alembic.runtime.migration", Level::Info, message);
    }

    fn configure(&mut self, given: &Value) {
        let text = |key: &str| given.get(key).and_then(Value::as_str).map(str::to_owned);
        let flag = |key: &str| given.get(key).and_then(Value::as_bool);
        self.settings = Settings {
            transaction_per_migration: flag("transaction_per_migration").unwrap_or(false),
            version_table: text("version_table").unwrap_or_else(|| "alembic_version".into()),
            version_table_schema: text("version_table_schema"),
            version_table_pk: flag("version_table_pk").unwrap_or(true),
            literal_binds: flag("literal_binds").unwrap_or(false),
            format_style: given.pointer("/dialect_opts/paramstyle").and_then(Value::as_str) != Some("named"),
        };
        self.configured_with = given.clone();
        let convention = given.get("naming_convention").cloned().unwrap_or_default();
        self.ddl.naming = serde_json::from_value(convention).unwrap_or_default();
        self.external_transaction = self.offline.is_none() && self.begun;
        self.configured = true;
        self.steps = None;
        self.info("Context impl PostgresqlImpl.");
        if self.offline.is_some() {
            self.info("Generating static SQL");
        }
        self.info("Will assume transactional DDL.");
    }

    /// Writes a statement of `--sql`.
    fn emit(&mut self, text: &str) {
        let mut text = text.replace('\t', "    ").trim().to_owned();
        if !self.settings.format_style {
            text = named_style(&text);
        }
        self.stdout += &format!("{text};\n\n");
    }

    fn write(&mut self, argument: &Value) {
        let text = argument.get("text").and_then(Value::as_str).unwrap_or_default();
        match argument.get("stream").and_then(Value::as_str) {
            Some("stderr") => self.stderr += text,
            _ => self.stdout += text,
        }
    }

    fn log_call(&mut self, argument: &Value) {
        let text = |key: &str| argument.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let level = Level::parse(&text("level")).unwrap_or(Level::Info);
        self.log(&text("logger"), level, &text("message"));
    }
}

/// `%%` as `%`, `%(name)s` as `:name`.
fn named_style(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out += &rest[..at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            out.push('%');
            rest = after;
        } else if let Some((name, after)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(")s")) {
            out += &format!(":{name}");
            rest = after;
        } else {
            out.push('%');
        }
    }
    out + rest
}

pub(crate) fn command_error(message: impl Into<String>) -> HostError {
    HostError { exception: "alembic.util.CommandError".into(), message: message.into(), diagnostic: None }
}

impl From<RenderError> for HostError {
    fn from(error: RenderError) -> Self {
        Self { exception: error.class.into(), message: error.message, diagnostic: None }
    }
}

impl Host for Environment<'_> {
    fn call(&mut self, name: &str, argument: Value) -> Result<Value, HostError> {
        match name {
            "write" => self.write(&argument),
            "log" => self.log_call(&argument),
            "configure" => self.configure(&argument),
            "begin_transaction" => self.begin_transaction()?,
            "end_transaction" => self.end_transaction(failed(&argument))?,
            "next_step" => return self.next_step(),
            "answer" => self.take_answer(argument),
            "step_done" => self.step_done()?,
            "operation" => self.operation(argument)?,
            "execute" => return self.execute(&argument),
            "inspect" => return self.inspect(&argument),
            "autocommit_begin" => self.autocommit_begin()?,
            "autocommit_end" => self.autocommit_end()?,
            "begin" if nested(&argument) => self.begin_nested()?,
            "commit" if nested(&argument) => self.commit_nested()?,
            "rollback" if nested(&argument) => self.rollback_nested()?,
            "begin" => self.begin()?,
            "in_transaction" => return Ok(self.begun.into()),
            "commit" => self.commit_given()?,
            "rollback" => self.rollback_given()?,
            "compile" => return self.compile(&argument),
            "symbols" => return self.symbols(&argument),
            other => {
                return Err(HostError {
                    exception: "NotImplementedError".into(),
                    message: format!("{other} is not supported by Retort"),
                    diagnostic: None,
                });
            }
        }
        Ok(Value::Null)
    }
}

fn failed(argument: &Value) -> bool {
    argument.get("failed").and_then(Value::as_bool).unwrap_or(false)
}

fn nested(argument: &Value) -> bool {
    argument.get("nested").and_then(Value::as_bool).unwrap_or(false)
}

/// A text without parameters.
fn plain(text: impl Into<String>) -> Compiled {
    Compiled::plain(text)
}
