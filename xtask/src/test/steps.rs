//! The steps, cheapest first.
//!
//! All native steps name the whole workspace and the same features, so that cargo builds each dependency (`RustPython`
//! above all) once for all of them: once to check, once to run.

use super::{Run, Step, browser};
use crate::machine::in_ci;
use crate::process::run;
use crate::{build, tidy};
use anyhow::Result;

/// Crates that become WebAssembly modules of their own.
const MODULES: &[&str] = &["page", "worker", "python-module"];
/// Features that the tests crate needs for all of its tests.
const FEATURES: &str = "tests/alembic,tests/course";

pub(super) const STEPS: &[Step] = &[
    Step { name: "format", run: format },
    Step { name: "tidy", run: |run| tidy::check(&run.repository, &run.machine) },
    Step { name: "lints on the host", run: lints_on_host },
    Step { name: "lints on wasm32", run: lints_on_wasm },
    Step { name: "native build", run: native_build },
    Step { name: "tests, recorded cases, laws", run: native_tests },
    Step { name: "the book", run: book },
    Step { name: "page", run: |run| build::build(&run.repository, &run.machine) },
    Step { name: "tests in the browser", run: browser::unit },
    Step { name: "end to end", run: browser::end_to_end },
];

fn format(state: &mut Run) -> Result<()> {
    run(&mut state.machine.cargo(["fmt", "--all", "--check"]))?;
    run(&mut state.machine.cargo(["fmt", "--manifest-path", "xtask/Cargo.toml", "--check"]))
}

fn lints_on_host(state: &mut Run) -> Result<()> {
    let mut command =
        state.machine.cargo(["clippy", "--locked", "--workspace", "--all-targets", "--features", FEATURES]);
    run(command.args(["--", "-D", "warnings"]))
}

fn lints_on_wasm(state: &mut Run) -> Result<()> {
    let mut command = state.machine.cargo(["clippy", "--locked", "--target", "wasm32-unknown-unknown"]);
    for module in MODULES {
        command.args(["-p", module]);
    }
    run(command.args(["--", "-D", "warnings"]))
}

fn native_build(state: &mut Run) -> Result<()> {
    let mut command = state.machine.cargo(["build", "--locked", "--workspace", "--features", FEATURES]);
    run(command.args(["--tests", "--bin", "retort"]))
}

/// Unit tests, the recorded cases, what each crate promises as a whole, its laws.
fn native_tests(state: &mut Run) -> Result<()> {
    let words = ["test", "--locked", "--workspace", "--features", FEATURES, "--no-fail-fast", "--tests"];
    let mut command = state.machine.cargo(words);
    if in_ci() {
        // A landing is refused for what it changes, not for a choice of chance; by hand, each run tries other choices.
        command.env("PROPTEST_RNG_SEED", "7");
    }
    state.count.run(&mut command)?;
    let own = ["test", "--locked", "--manifest-path", "xtask/Cargo.toml"];
    state.count.run(state.machine.cargo(own).env("CARGO_TARGET_DIR", state.machine.target().join("xtask")))
}

fn book(state: &mut Run) -> Result<()> {
    let program = state.machine.target().join("debug/retort");
    run(state.machine.command(&program.to_string_lossy()).args(["check", "book"]))
}
