//! One exercise: carries out what its state wants.

use crate::engine::Engine;
use crate::state::{Action, Ask, Draft, Effect, Engine as Progress, Kept, PATIENCE, State, Work};
use crate::store::{Store, keep_draft, take_draft};
use crate::tabs::{Neighbours, Turn};
use crate::view;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use protocol::Sheet;
use std::rc::Rc;
use yew::prelude::*;

/// How long typing rests before it is written, in milliseconds.
const REST: u32 = 250;

/// What an exercise is given.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ExerciseProps {
    /// What the chapter says of it.
    pub sheet: Rc<Sheet>,
}

/// What reaches the component.
pub enum Message {
    /// Something for the state.
    Act(Action),
    /// The store is open, or not; and what it held.
    Opened(Option<Rc<Store>>, Action),
    /// It is time to write.
    SaveDue,
    /// It is this tab's turn to run a command.
    TurnTaken(Turn),
    /// The store has written.
    Written(Box<Work>, Result<Box<Kept>, String>),
    /// The page goes, perhaps for good.
    Leaving,
}

/// The component of one exercise.
pub struct Exercise {
    state: State,
    store: Option<Rc<Store>>,
    neighbours: Neighbours,
    turn: Option<Turn>,
    queued: bool,
    saving: Option<Timeout>,
    watch: Option<Timeout>,
    writing: bool,
    write_again: bool,
    drafted: bool,
    _leaving: [EventListener; 2],
}

impl Component for Exercise {
    type Message = Message;
    type Properties = ExerciseProps;

    fn create(ctx: &Context<Self>) -> Self {
        let sheet = ctx.props().sheet.clone();
        let link = ctx.link().clone();
        Engine::shared().listen(&sheet.id, link.callback(|report| Message::Act(Action::Reported(report))));
        let heard = link.callback(|generation| Message::Act(Action::Elsewhere(generation)));
        let neighbours = Neighbours::listen(&sheet.id, move |generation| heard.emit(generation));
        let exercise = sheet.id.clone();
        link.send_future(async move { restore(&exercise).await });
        Self {
            state: State::new(sheet),
            store: None,
            neighbours,
            turn: None,
            queued: false,
            saving: None,
            watch: None,
            writing: false,
            write_again: false,
            drafted: false,
            _leaving: leaving(&link.callback(|()| Message::Leaving)),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.act(ctx, action),
            Message::Opened(store, action) => {
                self.store = store;
                self.act(ctx, action);
                self.act(ctx, Action::Asked(Ask::Open));
            }
            Message::SaveDue => {
                self.saving = None;
                self.write(ctx);
                return false;
            }
            Message::TurnTaken(turn) => {
                self.queued = false;
                if self.state.asked.is_some() {
                    self.turn = Some(turn);
                    self.write(ctx);
                }
                return false;
            }
            Message::Written(snapshot, kept) => self.written(ctx, snapshot, kept),
            Message::Leaving => {
                self.leave(ctx);
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::exercise(&self.state, &ctx.link().callback(Message::Act))
    }
}

impl Exercise {
    fn act(&mut self, ctx: &Context<Self>, action: Action) {
        let before = (self.state.verdicts, self.state.engine == Progress::Ready);
        let effects = self.state.apply(action);
        let after = (self.state.verdicts, self.state.engine == Progress::Ready);
        mark("retort.verdict", before.0 < after.0);
        mark("retort.ready", !before.1 && after.1);
        for effect in effects {
            self.carry_out(ctx, effect);
        }
        if self.state.asked.is_none() {
            self.turn = None;
        }
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effect: Effect) {
        let link = ctx.link().clone();
        let exercise = self.state.sheet.id.clone();
        match effect {
            Effect::SaveSoon => self.saving = Some(Timeout::new(REST, move || link.send_message(Message::SaveDue))),
            Effect::Save => self.write(ctx),
            Effect::Sync if self.turn.is_some() => self.write(ctx),
            Effect::Sync if self.queued => {}
            Effect::Sync => {
                self.queued = true;
                link.send_future(async move { Message::TurnTaken(Turn::take(&exercise).await) });
            }
            Effect::Send(commands) => Engine::shared().send(&exercise, &commands),
            Effect::Watch => {
                let late = move || link.send_message(Message::Act(Action::TimedOut));
                self.watch = Some(Timeout::new(PATIENCE, late));
            }
            Effect::Unwatch => self.watch = None,
            Effect::Replace => {
                Engine::shared().replace(&exercise);
                link.send_message(Message::Act(Action::Asked(Ask::Open)));
            }
        }
    }

    /// Writes the work; one write at a time.
    fn write(&mut self, ctx: &Context<Self>) {
        if !self.state.restored {
            return;
        }
        if self.writing {
            self.write_again = true;
            return;
        }
        self.writing = true;
        self.saving = None;
        let (store, base) = (self.store.clone(), self.state.base.clone());
        let (exercise, work) = (self.state.sheet.id.clone(), Box::new(self.state.work.clone()));
        ctx.link().send_future(async move {
            let kept = match store {
                Some(store) => store.write(&exercise, &base, &work).await.map(Box::new).map_err(|error| error.0),
                None => Err("no IndexedDB".into()),
            };
            Message::Written(work, kept)
        });
    }

    fn written(&mut self, ctx: &Context<Self>, snapshot: Box<Work>, kept: Result<Box<Kept>, String>) {
        self.writing = false;
        if kept.is_ok() && std::mem::take(&mut self.drafted) {
            // It is in the store now.
            let _ = take_draft(&self.state.sheet.id);
        }
        if let Ok(kept) = &kept
            && kept.written
        {
            self.neighbours.tell(kept.record.generation);
        }
        self.act(ctx, Action::Synced { snapshot, kept });
        if std::mem::take(&mut self.write_again) {
            self.write(ctx);
        }
    }

    fn leave(&mut self, ctx: &Context<Self>) {
        if let Some(draft) = Draft::of(&self.state.base.work, &self.state.work) {
            keep_draft(&self.state.sheet.id, &draft);
            self.drafted = true;
        }
        if self.saving.take().is_some() {
            self.write(ctx);
        }
    }
}

/// Leaves a mark for measurements, if it is time.
fn mark(name: &str, due: bool) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()).filter(|_| due) {
        // Only measurements miss it.
        let _ = performance.mark(name);
    }
}

/// Listens for the page being hidden or closed.
fn leaving(leave: &Callback<()>) -> [EventListener; 2] {
    let window = web_sys::window().expect("a page has a window");
    let document = window.document().expect("a page has a document");
    let (hide, change) = (leave.clone(), leave.clone());
    [
        EventListener::new(&window, "pagehide", move |_| hide.emit(())),
        EventListener::new(&document, "visibilitychange", move |_| change.emit(())),
    ]
}

async fn restore(exercise: &str) -> Message {
    let store = Store::open().await;
    let record = match &store {
        Ok(store) => store.read(exercise).await.map(|record| record.map(Box::new)),
        Err(error) => Err(error.clone()),
    };
    let record = record.map_err(|error| error.0);
    Message::Opened(store.ok().map(Rc::new), Action::Restored { record, draft: take_draft(exercise) })
}
