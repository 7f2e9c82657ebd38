//! The steps: planned at the first question, then one by one.

use super::{Environment, Pending, Work, command_error};
use python::HostError;
use revision::{Direction, HeadMaintainer, RevisionError, Step, Wording};
use serde_json::{Value, json};
use std::collections::VecDeque;

const UPGRADE: &str = "Destination %(end)s is not a valid upgrade target from current head(s)";
const DOWNGRADE: &str = "Destination %(end)s is not a valid downgrade target from current head(s)";
const STAMP: &str = "Multiple heads are present; please specify a single target revision";

/// What Python is told when the graph refuses.
pub(crate) fn graph_error(error: &RevisionError, wording: Wording<'_>) -> HostError {
    match error.python_exception() {
        Some(class) => HostError { exception: class.into(), message: error.to_string(), diagnostic: None },
        None => command_error(error.command_message(wording)),
    }
}

impl Environment<'_> {
    /// Whether migrations were asked for.
    pub(crate) fn has_planned(&self) -> bool {
        !self.runs.is_empty()
    }

    /// What an identifier of the command line stands for; Alembic: `as_revision_number`.
    pub(super) fn symbols(&self, argument: &Value) -> Result<Value, HostError> {
        if let Some(refusal) = &self.refusal {
            return Err(refusal.clone());
        }
        let id = argument.as_str().unwrap_or("base");
        let ids = self.scripts.map.symbols(id).map_err(|error| graph_error(&error, Wording::default()))?;
        Ok(if id == "heads" && !ids.is_empty() { json!(ids) } else { json!(ids.first()) })
    }

    /// `run_migrations()` asks what to run next.
    pub(super) fn next_step(&mut self) -> Result<Value, HostError> {
        if self.steps.is_none() {
            self.plan()?;
        }
        if self.comparison.is_some() {
            return self.compare();
        }
        self.finish_step()?;
        loop {
            let Some(step) = self.steps.as_mut().and_then(VecDeque::pop_front) else {
                return Ok(Value::Null);
            };
            match step {
                Pending::Run(step) => return self.start_run(step),
                Pending::Stamp(stamp) => {
                    self.announce(&stamp.short_log(), "")?;
                    self.under_way = Some(Pending::Stamp(stamp));
                    self.finish_step()?;
                }
            }
        }
    }

    fn plan(&mut self) -> Result<(), HostError> {
        if let Work::Stamp { purge: true, .. } = self.work {
            if self.offline.is_some() {
                return Err(command_error("Can't use --purge with --sql mode"));
            }
            self.purge_versions()?;
        } else {
            self.heads = self.current_heads()?;
            if self.offline.is_none() && self.heads.is_empty() && self.work != Work::Read {
                self.ensure_version_table()?;
            }
        }
        self.runs.push(self.heads.clone());
        self.maintainer = HeadMaintainer::new(self.heads.iter().cloned());
        if matches!(self.work, Work::EnsureVersion | Work::Nothing) {
            self.steps = Some(VecDeque::new());
            return if self.work == Work::EnsureVersion { self.ensure_version_table() } else { Ok(()) };
        }
        self.stderr += &std::mem::take(&mut self.warnings);
        if let Some(refusal) = self.refusal.take() {
            return Err(refusal);
        }
        self.warn_of_ambiguity();
        if let Work::Compare { check } = self.work {
            self.begin_comparison(check)?;
        }
        let steps = self.planned()?;
        self.check_functions(&steps)?;
        self.steps = Some(steps);
        Ok(())
    }

    fn warn_of_ambiguity(&mut self) {
        let bare = matches!(&self.work, Work::Downgrade(target)
            if target.strip_prefix('-').is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit())));
        if bare && self.heads.len() > 1 {
            self.stderr += "UserWarning: downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in \
                            a future release.\n";
        }
    }

    /// Alembic takes hold of every `upgrade` or `downgrade` before it runs the first.
    fn check_functions(&self, steps: &VecDeque<Pending>) -> Result<(), HostError> {
        for pending in steps {
            let Pending::Run(step) = pending else { continue };
            let script = self.scripts.script(step.node);
            let there = match step.direction {
                Direction::Upgrade => script.has_upgrade,
                Direction::Downgrade => script.has_downgrade,
            };
            if !there {
                let file = script.path.rsplit('/').next().unwrap_or_default();
                let module: String = file.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
                return Err(HostError {
                    exception: "AttributeError".into(),
                    message: format!("module '{module}' has no attribute '{}'", step.direction.name()),
                    diagnostic: None,
                });
            }
        }
        Ok(())
    }

    fn planned(&self) -> Result<VecDeque<Pending>, HostError> {
        let map = &self.scripts.map;
        let runs = |steps: Vec<Step>| steps.into_iter().map(Pending::Run).collect();
        match &self.work {
            Work::Upgrade(target) => map.upgrade_steps(target, &self.heads).map(runs).map_err(|error| {
                graph_error(&error, Wording { ancestor: Some(UPGRADE), end: Some(target), ..Wording::default() })
            }),
            Work::Downgrade(target) => map.downgrade_steps(target, &self.heads).map(runs).map_err(|error| {
                graph_error(&error, Wording { ancestor: Some(DOWNGRADE), end: Some(target), ..Wording::default() })
            }),
            Work::Stamp { targets, .. } => map
                .stamp_steps(targets, &self.heads)
                .map(|steps| steps.into_iter().map(Pending::Stamp).collect())
                .map_err(|error| graph_error(&error, Wording { multiple_heads: Some(STAMP), ..Wording::default() })),
            Work::Read | Work::Look | Work::EnsureVersion | Work::Nothing | Work::Compare { .. } => Ok(VecDeque::new()),
        }
    }

    fn start_run(&mut self, step: Step) -> Result<Value, HostError> {
        let script = self.scripts.script(step.node).clone();
        self.announce(&step.short_log(&self.scripts.map), script.doc())?;
        self.under_way = Some(Pending::Run(step));
        Ok(json!({ "path": script.path, "revision": script.revision, "direction": step.direction.name() }))
    }

    /// Opens the step's transaction, creates the version table of `--sql`, logs.
    fn announce(&mut self, short: &str, doc: &str) -> Result<(), HostError> {
        self.begin_step()?;
        if self.offline.is_some() && self.maintainer.heads().len() == 0 {
            self.ensure_version_table()?;
        }
        let tail = if doc.is_empty() { String::new() } else { format!(", {doc}") };
        self.info(&format!("Running {short}{tail}"));
        if self.offline.is_some() {
            self.stdout += &format!("-- Running {short}\n\n");
        }
        Ok(())
    }

    /// The revision's function has returned.
    pub(super) fn step_done(&mut self) -> Result<(), HostError> {
        self.finish_step()
    }

    /// Writes the version changes of the step under way, if there is one.
    pub(super) fn finish_step(&mut self) -> Result<(), HostError> {
        let Some(pending) = self.under_way.take() else { return Ok(()) };
        let changes = match &pending {
            Pending::Run(step) => self.maintainer.take(&self.scripts.map, *step),
            Pending::Stamp(stamp) => self.maintainer.stamp(stamp),
        };
        for change in changes.map_err(|error| graph_error(&error, Wording::default()))? {
            self.change_version(&change)?;
        }
        self.end_step()
    }
}
