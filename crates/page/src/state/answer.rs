//! What the worker says, taken into the state.

use super::{
    Ask, Effect, Engine, Gravity, Notice, PATIENCE, PIECE_LIMIT, Place, Problem, Report, Schemas, State,
    TRANSCRIPT_LIMIT,
};
use protocol::{Event, Outcome, Output, Schema};
use std::collections::BTreeMap;
use std::rc::Rc;

impl State {
    pub(super) fn reported(&mut self, report: Report) -> Vec<Effect> {
        match report {
            Report::Loading(what) => self.engine = Engine::Loading(what),
            Report::Ready => self.engine = Engine::Ready,
            Report::Running => {
                self.engine = Engine::Ready;
                // Opening runs the course's own revisions, not the learner's: there is nothing to cut off.
                return if self.asked == Some(Ask::Open) { Vec::new() } else { vec![Effect::Watch] };
            }
            Report::Event(event) => return self.happened(event),
            Report::Trapped(reason) => return self.trapped(&reason),
            Report::Failed(reason) => return self.failed(reason),
            Report::Replaced => self.replaced(),
        }
        Vec::new()
    }

    /// Forgets what the worker knew; it is gone.
    pub(super) fn forget_worker(&mut self) {
        self.sent = None;
        self.outstanding = 0;
        self.asked = None;
        self.next = None;
    }

    pub(super) fn print(&mut self, output: Output) {
        // `clear` and its kin.
        if matches!(&output, Output::Stdout(text) if text.contains("\u{1b}[2J") || text.contains("\u{1b}c")) {
            self.work.transcript.clear();
            return;
        }
        self.work.transcript.push(match output {
            Output::Stdout(text) => Output::Stdout(ended(text)),
            Output::Stderr(text) => Output::Stderr(ended(text)),
            other => other,
        });
        let excess = self.work.transcript.len().saturating_sub(TRANSCRIPT_LIMIT);
        self.work.transcript.drain(..excess);
    }

    pub(super) fn timed_out(&mut self) -> Vec<Effect> {
        let Some(ask) = self.next.clone().or_else(|| self.asked.clone()) else { return Vec::new() };
        let text = format!(
            "{} was cut off after {} s. Something in it does not come to an end: look for a loop such as `while True`. \
             Files and database are as they were before.\n",
            ask.title(),
            PATIENCE / 1000
        );
        self.graph_timed_out();
        self.forget_worker();
        self.engine = Engine::Loading("the engine again".into());
        self.notice = Some(Notice { text: text.trim_end().into(), grave: Gravity::Grave });
        self.print(Output::Stderr(text));
        vec![Effect::Unwatch, Effect::Replace, Effect::SaveSoon]
    }

    /// Ctrl+C: stops what runs, or clears the line.
    pub(super) fn interrupted(&mut self, typed: &str) -> Vec<Effect> {
        if !self.busy() {
            self.print(Output::Prompt { prompt: self.prompt.clone(), line: format!("{typed}^C") });
            return if self.sent.is_some() { self.asked(Ask::Interrupt) } else { Vec::new() };
        }
        self.forget_worker();
        self.engine = Engine::Loading("the engine again".into());
        self.print(Output::Stderr("^C\nFiles and database are as they were before.\n".into()));
        vec![Effect::Unwatch, Effect::Replace, Effect::SaveSoon]
    }

    fn trapped(&mut self, reason: &str) -> Vec<Effect> {
        let text = format!(
            "The engine broke and was started again ({reason}). Files and database are as they were before. \
             Please try again.\n"
        );
        self.forget_worker();
        self.engine = Engine::Loading("the engine again".into());
        self.notice = Some(Notice { text: text.trim_end().into(), grave: Gravity::Grave });
        self.print(Output::Stderr(text));
        vec![Effect::Unwatch, Effect::Replace, Effect::SaveSoon]
    }

    fn failed(&mut self, reason: String) -> Vec<Effect> {
        self.forget_worker();
        self.engine = Engine::Failed(reason);
        vec![Effect::Unwatch]
    }

    fn replaced(&mut self) {
        if self.busy() {
            self.notice = Some(Notice {
                text: "The engine was started again because of another exercise. Please try again.".into(),
                grave: Gravity::Grave,
            });
        }
        self.forget_worker();
        self.engine = Engine::Loading("the engine again".into());
    }

    fn done(&mut self) -> Vec<Effect> {
        self.outstanding = self.outstanding.saturating_sub(1);
        if self.outstanding > 0 {
            return vec![Effect::Unwatch];
        }
        self.asked = None;
        let mut effects = vec![Effect::Unwatch, Effect::Save];
        match self.next.take() {
            Some(next) => effects.extend(self.asked(next)),
            None => effects.extend(self.graph_wanted()),
        }
        effects
    }

    fn happened(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { files, schema, current } => {
                let before =
                    self.schemas.take().filter(|_| self.asked == Some(Ask::Reset)).map(|schemas| schemas.after);
                self.schemas =
                    Some(Schemas { before: before.unwrap_or_else(|| schema.clone()), after: schema, current });
                if self.asked == Some(Ask::Reset) {
                    let sent = self.sent.clone().unwrap_or_default();
                    let gone = sent.keys().filter(|path| !files.contains_key(*path)).map(|path| (path.clone(), None));
                    let new = files.iter().map(|(path, text)| (path.clone(), Some(text.clone())));
                    self.files_changed(gone.chain(new).collect());
                }
            }
            Event::Output(output) => self.put_out(output),
            Event::SchemaChanged { before, after, current } => {
                self.schema_changed(before, after, current);
            }
            Event::FilesChanged { changes } => self.files_changed(changes),
            Event::FileOpened { path } => {
                if self.work.files.contains_key(&path) {
                    self.work.show(&path);
                }
            }
            Event::Prompt(prompt) => self.prompt = prompt,
            Event::Verdict(verdict) => {
                self.verdicts += 1;
                for check in verdict.checks.iter().filter(|check| check.outcome == Outcome::Failed) {
                    if let Some(place) = check.place.as_deref().and_then(Place::parse) {
                        self.problems.push(Problem { place, message: check.reason.clone() });
                    }
                }
            }
            Event::Graph(graph) => self.graph.graph = Some(graph),
            Event::Saved(saved) => self.work.saved = Some(Rc::new(saved)),
            Event::Done => return self.done(),
        }
        Vec::new()
    }

    /// Takes a new schema; the last difference stays in sight until there is another.
    fn schema_changed(&mut self, before: Schema, after: Schema, current: Vec<String>) {
        let shown = self.schemas.take().filter(|shown| before == after && shown.after == after);
        self.schemas = Some(
            shown.map_or(Schemas { before, after, current: current.clone() }, |shown| Schemas { current, ..shown }),
        );
    }

    fn put_out(&mut self, output: Output) {
        if let Output::Problem { place, diagnostic, .. } = &output
            && let Some(place) = Place::parse(place)
        {
            self.problems.push(Problem { place, message: diagnostic.message.clone() });
        }
        self.print(output);
    }

    /// Takes what a command did to files, beside what was typed meanwhile.
    fn files_changed(&mut self, changes: BTreeMap<String, Option<String>>) {
        let mut sent = self.sent.take().unwrap_or_default();
        for (path, text) in changes {
            let known = sent.get(&path) == text.as_ref();
            match text {
                Some(text) => {
                    sent.insert(path.clone(), text.clone());
                    if !known && self.work.files.insert(path.clone(), text).is_none() {
                        self.work.show(&path);
                    }
                }
                None => {
                    sent.remove(&path);
                    self.work.files.remove(&path);
                }
            }
        }
        self.sent = Some(sent);
        self.work.tidy();
    }
}

/// A text that is too long, by its end.
fn ended(text: String) -> String {
    let Some(excess) = text.len().checked_sub(PIECE_LIMIT).filter(|excess| *excess > 0) else { return text };
    let from = (excess..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let from = text[from..].find('\n').map_or(from, |at| from + at + 1);
    format!("… {} lines before\n{}", text[..from].lines().count(), &text[from..])
}
