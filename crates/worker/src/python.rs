//! Python, as a module of its own beside this one.

use ::python::{Files, Host, Interpreter, Job, PythonError};
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `run` of the Python module, which `www/engine-worker.js` puts here once it is loaded.
    #[wasm_bindgen(js_namespace = retortPython, js_name = run, catch)]
    fn run(files: &str, job: &str, host: &mut dyn FnMut(String, String) -> String) -> Result<String, JsValue>;
}

/// The Python module as an interpreter. Files, job and answers cross as JSON text.
#[derive(Debug)]
pub(crate) struct PythonModule;

impl Interpreter for PythonModule {
    fn run(&mut self, files: &Files, job: &Job, host: &mut dyn Host) -> Result<Value, PythonError> {
        let mut ask = |name: String, argument: String| {
            let argument = serde_json::from_str(&argument).unwrap_or(Value::Null);
            text(&host.call(&name, argument))
        };
        // A trap inside Python leaves no state to go on with: it goes up to JavaScript, which replaces the worker.
        let answer = run(&text(files), &text(job), &mut ask).unwrap_or_else(|thrown| wasm_bindgen::throw_val(thrown));
        serde_json::from_str(&answer).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
    }
}

fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
}
