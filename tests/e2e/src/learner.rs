//! What a learner does.

use crate::Page;
use fantoccini::key::Key;
use serde_json::Value;
use std::time::Duration;

/// Keys as a browser is sent them.
#[derive(Debug)]
pub struct Keys;

impl Keys {
    /// One key.
    pub fn of(key: Key) -> String {
        char::from(key).to_string()
    }

    /// A key while another is held.
    pub fn with(held: Key, key: &str) -> String {
        format!("{}{key}{}", char::from(held), char::from(Key::Null))
    }
}

impl Page {
    /// Waits for the button of a name in the exercise, and presses it.
    pub async fn press(&self, name: &str) {
        let find = format!(
            "return [...document.querySelectorAll({})].some(b => b.innerText.trim().startsWith({}) && !b.disabled && b.ariaDisabled !== 'true' && (b.click(), true))",
            Value::from(self.inside("button")),
            Value::from(name)
        );
        for _ in 0..1200 {
            if self.script(&find).await == Value::Bool(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no button {name:?} can be pressed");
    }

    /// Types a line at the prompt and runs it.
    pub async fn line(&self, text: &str) {
        let input = self.find(".prompt textarea").await;
        input.send_keys(&format!("{text}{}", Keys::of(Key::Enter))).await.expect("the prompt takes keys");
    }

    /// Waits for the editor, puts the cursor in it and sends keys.
    pub async fn keys(&self, keys: &str) {
        self.find(".cm-content").await.send_keys(keys).await.expect("the editor takes keys");
    }

    /// Pastes over everything in the editor.
    pub async fn paste(&self, text: &str) {
        self.keys(&Keys::with(Key::Control, "a")).await;
        let script = format!(
            "const data = new DataTransfer(); data.setData('text/plain', {});
             document.querySelector({}).dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));",
            Value::from(text),
            Value::from(self.inside(".cm-content")),
        );
        self.script(&script).await;
    }

    /// Replaces the line that reads `old` (the `nth` of them, from 0) by typing at it; more lines follow by Enter.
    pub async fn retype(&self, old: &str, nth: usize, new: &str) {
        self.keys(&self.retyping(old, nth, new).await).await;
    }

    /// The keys of [`Page::retype`], for an editor that has the focus.
    pub async fn retyping(&self, old: &str, nth: usize, new: &str) -> String {
        let text = self.file().await;
        let line = text.split('\n').enumerate().filter(|(_, line)| line.trim() == old).nth(nth);
        let (line, _) = line.unwrap_or_else(|| panic!("no line {old:?} in\n{text}"));
        let mut keys = Keys::with(Key::Control, &Keys::of(Key::Home));
        keys.push_str(&Keys::of(Key::Down).repeat(line));
        keys.push_str(&Keys::of(Key::End));
        keys.push_str(&Keys::with(Key::Shift, &Keys::of(Key::Home)));
        keys.push_str(new);
        keys
    }

    /// The text in the editor.
    pub async fn file(&self) -> String {
        self.find(".cm-content").await;
        let script = format!(
            "return [...document.querySelectorAll({})].map(l => l.textContent).join('\\n')",
            Value::from(self.inside(".cm-line"))
        );
        self.script(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until nothing loads or runs.
    pub async fn settle(&self) {
        self.until(".status", "Ready.").await;
    }
}
