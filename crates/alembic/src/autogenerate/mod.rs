//! `revision --autogenerate` and `check`: what the database lacks of the models, as operations and as Python.
//!
//! Read [`model`] (what is compared), [`op`] (what a comparison yields), then [`compare`] and [`render`]. [`Autogenerate`]
//! goes through the phases; it knows neither Python nor the database, but asks ([`ask`]) where only they can answer.

pub(crate) mod ask;
mod compare;
mod given;
mod given_op;
mod kind;
mod model;
mod models;
mod op;
mod reflect;
mod reflect_type;
mod render;
mod settings;
mod words;

use crate::ddl::RenderError;
use ask::{Asked, Note, Question, Stop, Talk};
use catalog::Catalog;
use compare::{Context, Plugins, Unit};
use given::GivenModels;
pub(crate) use given_op::GivenFile;
use given_op::GivenScript;
use model::Table;
use op::Op;
use render::Renderer;
use serde_json::{Value, json};
use settings::Options;
use std::collections::{BTreeSet, VecDeque};

/// A default without a quote at either end, as Alembic renders it.
pub(crate) fn unquoted(text: &str) -> &str {
    let text = text.strip_prefix('\'').unwrap_or(text);
    text.strip_suffix('\'').unwrap_or(text)
}

/// What the comparison came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Outcome {
    /// The scripts to write; a hook may take away the one that there is.
    pub(crate) scripts: Vec<Script>,
    /// Whether a hook took every script away, which `check` does not expect.
    pub(crate) taken_away: bool,
    /// The differences, as `check` lists them; `None` if there are none.
    pub(crate) differences: Option<String>,
    /// What is said of rendering.
    pub(crate) warnings: Vec<String>,
}

/// A revision file that is to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Script {
    /// What a hook wants the file to say of itself.
    pub(crate) file: Option<GivenFile>,
    /// What the template calls the body of `upgrade()`, and the body.
    pub(crate) upgrades: (String, String),
    /// What the template calls the body of `downgrade()`, and the body.
    pub(crate) downgrades: (String, String),
    /// The import lines.
    pub(crate) imports: String,
}

/// Where the comparison stands.
#[derive(Debug)]
enum Phase {
    Begin,
    Models,
    Names,
    Units(VecDeque<Unit>),
    Directives,
    Render { plan: usize, lines: [Vec<String>; 2], at: usize },
    Done,
}

/// A script before it is rendered: the operations of both halves.
#[derive(Debug, Default)]
struct Plan {
    file: Option<GivenFile>,
    imports: BTreeSet<String>,
    halves: [Vec<Op>; 2],
}

/// What comes next.
#[derive(Debug)]
pub(crate) enum Turn {
    /// Somebody else must answer.
    Ask(Box<Question>),
    /// Nothing; the outcome is there.
    Done,
}

/// A comparison under way.
#[derive(Debug)]
pub(crate) struct Autogenerate {
    options: Options,
    plugins: Plugins,
    env_py: String,
    /// The revisions that the database is at.
    heads: Vec<String>,
    /// What the command asks of the file: `rev_id`, `message`, ….
    request: Value,
    /// Whether only the differences are wanted.
    check: bool,
    phase: Phase,
    talk: Talk,
    models: Vec<Table>,
    common: Vec<(Option<String>, String, usize)>,
    reflected: Vec<Table>,
    ops: Vec<Op>,
    plans: Vec<Plan>,
    warnings: Vec<String>,
    begun: Vec<Note>,
    /// What it came to.
    pub(crate) outcome: Outcome,
}

impl Autogenerate {
    /// Begins with what `context.configure` was given, the absolute path of `env.py`, and where the database is.
    pub(crate) fn new(configured: &Value, env_py: String, heads: Vec<String>, request: Value, check: bool) -> Self {
        Self {
            options: Options::of(configured),
            plugins: Plugins::default(),
            env_py,
            heads,
            request,
            check,
            phase: Phase::Begin,
            talk: Talk::default(),
            models: Vec::new(),
            common: Vec::new(),
            reflected: Vec::new(),
            ops: Vec::new(),
            plans: Vec::new(),
            warnings: Vec::new(),
            begun: Vec::new(),
            outcome: Outcome::default(),
        }
    }

    /// Takes the answer to the last question.
    pub(crate) fn answer(&mut self, answer: Value) {
        self.talk.answer(answer);
    }

    /// What is to be printed since the last time.
    pub(crate) fn notes(&mut self) -> Vec<Note> {
        let mut notes = std::mem::take(&mut self.begun);
        notes.extend(self.talk.news());
        notes
    }

    /// Goes on until somebody must answer or all is done.
    ///
    /// # Errors
    /// What Alembic or SQLAlchemy refuse.
    pub(crate) fn turn(&mut self, catalog: &Catalog) -> Result<Turn, RenderError> {
        loop {
            if matches!(self.phase, Phase::Done) {
                return Ok(Turn::Done);
            }
            self.talk.rewind();
            match self.step(catalog) {
                Ok(next) => {
                    let rendering = matches!(self.phase, Phase::Render { .. });
                    let news = self.talk.news();
                    if rendering {
                        self.warnings.extend(news.into_iter().filter_map(|note| match note {
                            Note::Warning(text) => Some(text),
                            Note::Log(..) => None,
                        }));
                    } else {
                        self.begun.extend(news);
                    }
                    self.talk.forget();
                    self.phase = next;
                    if matches!(self.phase, Phase::Done) {
                        self.finish();
                    }
                }
                Err(Stop::Ask(question)) => return Ok(Turn::Ask(question)),
                Err(Stop::Error(error)) => return Err(error),
            }
        }
    }

    /// Does the unit under way; answers where the comparison stands then.
    fn step(&mut self, catalog: &Catalog) -> Asked<Phase> {
        match &mut self.phase {
            Phase::Begin => {
                self.plugins = Plugins::chosen(&self.options.plugins)?;
                for name in self.plugins.names() {
                    self.talk.log("alembic.runtime.plugins", format!("setting up autogenerate plugin {name}"));
                }
                Ok(Phase::Models)
            }
            Phase::Models => {
                let given = self.talk.ask(|| Question::Metadata)?;
                self.models = self.read_models(given)?;
                let tables = self.plugins.has("tables") && self.plugins.has("schemas");
                Ok(if tables { Phase::Names } else { self.planned() })
            }
            Phase::Names => {
                let mut context = Context { options: &self.options, plugins: &self.plugins, talk: &mut self.talk };
                let (units, common) = compare::units(&mut context, catalog, &self.models)?;
                self.common = common;
                Ok(Phase::Units(units.into()))
            }
            Phase::Units(units) => {
                let Some(unit) = units.front().cloned() else { return Ok(self.planned()) };
                let ops = self.unit(&unit, catalog)?;
                self.ops.extend(ops);
                let Phase::Units(units) = &mut self.phase else { return Ok(Phase::Done) };
                units.pop_front();
                Ok(Phase::Units(std::mem::take(units)))
            }
            Phase::Directives => self.directives(),
            Phase::Render { plan, lines, at } => {
                let (plan, mut lines, at) = (*plan, lines.clone(), *at);
                let Some(planned) = self.plans.get_mut(plan) else { return Ok(Phase::Done) };
                let (half, op) = match planned.halves[0].get(at) {
                    Some(op) => (0, op),
                    None => match planned.halves[1].get(at - planned.halves[0].len()) {
                        Some(op) => (1, op),
                        None => return Ok(self.rendered(plan, &lines)),
                    },
                };
                let mut renderer = Renderer::new(&self.options, &mut self.talk);
                lines[half].extend(renderer.op(op)?);
                planned.imports.append(&mut renderer.imports);
                Ok(Phase::Render { plan, lines, at: at + 1 })
            }
            Phase::Done => Ok(Phase::Done),
        }
    }

    fn read_models(&self, given: Value) -> Asked<Vec<Table>> {
        if given.is_null() {
            return Err(Stop::Error(RenderError::command(format!(
                "Can't proceed with --autogenerate option; environment script {} does not provide a MetaData object or \
                 sequence of objects to the context.",
                self.env_py
            ))));
        }
        let given: GivenModels = serde_json::from_value(given)
            .map_err(|error| RenderError::unsupported(format_args!("A table of the models ({error})")))?;
        Ok(models::tables(&given)?)
    }

    fn unit(&mut self, unit: &Unit, catalog: &Catalog) -> Asked<Vec<Op>> {
        let mut context = Context { options: &self.options, plugins: &self.plugins, talk: &mut self.talk };
        match unit {
            Unit::Added(at) => match self.models.get(*at) {
                Some(table) => compare::added(&mut context, table),
                None => Ok(Vec::new()),
            },
            Unit::Removed(schema, name) => compare::removed(&mut context, catalog, schema.as_deref(), name),
            Unit::Reflect => {
                let tables = self
                    .common
                    .iter()
                    .filter_map(|(schema, name, _)| reflect::table(catalog, schema.as_deref(), name, &mut self.talk));
                self.reflected = tables.collect();
                // Alembic reflects tables in the order of a Python set.
                self.talk.notes.sort_by(|a, b| match (a, b) {
                    (Note::Log(_, a), Note::Log(_, b)) => a.cmp(b),
                    _ => std::cmp::Ordering::Equal,
                });
                Ok(Vec::new())
            }
            Unit::Existing(at) => {
                let (Some((schema, _, model)), Some(reflected)) = (self.common.get(*at), self.reflected.get(*at))
                else {
                    return Ok(Vec::new());
                };
                match self.models.get(*model) {
                    Some(model) => compare::existing(&mut context, schema.as_deref(), reflected, model),
                    None => Ok(Vec::new()),
                }
            }
        }
    }

    /// All is compared; the operations that undo it follow from it.
    fn planned(&mut self) -> Phase {
        let halves = [self.ops.clone(), op::reversed(&self.ops)];
        self.plans = vec![Plan { halves, ..Plan::default() }];
        if self.options.directives { Phase::Directives } else { self.rendering() }
    }

    /// What `process_revision_directives` makes of the script.
    fn directives(&mut self) -> Asked<Phase> {
        let Some(plan) = self.plans.first() else { return Ok(Phase::Done) };
        let mut script = self.request.clone();
        script["upgrade_ops"] = json!(plan.halves[0]);
        script["downgrade_ops"] = json!(plan.halves[1]);
        let revision = self.heads.clone();
        let answer = self.talk.ask(|| Question::Directives { revision, script })?;
        let given: Vec<GivenScript> = serde_json::from_value(answer)
            .map_err(|error| RenderError::unsupported(format_args!("This operation of a hook ({error})")))?;
        let mut plans = Vec::new();
        for script in given {
            let known = || [plan.halves[0].as_slice(), plan.halves[1].as_slice()];
            let halves = [given_op::ops(script.upgrade_ops, known())?, given_op::ops(script.downgrade_ops, known())?];
            plans.push(Plan { file: Some(script.file), imports: script.imports.into_iter().collect(), halves });
        }
        match plans.last() {
            Some(plan) => self.ops.clone_from(&plan.halves[0]),
            None => {
                self.ops.clear();
                self.outcome.taken_away = true;
            }
        }
        self.plans = plans;
        Ok(self.rendering())
    }

    fn rendering(&self) -> Phase {
        if self.check { Phase::Done } else { Phase::Render { plan: 0, lines: [Vec::new(), Vec::new()], at: 0 } }
    }

    fn rendered(&mut self, plan: usize, lines: &[Vec<String>; 2]) -> Phase {
        let [upgrade, downgrade] = lines;
        if let Some(planned) = self.plans.get(plan) {
            self.outcome.scripts.push(Script {
                file: planned.file.clone(),
                upgrades: (self.options.upgrade_token.clone(), render::body(upgrade)),
                downgrades: (self.options.downgrade_token.clone(), render::body(downgrade)),
                imports: planned.imports.iter().cloned().collect::<Vec<_>>().join("\n"),
            });
        }
        Phase::Render { plan: plan + 1, lines: [Vec::new(), Vec::new()], at: 0 }
    }

    fn finish(&mut self) {
        let differences = words::differences(&self.ops);
        self.outcome.differences = (differences != "[]").then_some(differences);
        self.outcome.warnings = std::mem::take(&mut self.warnings);
    }
}
