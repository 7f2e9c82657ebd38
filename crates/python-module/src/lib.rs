//! The interpreter as a WebAssembly module of its own.
//!
//! JavaScript loads `python.js` as any module of wasm-bindgen (`await module.default()` starts the interpreter), then
//! calls [`run`] synchronously, as often as it likes. Everything that crosses is JSON text:
//!
//! ```js
//! const answer = JSON.parse(module.run(JSON.stringify(files), JSON.stringify(job), host));
//! // {"Ok": value} or {"Err": PythonError}
//! function host(name, argument) { return JSON.stringify({ Ok: null }); } // or {"Err": HostError}
//! ```

use interpreter::RustPython;
use js_sys::Function;
use python::{Files, Host, HostError, Interpreter, Job, PythonError};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::cell::RefCell;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

thread_local! {
    static PYTHON: RefCell<Option<RustPython>> = const { RefCell::new(None) };
}

/// Starts the interpreter, unless it is there already.
pub fn start() {
    PYTHON.with_borrow_mut(|python| {
        python.get_or_insert_default();
    });
}

/// Runs one job: `files` is [`Files`], `job` a [`Job`], both as JSON; `host(name, argument)` takes and answers JSON.
///
/// Answers `{"Ok": value}` or `{"Err": PythonError}`.
///
/// # Errors
/// A text that is no JSON of its kind.
#[wasm_bindgen]
pub fn run(files: &str, job: &str, host: &Function) -> Result<String, JsValue> {
    let files: Files = parse(files)?;
    let job: Job = parse(job)?;
    let answer = PYTHON.with_borrow_mut(|python| {
        let answer: Answer = python.get_or_insert_default().run(&files, &job, &mut JsHost(host));
        serde_json::to_string(&answer)
    });
    answer.map_err(|error| JsValue::from_str(&error.to_string()))
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    serde_json::from_str(text).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// A function of JavaScript as the host.
struct JsHost<'a>(&'a Function);

impl Host for JsHost<'_> {
    fn call(&mut self, name: &str, argument: Value) -> Result<Value, HostError> {
        let answer = self
            .0
            .call2(&JsValue::NULL, &JsValue::from_str(name), &JsValue::from_str(&argument.to_string()))
            .map_err(|thrown| broken(&format!("{thrown:?}")))?;
        let text = answer.as_string().ok_or_else(|| broken("the host answered no text"))?;
        serde_json::from_str::<Result<Value, HostError>>(&text).map_err(|error| broken(&error.to_string()))?
    }
}

/// The error for a host that does not keep the protocol.
fn broken(message: &str) -> HostError {
    HostError { exception: "RuntimeError".to_owned(), message: message.to_owned(), diagnostic: None }
}

/// What [`run`] answers.
pub type Answer = Result<Value, PythonError>;
