//! What a script may take. A tab has one thread: each bound is met well before the page loses patience.

use bashkit::{ExecutionLimits, FsLimits, MemoryLimits, SessionLimits};
use std::time::Duration;

/// Bytes that a script may print on either stream.
const OUTPUT: usize = 1 << 20;
/// Bytes that one file, and all files, may have.
const FILE: u64 = 4 << 20;
const FILES: u64 = 24 << 20;

/// How long a script may take: the page ends its worker after five seconds.
const PATIENCE: Duration = Duration::from_secs(4);

/// Commands, loops, depth, output.
pub(crate) fn execution() -> ExecutionLimits {
    let mut limits = ExecutionLimits::new()
        .max_commands(50_000)
        .max_loop_iterations(20_000)
        .max_total_loop_iterations(40_000)
        .max_background_jobs(16);
    limits.timeout = PATIENCE;
    limits.max_stdout_bytes = OUTPUT;
    limits.max_stderr_bytes = OUTPUT;
    limits.max_function_depth = 50;
    limits.max_subst_depth = 12;
    limits.max_subshell_depth = 12;
    limits.max_input_bytes = 1 << 20;
    limits
}

/// The files of a machine.
pub(crate) fn files() -> FsLimits {
    FsLimits { max_file_size: FILE, max_total_bytes: FILES, ..FsLimits::default() }
}

/// Variables.
pub(crate) fn memory() -> MemoryLimits {
    MemoryLimits::new()
}

/// A terminal stays open as long as its page: what counts is one line.
pub(crate) fn session() -> SessionLimits {
    SessionLimits { max_total_commands: u64::MAX, max_exec_calls: u64::MAX }
}
