//! The worker: the workbook behind the protocol, in a web worker.
//!
//! `www/engine-worker.js` loads this module and the Python module and hands commands over; here they are only converted.
//! Each exercise of a page has a [`Workbook`] of its own, made when it is first opened. Read [`handle`], then `python`.

mod python;

use crate::python::PythonModule;
use engine::Environment;
use js_sys::{Array, Date, Math};
use protocol::Command;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use workbook::Workbook;

/// Milliseconds from 1970-01-01 to 2000-01-01.
const EPOCH: f64 = 946_684_800_000.0;

thread_local! {
    static BOOK: RefCell<String> = const { RefCell::new(String::new()) };
    static OPEN: RefCell<BTreeMap<String, Workbook>> = const { RefCell::new(BTreeMap::new()) };
}

/// Takes the text of `book.json`; every exercise is opened out of it.
#[wasm_bindgen]
pub fn open_book(bundle: String) {
    BOOK.set(bundle);
}

/// Whether Python must be there before this command: all but what only touches files or the database does need it.
///
/// # Errors
/// A value that is no command.
#[wasm_bindgen]
pub fn needs_python(command: JsValue) -> Result<bool, JsValue> {
    Ok(match serde_wasm_bindgen::from_value(command)? {
        Command::Open { saved, .. } => saved.is_none(),
        Command::Write { .. } => false,
        Command::Line { text } => !(text.starts_with('\\') || text.split_whitespace().next() == Some("psql")),
        Command::Upgrade { .. } | Command::Downgrade { .. } | Command::Check { .. } | Command::Reset => true,
    })
}

/// Answers a command for an exercise: an array of events, the last of them `Done`.
///
/// # Errors
/// A value that is no command, a bundle that is no book.
#[wasm_bindgen]
pub fn handle(exercise: &str, command: JsValue) -> Result<Array, JsValue> {
    let command: Command = serde_wasm_bindgen::from_value(command)?;
    let events = OPEN.with_borrow_mut(|open| {
        if !open.contains_key(exercise) {
            open.insert(exercise.to_owned(), new_workbook()?);
        }
        let workbook = open.get_mut(exercise).ok_or_else(|| JsValue::from_str("the exercise is not open"))?;
        Ok::<_, JsValue>(workbook.handle(command))
    })?;
    let serializer = serde_wasm_bindgen::Serializer::new();
    events.iter().map(|event| event.serialize(&serializer).map_err(JsValue::from)).collect()
}

fn new_workbook() -> Result<Workbook, JsValue> {
    BOOK.with_borrow(|bundle| {
        Workbook::from_bundle(bundle, Box::new(PythonModule), environment())
            .map_err(|error| JsValue::from_str(&error.to_string()))
    })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "JavaScript's numbers: milliseconds of this age and 52 random bits both fit"
)]
fn environment() -> Environment {
    Environment {
        clock: Rc::new(|| ((Date::now() - EPOCH) * 1000.0) as i64),
        seed: (Math::random() * 4_503_599_627_370_496.0) as u64,
    }
}
