//! The native modules of RustPython's standard library that revisions may reach, and no others.
//!
//! The sources are those of `rustpython-stdlib`; `build.rs` lists which.

#![allow(
    warnings,
    clippy::all,
    clippy::pedantic,
    reason = "the sources are another crate's, at home under its own lints"
)]

extern crate alloc;
#[macro_use]
extern crate rustpython_derive;

/// Marks a span for a profiler that is not there.
macro_rules! flame_guard {
    ($name:expr) => {};
}

use rustpython_common as common;
use rustpython_vm as vm;

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
