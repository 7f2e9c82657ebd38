//! The page in a headless browser.
//!
//! [`Page::open`] starts a server over the built folder (`dist/`, or what `RETORT_DIST` names), chromedriver and
//! Chromium; everything ends when it is dropped. Its methods do what a learner does: click, type, read.

mod driver;
mod learner;
mod page;
mod server;

pub use driver::Driver;
pub use learner::Keys;
pub use page::{Page, Scripts};
pub use server::Server;

/// The files of the built page.
pub fn dist() -> std::path::PathBuf {
    std::env::var_os("RETORT_DIST")
        .map_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), Into::into)
}

/// Runs one test to its end, in a runtime of its own.
pub fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts").block_on(test);
}
