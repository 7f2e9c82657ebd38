//! The bash of the terminal, as a module of its own beside this one.

use script::{Bash, Call, Ended, Host, Script};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `run` of the bash module, which `www/engine-worker.js` puts here once it is loaded.
    #[wasm_bindgen(js_namespace = retortBash, js_name = run, catch)]
    fn run(script: &str, host: &mut dyn FnMut(String) -> String) -> Result<String, JsValue>;

    /// `forget` of the bash module.
    #[wasm_bindgen(js_namespace = retortBash, js_name = forget, catch)]
    fn forget(shell: &str) -> Result<(), JsValue>;
}

/// The bash module. Scripts and calls cross as JSON text.
#[derive(Debug)]
pub(crate) struct BashModule;

impl Bash for BashModule {
    fn run(&self, script: &Script, host: &mut dyn Host) -> Ended {
        let mut ask = |call: String| match serde_json::from_str::<Call>(&call) {
            Ok(call) => text(&host.call(call)),
            Err(error) => wasm_bindgen::throw_str(&error.to_string()),
        };
        // A trap inside leaves no state to go on with: it goes up to JavaScript, which replaces the worker.
        let ended = run(&text(script), &mut ask).unwrap_or_else(|thrown| wasm_bindgen::throw_val(thrown));
        serde_json::from_str(&ended).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
    }

    fn forget(&self, shell: &str) {
        // Without the module there is nothing to forget.
        let _ = forget(shell);
    }
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
}
