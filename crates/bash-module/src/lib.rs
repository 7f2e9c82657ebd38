//! The bash of the terminal as a WebAssembly module of its own, fetched when a line first needs it.
//!
//! JavaScript loads `bash.js` as any module of wasm-bindgen, then calls [`run`] synchronously. Everything that crosses is JSON text:
//!
//! ```js
//! const ended = JSON.parse(module.run(JSON.stringify(script), host));
//! function host(call) { return JSON.stringify({ status: 0, stdout: "", stderr: "", changes: {} }); }
//! ```

use bash::Bashkit;
use js_sys::Function;
use script::{Bash, Call, Host, Reply, Script};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

thread_local! {
    static BASH: Bashkit = Bashkit::new();
}

/// Runs one script: `script` is a [`Script`], the answer a [`script::Ended`], both as JSON; `host` takes a [`Call`] and answers a [`Reply`].
///
/// # Errors
/// A text that is no script.
#[wasm_bindgen]
pub fn run(script: &str, host: &Function) -> Result<String, JsValue> {
    let script: Script = serde_json::from_str(script).map_err(fault)?;
    BASH.with(|bash| text(&bash.run(&script, &mut JsHost(host))))
}

/// Forgets a shell.
#[wasm_bindgen]
pub fn forget(shell: &str) {
    BASH.with(|bash| bash.forget(shell));
}

fn text(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(fault)
}

fn fault(error: serde_json::Error) -> JsValue {
    JsValue::from_str(&error.to_string())
}

/// A function of JavaScript as the host.
struct JsHost<'a>(&'a Function);

impl Host for JsHost<'_> {
    fn call(&mut self, call: Call) -> Reply {
        let asked = text(&call).unwrap_or_else(|thrown| wasm_bindgen::throw_val(thrown));
        // A host that broke leaves no state to go on with: what it threw goes up to JavaScript.
        let answer = self
            .0
            .call1(&JsValue::NULL, &JsValue::from_str(&asked))
            .unwrap_or_else(|thrown| wasm_bindgen::throw_val(thrown));
        let answer = answer.as_string().unwrap_or_default();
        serde_json::from_str(&answer).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
    }
}
