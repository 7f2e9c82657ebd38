//! SQL cases: what `psql -a` shows.
//!
//! The recording is the transcript of `psql -X -a < CASE.sql` with both streams in one, as PostgreSQL's own regression
//! tests are recorded. After a blank line follows `-- SQLSTATE` with the code of each error, in order, if there was any;
//! psql does not show the codes, so they come from a second run in a fresh database with `VERBOSITY sqlstate`.

use super::cases::Case;
use super::cluster::Cluster;
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Stdio;

/// The transcript of one case.
pub(super) fn record(cluster: &Cluster, case: &Case) -> Result<String> {
    let text = fs::read_to_string(&case.input)?;
    let mut transcript = psql(cluster, &text, "default")?;
    let bare = psql(cluster, &text, "sqlstate")?;
    let codes = errors(&bare);
    if codes.len() != errors(&transcript).len() {
        bail!("{}: the two runs differ in the number of errors", case.name);
    }
    if !codes.is_empty() {
        transcript += &format!("\n-- SQLSTATE {}\n", codes.join(" "));
    }
    Ok(transcript)
}

fn psql(cluster: &Cluster, text: &str, verbosity: &str) -> Result<String> {
    cluster.fresh_database()?;
    let script = format!("exec psql -X -a -v VERBOSITY={verbosity} 2>&1");
    let mut child = cluster
        .client("/bin/sh", &[])?
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("could not start psql")?;
    let mut input = child.stdin.take().context("the pipe to psql")?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, text.as_bytes()));
    let answer = child.wait_with_output()?;
    writer.join().ok().context("the thread that feeds psql")??;
    String::from_utf8(answer.stdout).context("psql answered something that is not UTF-8")
}

/// What follows `ERROR:  ` on each line that begins with it.
fn errors(transcript: &str) -> Vec<&str> {
    transcript.lines().filter_map(|line| line.strip_prefix("ERROR:  ")).collect()
}
