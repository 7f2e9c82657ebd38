//! The worker: the workbook behind the protocol, in a web worker.
//!
//! `www/engine-worker.js` loads this module and the Python module and hands commands over; here they are only converted.
//! Each exercise of a page has a [`Workbook`] of its own, made when it is first opened. Read [`handle`], then `python`.

mod bash;
mod python;

use crate::bash::BashModule;
use crate::python::PythonModule;
use engine::Environment;
use js_sys::{Array, Date, Math};
use protocol::Command;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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
/// A value that is no command, a bundle that is no book.
#[wasm_bindgen]
pub fn needs_python(exercise: &str, command: JsValue) -> Result<bool, JsValue> {
    Ok(match serde_wasm_bindgen::from_value(command)? {
        Command::Open { saved: Some(_), .. } | Command::Write { .. } | Command::Interrupt => false,
        Command::Open { saved: None, .. } | Command::Reset => !with(exercise, |it| it.is_begun(exercise))?,
        Command::Line { text } => with(exercise, |it| it.needs_python(&text))?,
        Command::Upgrade { .. } | Command::Downgrade { .. } | Command::Check { .. } | Command::Graph { .. } => true,
    })
}

/// Whether the bash must be there before this command.
///
/// # Errors
/// A value that is no command, a bundle that is no book.
#[wasm_bindgen]
pub fn needs_bash(exercise: &str, command: JsValue) -> Result<bool, JsValue> {
    match serde_wasm_bindgen::from_value(command)? {
        Command::Line { text } => with(exercise, |it| it.needs_bash(&text)),
        _ => Ok(false),
    }
}

/// The ids of all exercises of the book.
///
/// # Errors
/// A bundle that is no book.
#[wasm_bindgen]
pub fn exercises() -> Result<Vec<String>, JsValue> {
    Ok(new_workbook(environment())?.exercises().map(str::to_owned).collect())
}

/// The start databases of an exercise as bytes for [`begin_with`]; the clock in them stands still at `moment`,
/// milliseconds since 1970-01-01, so that a build gives the same bytes every time. Needs Python.
///
/// # Errors
/// A book that is at fault.
#[wasm_bindgen]
pub fn starts(exercise: &str, moment: f64) -> Result<Vec<u8>, JsValue> {
    let environment = Environment { clock: Rc::new(move || microseconds(moment)), seed: 0 };
    new_workbook(environment)?.starts(exercise).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// Takes what [`starts`] gave, before the exercise is opened.
///
/// # Errors
/// Bytes that are no start databases, a bundle that is no book.
#[wasm_bindgen]
pub fn begin_with(exercise: &str, bytes: &[u8]) -> Result<(), JsValue> {
    with(exercise, |it| it.begin_with(exercise, bytes))?.map_err(|error| JsValue::from_str(&error.to_string()))
}

/// Answers a command for an exercise: an array of events, the last of them `Done`.
///
/// # Errors
/// A value that is no command, a bundle that is no book.
#[wasm_bindgen]
pub fn handle(exercise: &str, command: JsValue) -> Result<Array, JsValue> {
    let command: Command = serde_wasm_bindgen::from_value(command)?;
    let events = with(exercise, |workbook| workbook.handle(command))?;
    let serializer = serde_wasm_bindgen::Serializer::new();
    events.iter().map(|event| event.serialize(&serializer).map_err(JsValue::from)).collect()
}

/// Does something with the workbook of an exercise, which is made when it is first needed.
fn with<T>(exercise: &str, body: impl FnOnce(&mut Workbook) -> T) -> Result<T, JsValue> {
    OPEN.with_borrow_mut(|open| {
        let workbook = match open.entry(exercise.to_owned()) {
            Entry::Occupied(occupied) => occupied.into_mut(),
            Entry::Vacant(vacant) => vacant.insert(new_workbook(environment())?),
        };
        Ok(body(workbook))
    })
}

fn new_workbook(environment: Environment) -> Result<Workbook, JsValue> {
    BOOK.with_borrow(|bundle| {
        Workbook::from_bundle(bundle, Box::new(PythonModule), Box::new(BashModule), environment)
            .map_err(|error| JsValue::from_str(&error.to_string()))
    })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "52 random bits of JavaScript")]
fn environment() -> Environment {
    let seed = (Math::random() * 4_503_599_627_370_496.0) as u64;
    Environment { clock: Rc::new(|| microseconds(Date::now())), seed }
}

/// JavaScript's milliseconds since 1970-01-01 as the engine counts.
#[allow(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
fn microseconds(milliseconds: f64) -> i64 {
    ((milliseconds - EPOCH) * 1000.0) as i64
}
