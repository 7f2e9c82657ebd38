//! The worker, shared by all exercises of a page.
//!
//! The worker is a plain module worker and not gloo-worker's: a command that does not end must be cut off with
//! `terminate`, while gloo asks the worker to end by a message that a busy worker never reads.

use crate::state::Report;
use gloo_events::EventListener;
use js_sys::{Array, Reflect};
use protocol::Command;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

#[wasm_bindgen(module = "/src/glue.js")]
extern "C" {
    /// Where a file of the site lies.
    #[wasm_bindgen(js_name = siteUrl)]
    fn site_url(name: &str) -> String;

    /// The worker that the page's own text started, given away once.
    #[wasm_bindgen(js_name = earlyWorker)]
    fn early_worker() -> Option<Worker>;
}

thread_local! {
    static SHARED: Rc<Engine> = Rc::default();
}

/// The worker and who listens to it.
#[derive(Default)]
pub struct Engine {
    running: RefCell<Option<Running>>,
    listeners: RefCell<BTreeMap<String, Callback<Report>>>,
}

struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Engine {
    /// The engine of this page.
    pub fn shared() -> Rc<Self> {
        SHARED.with(Rc::clone)
    }

    /// Hears what the worker says of an exercise.
    pub fn listen(&self, exercise: &str, heard: Callback<Report>) {
        self.listeners.borrow_mut().insert(exercise.into(), heard);
    }

    /// Sends commands, in order; the answers come as reports.
    pub fn send(self: &Rc<Self>, exercise: &str, commands: &[Command]) {
        for command in commands {
            let Ok(command) = command.serialize(&serde_wasm_bindgen::Serializer::new()) else {
                self.tell(exercise, Report::Failed("a command could not be sent".into()));
                return;
            };
            self.post(&Array::of3(&"run".into(), &exercise.into(), &command));
        }
    }

    /// Has Python fetched, before it is needed.
    pub fn warm(self: &Rc<Self>) {
        self.post(&Array::of1(&"warm".into()));
    }

    /// Ends the worker, whatever it does, and starts a new one. All exercises but the one named hear of it.
    pub fn replace(self: &Rc<Self>, exercise: &str) {
        self.running.replace(None);
        let others: Vec<Callback<Report>> = {
            let listeners = self.listeners.borrow();
            listeners.iter().filter(|(name, _)| *name != exercise).map(|(_, heard)| heard.clone()).collect()
        };
        for heard in others {
            heard.emit(Report::Replaced);
        }
        self.warm();
    }

    fn post(self: &Rc<Self>, message: &Array) {
        let started = self.running.borrow().is_some() || self.start();
        if let Some(running) = self.running.borrow().as_ref().filter(|_| started) {
            // Plain data can always be cloned.
            let _ = running.worker.post_message(message);
        }
    }

    fn start(self: &Rc<Self>) -> bool {
        let Some(worker) = early_worker().or_else(new_worker) else {
            self.tell_all(&Report::Failed("this browser does not start workers here".into()));
            return false;
        };
        let heard = {
            let engine = Rc::downgrade(self);
            EventListener::new(&worker, "message", move |event| {
                if let Some(engine) = engine.upgrade() {
                    engine.heard(&event.unchecked_ref::<MessageEvent>().data());
                }
            })
        };
        let broke = {
            let engine = Rc::downgrade(self);
            EventListener::new(&worker, "error", move |event| {
                let reason = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                let reason = if reason.is_empty() { "the engine could not be fetched".into() } else { reason };
                if let Some(engine) = engine.upgrade() {
                    engine.tell_all(&Report::Failed(reason));
                }
            })
        };
        self.running.replace(Some(Running { worker, _listeners: [heard, broke] }));
        true
    }

    fn heard(&self, message: &JsValue) {
        let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let text = |name: &str| field(name).as_string().unwrap_or_default();
        let exercise = text("exercise");
        match text("kind").as_str() {
            "loading" => self.tell_all(&Report::Loading(text("payload"))),
            "ready" => self.tell_all(&Report::Ready),
            "failed" => self.tell_all(&Report::Failed(text("payload"))),
            "running" => self.tell(&exercise, Report::Running),
            "trapped" => self.tell(&exercise, Report::Trapped(text("payload"))),
            "event" => match serde_wasm_bindgen::from_value(field("payload")) {
                Ok(event) => self.tell(&exercise, Report::Event(event)),
                Err(error) => self.tell(&exercise, Report::Failed(error.to_string())),
            },
            _ => {}
        }
    }

    fn tell(&self, exercise: &str, report: Report) {
        let heard = self.listeners.borrow().get(exercise).cloned();
        if let Some(heard) = heard {
            heard.emit(report);
        }
    }

    fn tell_all(&self, report: &Report) {
        let all: Vec<Callback<Report>> = self.listeners.borrow().values().cloned().collect();
        for heard in all {
            heard.emit(report.clone());
        }
    }
}

fn new_worker() -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&site_url("engine-worker.js"), &options).ok()
}
