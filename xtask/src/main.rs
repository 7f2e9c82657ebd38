//! The tasks of this repository: `cargo xtask COMMAND`.
//!
//! Compiles with an older stable Rust than the rest needs, finds or installs what the rest needs, and runs it with
//! that. Read [`task`], then [`machine`], then the task that you came for.

mod bench;
mod build;
mod fidelity;
mod freshness;
mod machine;
mod npm;
mod oracle;
mod process;
mod repository;
mod rust_toolchain;
mod serve;
mod setup;
mod task;
mod test;
mod tidy;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match task::run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
