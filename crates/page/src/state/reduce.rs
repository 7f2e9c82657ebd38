//! The reducer.

use super::{Action, Ask, Draft, Effect, Engine, FILE_LIMIT, Gravity, Kept, LINE_LIMIT, Notice, Record, State, Work};
use protocol::{Command, Files, Output, Saved};

impl State {
    /// Takes in what happened and answers what to do, in order.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Restored { record, draft } => self.restored(record, draft),
            Action::Edited { path, text } => self.edited(path, text),
            Action::Refused { length } => self.refused(length),
            Action::Fronted(path) => self.kept(|work| work.show(&path)),
            Action::Closed(path) => self.kept(|work| {
                if work.tabs.len() > 1 {
                    work.tabs.retain(|tab| *tab != path);
                }
                work.tidy();
            }),
            Action::Discarded(path) => self.kept(|work| {
                work.files.remove(&path);
                work.tidy();
            }),
            Action::Asked(ask) => self.asked(ask),
            Action::Synced { snapshot, kept } => self.synced(&snapshot, kept),
            Action::Reported(report) => self.reported(report),
            Action::TimedOut => self.timed_out(),
            Action::Interrupted { typed } => self.interrupted(&typed),
            Action::Cleared => self.kept(|work| work.transcript.clear()),
            Action::Listed(names) => {
                self.print(Output::Stdout(names.join("  ") + "\n"));
                Vec::new()
            }
            Action::Retried => {
                self.engine = Engine::Loading("the engine".into());
                self.forget_worker();
                vec![Effect::Replace]
            }
            Action::Elsewhere(generation) if generation > self.base.generation && !self.busy() => {
                vec![Effect::SaveSoon]
            }
            Action::HintWanted => {
                let all = self.sheet.hints.len();
                self.kept(|work| work.hints = (work.hints + 1).min(all))
            }
            Action::Answered { id, text } if text.len() <= LINE_LIMIT => self.kept(|work| {
                work.answers.insert(id, text);
            }),
            Action::Elsewhere(_) | Action::Answered { .. } => Vec::new(),
            Action::SolutionToggled => {
                self.solution = !self.solution && self.attempts() > 0;
                Vec::new()
            }
            Action::Jumped(place) => self.jumped(place),
            Action::ResetWanted => {
                self.resetting = true;
                Vec::new()
            }
            Action::ResetUnwanted => {
                self.resetting = false;
                Vec::new()
            }
            Action::GraphToggled(open) => self.graph_toggled(open),
            Action::WalkChosen(walk) => self.walk_chosen(walk),
            Action::NoticeRead => {
                self.notice = None;
                Vec::new()
            }
        }
    }

    /// Changes the work and has it saved.
    fn kept(&mut self, change: impl FnOnce(&mut Work)) -> Vec<Effect> {
        change(&mut self.work);
        vec![Effect::SaveSoon]
    }

    fn say(&mut self, text: impl Into<String>, grave: Gravity) {
        self.notice = Some(Notice { text: text.into(), grave });
    }

    /// Says once that nothing is kept.
    fn not_kept(&mut self, reason: &str) {
        if !std::mem::replace(&mut self.unkept, true) {
            self.say(
                format!("This browser does not let the work be kept ({reason}). It is lost when the page is closed."),
                Gravity::Grave,
            );
        }
    }

    fn restored(&mut self, record: Result<Option<Box<Record>>, String>, draft: Option<Draft>) -> Vec<Effect> {
        self.restored = true;
        match record {
            Ok(Some(record)) => {
                let record = *record;
                let base = std::mem::replace(&mut self.base, record.clone());
                let copies = self.work.merge(&base.work, &record.work);
                if copies.is_empty() {
                    self.work.front.clone_from(&record.work.front);
                    self.work.tabs.clone_from(&record.work.tabs);
                }
                self.work.tidy();
            }
            Ok(None) => {}
            Err(reason) => self.not_kept(&reason),
        }
        if let Some(draft) = draft {
            self.work.take_draft(&draft);
        }
        if self.asked.is_some() {
            vec![Effect::Sync]
        } else if self.work == self.base.work {
            Vec::new()
        } else {
            vec![Effect::SaveSoon]
        }
    }

    fn edited(&mut self, path: String, text: String) -> Vec<Effect> {
        if text.len() > FILE_LIMIT {
            return self.refused(text.len());
        }
        if self.work.files.get(&path) == Some(&text) {
            return Vec::new();
        }
        self.problems.retain(|problem| problem.place.path != path);
        self.graph.is_stale = true;
        self.kept(|work| {
            work.files.insert(path, text);
        })
    }

    fn refused(&mut self, length: usize) -> Vec<Effect> {
        self.say(
            format!(
                "That would make the file {} KB long; {} KB is the most. The text is as it was.",
                length.div_ceil(1024),
                FILE_LIMIT / 1024
            ),
            Gravity::Grave,
        );
        Vec::new()
    }

    pub(super) fn asked(&mut self, ask: Ask) -> Vec<Effect> {
        if self.busy() || (ask == Ask::Open && (self.asked.is_some() || self.sent.is_some())) {
            return Vec::new();
        }
        if let Ask::Line(text) = &ask
            && text.len() > LINE_LIMIT
        {
            self.say(format!("A line can be {} KB long at most.", LINE_LIMIT / 1024), Gravity::Grave);
            return Vec::new();
        }
        if let Ask::Line(text) = &ask {
            self.work.remember(text);
        }
        if !ask.is_quiet() {
            self.notice = None;
            self.problems.clear();
            self.graph.is_stale = true;
            self.resetting = false;
        }
        if self.asked.is_some() {
            self.next = Some(ask);
            return Vec::new();
        }
        self.asked = Some(ask);
        vec![Effect::Sync]
    }

    fn jumped(&mut self, place: super::Place) -> Vec<Effect> {
        if !self.work.files.contains_key(&place.path) {
            return Vec::new();
        }
        self.jump.count += 1;
        let path = place.path.clone();
        self.jump.place = Some(place);
        self.kept(|work| work.show(&path))
    }

    /// Takes what the store holds now; then the command that waited for it goes out.
    fn synced(&mut self, snapshot: &Work, kept: Result<Box<Kept>, String>) -> Vec<Effect> {
        match kept {
            Ok(kept) => self.took(snapshot, *kept),
            Err(reason) => self.not_kept(&reason),
        }
        match self.asked {
            Some(_) if self.outstanding > 0 => Vec::new(),
            Some(_) => self.send(),
            None => self.graph_wanted(),
        }
    }

    fn took(&mut self, snapshot: &Work, kept: Kept) {
        if kept.newer {
            let mut conflicts = self.work.merge(snapshot, &kept.record.work);
            conflicts.extend(kept.conflicts);
            if kept.record.work.saved != snapshot.saved {
                self.sent = None;
                self.schemas = None;
            }
            if conflicts.is_empty() {
                self.say("Took over newer work from another tab.", Gravity::Calm);
            } else {
                self.say(
                    format!(
                        "Another tab had changed {} as well. Its text is here; yours is kept in a copy that ends in \
                         .conflict.",
                        conflicts.join(", ")
                    ),
                    Gravity::Grave,
                );
            }
        }
        self.base = kept.record;
    }

    fn send(&mut self) -> Vec<Effect> {
        let Some(ask) = self.asked.clone() else { return Vec::new() };
        let mut commands = self.catch_up();
        commands.extend(ask.command(&self.work));
        self.outstanding = commands.len();
        if commands.is_empty() {
            self.asked = None;
            return Vec::new();
        }
        vec![Effect::Send(commands)]
    }

    /// The commands that make the worker's files equal to the work.
    fn catch_up(&mut self) -> Vec<Command> {
        let mut commands = Vec::new();
        let known = match (self.sent.take(), &self.work.saved) {
            (Some(sent), _) => sent,
            (None, saved) => {
                let saved = saved.as_ref().map(|saved| Saved { files: self.work.files.clone(), ..Saved::clone(saved) });
                let files = saved.as_ref().map_or_else(|| self.sheet.files.clone(), |saved| saved.files.clone());
                commands.push(Command::Open { exercise: self.sheet.id.clone(), saved });
                files
            }
        };
        commands.extend(writes(&known, &self.work.files));
        self.sent = Some(self.work.files.clone());
        commands
    }
}

fn writes<'a>(known: &'a Files, files: &'a Files) -> impl Iterator<Item = Command> + 'a {
    let gone = known.keys().filter(|path| !files.contains_key(*path));
    let changed = files.iter().filter(|(path, text)| known.get(*path) != Some(text));
    gone.map(|path| Command::Write { path: path.clone(), text: None })
        .chain(changed.map(|(path, text)| Command::Write { path: path.clone(), text: Some(text.clone()) }))
}
