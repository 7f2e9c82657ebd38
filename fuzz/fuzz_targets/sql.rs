//! Any text through psql and a session.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if text.len() < 4096 {
        engine::laws::text_is_answered(text);
    }
});
