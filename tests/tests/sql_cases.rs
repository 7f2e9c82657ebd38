//! The cases of `cases/sql`, run by the engine's psql.

use engine::{Environment, Psql, Session};
use libtest_mimic::{Arguments, Failed};
use std::fmt::Write as _;
use std::fs;
use tests::{Case, chunks, sql_cases, trials};

/// 2025-01-20 10:30:00 UTC, in microseconds since 2000-01-01.
const CLOCK: i64 = 790_684_200_000_000;

fn main() {
    let arguments = Arguments::from_args();
    libtest_mimic::run(&arguments, trials(sql_cases(), answer)).exit();
}

/// The transcript as it is recorded: see `xtask/src/oracle/sql.rs`.
fn answer(case: &Case) -> Result<String, Failed> {
    let script = fs::read_to_string(&case.input)?;
    let mut transcript = transcript(&script, "default")?;
    let bare = self::transcript(&script, "sqlstate")?;
    let codes: Vec<&str> = bare.lines().filter_map(|line| line.strip_prefix("ERROR:  ")).collect();
    if !codes.is_empty() {
        writeln!(transcript, "\n-- SQLSTATE {}", codes.join(" "))?;
    }
    Ok(transcript)
}

fn transcript(script: &str, verbosity: &str) -> Result<String, Failed> {
    let mut session = Session::in_memory(Environment::fixed(CLOCK, 1))?;
    let mut psql = Psql::new(&mut session);
    psql.run(&format!("\\set VERBOSITY {verbosity}\n"));
    let mut transcript = String::new();
    for chunk in chunks(script) {
        let output = psql.run(chunk);
        transcript += chunk;
        transcript += &output.stderr;
        transcript += &output.stdout;
    }
    Ok(transcript)
}
