//! One browser on the built page.

use crate::{Driver, Server, dist};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a wait may last; a machine that also builds is slow.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether the browser runs scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    /// As usual.
    On,
    /// Forbidden.
    Off,
}

/// One browser on the built page.
#[derive(Debug)]
pub struct Page {
    /// The browser.
    pub client: Client,
    /// The server of the page.
    pub server: Server,
    /// The exercise that the methods mean.
    pub exercise: String,
    _driver: Driver,
}

impl Page {
    /// Opens a browser on a file of the site; the methods mean `exercise`, which may be empty.
    pub async fn open(path: &str, exercise: &str) -> Self {
        Self::open_with(path, exercise, Scripts::On).await
    }

    /// Opens a browser with or without scripts.
    pub async fn open_with(path: &str, exercise: &str, scripts: Scripts) -> Self {
        let page = Self::blank(exercise, scripts).await;
        page.go(path).await;
        page
    }

    /// Opens a browser that prefers a colour scheme, `light` or `dark`.
    pub async fn open_in(path: &str, exercise: &str, scheme: &str) -> Self {
        let (driver, server) = (Driver::start(), Server::start(dist()));
        let client = driver
            .browser(Scripts::On, &[&format!("--blink-settings=preferredColorScheme={}", u8::from(scheme == "light"))])
            .await;
        let page = Self { client, server, exercise: exercise.into(), _driver: driver };
        page.go(path).await;
        let dark = page.script("return matchMedia('(prefers-color-scheme: dark)').matches").await;
        assert_eq!(dark, Value::Bool(scheme == "dark"));
        page
    }

    /// Opens a browser that shows nothing yet.
    pub async fn blank(exercise: &str, scripts: Scripts) -> Self {
        let (driver, server) = (Driver::start(), Server::start(dist()));
        let client = driver.browser(scripts, &[]).await;
        Self { client, server, exercise: exercise.into(), _driver: driver }
    }

    /// Goes to a file of the site.
    pub async fn go(&self, path: &str) {
        self.client.goto(&self.server.url(path)).await.expect("the browser goes there");
    }

    /// The same browser, with methods that mean another exercise, or none.
    #[must_use]
    pub fn of(mut self, exercise: &str) -> Self {
        self.exercise = exercise.into();
        self
    }

    /// Ends the browser.
    pub async fn close(self) {
        self.client.close().await.expect("the browser ends");
    }

    /// Runs JavaScript.
    pub async fn script(&self, text: &str) -> Value {
        self.client.execute(text, Vec::new()).await.expect("the script runs")
    }

    /// A selector inside the exercise.
    pub fn inside(&self, selector: &str) -> String {
        if self.exercise.is_empty() {
            return selector.into();
        }
        let one = |part: &str| format!("[data-exercise=\"{}\"] {}", self.exercise, part.trim());
        selector.split(',').map(one).collect::<Vec<_>>().join(",")
    }

    /// Waits for an element of the exercise.
    pub async fn find(&self, selector: &str) -> Element {
        let selector = self.inside(selector);
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(&selector)).await;
        found.unwrap_or_else(|error| panic!("no {selector}: {error}"))
    }

    /// The text of the first such element as it is shown, or nothing.
    pub async fn text(&self, selector: &str) -> String {
        let selector = self.inside(selector);
        let script = format!("return document.querySelector({})?.innerText ?? ''", Value::from(selector));
        self.script(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the text of an element contains `expected`, and answers all of it.
    #[track_caller]
    pub fn until<'a>(&'a self, selector: &'a str, expected: &'a str) -> impl Future<Output = String> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let start = Instant::now();
            loop {
                let text = self.text(selector).await;
                if text.contains(expected) {
                    return text;
                }
                if start.elapsed() > PATIENCE {
                    self.shot("failed").await;
                    let rest = self.text(".bench").await;
                    panic!(
                        "{caller}: {selector} does not come to contain {expected:?}; it is:\n{text}\n--- bench\n{rest}"
                    );
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }

    /// Takes a picture into `target/screenshots/NAME.png`, or where `RETORT_SCREENSHOTS` says.
    pub async fn shot(&self, name: &str) {
        let folder = std::env::var_os("RETORT_SCREENSHOTS")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots"), PathBuf::from);
        if !self.exercise.is_empty() {
            let bench = Value::from(self.inside(".bench"));
            self.script(&format!("document.querySelector({bench})?.scrollIntoView()")).await;
        }
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        let png = self.client.screenshot().await.expect("the browser takes pictures");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("the picture can be written");
    }
}
