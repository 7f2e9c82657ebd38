//! Other tabs of the same origin: what they wrote, and whose turn it is.

use gloo_events::EventListener;
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

#[wasm_bindgen(module = "/src/glue.js")]
extern "C" {
    /// Waits for the lock of a name; answers the function that gives it back.
    #[wasm_bindgen(js_name = takeTurn, catch)]
    async fn take_turn(name: &str) -> Result<JsValue, JsValue>;
}

/// The turn of this tab to run commands of an exercise; dropping it gives it back.
#[derive(Debug)]
pub struct Turn(Option<Function>);

impl Turn {
    /// Waits for the turn. A browser without locks gives it at once.
    pub async fn take(exercise: &str) -> Self {
        let release = take_turn(&format!("retort.{exercise}")).await;
        Self(release.ok().and_then(|release| release.dyn_into().ok()))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            // The function only resolves a promise.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Hears of generations that other tabs wrote, and tells of one's own.
#[derive(Debug)]
pub struct Neighbours {
    exercise: String,
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Neighbours {
    /// Listens for writes of one exercise.
    pub fn listen(exercise: &str, heard: impl Fn(u64) + 'static) -> Self {
        let channel = BroadcastChannel::new("retort").ok();
        let own = exercise.to_owned();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data: Array = event.unchecked_ref::<MessageEvent>().data().unchecked_into();
                if let (Some(name), Some(generation)) =
                    (data.get(0).as_string(), data.get(1).as_string().and_then(|text| text.parse().ok()))
                    && name == own
                {
                    heard(generation);
                }
            })
        });
        Self { exercise: exercise.into(), channel, _listener: listener }
    }

    /// Tells the others of a write.
    pub fn tell(&self, generation: u64) {
        if let Some(channel) = &self.channel {
            // Who does not hear it finds the generation before the next command.
            let _ = channel.post_message(&Array::of2(
                &JsValue::from(self.exercise.as_str()),
                &JsValue::from(generation.to_string()),
            ));
        }
    }
}

impl Drop for Neighbours {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
